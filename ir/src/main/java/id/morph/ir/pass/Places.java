package id.morph.ir.pass;

import id.morph.ir.Function;
import id.morph.ir.Instruction;
import id.morph.ir.analysis.ControlFlowGraph;
import id.morph.ir.analysis.DominatorTree;
import java.util.HashMap;
import java.util.Map;

/** Where the instructions of a function stand, unreachable ones apart. */
final class Places {

    private final ControlFlowGraph graph;
    private final DominatorTree tree;
    private final Map<Instruction, Integer> nodes = new HashMap<>();
    private final Map<Instruction, Integer> order = new HashMap<>();

    Places(Function function) {
        graph = ControlFlowGraph.ofPoints(function);
        tree = DominatorTree.of(graph);
        for (int index = 0; index < graph.size(); index++) {
            ControlFlowGraph.Node node = graph.node(index);
            for (int i = node.from(); i < node.to(); i++) {
                nodes.put(node.block().instructions().get(i), index);
                order.put(node.block().instructions().get(i), i);
            }
        }
    }

    /** The graph that {@link #node} speaks of. */
    ControlFlowGraph graph() {
        return graph;
    }

    /** The node of {@link ControlFlowGraph#ofPoints} that the instruction is in. */
    int node(Instruction instruction) {
        return nodes.get(instruction);
    }

    /** Whether control comes to the second instruction only after the first one. */
    boolean comesBefore(Instruction first, Instruction second) {
        int above = nodes.get(first);
        int below = nodes.get(second);
        return above == below ? order.get(first) < order.get(second) : tree.dominates(above, below);
    }
}
