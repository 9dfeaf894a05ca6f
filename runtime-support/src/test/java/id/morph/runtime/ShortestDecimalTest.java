package id.morph.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Against {@link Double#toString(double)} of the JDK that runs the tests, which finds the same digits since version 19. */
class ShortestDecimalTest {
    private static void check(double number) {
        ShortestDecimal decimal = ShortestDecimal.of(number);
        BigDecimal ours = BigDecimal.valueOf(decimal.digits).scaleByPowerOfTen(decimal.exponent);
        assertEquals(0, new BigDecimal(Double.toString(number)).compareTo(ours), () -> number + " as " + ours);
    }

    @Test
    void numbersOfAllSizes() {
        Random random = new Random(11);
        for (int i = 0; i < 100_000; i++) {
            double number = Double.longBitsToDouble(random.nextLong() & Long.MAX_VALUE);
            if (Double.isFinite(number) && number > 1e-300) {
                check(number);
            }
        }
    }

    @Test
    void everydayNumbers() {
        Random random = new Random(12);
        for (int i = 0; i < 50_000; i++) {
            check(random.nextInt(1, 1_000_000) / 1000.0);
            check(random.nextDouble() + Double.MIN_NORMAL);
        }
    }

    @Test
    void powersOfTwoHaveAnAsymmetricNeighbourhood() {
        for (int exponent = -990; exponent < 1024; exponent++) {
            check(Math.scalb(1.0, exponent));
        }
    }

    @Test
    void oneDigitIsEnoughForTheSmallest() {
        assertEquals("5e-324", FloatText.format(Double.MIN_VALUE));
        assertEquals("1e-323", FloatText.format(2 * Double.MIN_VALUE));
        assertEquals("1.5e-323", FloatText.format(3 * Double.MIN_VALUE));
        assertEquals("2.2250738585072014e-308", FloatText.format(Double.MIN_NORMAL));
    }
}
