package id.morph.backend.sfox.emit;

import id.morph.ir.Block;
import id.morph.ir.BlockParameter;
import id.morph.ir.Constant;
import id.morph.ir.Edge;
import id.morph.ir.Function;
import id.morph.ir.Instruction;
import id.morph.ir.Terminator;
import id.morph.ir.Value;
import id.morph.ir.analysis.ControlFlowGraph;
import id.morph.ir.analysis.Liveness;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gives each value that needs one a local slot, such that values which are alive together never share one. A block
 * parameter gets the slot of its arguments where it can (the coalescing of Boissinot et al., "Revisiting Out-of-SSA
 * Translation", on an explicit interference graph), so that a loop's {@code i = i + 1} is one store and no move.
 *
 * <p>The parameters of a handler count as alive at every instruction that may go there: their slots must be filled before it
 * throws.
 */
final class SlotAllocation {

    private final Function function;
    private final ControlFlowGraph graph;
    private final Liveness liveness;
    private final ExpressionTrees trees;
    private final Map<Value, Integer> numbers = new HashMap<>();
    private final List<Group> groups = new ArrayList<>();
    private int slots;

    /** Values that share a slot, and the values with which none of them can. */
    private static final class Group {
        private final BitSet members = new BitSet();
        private final BitSet conflicts = new BitSet();
        private int slot = -1;

        boolean conflictsWith(Group other) {
            return conflicts.intersects(other.members) || (slot >= 0 && other.slot >= 0);
        }

        void absorb(Group other) {
            members.or(other.members);
            conflicts.or(other.conflicts);
            slot = Math.max(slot, other.slot);
        }
    }

    private SlotAllocation(Function function, ControlFlowGraph graph, ExpressionTrees trees) {
        this.function = function;
        this.graph = graph;
        this.liveness = Liveness.of(graph);
        this.trees = trees;
    }

    /** @param graph the function's points */
    static SlotAllocation of(Function function, ControlFlowGraph graph, ExpressionTrees trees) {
        SlotAllocation allocation = new SlotAllocation(function, graph, trees);
        allocation.number();
        allocation.findConflicts();
        allocation.coalesce();
        allocation.colour();
        return allocation;
    }

    /** How many slots the function uses. */
    int count() {
        return slots;
    }

    /** The slot of a value that {@linkplain ExpressionTrees#needsSlot needs} one. */
    int slot(Value value) {
        return groups.get(numbers.get(value)).slot;
    }

    // ------------------------------------------------------------------ interference

    private void number() {
        // Arguments arrive in the first slots, used or not.
        for (BlockParameter parameter : function.entry().parameters()) {
            add(parameter).slot = slots++;
        }
        for (Block block : function.blocks()) {
            if (graph.contains(block)) {
                block.parameters().forEach(this::addIfNeeded);
                block.instructions().forEach(this::addIfNeeded);
            }
        }
    }

    private void addIfNeeded(Value value) {
        if (trees.needsSlot(value) && !numbers.containsKey(value)) {
            add(value);
        }
    }

    private Group add(Value value) {
        Group group = new Group();
        group.members.set(groups.size());
        numbers.put(value, groups.size());
        groups.add(group);
        return group;
    }

    private void findConflicts() {
        for (Block block : function.blocks()) {
            if (graph.contains(block)) {
                parametersConflict(block);
            }
        }
        for (int node = 0; node < graph.size(); node++) {
            scan(node);
        }
    }

    /** A block's parameters are set together, while what the block needs beside them is alive. */
    private void parametersConflict(Block block) {
        BitSet alive = alive(liveness.values(graph.start(block)));
        block.parameters().forEach(parameter -> set(alive, parameter));
        block.parameters().forEach(parameter -> conflict(parameter, alive));
    }

    private void scan(int index) {
        ControlFlowGraph.Node node = graph.node(index);
        List<Instruction> instructions = node.block().instructions();
        BitSet alive = new BitSet();
        for (int successor : graph.successors(index)) {
            alive.or(alive(liveness.values(successor)));
        }
        for (Edge edge : graph.edges(index)) {
            edge.arguments().forEach(argument -> set(alive, argument));
        }
        if (node.last()) {
            node.block().terminator().operands().forEach(operand -> set(alive, operand));
        }
        unwindEdge(node).ifPresent(edge -> {
            for (int i = 0; i < edge.arguments().size(); i++) {
                BitSet others = (BitSet) alive.clone();
                Integer same = numbers.get(edge.arguments().get(i));
                if (same != null) {
                    others.clear(same);
                }
                conflict(edge.target().parameters().get(i + 1), others);
            }
        });
        for (int i = node.to() - 1; i >= node.from(); i--) {
            Instruction instruction = instructions.get(i);
            Integer number = numbers.get(instruction);
            if (number != null) {
                conflict(instruction, alive);
                alive.clear(number);
            }
            instruction.operands().forEach(operand -> set(alive, operand));
        }
    }

    /** The unwind edge that leaves from the end of a node. */
    static Optional<Edge> unwindEdge(ControlFlowGraph.Node node) {
        if (!node.last()) {
            return node.block().instructions().get(node.to()).unwind();
        }
        return node.block().terminator() instanceof Terminator.Throw raise ? raise.unwind() : Optional.empty();
    }

    private BitSet alive(List<Value> values) {
        BitSet alive = new BitSet();
        values.forEach(value -> set(alive, value));
        return alive;
    }

    private void set(BitSet alive, Value value) {
        if (value instanceof Constant) {
            return;
        }
        Integer number = numbers.get(value);
        if (number != null) {
            alive.set(number);
        }
    }

    private void conflict(Value value, BitSet others) {
        Integer number = numbers.get(value);
        if (number == null) {
            return;
        }
        groups.get(number).conflicts.or(others);
        groups.get(number).conflicts.clear(number);
        others.stream()
                .filter(other -> other != number)
                .forEach(other -> groups.get(other).conflicts.set(number));
    }

    // ------------------------------------------------------------------ coalescing

    private record Copy(BlockParameter parameter, Value argument) {}

    /** Copies of loops first: they are what repeats. */
    private void coalesce() {
        List<Copy> loops = new ArrayList<>();
        List<Copy> unwinding = new ArrayList<>();
        List<Copy> others = new ArrayList<>();
        for (int index = 0; index < graph.size(); index++) {
            ControlFlowGraph.Node node = graph.node(index);
            unwindEdge(node).ifPresent(edge -> copies(edge, 1, unwinding));
            if (node.last() && !(node.block().terminator() instanceof Terminator.Throw)) {
                for (Edge edge : node.block().terminator().edges()) {
                    copies(edge, 0, graph.start(edge.target()) <= index ? loops : others);
                }
            }
        }
        loops.forEach(this::merge);
        unwinding.forEach(this::merge);
        others.forEach(this::merge);
    }

    private void copies(Edge edge, int from, List<Copy> into) {
        for (int i = 0; i < edge.arguments().size(); i++) {
            BlockParameter parameter = edge.target().parameters().get(i + from);
            Value argument = edge.arguments().get(i);
            if (trees.needsSlot(parameter) && trees.needsSlot(argument)) {
                into.add(new Copy(parameter, argument));
            }
        }
    }

    private void merge(Copy copy) {
        Group a = groups.get(numbers.get(copy.parameter()));
        Group b = groups.get(numbers.get(copy.argument()));
        if (a != b && !a.conflictsWith(b) && !b.conflictsWith(a)) {
            a.absorb(b);
            b.members.stream().forEach(member -> groups.set(member, a));
        }
    }

    // ------------------------------------------------------------------ colouring

    /** First fit, in the order in which values are defined. */
    private void colour() {
        List<BitSet> taken = new ArrayList<>();
        for (int i = 0; i < slots; i++) {
            taken.add((BitSet) groups.get(i).members.clone());
        }
        for (Group group : groups) {
            if (group.slot >= 0) {
                continue;
            }
            int slot = 0;
            while (slot < taken.size() && group.conflicts.intersects(taken.get(slot))) {
                slot++;
            }
            if (slot == taken.size()) {
                taken.add(new BitSet());
            }
            taken.get(slot).or(group.members);
            group.slot = slot;
        }
        slots = taken.size();
    }
}
