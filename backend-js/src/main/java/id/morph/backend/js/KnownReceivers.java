package id.morph.backend.js;

import id.morph.ir.Block;
import id.morph.ir.Edge;
import id.morph.ir.Function;
import id.morph.ir.Instruction;
import id.morph.ir.Module;
import id.morph.ir.Terminator;
import id.morph.ir.Value;
import id.morph.ir.analysis.ControlFlowGraph;
import id.morph.ir.analysis.DominatorTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Instructions whose receiver has been seen to be an instance of their layout: one that has not thrown has proven it for all that it
 * dominates. An instance never changes its class.
 */
final class KnownReceivers {
    private final Module program;
    private final ControlFlowGraph graph;
    private final DominatorTree tree;
    private final Set<Instruction> known = new HashSet<>();
    private final Set<Block> handlers = new HashSet<>();

    private KnownReceivers(Module program, Function function) {
        this.program = program;
        graph = ControlFlowGraph.ofBlocks(function);
        tree = DominatorTree.of(graph);
        for (Block block : function.blocks()) {
            for (Instruction i : block.instructions()) {
                i.unwind().map(Edge::target).ifPresent(handlers::add);
            }
            if (block.terminator() instanceof Terminator.Throw raise) {
                raise.unwind().map(Edge::target).ifPresent(handlers::add);
            }
        }
    }

    /** Finds them in a function. */
    static Set<Instruction> of(Module program, Function function) {
        if (program.layouts().isEmpty()) {
            return Set.of();
        }
        KnownReceivers made = new KnownReceivers(program, function);
        made.search();
        return made.known;
    }

    private void search() {
        // What is known at a node's entrance and at its end, in the order of the dominator tree.
        List<Map<Value, String>> entering = new ArrayList<>();
        List<Map<Value, String>> leaving = new ArrayList<>();
        for (int n = 0; n < graph.size(); n++) {
            entering.add(Map.of());
            leaving.add(Map.of());
        }
        for (int place = 0; place < graph.size(); place++) {
            int node = tree.preorder(place);
            Block block = graph.node(node).block();
            if (node > 0) {
                // The error may have come before what the dominator's block proves.
                entering.set(node, (handlers.contains(block) ? entering : leaving).get(tree.parent(node)));
            }
            Map<Value, String> facts = new HashMap<>(entering.get(node));
            int before = facts.size();
            boolean changed = false;
            for (Instruction i : block.instructions()) {
                changed |= visit(i, facts);
            }
            leaving.set(node, changed || facts.size() != before ? facts : entering.get(node));
        }
    }

    private boolean visit(Instruction i, Map<Value, String> facts) {
        return switch (i.op()) {
            case FIELD_GET, FIELD_SET, OBJECT_CHECK, CALL_METHOD -> {
                Value receiver = i.operand(0);
                String layout = facts.get(receiver);
                if (layout != null && program.inherits(layout, i.name(0))) {
                    known.add(i);
                    yield false;
                }
                facts.put(receiver, i.name(0));
                yield true;
            }
            case OBJECT_NEW -> {
                facts.put(i, i.name(0));
                yield true;
            }
            default -> false;
        };
    }
}
