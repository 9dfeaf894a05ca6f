package id.morph.runtime;

import java.math.BigInteger;

/**
 * The shortest decimal that reads back as a given float, and of those the one nearest to it: Schubfach (R. Giulietti, "The Schubfach way
 * to render doubles", 2020), which is what {@link Double#toString(double)} does since Java 19. Earlier versions give other digits
 * now and then, and a program must print the same on all of them.
 */
final class ShortestDecimal {
    private static final int FRACTION_BITS = 52;
    private static final int MIN_EXPONENT = -1074;
    private static final long HIDDEN_BIT = 1L << FRACTION_BITS;
    private static final long LOW_63 = Long.MAX_VALUE;

    /** Powers of ten from -324 to 292 are needed; each is computed when it first is. */
    private static final int FIRST_POWER = -324;

    private static final Power[] POWERS = new Power[617];

    /** The upper and lower 63 bits of {@code g}, ten to the power {@code -k} scaled to 126 bits and rounded up. */
    private record Power(long high, long low) {}

    /** The value is {@code digits} times ten to the power {@code exponent}; the last digit may be 0. */
    final long digits;

    final int exponent;

    private ShortestDecimal(long digits, int exponent) {
        this.digits = digits;
        this.exponent = exponent;
    }

    /** @param number positive and finite */
    static ShortestDecimal of(double number) {
        long bits = Double.doubleToRawLongBits(number);
        long fraction = bits & (HIDDEN_BIT - 1);
        int biased = (int) (bits >>> FRACTION_BITS);
        return biased > 0 ? of(MIN_EXPONENT - 1 + biased, HIDDEN_BIT | fraction) : of(MIN_EXPONENT, fraction);
    }

    /** The number is {@code c} times two to the power {@code q}; names are those of the paper. */
    private static ShortestDecimal of(int q, long c) {
        int odd = (int) c & 1;
        boolean regular = c != HIDDEN_BIT || q == MIN_EXPONENT;
        long cb = c << 2;
        long cbr = cb + 2;
        long cbl = regular ? cb - 2 : cb - 1;
        int k = regular ? floorLog10Pow2(q) : floorLog10ThreeQuartersPow2(q);
        int h = q + floorLog2Pow10(-k) + 2;
        Power g = power(k);
        long vb = roundToOdd(g, cb << h);
        long vbl = roundToOdd(g, cbl << h);
        long vbr = roundToOdd(g, cbr << h);
        long s = vb >> 2;
        if (s >= 10) {
            long shorter = s / 10 * 10;
            long next = shorter + 10;
            boolean lowerIn = vbl + odd <= shorter << 2;
            boolean upperIn = (next << 2) + odd <= vbr;
            if (lowerIn != upperIn) {
                return new ShortestDecimal(lowerIn ? shorter : next, k);
            }
        }
        long t = s + 1;
        boolean lowerIn = vbl + odd <= s << 2;
        boolean upperIn = (t << 2) + odd <= vbr;
        if (lowerIn != upperIn) {
            return new ShortestDecimal(lowerIn ? s : t, k);
        }
        long comparison = vb - (s + t << 1);
        return new ShortestDecimal(comparison < 0 || comparison == 0 && (s & 1) == 0 ? s : t, k);
    }

    /** A product with the power {@code g}, its last bit set if anything was cut off. */
    private static long roundToOdd(Power g, long cp) {
        long x1 = Math.multiplyHigh(g.low, cp);
        long y0 = g.high * cp;
        long y1 = Math.multiplyHigh(g.high, cp);
        long z = (y0 >>> 1) + x1;
        long w = y1 + (z >>> 63);
        return w | (z & LOW_63) + LOW_63 >>> 63;
    }

    private static Power power(int k) {
        Power known = POWERS[k - FIRST_POWER];
        if (known == null) {
            // Two threads may both compute it; the results are equal.
            known = compute(k);
            POWERS[k - FIRST_POWER] = known;
        }
        return known;
    }

    private static Power compute(int k) {
        // 10^-k = b 2^r with 1 <= b < 2; wanted is floor(b 2^125) + 1.
        int shift = 125 - floorLog2Pow10(-k);
        BigInteger scaled;
        if (k <= 0) {
            BigInteger ten = BigInteger.TEN.pow(-k);
            scaled = shift >= 0 ? ten.shiftLeft(shift) : ten.shiftRight(-shift);
        } else {
            scaled = BigInteger.ONE.shiftLeft(shift).divide(BigInteger.TEN.pow(k));
        }
        BigInteger g = scaled.add(BigInteger.ONE);
        return new Power(g.shiftRight(63).longValue(), g.longValue() & LOW_63);
    }

    // Logarithms as multiplications, exact for all exponents of floats.

    private static int floorLog10Pow2(int e) {
        return (int) (e * 661_971_961_083L >> 41);
    }

    private static int floorLog10ThreeQuartersPow2(int e) {
        return (int) (e * 661_971_961_083L - 274_743_187_321L >> 41);
    }

    private static int floorLog2Pow10(int e) {
        return (int) (e * 913_124_641_741L >> 38);
    }
}
