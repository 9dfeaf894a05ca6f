package id.morph.backend.wasm;

/** Where things lie in objects, as {@code kernel/nilai.fox} pictures them. An offset counts from the object's first word. */
final class Layouts {
    /** Kinds, as the first byte of an object has them. */
    static final int LIST = tag(33);

    static final int LIST_OF_WORDS = tag(34);
    static final int LIST_OF_FLOATS = tag(35);
    static final int CLOSURE = tag(37);
    static final int CELL = tag(38);
    static final int INSTANCE = tag(39);

    static final long LIST_LENGTH = 8;
    static final long LIST_VERSION = 16;
    static final long LIST_ELEMENTS = 24;
    /** Behind the first word of what holds them. */
    static final long ELEMENT = 8;

    static final long CLASS_NUMBER = 2;
    static final long INSTANCE_CLASS = 8;
    static final long INSTANCE_SLOTS = 24;

    private Layouts() {}

    private static int tag(int kind) {
        return kind << 1 | 1;
    }

    /** The number of the kind whose first byte this is. */
    static long kind(int tag) {
        return tag >> 1;
    }
}
