package id.morph.runtime;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;

/**
 * Equality and order. Neither overflows the Java stack: shallow values are compared by recursion, deep ones with an explicit
 * worklist that also notices cycles (a pair that is being compared already counts as equal).
 */
final class Comparison {
    /** How deep plain recursion goes; small, because a value with much sharing costs 2 to this power. */
    private static final int SHALLOW = 10;

    private Comparison() {}

    /** Which of the four comparisons. */
    enum Order {
        LT("<"),
        LE("<="),
        GT(">"),
        GE(">=");

        final String text;

        Order(String text) {
            this.text = text;
        }

        boolean accepts(int comparison) {
            return switch (this) {
                case LT -> comparison < 0;
                case LE -> comparison <= 0;
                case GT -> comparison > 0;
                case GE -> comparison >= 0;
            };
        }
    }

    /** Two containers by identity. */
    private record Pair(Object a, Object b) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Pair that && a == that.a && b == that.b;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(a) * 31 + System.identityHashCode(b);
        }
    }

    /** {@code a == b}; never fails. */
    static boolean equal(Object a, Object b) {
        return equal(a, b, SHALLOW);
    }

    /** As {@link #equal}, except that {@code nan} equals itself: for dict keys. */
    static boolean sameKey(Object a, Object b) {
        return equal(a, b) || (a instanceof Double x && b instanceof Double y && x.isNaN() && y.isNaN());
    }

    private static boolean equal(Object a, Object b, int depth) {
        if (isContainer(a)) {
            if (a == b) {
                return true;
            }
            if (!sameKind(a, b)) {
                return false;
            }
            return depth == 0 ? equalDeep(a, b) : equalElements(a, b, depth - 1);
        }
        return equalLeaf(a, b);
    }

    private static boolean isContainer(Object a) {
        return a instanceof MorphList || a instanceof MorphDict || a instanceof Variant;
    }

    /** Whether two different containers can be equal as far as can be seen without their elements. */
    private static boolean sameKind(Object a, Object b) {
        if (a instanceof MorphList x) {
            return b instanceof MorphList y && x.size() == y.size();
        }
        if (a instanceof MorphDict x) {
            return b instanceof MorphDict y && x.size() == y.size();
        }
        return a instanceof Variant x
                && b instanceof Variant y
                && x.type().sameAs(y.type())
                && x.args().length == y.args().length;
    }

    private static boolean equalElements(Object a, Object b, int depth) {
        if (a instanceof MorphList x) {
            MorphList y = (MorphList) b;
            if (x.holdsScalars() && y.holdsScalars()) {
                return x.sameScalars(y);
            }
            for (int i = 0; i < x.size(); i++) {
                if (!equal(x.get(i), y.get(i), depth)) {
                    return false;
                }
            }
        } else if (a instanceof MorphDict x) {
            MorphDict y = (MorphDict) b;
            for (int e = x.nextEntry(0); e >= 0; e = x.nextEntry(e + 1)) {
                Object other = y.get(x.keyAt(e));
                if (other == null || !equal(x.valueAt(e), other, depth)) {
                    return false;
                }
            }
        } else {
            Object[] x = ((Variant) a).args();
            Object[] y = ((Variant) b).args();
            for (int i = 0; i < x.length; i++) {
                if (!equal(x[i], y[i], depth)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** All pairs reachable must agree, in whatever order; each pair of containers is looked into once. */
    private static boolean equalDeep(Object a, Object b) {
        Set<Pair> seen = new HashSet<>();
        ArrayDeque<Object> pending = new ArrayDeque<>();
        pending.push(b);
        pending.push(a);
        while (!pending.isEmpty()) {
            Object x = pending.pop();
            Object y = pending.pop();
            if (!isContainer(x)) {
                if (!equalLeaf(x, y)) {
                    return false;
                }
            } else if (x != y) {
                if (!sameKind(x, y)) {
                    return false;
                }
                if (seen.add(new Pair(x, y)) && !pushElements(x, y, pending)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Pushes the pairs of elements; false if a key is missing. */
    private static boolean pushElements(Object a, Object b, ArrayDeque<Object> pending) {
        if (a instanceof MorphList x) {
            MorphList y = (MorphList) b;
            for (int i = x.size() - 1; i >= 0; i--) {
                pending.push(y.get(i));
                pending.push(x.get(i));
            }
        } else if (a instanceof MorphDict x) {
            MorphDict y = (MorphDict) b;
            for (int e = x.nextEntry(0); e >= 0; e = x.nextEntry(e + 1)) {
                Object other = y.get(x.keyAt(e));
                if (other == null) {
                    return false;
                }
                pending.push(other);
                pending.push(x.valueAt(e));
            }
        } else {
            Object[] x = ((Variant) a).args();
            Object[] y = ((Variant) b).args();
            for (int i = x.length - 1; i >= 0; i--) {
                pending.push(y[i]);
                pending.push(x[i]);
            }
        }
        return true;
    }

    private static boolean equalLeaf(Object a, Object b) {
        if (a instanceof CharSequence x) {
            return b instanceof CharSequence y && Text.equal(x, y);
        }
        if (Numbers.isNumber(a)) {
            return Numbers.isNumber(b) && equalNumbers(Numbers.widenBoolean(a), Numbers.widenBoolean(b));
        }
        if (a instanceof MorphBytes || a instanceof BoundMethod || a instanceof ForeignValue) {
            return a.equals(b);
        }
        return a == b;
    }

    private static boolean equalNumbers(Object a, Object b) {
        if (a instanceof Double x) {
            return b instanceof Double y ? x.doubleValue() == y.doubleValue() : equalMixed(b, x);
        }
        // Ints are canonical: a Long never equals a BigInteger.
        return b instanceof Double y ? equalMixed(a, y) : a.equals(b);
    }

    private static boolean equalMixed(Object integer, double number) {
        return !Double.isNaN(number) && Numbers.compare(integer, number) == 0;
    }

    /**
     * One of the four comparisons.
     *
     * @throws MorphError if the two have no order ({@code TIPE})
     */
    static boolean ordered(Object a, Object b, Order order) {
        if (a instanceof CharSequence x && b instanceof CharSequence y) {
            return order.accepts(Text.compare(x, y));
        }
        if (Numbers.isNumber(a) && Numbers.isNumber(b)) {
            return orderedNumbers(a, b, order);
        }
        if (a instanceof MorphList x && b instanceof MorphList y) {
            return orderedLists(x, y, order);
        }
        throw MorphError.of("TIPE.banding", order.text, Operations.typeName(a), Operations.typeName(b));
    }

    private static boolean orderedNumbers(Object a, Object b, Order order) {
        a = Numbers.widenBoolean(a);
        b = Numbers.widenBoolean(b);
        if (a instanceof Double x && b instanceof Double y) {
            return switch (order) {
                case LT -> (double) x < (double) y;
                case LE -> (double) x <= (double) y;
                case GT -> (double) x > (double) y;
                case GE -> (double) x >= (double) y;
            };
        }
        if (a instanceof Double x) {
            return !x.isNaN() && order.accepts(-Numbers.compare(b, x));
        }
        if (b instanceof Double y) {
            return !y.isNaN() && order.accepts(Numbers.compare(a, y));
        }
        if (a instanceof Long x && b instanceof Long y) {
            return order.accepts(Long.compare(x, y));
        }
        return order.accepts(Numbers.big(a).compareTo(Numbers.big(b)));
    }

    /** A place in two lists that are being compared. */
    private static final class Cursor {
        final MorphList a;
        final MorphList b;
        int index;

        Cursor(MorphList a, MorphList b) {
            this.a = a;
            this.b = b;
        }
    }

    /** The first elements that differ decide, found depth first; else the lengths. */
    private static boolean orderedLists(MorphList first, MorphList second, Order order) {
        Set<Pair> seen = null;
        ArrayDeque<Cursor> open = new ArrayDeque<>();
        Cursor cursor = new Cursor(first, second);
        while (true) {
            if (cursor.index < cursor.a.size() && cursor.index < cursor.b.size()) {
                Object x = cursor.a.get(cursor.index);
                Object y = cursor.b.get(cursor.index);
                cursor.index++;
                if (x instanceof MorphList p && y instanceof MorphList q) {
                    if (p != q) {
                        if (seen == null) {
                            seen = new HashSet<>();
                            seen.add(new Pair(first, second));
                        }
                        if (seen.add(new Pair(p, q))) {
                            open.push(cursor);
                            cursor = new Cursor(p, q);
                        }
                    }
                } else if (!equal(x, y)) {
                    return ordered(x, y, order);
                }
            } else if (cursor.a.size() != cursor.b.size()) {
                return order.accepts(Integer.compare(cursor.a.size(), cursor.b.size()));
            } else if (open.isEmpty()) {
                return order.accepts(0);
            } else {
                cursor = open.pop();
            }
        }
    }
}
