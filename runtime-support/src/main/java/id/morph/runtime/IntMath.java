package id.morph.runtime;

import java.math.BigInteger;

/**
 * Arithmetic on ints that compiled code keeps as a pair: a word, or, if the second part is not null, that {@link BigInteger}, which does
 * not fit a word. Compiled code computes on words itself and comes here when one of the operands is big or the result
 * might be. Results are canonical: a {@link Long} if it fits. Errors are those of {@link Operations}.
 */
public final class IntMath {
    private IntMath() {}

    /** The pair as a value. */
    public static Object box(long word, Object big) {
        return big == null ? (Object) word : big;
    }

    public static Object neg(long a, Object aBig) {
        return Arithmetic.neg(box(a, aBig));
    }

    public static Object add(long a, Object aBig, long b, Object bBig) {
        return Numbers.normal(big(a, aBig).add(big(b, bBig)));
    }

    public static Object sub(long a, Object aBig, long b, Object bBig) {
        return Numbers.normal(big(a, aBig).subtract(big(b, bBig)));
    }

    public static Object mul(long a, Object aBig, long b, Object bBig) {
        return Arithmetic.mul(box(a, aBig), box(b, bBig));
    }

    /** {@code /}, correctly rounded. */
    public static double div(long a, Object aBig, long b, Object bBig) {
        return TrueDivision.divide(box(a, aBig), box(b, bBig));
    }

    public static Object mod(long a, Object aBig, long b, Object bBig) {
        return Operations.mod(box(a, aBig), box(b, bBig));
    }

    public static Object floorDiv(long a, Object aBig, long b, Object bBig) {
        return Operations.floorDiv(box(a, aBig), box(b, bBig));
    }

    public static Object bitAnd(long a, Object aBig, long b, Object bBig) {
        return Numbers.normal(big(a, aBig).and(big(b, bBig)));
    }

    public static Object bitOr(long a, Object aBig, long b, Object bBig) {
        return Numbers.normal(big(a, aBig).or(big(b, bBig)));
    }

    public static Object bitXor(long a, Object aBig, long b, Object bBig) {
        return Numbers.normal(big(a, aBig).xor(big(b, bBig)));
    }

    public static Object bitNot(long a, Object aBig) {
        return Arithmetic.bitNot(box(a, aBig));
    }

    public static Object shiftLeft(long a, Object aBig, long b, Object bBig) {
        return Operations.shiftLeft(box(a, aBig), box(b, bBig));
    }

    public static Object shiftRight(long a, Object aBig, long b, Object bBig) {
        return Operations.shiftRight(box(a, aBig), box(b, bBig));
    }

    /** Negative, zero or positive, as the first is less than, equal to or greater than the second. */
    public static int compare(long a, Object aBig, long b, Object bBig) {
        if (aBig == null) {
            // What does not fit a word is beyond all words.
            return bBig == null ? Long.compare(a, b) : -((BigInteger) bBig).signum();
        }
        BigInteger x = (BigInteger) aBig;
        return bBig == null ? x.signum() : x.compareTo((BigInteger) bBig);
    }

    public static boolean eq(long a, Object aBig, long b, Object bBig) {
        return aBig == null ? bBig == null && a == b : aBig.equals(bBig);
    }

    /** The nearest float; {@code NILAI} if the int is too large for one. */
    public static double toDouble(long a, Object aBig) {
        return aBig == null ? (double) a : Numbers.toDouble(aBig);
    }

    private static BigInteger big(long word, Object big) {
        return big == null ? BigInteger.valueOf(word) : (BigInteger) big;
    }
}
