package id.morph.runtime;

import java.math.BigDecimal;
import java.math.BigInteger;

/** Conversions between the representations of numbers. */
public final class Numbers {
    private Numbers() {}

    /** The canonical form of an int: a {@link Long} if it fits, the {@link BigInteger} otherwise. */
    public static Object normal(BigInteger number) {
        return number.bitLength() < 64 ? (Object) number.longValue() : number;
    }

    /** Whether it counts as an int in arithmetic: ints and booleans. */
    static boolean isIntegral(Object a) {
        return a instanceof Long || a instanceof BigInteger || a instanceof Boolean;
    }

    /** Whether it counts as a number in arithmetic: ints, floats, booleans. */
    static boolean isNumber(Object a) {
        return isIntegral(a) || a instanceof Double;
    }

    /** An int or boolean as a BigInteger. */
    static BigInteger big(Object a) {
        if (a instanceof Long number) {
            return BigInteger.valueOf(number);
        }
        if (a instanceof Boolean truth) {
            return truth ? BigInteger.ONE : BigInteger.ZERO;
        }
        return (BigInteger) a;
    }

    /** A boolean as the int that it is in arithmetic; anything else unchanged. */
    static Object widenBoolean(Object a) {
        return a instanceof Boolean truth ? (Object) (truth ? 1L : 0L) : a;
    }

    /**
     * A number (or boolean) as a float.
     *
     * @throws MorphError if an int is too large for one ({@code NILAI})
     */
    public static double toDouble(Object a) {
        if (a instanceof Double number) {
            return number;
        }
        if (a instanceof Long number) {
            return number;
        }
        if (a instanceof Boolean truth) {
            return truth ? 1 : 0;
        }
        double result = ((BigInteger) a).doubleValue();
        if (Double.isInfinite(result)) {
            throw MorphError.of("NILAI.pecahan_terlalu_besar");
        }
        return result;
    }

    /** The whole part of a finite float, exactly. */
    public static Object truncate(double number) {
        long whole = (long) number;
        return whole != Long.MAX_VALUE && whole != Long.MIN_VALUE
                ? (Object) whole
                : normal(new BigDecimal(number).toBigInteger());
    }

    /** Compares an int with a float that is not {@code nan}, exactly. */
    static int compare(Object integer, double number) {
        if (Double.isInfinite(number)) {
            return number > 0 ? -1 : 1;
        }
        if (integer instanceof Long l && l >= -(1L << 53) && l <= 1L << 53) {
            // + 0.0 makes a negative zero positive, which Double.compare would tell apart.
            return Double.compare(l.doubleValue(), number + 0.0);
        }
        return new BigDecimal(big(integer)).compareTo(new BigDecimal(number));
    }
}
