package id.morph.ir.analysis.range;

import id.morph.ir.Word;
import java.math.BigInteger;
import java.util.Optional;

/**
 * The ints from {@code low} to {@code high}, both included. A bound beyond the machine word is no bound: the interval is then
 * open on that side, and the number there means nothing. Every operation gives an interval that has all results in it, and
 * never a smaller one for larger operands.
 */
public record Interval(long low, long high, boolean openLow, boolean openHigh) {

    /** Every int. */
    static final Interval ALL = new Interval(Long.MIN_VALUE, Long.MAX_VALUE, true, true);

    public Interval {
        low = openLow ? Long.MIN_VALUE : low;
        high = openHigh ? Long.MAX_VALUE : high;
    }

    static Interval of(long low, long high) {
        return new Interval(low, high, false, false);
    }

    /** Every int that the word holds. */
    static Interval of(Word word) {
        return of(word.least(), word.most());
    }

    static Interval of(BigInteger value) {
        if (value.bitLength() < Long.SIZE) {
            return of(value.longValue(), value.longValue());
        }
        return value.signum() < 0
                ? new Interval(Long.MIN_VALUE, Long.MIN_VALUE, true, false)
                : new Interval(Long.MAX_VALUE, Long.MAX_VALUE, false, true);
    }

    /** Whether it is open on neither side. */
    public boolean bounded() {
        return !openLow && !openHigh;
    }

    /** Whether the word holds every value. */
    public boolean fits(Word word) {
        return within(word.least(), word.most());
    }

    boolean nonNegative() {
        return !openLow && low >= 0;
    }

    public boolean within(long least, long most) {
        return bounded() && least <= low && high <= most;
    }

    public boolean contains(long value) {
        return low <= value && value <= high;
    }

    boolean includes(Interval other) {
        return (openLow || (!other.openLow && low <= other.low))
                && (openHigh || (!other.openHigh && high >= other.high));
    }

    /** The smallest interval with both in it. */
    Interval join(Interval other) {
        return new Interval(
                Math.min(low, other.low),
                Math.max(high, other.high),
                openLow || other.openLow,
                openHigh || other.openHigh);
    }

    /** What both have, if anything. */
    Optional<Interval> meet(Interval other) {
        Interval both = new Interval(
                Math.max(low, other.low),
                Math.min(high, other.high),
                openLow && other.openLow,
                openHigh && other.openHigh);
        return both.low > both.high ? Optional.empty() : Optional.of(both);
    }

    /** The values of this interval that stand in the relation to some value of the other one. */
    Optional<Interval> refine(Relation relation, Interval other) {
        return switch (relation) {
            case EQ -> meet(other);
            case NE -> without(other);
            case LT -> meet(upTo(other, 1));
            case LE -> meet(upTo(other, 0));
            case GT -> meet(from(other, 1));
            case GE -> meet(from(other, 0));
        };
    }

    /** Everything that is at most {@code other - less}; at the edge of the word a little more. */
    private static Interval upTo(Interval other, long less) {
        boolean edge = other.openHigh || other.high < Long.MIN_VALUE + less;
        return new Interval(Long.MIN_VALUE, edge ? other.high : other.high - less, true, other.openHigh);
    }

    private static Interval from(Interval other, long more) {
        boolean edge = other.openLow || other.low > Long.MAX_VALUE - more;
        return new Interval(edge ? other.low : other.low + more, Long.MAX_VALUE, other.openLow, true);
    }

    private Optional<Interval> without(Interval other) {
        if (!other.bounded() || other.low != other.high) {
            return Optional.of(this);
        }
        long value = other.low;
        boolean atLow = !openLow && low == value;
        boolean atHigh = !openHigh && high == value;
        if (atLow && atHigh) {
            return Optional.empty();
        }
        if (atLow) {
            return Optional.of(new Interval(value == Long.MAX_VALUE ? value : value + 1, high, false, openHigh));
        }
        return Optional.of(
                atHigh ? new Interval(low, value == Long.MIN_VALUE ? value : value - 1, openLow, false) : this);
    }

    /** Whether the relation holds for all values of both, for none, or there is no telling. */
    Optional<Boolean> decides(Relation relation, Interval other) {
        if (refine(relation, other).isEmpty()) {
            return Optional.of(false);
        }
        return refine(relation.negated(), other).isEmpty() ? Optional.of(true) : Optional.empty();
    }

    Interval negate() {
        return new Interval(opposite(high), opposite(low), openHigh, openLow || low == Long.MIN_VALUE);
    }

    private static long opposite(long bound) {
        return bound == Long.MIN_VALUE ? Long.MAX_VALUE : -bound;
    }

    Interval complement() {
        return new Interval(~high, ~low, openHigh, openLow);
    }

    Interval add(Interval other) {
        return between(
                low + other.low,
                high + other.high,
                openLow || other.openLow ? -1 : overflow(low, other.low),
                openHigh || other.openHigh ? 1 : overflow(high, other.high));
    }

    Interval subtract(Interval other) {
        return add(other.negate());
    }

    /** On which side of the machine word a sum lies: -1, 0, 1. */
    private static int overflow(long a, long b) {
        long sum = a + b;
        return ((a ^ sum) & (b ^ sum)) < 0 ? (a < 0 ? -1 : 1) : 0;
    }

    private static Interval between(long low, long high, int lowSide, int highSide) {
        return new Interval(
                lowSide > 0 ? Long.MAX_VALUE : low, highSide < 0 ? Long.MIN_VALUE : high, lowSide < 0, highSide > 0);
    }

    Interval multiply(Interval other) {
        if (!bounded() || !other.bounded()) {
            if (nonNegative() && other.nonNegative()) {
                long least = product(low, other.low, Long.MAX_VALUE);
                return new Interval(least, Long.MAX_VALUE, false, true);
            }
            return ALL;
        }
        long[] corners = {low, low, high, high};
        long[] factors = {other.low, other.high, other.low, other.high};
        Interval all = null;
        for (int i = 0; i < corners.length; i++) {
            Interval corner = corner(corners[i], factors[i]);
            all = all == null ? corner : all.join(corner);
        }
        return all;
    }

    private static Interval corner(long a, long b) {
        long product = a * b;
        if (Math.multiplyHigh(a, b) == product >> 63) {
            return of(product, product);
        }
        return a < 0 == b < 0
                ? new Interval(Long.MAX_VALUE, Long.MAX_VALUE, false, true)
                : new Interval(Long.MIN_VALUE, Long.MIN_VALUE, true, false);
    }

    private static long product(long a, long b, long otherwise) {
        return Math.multiplyHigh(a, b) == (a * b) >> 63 ? a * b : otherwise;
    }

    /** Floored remainder; the divisor 0 gives no result. */
    Interval modulo(Interval divisor) {
        long most = divisor.openHigh ? Long.MAX_VALUE : Math.max(divisor.high, 1) - 1;
        long least = divisor.openLow ? Long.MIN_VALUE : Math.min(divisor.low, -1) + 1;
        boolean above = divisor.openHigh;
        boolean below = divisor.openLow;
        if (nonNegative() && divisor.nonNegative()) {
            // The remainder is not larger than the number, and the number itself if it is smaller than the divisor.
            if (bounded() && divisor.low > high) {
                return this;
            }
            most = Math.min(most, high);
            above = openHigh && divisor.openHigh;
        }
        return new Interval(least, most, below, above);
    }

    /** Floored quotient; the divisor 0 gives no result. */
    Interval floorDivide(Interval divisor) {
        if (!divisor.nonNegative()) {
            // A negative divisor turns the number over; its size is at most that of the number.
            if (!bounded()) {
                return ALL;
            }
            Interval turned = negate();
            return join(turned).join(of(-1, 0));
        }
        long least = Math.max(divisor.low, 1);
        long bottom = low >= 0
                ? (divisor.openHigh ? 0 : Math.floorDiv(low, divisor.high < 1 ? 1 : divisor.high))
                : Math.floorDiv(low, least);
        long top = high >= 0
                ? Math.floorDiv(high, least)
                : (divisor.openHigh ? -1 : Math.floorDiv(high, divisor.high < 1 ? 1 : divisor.high));
        return new Interval(bottom, top, openLow, openHigh);
    }

    Interval and(Interval other) {
        if (nonNegative() || other.nonNegative()) {
            // A number that is not negative has only its own bits to give.
            boolean bounded = (nonNegative() && !openHigh) || (other.nonNegative() && !other.openHigh);
            long most =
                    Math.min(nonNegative() ? high : Long.MAX_VALUE, other.nonNegative() ? other.high : Long.MAX_VALUE);
            return new Interval(0, most, false, !bounded);
        }
        return bits(other);
    }

    Interval or(Interval other) {
        return nonNegative() && other.nonNegative()
                ? bits(other).meet(from(this, 0)).orElseThrow()
                : bits(other);
    }

    Interval xor(Interval other) {
        return bits(other);
    }

    /** Every number that has no more bits than the longer one of both. */
    private Interval bits(Interval other) {
        Interval both = join(other);
        boolean unsigned = both.nonNegative();
        if (!both.bounded()) {
            return unsigned ? new Interval(0, 0, false, true) : ALL;
        }
        long ones = Math.max(ones(both.low), ones(both.high));
        return of(unsigned ? 0 : -ones - 1, ones);
    }

    private static long ones(long number) {
        long positive = number < 0 ? ~number : number;
        return positive == 0 ? 0 : -1L >>> Long.numberOfLeadingZeros(positive);
    }

    Interval shiftLeft(Interval count) {
        return count.within(0, 62)
                ? multiply(of(1L << count.low, 1L << count.high))
                : count.nonNegative() && nonNegative() ? new Interval(0, 0, false, true) : ALL;
    }

    Interval shiftRight(Interval count) {
        long least = Math.clamp(count.low, 0, 63);
        long most = count.openHigh ? 63 : Math.clamp(count.high, 0, 63);
        return new Interval(low >> (low < 0 ? least : most), high >> (high < 0 ? most : least), openLow, openHigh);
    }
}
