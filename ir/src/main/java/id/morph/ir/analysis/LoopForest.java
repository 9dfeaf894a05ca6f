package id.morph.ir.analysis;

import id.morph.ir.Block;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The natural loops of a function (Aho, Lam, Sethi and Ullman, "Compilers", section 9.6): for each block that dominates one that
 * jumps back to it, everything between. A circle with two entrances is none.
 */
public final class LoopForest {

    /**
     * A loop.
     *
     * @param header its only entrance
     * @param blocks all its blocks, those of the loops within it included
     */
    public record Loop(Block header, Set<Block> blocks) {}

    private final List<Loop> innermostFirst;

    private LoopForest(List<Loop> innermostFirst) {
        this.innermostFirst = innermostFirst;
    }

    /**
     * @param graph a graph of blocks
     */
    public static LoopForest of(ControlFlowGraph graph, DominatorTree tree) {
        Map<Integer, List<Integer>> backFrom = new LinkedHashMap<>();
        for (int node = 0; node < graph.size(); node++) {
            for (int target : graph.successors(node)) {
                if (tree.dominates(target, node)) {
                    backFrom.computeIfAbsent(target, _ -> new ArrayList<>()).add(node);
                }
            }
        }
        List<Loop> loops = new ArrayList<>();
        backFrom.forEach((header, ends) -> loops.add(loop(graph, header, ends)));
        // An inner loop has fewer blocks than those around it.
        loops.sort(Comparator.comparingInt(loop -> loop.blocks().size()));
        return new LoopForest(loops);
    }

    private static Loop loop(ControlFlowGraph graph, int header, List<Integer> ends) {
        Set<Integer> nodes = new LinkedHashSet<>();
        nodes.add(header);
        Deque<Integer> work = new ArrayDeque<>(ends);
        while (!work.isEmpty()) {
            int node = work.pop();
            if (nodes.add(node)) {
                for (int predecessor : graph.predecessors(node)) {
                    work.push(predecessor);
                }
            }
        }
        Set<Block> blocks = new LinkedHashSet<>();
        nodes.stream().sorted().forEach(node -> blocks.add(graph.node(node).block()));
        return new Loop(graph.node(header).block(), blocks);
    }

    /** All loops, each after those within it. The sets of blocks may be changed by who adds blocks. */
    public List<Loop> innermostFirst() {
        return innermostFirst;
    }
}
