package id.morph.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.Random;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Pairs give what the same operation gives on values, errors included. */
class IntMathTest {
    /** An operation on two pairs. */
    private interface PairOperation {
        Object apply(long a, Object aBig, long b, Object bBig);
    }

    private static Object operand(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> random.nextLong();
            case 1 -> random.nextLong(-70, 70);
            case 2 -> new long[] {Long.MIN_VALUE, Long.MAX_VALUE, 0, -1, 1}[random.nextInt(5)];
            default ->
                Numbers.normal(new BigInteger(random.nextInt(60, 140), random).subtract(BigInteger.ONE.shiftLeft(65)));
        };
    }

    private static Object outcome(Supplier<Object> computation) {
        try {
            return computation.get();
        } catch (MorphError error) {
            return error.getMessage();
        }
    }

    private static void agree(BinaryOperator<Object> expected, PairOperation actual) {
        Random random = new Random(5);
        for (int i = 0; i < 5_000; i++) {
            Object a = operand(random);
            Object b = operand(random);
            assertEquals(outcome(() -> expected.apply(a, b)), outcome(() -> onPairs(actual, a, b)), () -> a + ", " + b);
        }
    }

    private static Object onPairs(PairOperation operation, Object a, Object b) {
        return operation.apply(
                a instanceof Long word ? word : 0,
                a instanceof Long ? null : a,
                b instanceof Long word ? word : 0,
                b instanceof Long ? null : b);
    }

    @Test
    void arithmetic() {
        agree(Operations::add, IntMath::add);
        agree(Operations::sub, IntMath::sub);
        agree(Operations::mul, IntMath::mul);
        agree(Operations::div, IntMath::div);
        agree(Operations::mod, IntMath::mod);
        agree(Operations::floorDiv, IntMath::floorDiv);
        agree((a, _) -> Operations.neg(a), (a, aBig, _, _) -> IntMath.neg(a, aBig));
    }

    @Test
    void bits() {
        agree(Operations::bitAnd, IntMath::bitAnd);
        agree(Operations::bitOr, IntMath::bitOr);
        agree(Operations::bitXor, IntMath::bitXor);
        agree((a, _) -> Operations.bitNot(a), (a, aBig, _, _) -> IntMath.bitNot(a, aBig));
        // A count is small, or it is an error or more than there is memory for.
        agree(
                (a, b) -> Operations.shiftLeft(a, Operations.mod(b, 200L)),
                (a, aBig, b, bBig) -> IntMath.shiftLeft(a, aBig, (Long) IntMath.mod(b, bBig, 200, null), null));
        agree(Operations::shiftRight, IntMath::shiftRight);
    }

    @Test
    void comparison() {
        agree(Operations::eq, IntMath::eq);
        agree(Operations::lt, (a, aBig, b, bBig) -> IntMath.compare(a, aBig, b, bBig) < 0);
        agree(Operations::ge, (a, aBig, b, bBig) -> IntMath.compare(a, aBig, b, bBig) >= 0);
    }

    @Test
    void floats() {
        agree((a, _) -> Numbers.toDouble(a), (a, aBig, _, _) -> IntMath.toDouble(a, aBig));
        assertEquals(-0.0, FloatMath.mod(4, -2));
        assertEquals(1.5, FloatMath.mod(-0.5, 2));
    }
}
