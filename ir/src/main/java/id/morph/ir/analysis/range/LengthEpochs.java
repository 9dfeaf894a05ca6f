package id.morph.ir.analysis.range;

import id.morph.ir.Instruction;
import id.morph.ir.analysis.ControlFlowGraph;
import id.morph.ir.analysis.DominanceFrontiers;
import id.morph.ir.analysis.DominatorTree;
import java.util.function.Predicate;

/**
 * Numbers the states that the lengths of all lists are in: where the number is the same, no list is longer or shorter. This is
 * SSA form of one variable, the lengths: a number begins behind every instruction that may change one, and where several meet.
 * To be asked along a preorder walk of the dominator tree.
 */
final class LengthEpochs {

    private final ControlFlowGraph graph;
    private final DominatorTree tree;
    private final Predicate<Instruction> changes;
    private final boolean[] begins;
    private final int[] atEnd;
    private int epochs;

    LengthEpochs(ControlFlowGraph graph, DominatorTree tree, Predicate<Instruction> changes) {
        this.graph = graph;
        this.tree = tree;
        this.changes = changes;
        this.begins = new boolean[graph.size()];
        this.atEnd = new int[graph.size()];
        place();
    }

    /** The number at the beginning of a node, whose dominators have been left. */
    int enter(int node) {
        return begins[node] || tree.parent(node) < 0 ? begin() : atEnd[tree.parent(node)];
    }

    /** The number behind an instruction, given the one before it. */
    int after(Instruction instruction, int epoch) {
        return changes.test(instruction) ? begin() : epoch;
    }

    void leave(int node, int epoch) {
        atEnd[node] = epoch;
    }

    private int begin() {
        return ++epochs;
    }

    private void place() {
        int size = graph.size();
        boolean[] changed = new boolean[size];
        int[] work = new int[2 * size];
        int pending = 0;
        for (int index = 0; index < size; index++) {
            ControlFlowGraph.Node node = graph.node(index);
            for (int i = node.from(); i < node.to() && !changed[index]; i++) {
                changed[index] = changes.test(node.block().instructions().get(i));
            }
            if (!node.last() && changes.test(node.block().instructions().get(node.to()))) {
                // What throws may have changed something before.
                begins[graph.successors(index)[0]] = true;
            }
        }
        for (int index = 0; index < size; index++) {
            if (changed[index] || begins[index]) {
                changed[index] = true;
                work[pending++] = index;
            }
        }
        if (pending == 0) {
            return;
        }
        DominanceFrontiers frontiers = DominanceFrontiers.of(graph, tree);
        while (pending > 0) {
            for (int join : frontiers.of(work[--pending])) {
                begins[join] = true;
                if (!changed[join]) {
                    changed[join] = true;
                    work[pending++] = join;
                }
            }
        }
    }
}
