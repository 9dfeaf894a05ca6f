package id.morph.runtime;

/** Operations on floats that are not those of Java. */
public final class FloatMath {
    private FloatMath() {}

    /** {@code /}; {@code BAGI_NOL} if the divisor is 0. */
    public static double div(double a, double b) {
        if (b == 0) {
            throw MorphError.of("BAGI_NOL.bagi");
        }
        return a / b;
    }

    /** {@code %}: floored, has the divisor's sign; {@code BAGI_NOL} if that is 0. */
    public static double mod(double a, double b) {
        if (b == 0) {
            throw MorphError.of("BAGI_NOL.sisa");
        }
        double remainder = a % b;
        if (remainder == 0) {
            return Math.copySign(0.0, b);
        }
        return (remainder < 0) != (b < 0) ? remainder + b : remainder;
    }

    /** The square root; {@code NILAI} if there is none. */
    public static double sqrt(double number) {
        if (number < 0) {
            throw MorphError.of("NILAI.akar_negatif");
        }
        return Math.sqrt(number);
    }
}
