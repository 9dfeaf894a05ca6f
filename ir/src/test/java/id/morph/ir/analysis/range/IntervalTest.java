package id.morph.ir.analysis.range;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** Intervals contain every result that exact arithmetic gives, and never shrink when operands grow. */
class IntervalTest {

    private static final long[] EDGES = {
        Long.MIN_VALUE,
        Long.MIN_VALUE + 1,
        -(1L << 62),
        -(1L << 32),
        -65,
        -9,
        -8,
        -7,
        -2,
        -1,
        0,
        1,
        2,
        3,
        7,
        8,
        9,
        62,
        63,
        64,
        1L << 31,
        1L << 53,
        1L << 62,
        Long.MAX_VALUE - 1,
        Long.MAX_VALUE
    };

    private record Operation(
            String name,
            BiFunction<Interval, Interval, Interval> onIntervals,
            BiFunction<BigInteger, BigInteger, Optional<BigInteger>> onInts) {}

    private static final List<Operation> OPERATIONS = List.of(
            new Operation("add", Interval::add, (a, b) -> Optional.of(a.add(b))),
            new Operation("subtract", Interval::subtract, (a, b) -> Optional.of(a.subtract(b))),
            new Operation("multiply", Interval::multiply, (a, b) -> Optional.of(a.multiply(b))),
            new Operation("negate", (a, _) -> a.negate(), (a, _) -> Optional.of(a.negate())),
            new Operation("complement", (a, _) -> a.complement(), (a, _) -> Optional.of(a.not())),
            new Operation("and", Interval::and, (a, b) -> Optional.of(a.and(b))),
            new Operation("or", Interval::or, (a, b) -> Optional.of(a.or(b))),
            new Operation("xor", Interval::xor, (a, b) -> Optional.of(a.xor(b))),
            new Operation("modulo", Interval::modulo, (a, b) -> floored(a, b).map(q -> a.subtract(q.multiply(b)))),
            new Operation("floorDivide", Interval::floorDivide, IntervalTest::floored),
            new Operation("shiftLeft", Interval::shiftLeft, (a, b) -> count(b).map(a::shiftLeft)),
            new Operation("shiftRight", Interval::shiftRight, (a, b) -> count(b).map(a::shiftRight)));

    private static Optional<BigInteger> floored(BigInteger a, BigInteger b) {
        if (b.signum() == 0) {
            return Optional.empty();
        }
        BigInteger[] both = a.divideAndRemainder(b);
        boolean down = both[1].signum() != 0 && both[1].signum() != b.signum();
        return Optional.of(down ? both[0].subtract(BigInteger.ONE) : both[0]);
    }

    private static Optional<Integer> count(BigInteger count) {
        return count.signum() >= 0 && count.bitLength() < 10 ? Optional.of(count.intValue()) : Optional.empty();
    }

    private final Random random = new Random(1);

    private Interval interval() {
        long a = EDGES[random.nextInt(EDGES.length)];
        long b = EDGES[random.nextInt(EDGES.length)];
        return new Interval(Math.min(a, b), Math.max(a, b), random.nextInt(6) == 0, random.nextInt(6) == 0);
    }

    private static boolean contains(Interval interval, BigInteger value) {
        return interval.includes(Interval.of(value));
    }

    /** Some ints of the interval, also beyond the word. */
    private static List<BigInteger> members(Interval interval) {
        List<BigInteger> members = new ArrayList<>();
        for (long edge : EDGES) {
            if (interval.contains(edge)) {
                members.add(BigInteger.valueOf(edge));
            }
        }
        BigInteger beyond = BigInteger.ONE.shiftLeft(70).add(BigInteger.TWO);
        if (interval.openHigh()) {
            members.add(beyond);
        }
        if (interval.openLow()) {
            members.add(beyond.negate());
        }
        return members;
    }

    @Test
    void resultsAreInTheInterval() {
        for (int i = 0; i < 3000; i++) {
            Interval a = interval();
            Interval b = interval();
            for (Operation operation : OPERATIONS) {
                Interval all = operation.onIntervals().apply(a, b);
                for (BigInteger x : members(a)) {
                    for (BigInteger y : members(b)) {
                        operation
                                .onInts()
                                .apply(x, y)
                                .ifPresent(result -> assertTrue(
                                        contains(all, result),
                                        () -> operation.name() + " " + x + " of " + a + ", " + y + " of " + b + ": "
                                                + result + " in " + all));
                    }
                }
            }
        }
    }

    @Test
    void largerOperandsGiveLargerResults() {
        for (int i = 0; i < 100_000; i++) {
            Interval a = interval();
            Interval b = interval();
            Interval widerA = a.join(interval());
            Interval widerB = b.join(interval());
            for (Operation operation : OPERATIONS) {
                Interval result = operation.onIntervals().apply(a, b);
                Interval wider = operation.onIntervals().apply(widerA, widerB);
                assertTrue(
                        wider.includes(result),
                        () -> operation.name() + " " + a + ", " + b + ": " + result + "; " + widerA + ", " + widerB
                                + ": " + wider);
            }
        }
    }

    @Test
    void comparisons() {
        for (int i = 0; i < 3000; i++) {
            Interval a = interval();
            Interval b = interval();
            for (Relation relation : Relation.values()) {
                Optional<Interval> refined = a.refine(relation, b);
                Optional<Boolean> decision = a.decides(relation, b);
                for (BigInteger x : members(a)) {
                    for (BigInteger y : members(b)) {
                        boolean holds = holds(relation, x.compareTo(y));
                        decision.ifPresent(outcome -> assertEquals(outcome, holds));
                        if (holds) {
                            assertTrue(
                                    refined.isPresent() && contains(refined.get(), x),
                                    () -> x + " of " + a + " " + relation + " " + y + " of " + b + ": " + refined);
                        }
                    }
                }
            }
        }
    }

    private static boolean holds(Relation relation, int order) {
        return switch (relation) {
            case EQ -> order == 0;
            case NE -> order != 0;
            case LT -> order < 0;
            case LE -> order <= 0;
            case GT -> order > 0;
            case GE -> order >= 0;
        };
    }
}
