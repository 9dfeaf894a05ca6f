package id.morph.ir;

/**
 * The type of an IR value. {@link #BOOL} is a subtype of {@link #ANY}: a {@code bool} may stand wherever an {@code any} is
 * wanted, and means the Morph boolean there.
 */
public enum Type {
    /** A Morph value of any kind. */
    ANY("any"),
    /** A Morph boolean that is known to be one; the condition of a branch. */
    BOOL("bool"),
    /** A closure cell: a variable that several functions share. */
    CELL("cell"),
    /** The state of an {@code untuk} loop over a container or generator. */
    ITERATOR("iterator"),
    /** The heap frame of a generator or asynchronous function. */
    FRAME("frame"),
    /** No value. */
    NONE("none");

    private final String text;

    Type(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    /** Whether a value of this type may be used where {@code wanted} is asked for. */
    public boolean fits(Type wanted) {
        return this == wanted || (this == BOOL && wanted == ANY);
    }
}
