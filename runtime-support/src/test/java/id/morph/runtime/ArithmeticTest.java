package id.morph.runtime;

import static id.morph.runtime.Errors.assertError;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Test;

class ArithmeticTest {
    private static final BigInteger TWO_63 = BigInteger.ONE.shiftLeft(63);

    /** Numbers around every boundary, and random ones of many sizes. */
    private static List<BigInteger> interesting() {
        List<BigInteger> all = new ArrayList<>();
        for (int bits : new int[] {0, 1, 7, 31, 32, 53, 62, 63, 64, 65, 127, 200}) {
            BigInteger power = BigInteger.ONE.shiftLeft(bits);
            for (long delta = -2; delta <= 2; delta++) {
                all.add(power.add(BigInteger.valueOf(delta)));
                all.add(power.negate().add(BigInteger.valueOf(delta)));
            }
        }
        Random random = new Random(42);
        for (int i = 0; i < 60; i++) {
            BigInteger number = new BigInteger(1 + random.nextInt(140), random);
            all.add(random.nextBoolean() ? number : number.negate());
        }
        return all;
    }

    private static Object value(BigInteger number) {
        return Numbers.normal(number);
    }

    private static void check(String name, BinaryOperator<Object> operation, BinaryOperator<BigInteger> reference) {
        List<BigInteger> numbers = interesting();
        for (BigInteger a : numbers) {
            for (BigInteger b : numbers) {
                BigInteger expected = reference.apply(a, b);
                if (expected != null) {
                    assertEquals(value(expected), operation.apply(value(a), value(b)), () -> a + " " + name + " " + b);
                }
            }
        }
    }

    private static BigInteger floorMod(BigInteger a, BigInteger b) {
        if (b.signum() == 0) {
            return null;
        }
        BigInteger remainder = a.mod(b.abs());
        return b.signum() < 0 && remainder.signum() != 0 ? remainder.add(b) : remainder;
    }

    @Test
    void intsAreExact() {
        check("+", Operations::add, BigInteger::add);
        check("-", Operations::sub, BigInteger::subtract);
        check("*", Operations::mul, BigInteger::multiply);
        check("%", Operations::mod, ArithmeticTest::floorMod);
        check(
                "bagi_bulat",
                Operations::floorDiv,
                (a, b) -> b.signum() == 0 ? null : a.subtract(floorMod(a, b)).divide(b));
        check("&", Operations::bitAnd, BigInteger::and);
        check("|", Operations::bitOr, BigInteger::or);
        check("^", Operations::bitXor, BigInteger::xor);
    }

    @Test
    void unaryIntsAreExact() {
        for (BigInteger a : interesting()) {
            assertEquals(value(a.negate()), Operations.neg(value(a)));
            assertEquals(value(a.not()), Operations.bitNot(value(a)));
        }
    }

    @Test
    void shiftsAreExact() {
        for (BigInteger a : interesting()) {
            for (long count : new long[] {0, 1, 2, 31, 32, 61, 62, 63, 64, 65, 100, 300}) {
                assertEquals(value(a.shiftLeft((int) count)), Operations.shiftLeft(value(a), count));
                assertEquals(value(a.shiftRight((int) count)), Operations.shiftRight(value(a), count));
            }
            Object endless = value(BigInteger.ONE.shiftLeft(80));
            assertEquals(a.signum() < 0 ? -1L : 0L, Operations.shiftRight(value(a), endless));
        }
        assertEquals(0L, Operations.shiftLeft(0L, value(BigInteger.ONE.shiftLeft(80))));
    }

    @Test
    void impossibleShifts() {
        assertError(ErrorCode.NILAI, "Jumlah geseran bit tidak boleh negatif", () -> Operations.shiftLeft(1L, -1L));
        assertError(ErrorCode.NILAI, () -> Operations.shiftRight(1L, -1L));
        assertError(ErrorCode.MEMORI, () -> Operations.shiftLeft(1L, 1L << 40));
        assertError(ErrorCode.MEMORI, () -> Operations.shiftLeft(1L, value(TWO_63)));
        assertError(ErrorCode.TIPE, () -> Operations.shiftLeft(1.0, 1L));
    }

    @Test
    void smallResultsComeBackToLong() {
        Object big = Operations.add(Long.MAX_VALUE, 1L);
        assertInstanceOf(BigInteger.class, big);
        assertInstanceOf(Long.class, Operations.sub(big, 1L));
        assertInstanceOf(BigInteger.class, Operations.neg(Long.MIN_VALUE));
        assertInstanceOf(Long.class, Operations.neg(value(TWO_63)));
        assertInstanceOf(BigInteger.class, Operations.floorDiv(Long.MIN_VALUE, -1L));
        assertInstanceOf(BigInteger.class, Operations.mul(Long.MIN_VALUE, -1L));
    }

    @Test
    void booleansAreInts() {
        assertEquals(3L, Operations.add(true, 2L));
        assertEquals(2L, Operations.add(true, true));
        assertEquals(1.5, Operations.add(true, 0.5));
        assertEquals(-1L, Operations.sub(false, true));
        assertEquals(5L, Operations.mul(true, 5L));
        assertEquals(1.0, Operations.div(true, true));
        assertEquals(0L, Operations.mod(5L, true));
        assertEquals(-1L, Operations.neg(true));
        assertEquals(-2L, Operations.bitNot(true));
        assertEquals(2L, Operations.shiftLeft(true, true));
        assertEquals("a", Operations.mul("a", true).toString());
    }

    @Test
    void bitOperationsOnBooleansGiveInts() {
        assertEquals(0L, Operations.bitAnd(true, false));
        assertEquals(1L, Operations.bitOr(true, false));
        assertEquals(0L, Operations.bitXor(true, true));
        assertEquals(1L, Operations.bitAnd(true, 3L));
    }

    @Test
    void floats() {
        assertEquals(3.5, Operations.add(1L, 2.5));
        assertEquals(-1.5, Operations.sub(1.0, 2.5));
        assertEquals(5.0, Operations.mul(2L, 2.5));
        assertEquals(3.0, Operations.div(6L, 2L));
        assertEquals(-0.0, Operations.neg(0.0));
        assertEquals(Double.POSITIVE_INFINITY, Operations.mul(1e308, 10.0));
        assertEquals(-0.0, Operations.div(0L, -5L));
        assertEquals(-0.0, Operations.div(0L, -5.0));
    }

    @Test
    void floatModuloIsPythons() {
        for (String[] row : Resources.table("float-modulo.tsv")) {
            double expected = FloatText.parse(row[2]);
            assertEquals(
                    expected,
                    Operations.mod(FloatText.parse(row[0]), FloatText.parse(row[1])),
                    () -> row[0] + " % " + row[1]);
        }
    }

    @Test
    void intDivisionIsCorrectlyRounded() {
        for (String[] row : Resources.table("int-division.tsv")) {
            Object a = IntText.parse(row[0]);
            Object b = IntText.parse(row[1]);
            if (row[2].equals("error")) {
                assertError(ErrorCode.NILAI, () -> Operations.div(a, b));
            } else {
                assertEquals(row[2], FloatText.format((double) Operations.div(a, b)), () -> row[0] + " / " + row[1]);
            }
        }
    }

    @Test
    void intDivisionAgreesWithExactDecimals() {
        Random random = new Random(1);
        for (int i = 0; i < 2000; i++) {
            long a = random.nextLong() >> random.nextInt(64);
            long b = random.nextLong() >> random.nextInt(64);
            if (b != 0) {
                double quotient = (double) Operations.div(a, b);
                BigDecimal off = new BigDecimal(quotient)
                        .multiply(BigDecimal.valueOf(b))
                        .subtract(BigDecimal.valueOf(a))
                        .abs();
                BigDecimal ulp = new BigDecimal(Math.ulp(quotient))
                        .multiply(BigDecimal.valueOf(b))
                        .abs();
                assertEquals(true, off.add(off).compareTo(ulp) <= 0, () -> a + " / " + b);
            }
        }
    }

    @Test
    void divisionByZero() {
        for (Object zero : new Object[] {0L, 0.0, -0.0, false}) {
            for (Object a : new Object[] {1L, 1.5, true, TWO_63}) {
                assertError(ErrorCode.BAGI_NOL, "Pembagian dengan nol", () -> Operations.div(a, zero));
                assertError(ErrorCode.BAGI_NOL, "Sisa pembagian dengan nol", () -> Operations.mod(a, zero));
            }
        }
        assertError(ErrorCode.BAGI_NOL, () -> Operations.floorDiv(1L, 0L));
    }

    @Test
    void intsTooLargeForAFloat() {
        Object huge = Operations.shiftLeft(1L, 2000L);
        assertError(ErrorCode.NILAI, () -> Operations.add(huge, 1.0));
        assertError(ErrorCode.NILAI, () -> Operations.div(huge, 3L));
        assertEquals(1.0, Operations.div(huge, huge));
    }

    @Test
    void concatenation() {
        assertEquals("ab", Operations.add("a", "b").toString());
        assertEquals("[1, 2]", Operations.toText(Operations.add(MorphList.of(1L), MorphList.of(2L))));
        assertEquals(
                new MorphBytes(new byte[] {1, 2}),
                Operations.add(new MorphBytes(new byte[] {1}), new MorphBytes(new byte[] {2})));
    }

    @Test
    void concatenationMakesANewList() {
        MorphList a = MorphList.of(1L);
        MorphList sum = (MorphList) Operations.add(a, new MorphList());
        sum.add(2L);
        assertEquals(1, a.size());
    }

    @Test
    void repetition() {
        assertEquals("ababab", Operations.mul("ab", 3L).toString());
        assertEquals("abab", Operations.mul(2L, "ab").toString());
        assertEquals("", Operations.mul("ab", -1L).toString());
        assertEquals("", Operations.mul("ab", value(TWO_63.negate())).toString());
        assertEquals("[1, 2, 1, 2]", Operations.toText(Operations.mul(MorphList.of(1L, 2L), 2L)));
        assertEquals("[]", Operations.toText(Operations.mul(new MorphList(), Long.MAX_VALUE)));
        assertEquals(new MorphBytes(new byte[] {7, 7, 7}), Operations.mul(new MorphBytes(new byte[] {7}), 3L));
        assertError(ErrorCode.MEMORI, () -> Operations.mul("ab", Long.MAX_VALUE));
        assertError(ErrorCode.MEMORI, () -> Operations.mul(MorphList.of(1L), value(TWO_63)));
        assertError(ErrorCode.MEMORI, () -> Operations.mul(new MorphBytes(new byte[3]), 1L << 40));
    }

    @Test
    void wrongTypes() {
        assertError(
                ErrorCode.TIPE,
                "Operator '+' tidak berlaku untuk tipe 'teks' dan 'angka'",
                () -> Operations.add("a", 1L));
        assertError(ErrorCode.TIPE, () -> Operations.add(1L, "a"));
        assertError(ErrorCode.TIPE, () -> Operations.add(Nil.NIL, 1L));
        assertError(ErrorCode.TIPE, () -> Operations.add(MorphList.of(), "a"));
        assertError(ErrorCode.TIPE, () -> Operations.sub("a", "b"));
        assertError(ErrorCode.TIPE, () -> Operations.mul("a", "b"));
        assertError(ErrorCode.TIPE, () -> Operations.mul("a", 1.0));
        assertError(ErrorCode.TIPE, () -> Operations.div("a", 1L));
        assertError(ErrorCode.TIPE, () -> Operations.mod("a", 1L));
        assertError(ErrorCode.TIPE, () -> Operations.floorDiv(1.0, 1L));
        assertError(ErrorCode.TIPE, () -> Operations.bitAnd(1.0, 1L));
        assertError(ErrorCode.TIPE, "Operator '-' tidak berlaku untuk tipe 'teks'", () -> Operations.neg("a"));
        assertError(ErrorCode.TIPE, () -> Operations.bitNot(1.0));
    }
}
