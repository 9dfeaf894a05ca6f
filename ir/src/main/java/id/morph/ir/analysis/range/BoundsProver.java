package id.morph.ir.analysis.range;

import id.morph.ir.analysis.DominatorTree;
import java.util.HashMap;
import java.util.Map;

/**
 * Proves that an index lies within its list: it is not negative by its interval, and it is less than the length because of
 * the comparisons and additions that it went through. Bodík, Gupta and Sarkar, "ABCD: Eliminating Array Bounds Checks on
 * Demand" (2000): a search for a chain of differences, in which a circle that adds nothing proves itself.
 *
 * <p>A chain may lead through a block parameter only if the list, in this state, was there before the block: otherwise what
 * was true of the list of the last round would be taken for a truth about that of the next.
 */
final class BoundsProver {

    /** A proof that takes longer is not looked for. */
    private static final int PATIENCE = 60;

    private final RangeGraph graph;
    private final Interval[] known;
    private final ListLengths lengths;
    private final Map<Integer, Integer> joins;
    private final DominatorTree tree;
    private final Map<Integer, Long> path = new HashMap<>();
    private ListLengths.Use use;
    private long least;
    private int patience;

    /**
     * @param joins the block parameters of the function, and the nodes of the control-flow graph that declare them
     */
    BoundsProver(
            RangeGraph graph, Interval[] known, ListLengths lengths, Map<Integer, Integer> joins, DominatorTree tree) {
        this.graph = graph;
        this.known = known;
        this.lengths = lengths;
        this.joins = joins;
        this.tree = tree;
    }

    /** Whether the index counts from the start of the list and is in it. */
    boolean inBounds(ListLengths.Use use) {
        Interval index = known[use.index()];
        if (index == null || !index.nonNegative()) {
            return false;
        }
        this.use = use;
        least = Math.max(low(use.length()), low(use.lengthHere()));
        least = lengths.wanted(use.length())
                .map(node -> Math.max(least, low(node)))
                .orElse(least);
        path.clear();
        patience = PATIENCE;
        return below(use.index(), -1);
    }

    private long low(int node) {
        return node == RangeGraph.NONE || known[node] == null ? 0 : Math.max(0, known[node].low());
    }

    /** Whether the node is at most the length plus {@code slack}. */
    private boolean below(int node, long slack) {
        Interval interval = known[node];
        if (interval == null || Math.abs(slack) > Integer.MAX_VALUE || --patience < 0) {
            return false;
        }
        if ((slack >= 0 && isLength(node)) || (!interval.openHigh() && interval.high() <= least + slack)) {
            return true;
        }
        Long before = path.get(node);
        if (before != null) {
            return slack >= before;
        }
        path.put(node, slack);
        boolean proven = switch (graph.rule(node)) {
            case Rule.Fixed _ -> false;
            case Rule.Refined refined -> refined(refined, slack);
            case Rule.Operation operation -> operation(operation, slack);
            case Rule.Join join -> invariantBefore(node) && all(join.inputs(), slack);
        };
        path.remove(node);
        return proven;
    }

    private boolean refined(Rule.Refined refined, long slack) {
        boolean byBound = switch (refined.relation()) {
            case LT -> below(refined.bound(), slack + 1);
            case LE, EQ -> below(refined.bound(), slack);
            case NE, GT, GE -> false;
        };
        return byBound || below(refined.input(), slack);
    }

    private boolean operation(Rule.Operation operation, long slack) {
        int first = operation.first();
        int second = operation.second();
        Interval a = known[first];
        Interval b = known[second];
        if (a == null || b == null) {
            return false;
        }
        return switch (operation.op()) {
            case INT_ADD, I64_ADD ->
                (small(b.high()) && !b.openHigh() && below(first, slack - b.high()))
                        || (small(a.high()) && !a.openHigh() && below(second, slack - a.high()));
            case INT_SUB, I64_SUB -> small(b.low()) && !b.openLow() && below(first, slack + b.low());
            case INT_MOD, I64_MOD ->
                (!b.openLow() && b.low() > 0 && below(second, slack + 1))
                        || (a.nonNegative() && b.nonNegative() && below(first, slack));
            case INT_AND, I64_AND ->
                (a.nonNegative() && below(first, slack)) || (b.nonNegative() && below(second, slack));
            case INT_SHR, I64_SHR, INT_FLOOR_DIV, I64_FLOOR_DIV ->
                a.nonNegative() && b.nonNegative() && below(first, slack);
            default -> false;
        };
    }

    private static boolean small(long number) {
        return -Integer.MAX_VALUE <= number && number <= Integer.MAX_VALUE;
    }

    private boolean all(int[] inputs, long slack) {
        for (int input : inputs) {
            // What never arrives proves anything.
            if (known[input] != null && !below(input, slack)) {
                return false;
            }
        }
        return true;
    }

    private boolean isLength(int node) {
        int value = value(node);
        return value == use.length()
                || lengths.wanted(use.length())
                        .filter(length -> value(length) == value)
                        .isPresent();
    }

    /** The node of the same value where it is defined. */
    private int value(int node) {
        int at = node;
        while (graph.rule(at) instanceof Rule.Refined refined) {
            at = refined.input();
        }
        return at;
    }

    /** Whether the node belongs to a block that the list, in its state, was there before. */
    private boolean invariantBefore(int node) {
        Integer place = joins.get(node);
        return place != null && comesBefore(use.listPlace(), place) && comesBefore(use.epochPlace(), place);
    }

    private boolean comesBefore(int place, int join) {
        return place != join && tree.dominates(place, join);
    }
}
