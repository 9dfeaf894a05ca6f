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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which slots have to be filled before an instruction, for the handler that it may go to. Where the allocation has given
 * parameter and argument one slot there is nothing to do; otherwise a forward data-flow analysis of what each slot holds finds the
 * copies that an earlier one has made already.
 */
final class HandlerArguments {

    /** Puts a value into a slot. */
    record Copy(Value source, int slot) {}

    private final ControlFlowGraph graph;
    private final ExpressionTrees trees;
    private final SlotAllocation allocation;
    /** What slots hold when a node begins; no entry: not reached yet. */
    private final Map<Integer, Map<Integer, Value>> states = new HashMap<>();
    /** Copies by the node at whose end the unwind edge leaves. */
    private final Map<Integer, List<Copy>> copies = new HashMap<>();

    private final Map<Instruction, Integer> nodeOf = new HashMap<>();
    private final Map<Block, Integer> lastNodeOf = new HashMap<>();

    private HandlerArguments(ControlFlowGraph graph, ExpressionTrees trees, SlotAllocation allocation) {
        this.graph = graph;
        this.trees = trees;
        this.allocation = allocation;
    }

    static HandlerArguments of(
            Function function, ControlFlowGraph graph, ExpressionTrees trees, SlotAllocation allocation) {
        HandlerArguments arguments = new HandlerArguments(graph, trees, allocation);
        if (arguments.anyCopy()) {
            Map<Integer, Value> start = new HashMap<>();
            arguments.hold(function.entry().parameters(), start);
            arguments.states.put(0, start);
            arguments.solve();
        }
        return arguments;
    }

    /** The copies to make before an instruction. */
    List<Copy> before(Instruction instruction) {
        return copies.getOrDefault(nodeOf.get(instruction), List.of());
    }

    /** The copies to make before the throw at the end of a block. */
    List<Copy> beforeEnd(Block block) {
        return copies.getOrDefault(lastNodeOf.get(block), List.of());
    }

    private boolean anyCopy() {
        boolean any = false;
        for (int index = 0; index < graph.size(); index++) {
            ControlFlowGraph.Node node = graph.node(index);
            if (node.last()) {
                lastNodeOf.put(node.block(), index);
            } else {
                nodeOf.put(node.block().instructions().get(node.to()), index);
            }
            any |= SlotAllocation.unwindEdge(node)
                            .map(this::wanted)
                            .map(List::size)
                            .orElse(0)
                    > 0;
        }
        return any;
    }

    /** All copies of an unwind edge, also those that may turn out to be made already. */
    private List<Copy> wanted(Edge edge) {
        List<Copy> wanted = new ArrayList<>();
        for (int i = 0; i < edge.arguments().size(); i++) {
            BlockParameter parameter = edge.target().parameters().get(i + 1);
            Value argument = edge.arguments().get(i);
            if (trees.needsSlot(parameter)
                    && !(trees.needsSlot(argument) && allocation.slot(argument) == allocation.slot(parameter))) {
                wanted.add(new Copy(argument, allocation.slot(parameter)));
            }
        }
        return wanted;
    }

    private void solve() {
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int index = 0; index < graph.size(); index++) {
                Map<Integer, Value> state = states.get(index);
                if (state != null) {
                    changed |= transfer(index, new HashMap<>(state));
                }
            }
        }
    }

    private boolean transfer(int index, Map<Integer, Value> state) {
        ControlFlowGraph.Node node = graph.node(index);
        for (int i = node.from(); i < node.to(); i++) {
            hold(List.of(node.block().instructions().get(i)), state);
        }
        boolean changed = false;
        Optional<Edge> unwind = SlotAllocation.unwindEdge(node);
        if (unwind.isPresent()) {
            List<Copy> needed = new ArrayList<>();
            for (Copy copy : wanted(unwind.get())) {
                if (!same(state.put(copy.slot(), copy.source()), copy.source())) {
                    needed.add(copy);
                }
            }
            copies.put(index, needed);
            changed |= enter(unwind.get().target(), state);
        }
        if (!node.last()) {
            changed |= meet(rest(index), state);
        } else if (!(node.block().terminator() instanceof Terminator.Throw)) {
            for (Edge edge : node.block().terminator().edges()) {
                changed |= enter(edge.target(), state);
            }
        }
        return changed;
    }

    private boolean enter(Block target, Map<Integer, Value> state) {
        Map<Integer, Value> entered = new HashMap<>(state);
        hold(target.parameters(), entered);
        return meet(graph.start(target), entered);
    }

    /** The node that goes on where this one stops in the middle of its block. */
    private int rest(int index) {
        for (int successor : graph.successors(index)) {
            ControlFlowGraph.Node node = graph.node(successor);
            if (node.block() == graph.node(index).block() && !node.first()) {
                return successor;
            }
        }
        throw new IllegalStateException("a block ends in the middle");
    }

    private boolean meet(int node, Map<Integer, Value> state) {
        Map<Integer, Value> known = states.get(node);
        if (known == null) {
            states.put(node, new HashMap<>(state));
            return true;
        }
        return known.entrySet().removeIf(held -> !same(held.getValue(), state.get(held.getKey())));
    }

    private void hold(List<? extends Value> values, Map<Integer, Value> state) {
        for (Value value : values) {
            if (trees.needsSlot(value)) {
                state.put(allocation.slot(value), value);
            }
        }
    }

    private static boolean same(Value a, Value b) {
        return a == b || (a instanceof Constant && a.equals(b));
    }
}
