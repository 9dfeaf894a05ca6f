package id.morph.ir;

import java.util.List;

/**
 * A Morph module (one source file) as the program knows it.
 *
 * @param path its canonical path, the key of imports
 * @param file the file name that traces show
 * @param name what {@code <modul name>} prints
 * @param globals its global variables in order of declaration
 * @param body symbol of the function that runs its statements; empty when nothing initialises the unit any more
 */
public record Unit(String path, String file, String name, List<Global> globals, String body) {

    public Unit {
        globals = List.copyOf(globals);
    }

    /** What a global was declared as; the front end checks uses from other files against it. */
    public enum GlobalKind {
        VARIABLE,
        CONSTANT,
        FUNCTION,
        CLASS,
        VARIANT,
        MODULE
    }

    /**
     * @param arity parameters of a function or variant, negative if the last one collects the rest, 0 otherwise
     * @param symbol the function behind a {@link GlobalKind#FUNCTION} that is never reassigned, the type that a
     *     {@link GlobalKind#VARIANT} belongs to, otherwise empty
     * @param type what it holds once it is assigned; anything but {@link Type#ANY} is for {@link Op#GLOBAL_LOAD} and
     *     {@link Op#GLOBAL_STORE}
     */
    public record Global(String name, GlobalKind kind, int arity, String symbol, Type type) {

        /** A global that may hold anything. */
        public Global(String name, GlobalKind kind, int arity, String symbol) {
            this(name, kind, arity, symbol, Type.ANY);
        }
    }
}
