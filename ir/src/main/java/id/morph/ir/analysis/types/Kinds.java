package id.morph.ir.analysis.types;

import java.util.StringJoiner;

/** The kinds of values as bits of an int. A boolean has two bits, one for each of its values. */
public final class Kinds {

    public static final int UNDEFINED = 1;
    public static final int NIL = 1 << 1;
    public static final int TRUE = 1 << 2;
    public static final int FALSE = 1 << 3;
    public static final int INT = 1 << 4;
    public static final int FLOAT = 1 << 5;
    public static final int TEXT = 1 << 6;
    public static final int LIST = 1 << 7;
    public static final int DICT = 1 << 8;
    public static final int BYTES = 1 << 9;
    /** Anything that can be called except a class: functions, bound methods, constructors of variants. */
    public static final int FUNCTION = 1 << 10;

    public static final int CLASS = 1 << 11;
    public static final int INSTANCE = 1 << 12;
    public static final int VARIANT = 1 << 13;
    public static final int GENERATOR = 1 << 14;
    public static final int MODULE = 1 << 15;
    public static final int ROUTINE = 1 << 16;
    /** Handles of files and sockets, and whatever else a host hands out. */
    public static final int HOST = 1 << 17;

    public static final int CELL = 1 << 18;
    public static final int ITERATOR = 1 << 19;
    public static final int FRAME = 1 << 20;
    /** Not a kind: the value may be any object that unknown code has got hold of, of the kinds that are set. */
    public static final int UNKNOWN = 1 << 30;

    public static final int BOOL = TRUE | FALSE;
    /** What counts as an int in arithmetic. */
    public static final int INTEGRAL = BOOL | INT;

    public static final int NUMBER = INTEGRAL | FLOAT;
    /** Kinds that an {@link AbstractObject} stands for. */
    public static final int OBJECTS = LIST | DICT | FUNCTION | CLASS | INSTANCE | VARIANT | GENERATOR | MODULE | ROUTINE
            | CELL | ITERATOR | FRAME;

    /** Every kind that a Morph program can see. */
    public static final int VALUES = NIL | NUMBER | TEXT | LIST | DICT | BYTES | FUNCTION | CLASS | INSTANCE | VARIANT
            | GENERATOR | MODULE | ROUTINE | HOST;

    private static final String[] NAMES = {
        "undefined",
        "nil",
        "true",
        "false",
        "int",
        "float",
        "text",
        "list",
        "dict",
        "bytes",
        "function",
        "class",
        "instance",
        "variant",
        "generator",
        "module",
        "routine",
        "host",
        "cell",
        "iterator",
        "frame"
    };

    private Kinds() {}

    /** The kinds of which {@code tipe} gives that name. */
    static int named(String type) {
        return switch (type) {
            case "nil" -> NIL;
            case "boolean" -> BOOL;
            case "angka" -> INT | FLOAT;
            case "teks" -> TEXT;
            case "daftar" -> LIST;
            case "kamus" -> DICT;
            case "bytes" -> BYTES;
            case "fungsi" -> FUNCTION;
            case "kelas" -> CLASS | HOST;
            case "objek" -> INSTANCE | HOST;
            case "varian" -> VARIANT;
            case "generator" -> GENERATOR;
            case "modul" -> MODULE;
            case "rutin" -> ROUTINE;
            default -> 0;
        };
    }

    /** What {@code tidak} finds false in at least one value. */
    static final int SOMETIMES_FALSE = NIL | FALSE | INT | FLOAT | TEXT | LIST | DICT | BYTES;

    /** For people, such as {@code nil|int}. */
    public static String print(int kinds) {
        if ((kinds & UNKNOWN) != 0 && (kinds & VALUES) == VALUES) {
            return (kinds & UNDEFINED) != 0 ? "undefined|any" : "any";
        }
        StringJoiner text = new StringJoiner("|");
        int rest = kinds;
        if ((kinds & BOOL) == BOOL) {
            text.add("bool");
            rest &= ~BOOL;
        }
        for (int i = 0; i < NAMES.length; i++) {
            if ((rest & (1 << i)) != 0) {
                text.add(NAMES[i]);
            }
        }
        if ((kinds & UNKNOWN) != 0) {
            text.add("?");
        }
        return text.length() == 0 ? "never" : text.toString();
    }
}
