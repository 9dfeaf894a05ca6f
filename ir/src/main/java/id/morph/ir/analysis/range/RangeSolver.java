package id.morph.ir.analysis.range;

import id.morph.ir.Word;
import id.morph.ir.analysis.Circles;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;

/**
 * Finds an interval for each node of a {@link RangeGraph}: circle by circle, those first that others follow from. In a circle
 * intervals grow with widening (Cousot and Cousot, 1977) until nothing changes, and then shrink again a few times. The order
 * is that of Rodrigues, Campos and Pereira, "A Fast and Low-Overhead Technique to Secure Programs Against Integer Overflows"
 * (2013); it makes the cost about linear.
 *
 * <p>A circle in which values change slowly cannot leave the word. By at most 256 at a time, three quarters of a word of 64 bits would take
 * {@code 2^54} operations, some months of a machine that does nothing else, and by 16 at a time those of one of 53 bits
 * {@code 2^48}, some days.
 */
final class RangeSolver {

    /** Where bounds that grow stop before they are given up. */
    private static final long[] STEPS = {Integer.MAX_VALUE, Word.DOUBLE.most(), 1L << 62};

    /** A bound may move this often before it is widened. */
    private static final int PATIENCE = 2;

    private static final int NARROWINGS = 3;

    private final RangeGraph graph;

    /** A slow circle starts within these bounds. */
    private final long start;

    /** By how much values of a slow circle change at most. */
    private final long slow;

    /** How far a slow circle gets. */
    private final long lifetime;

    private final Interval[] known;
    private final int[][] inputs;
    private final int[] circle;
    private final int[] changes;
    private final boolean[] waiting;

    private RangeSolver(RangeGraph graph) {
        int size = graph.size();
        this.graph = graph;
        this.start = graph.word().most() / 4;
        this.slow = graph.word() == Word.BITS_64 ? 256 : 16;
        this.lifetime = graph.word().most() - start;
        this.known = new Interval[size];
        this.inputs = new int[size][];
        this.circle = new int[size];
        this.changes = new int[size];
        this.waiting = new boolean[size];
        for (int node = 0; node < size; node++) {
            inputs[node] = graph.rule(node).inputs();
        }
    }

    /** The intervals by node; null for what no run ever computes. */
    static Interval[] solve(RangeGraph graph) {
        RangeSolver solver = new RangeSolver(graph);
        int[][] circles = Circles.of(solver.inputs);
        for (int i = 0; i < circles.length; i++) {
            for (int node : circles[i]) {
                solver.circle[node] = i;
            }
            solver.solve(circles[i], i);
        }
        return solver.known;
    }

    private void solve(int[] members, int number) {
        boolean alone =
                members.length == 1 && Arrays.stream(inputs[members[0]]).noneMatch(input -> input == members[0]);
        if (alone) {
            known[members[0]] = evaluate(members[0]);
            return;
        }
        Interval limit = limit(members, number).orElse(Interval.ALL);
        Arrays.sort(members);
        grow(members, number, limit);
        for (int round = 0; round < NARROWINGS; round++) {
            for (int node : members) {
                Interval again = evaluate(node);
                if (again != null && known[node] != null) {
                    known[node] = known[node].meet(again).orElse(known[node]);
                }
            }
        }
    }

    private Interval evaluate(int node) {
        return graph.rule(node).evaluate(known).orElse(null);
    }

    private void grow(int[] members, int number, Interval limit) {
        int[][] users = users(members, number);
        Deque<Integer> work = new ArrayDeque<>();
        for (int node : members) {
            work.add(node);
            waiting[node] = true;
        }
        while (!work.isEmpty()) {
            int node = work.poll();
            waiting[node] = false;
            Interval before = known[node];
            Interval after = evaluate(node);
            if (after == null || (before != null && before.includes(after))) {
                continue;
            }
            if (before != null) {
                after = before.join(after);
                if (graph.rule(node) instanceof Rule.Join && ++changes[node] > PATIENCE) {
                    after = widen(before, after);
                }
            }
            known[node] = after.meet(limit).orElse(after);
            if (known[node].equals(before)) {
                continue;
            }
            for (int user : users[Arrays.binarySearch(members, node)]) {
                if (!waiting[user]) {
                    waiting[user] = true;
                    work.add(user);
                }
            }
        }
    }

    private int[][] users(int[] members, int number) {
        int[] count = new int[members.length];
        for (int node : members) {
            for (int input : inputs[node]) {
                if (circle[input] == number) {
                    count[Arrays.binarySearch(members, input)]++;
                }
            }
        }
        int[][] users = new int[members.length][];
        for (int i = 0; i < users.length; i++) {
            users[i] = new int[count[i]];
        }
        for (int node : members) {
            for (int input : inputs[node]) {
                if (circle[input] == number) {
                    int at = Arrays.binarySearch(members, input);
                    users[at][--count[at]] = node;
                }
            }
        }
        return users;
    }

    private static Interval widen(Interval before, Interval after) {
        long low = after.low();
        long high = after.high();
        boolean openLow = after.openLow();
        boolean openHigh = after.openHigh();
        if (!openLow && low < before.low()) {
            openLow = low < -STEPS[STEPS.length - 1];
            low = low >= 0 ? 0 : -next(-low);
        }
        if (!openHigh && high > before.high()) {
            openHigh = high > STEPS[STEPS.length - 1];
            high = high <= 0 ? 0 : next(high);
        }
        return new Interval(low, high, openLow, openHigh);
    }

    private static long next(long bound) {
        for (long step : STEPS) {
            if (bound <= step) {
                return step;
            }
        }
        return Long.MAX_VALUE;
    }

    /** The bounds of a circle in which values change slowly, if it is one. */
    private Optional<Interval> limit(int[] members, int number) {
        Interval begin = null;
        boolean down = false;
        boolean up = false;
        for (int node : members) {
            switch (graph.rule(node)) {
                case Rule.Join _ -> {
                    for (int input : inputs[node]) {
                        if (circle[input] != number && known[input] != null) {
                            begin = begin == null ? known[input] : begin.join(known[input]);
                        }
                    }
                }
                case Rule.Refined refined -> {
                    if (circle[refined.input()] != number) {
                        return Optional.empty();
                    }
                }
                case Rule.Operation operation -> {
                    Optional<Interval> step = step(operation, number);
                    if (step.isEmpty() || !step.get().within(-slow, slow)) {
                        return Optional.empty();
                    }
                    down |= step.get().low() < 0;
                    up |= step.get().high() > 0;
                }
                case Rule.Fixed _ -> {
                    return Optional.empty();
                }
            }
        }
        return begin == null || !begin.within(-start, start)
                ? Optional.empty()
                : Optional.of(Interval.of(begin.low() - (down ? lifetime : 0), begin.high() + (up ? lifetime : 0)));
    }

    /** What an addition adds to a value of the circle. */
    private Optional<Interval> step(Rule.Operation operation, int number) {
        boolean first = circle[operation.first()] == number;
        boolean second = circle[operation.second()] == number;
        if (first == second) {
            return Optional.empty();
        }
        return switch (operation.op()) {
            case INT_ADD, I64_ADD -> Optional.ofNullable(known[first ? operation.second() : operation.first()]);
            case INT_SUB, I64_SUB ->
                first ? Optional.ofNullable(known[operation.second()]).map(Interval::negate) : Optional.empty();
            default -> Optional.empty();
        };
    }
}
