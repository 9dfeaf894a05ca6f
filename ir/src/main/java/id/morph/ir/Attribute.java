package id.morph.ir;

/** A compile-time part of an instruction that is not an operand: a name, a symbol, a number. */
public sealed interface Attribute {

    /** A Morph name such as an attribute, a variable or a primitive; written {@code "nama"}. */
    record Name(String text) implements Attribute {}

    /** The symbol of a function or unit; written {@code @symbol}. */
    record Symbol(String text) implements Attribute {}

    /** A small number: an index, a count; written as digits. */
    record Int(int value) implements Attribute {}

    /** A type; written as in {@code %x: i64}, without the colon. */
    record OfType(Type type) implements Attribute {}

    /** What an operation wants at one attribute place. */
    enum Kind {
        NAME,
        FUNCTION,
        UNIT,
        INT,
        TYPE
    }
}
