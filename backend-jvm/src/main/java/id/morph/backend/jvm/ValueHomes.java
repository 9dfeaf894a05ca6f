package id.morph.backend.jvm;

import id.morph.ir.Block;
import id.morph.ir.BlockParameter;
import id.morph.ir.Constant;
import id.morph.ir.Edge;
import id.morph.ir.Instruction;
import id.morph.ir.Type;
import id.morph.ir.Value;
import id.morph.ir.analysis.ControlFlowGraph;
import id.morph.ir.analysis.Liveness;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Where each value of a function lives: a local variable, or a slot of the frame array when it is needed in several of the
 * methods that the function has been cut into.
 *
 * <p>Local variables are given out by linear scan (Poletto and Sarkar, 1999) over one interval a value. A variable holds values of one
 * IR type only, or ints of the JVM, so that the types which the JVM's verifier infers never meet. A block parameter prefers the variable of an argument that ends
 * where it begins, so most edges need no copy.
 */
final class ValueHomes {
    private static final class Interval {
        private final Value value;
        private int start = Integer.MAX_VALUE;
        private int end = -1;
        private int local = -1;

        Interval(Value value) {
            this.value = value;
        }

        void cover(int position) {
            start = Math.min(start, position);
            end = Math.max(end, position);
        }
    }

    private final ControlFlowGraph graph;
    private final SelectedCode selected;
    private final SmallWords words;
    private final Map<Value, Interval> intervals = new HashMap<>();
    private final Partition partition;
    private final Map<Value, Integer> framed;
    private final Map<Value, List<Value>> affinities = new HashMap<>();
    private int locals;

    private ValueHomes(
            ControlFlowGraph graph, SelectedCode selected, SmallWords words, Partition partition, int reserved) {
        this.graph = graph;
        this.selected = selected;
        this.words = words;
        this.partition = partition;
        this.framed = partition.framed();
        this.locals = reserved;
    }

    /**
     * @param partition knows the values that live in the frame array
     * @param reserved how many local variables are taken: the parameters, the depth and so on
     * @param arguments the local variable of each parameter of the entry block; empty if they all are in the frame array
     */
    static ValueHomes of(
            ControlFlowGraph graph,
            SelectedCode selected,
            SmallWords words,
            Partition partition,
            int reserved,
            int[] arguments) {
        ValueHomes homes = new ValueHomes(graph, selected, words, partition, reserved);
        homes.collect();
        homes.assign(arguments);
        return homes;
    }

    /** The local variable of a value; -1 if it has none. */
    int local(Value value) {
        Interval interval = intervals.get(value);
        return interval == null ? -1 : interval.local;
    }

    /** The slot of a value in the frame array, null if it is not there. */
    Integer frameSlot(Value value) {
        return framed.get(value);
    }

    /** The slot of the array in which the operands of a large instruction are collected, null for any other. */
    Integer collectedSlot(Instruction instruction) {
        return partition.collected().get(instruction);
    }

    /** The number of local variables of the whole method. */
    int locals() {
        return locals;
    }

    private void cover(Value value, int position) {
        if (!(value instanceof Constant) && !framed.containsKey(value) && !selected.onStack(value)) {
            intervals.computeIfAbsent(value, Interval::new).cover(position);
        }
    }

    /** Numbers the program points and finds each value's first and last one. An instruction reads at n and defines at n + 1. */
    private void collect() {
        Liveness liveness = Liveness.of(graph, selected::operands);
        int[] starts = new int[graph.size() + 1];
        for (int b = 0; b < graph.size(); b++) {
            starts[b + 1] = starts[b] + 2 * graph.node(b).block().instructions().size() + 4;
        }
        for (int b = 0; b < graph.size(); b++) {
            Block block = graph.node(b).block();
            for (Value value : liveness.values(b)) {
                cover(value, starts[b]);
                for (int predecessor : graph.predecessors(b)) {
                    cover(value, starts[predecessor + 1] - 1);
                }
            }
            block.parameters().forEach(parameter -> cover(parameter, starts[graph.start(block)]));
            int at = starts[b] + 2;
            for (Instruction instruction : block.instructions()) {
                int position = at;
                selected.operands(instruction).forEach(operand -> cover(operand, position));
                if (instruction.type() != Type.NONE && selected.uses(instruction) > 0) {
                    cover(instruction, position + 1);
                }
                instruction.unwind().ifPresent(edge -> arguments(edge, position + 1));
                at += 2;
            }
            int last = at;
            block.terminator().operands().forEach(operand -> cover(operand, last));
            block.terminator().edges().forEach(edge -> arguments(edge, last));
        }
    }

    private void arguments(Edge edge, int position) {
        List<BlockParameter> parameters = edge.target().parameters();
        int skip = parameters.size() - edge.arguments().size();
        for (int i = 0; i < edge.arguments().size(); i++) {
            Value argument = edge.arguments().get(i);
            cover(argument, position);
            if (!(argument instanceof Constant)) {
                Value parameter = parameters.get(i + skip);
                affinities.computeIfAbsent(parameter, _ -> new ArrayList<>(2)).add(argument);
                affinities.computeIfAbsent(argument, _ -> new ArrayList<>(2)).add(parameter);
            }
        }
    }

    private void assign(int[] arguments) {
        List<Interval> order = new ArrayList<>(intervals.values());
        order.sort(Comparator.comparingInt((Interval i) -> i.start).thenComparingInt(i -> i.end));
        EnumMap<Type, PriorityQueue<Interval>> active = new EnumMap<>(Type.class);
        EnumMap<Type, List<Integer>> free = new EnumMap<>(Type.class);
        for (Type type : Type.values()) {
            active.put(type, new PriorityQueue<>(Comparator.comparingInt(i -> i.end)));
            free.put(type, new ArrayList<>());
        }
        List<BlockParameter> entry = graph.node(0).block().parameters();
        for (int i = 0; i < arguments.length; i++) {
            Interval interval = intervals.computeIfAbsent(entry.get(i), Interval::new);
            interval.cover(0);
            interval.local = arguments[i];
            active.get(entry.get(i).type()).add(interval);
        }
        for (Interval interval : order) {
            if (interval.local >= 0) {
                continue;
            }
            Type type = words.home(interval.value);
            List<Integer> available = free.get(type);
            PriorityQueue<Interval> live = active.get(type);
            while (!live.isEmpty() && live.peek().end < interval.start) {
                available.add(live.poll().local);
            }
            interval.local = choose(interval, available);
            live.add(interval);
        }
    }

    private int choose(Interval interval, List<Integer> available) {
        for (Value near : affinities.getOrDefault(interval.value, List.of())) {
            Integer wanted = local(near);
            if (words.home(near) == words.home(interval.value) && available.remove(wanted)) {
                return wanted;
            }
        }
        if (!available.isEmpty()) {
            return available.removeLast();
        }
        int fresh = locals;
        locals += Jvm.width(words.home(interval.value));
        return fresh;
    }
}
