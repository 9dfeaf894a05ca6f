package id.morph.runtime.compiled;

/**
 * Ints of any size as compiled code keeps them: a word, and an Object that is null if the word is the int, else the
 * BigInteger.
 */
public final class Ints {
    private Ints() {}

    /** The Morph value of a pair. */
    public static Object box(long word, Object big) {
        return big == null ? (Object) word : big;
    }

    /** The word of a Morph int; any number if it is no word. */
    public static long word(Object value) {
        return value instanceof Long word ? word : 0;
    }

    /** The second half of a Morph int. */
    public static Object big(Object value) {
        return value instanceof Long ? null : value;
    }
}
