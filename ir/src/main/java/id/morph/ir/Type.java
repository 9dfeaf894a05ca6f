package id.morph.ir;

/**
 * The type of an IR value. {@link #BOOL} is a subtype of {@link #ANY}: a {@code bool} may stand wherever an {@code any} is
 * wanted, and means the Morph boolean there. {@link #I64} is a subtype of {@link #INT} in the same way. Everything else is
 * converted by operations.
 */
public enum Type {
    /** A Morph value of any kind. */
    ANY("any"),
    /** A Morph boolean that is known to be one; the condition of a branch. */
    BOOL("bool"),
    /** A Morph int that is proven to fit a machine word of 64 bits. */
    I64("i64"),
    /** A Morph int of any size; never a boolean. */
    INT("int"),
    /** A Morph float. */
    F64("f64"),
    /** 64 bits of the system dialect, on which arithmetic wraps; no Morph value, whatever number it shows. */
    WORD("word"),
    /** A closure cell: a variable that several functions share. */
    CELL("cell"),
    /** The state of an {@code untuk} loop over a container or generator. */
    ITERATOR("iterator"),
    /** The heap frame of a generator or asynchronous function. */
    FRAME("frame"),
    /** No value. */
    NONE("none"),
    /** Only in the op table: the type that an instruction's type attribute names. No value has it. */
    OF_ATTRIBUTE("T");

    private final String text;

    Type(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    /** Whether a value of this type may be used where {@code wanted} is asked for. */
    public boolean fits(Type wanted) {
        return this == wanted || (this == BOOL && wanted == ANY) || (this == I64 && wanted == INT);
    }

    /** Whether values of this type are Morph values, boxed or not, or words: what functions take and give. */
    public boolean isData() {
        return switch (this) {
            case ANY, BOOL, I64, INT, F64, WORD -> true;
            case CELL, ITERATOR, FRAME, NONE, OF_ATTRIBUTE -> false;
        };
    }
}
