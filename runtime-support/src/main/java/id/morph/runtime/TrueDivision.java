package id.morph.runtime;

import java.math.BigInteger;

/** Division of ints to the nearest float, ties to even: the algorithm of CPython's {@code long_true_divide}. */
final class TrueDivision {
    /** Bits of a float's fraction, the hidden one among them. */
    private static final int PRECISION = 53;

    private static final long EXACT = 1L << PRECISION;

    private TrueDivision() {}

    /** Divides two ints ({@link Long} or {@link BigInteger}). */
    static double divide(Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y && isExact(x) && isExact(y)) {
            if (y == 0) {
                throw MorphError.of("BAGI_NOL.bagi");
            }
            // Both are floats exactly, so one IEEE division rounds correctly.
            return (double) x / (double) y;
        }
        return divide(Numbers.big(a), Numbers.big(b));
    }

    private static boolean isExact(long number) {
        return number >= -EXACT && number <= EXACT;
    }

    private static double divide(BigInteger a, BigInteger b) {
        if (b.signum() == 0) {
            throw MorphError.of("BAGI_NOL.bagi");
        }
        double magnitude = a.signum() == 0 ? 0.0 : divideMagnitudes(a.abs(), b.abs());
        // As in Python, and as floats do it, 0 / -5 is -0.0.
        return (a.signum() < 0) == (b.signum() < 0) ? magnitude : -magnitude;
    }

    private static double divideMagnitudes(BigInteger a, BigInteger b) {
        int difference = a.bitLength() - b.bitLength();
        if (difference > Double.MAX_EXPONENT + 1) {
            throw tooLarge();
        }
        if (difference < Double.MIN_EXPONENT - PRECISION) {
            return 0.0;
        }
        // The quotient, scaled to have two bits more than the result can hold; the last one also stands for all bits
        // after it.
        int shift = Math.max(difference, Double.MIN_EXPONENT + 1) - PRECISION - 2;
        BigInteger numerator = shift < 0 ? a.shiftLeft(-shift) : a;
        BigInteger denominator = shift > 0 ? b.shiftLeft(shift) : b;
        BigInteger[] parts = numerator.divideAndRemainder(denominator);
        long quotient = parts[0].longValueExact();
        if (parts[1].signum() != 0) {
            quotient |= 1;
        }
        int bits = 64 - Long.numberOfLeadingZeros(quotient);
        int extra = Math.max(bits, Double.MIN_EXPONENT + 1 - shift) - PRECISION;
        long half = 1L << (extra - 1);
        long kept = quotient & -(half << 1);
        long lost = quotient - kept;
        if (lost > half || (lost == half && (kept & (half << 1)) != 0)) {
            kept += half << 1;
        }
        double result = Math.scalb((double) kept, shift);
        if (Double.isInfinite(result)) {
            throw tooLarge();
        }
        return result;
    }

    private static MorphError tooLarge() {
        return MorphError.of("NILAI.pecahan_terlalu_besar");
    }
}
