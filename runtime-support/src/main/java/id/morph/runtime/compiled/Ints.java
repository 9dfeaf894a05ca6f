package id.morph.runtime.compiled;

import id.morph.runtime.IntMath;

/** Ints as compiled code keeps them, see {@link IntMath}: what is small enough to be compiled into every place that uses it. */
public final class Ints {
    /** Ints up to this one are floats exactly, so the machine divides them as Morph does. */
    private static final long EXACT = 1L << 53;

    private Ints() {}

    /** The word of a Morph int; any number if it is no word. */
    public static long word(Object value) {
        return value instanceof Long word ? word : 0;
    }

    /** The second half of a Morph int. */
    public static Object big(Object value) {
        return value instanceof Long ? null : value;
    }

    /** {@code /}, correctly rounded. */
    public static double div(long a, Object aBig, long b, Object bBig) {
        if (aBig == null && bBig == null && b != 0 && isExact(a) && isExact(b)) {
            return (double) a / (double) b;
        }
        return IntMath.div(a, aBig, b, bBig);
    }

    private static boolean isExact(long word) {
        return word >= -EXACT && word <= EXACT;
    }

    /** {@code %} of words. */
    public static long mod(long a, long b) {
        if (b == 0) {
            IntMath.mod(a, null, b, null);
        }
        return Math.floorMod(a, b);
    }

    /** Floored division of words whose quotient is a word. */
    public static long floorDiv(long a, long b) {
        if (b == 0) {
            IntMath.floorDiv(a, null, b, null);
        }
        return Math.floorDiv(a, b);
    }
}
