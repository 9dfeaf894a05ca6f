package id.morph.ir.analysis;

import java.util.Arrays;

/**
 * Where the dominance of each node ends: the joins that one of its dominated nodes leads to. Computed as in Cooper, Harvey
 * and Kennedy, "A Simple, Fast Dominance Algorithm", section 4, in time proportional to the result.
 */
public final class DominanceFrontiers {

    private static final int[] NONE = {};

    private final int[][] frontiers;

    private DominanceFrontiers(int[][] frontiers) {
        this.frontiers = frontiers;
    }

    public static DominanceFrontiers of(ControlFlowGraph graph, DominatorTree tree) {
        int n = graph.size();
        int[][] frontiers = new int[n][];
        Arrays.fill(frontiers, NONE);
        int[] count = new int[n];
        for (int join = 0; join < n; join++) {
            int[] predecessors = graph.predecessors(join);
            if (predecessors.length < 2 && tree.parent(join) >= 0) {
                continue;
            }
            for (int predecessor : predecessors) {
                int runner = predecessor;
                // Whoever has this join already has told all nodes above it, too.
                while (runner != tree.parent(join) && !endsWith(frontiers[runner], count[runner], join)) {
                    if (count[runner] == frontiers[runner].length) {
                        frontiers[runner] = Arrays.copyOf(frontiers[runner], Math.max(2, 2 * count[runner]));
                    }
                    frontiers[runner][count[runner]++] = join;
                    runner = tree.parent(runner);
                }
            }
        }
        for (int i = 0; i < n; i++) {
            frontiers[i] = Arrays.copyOf(frontiers[i], count[i]);
        }
        return new DominanceFrontiers(frontiers);
    }

    private static boolean endsWith(int[] list, int length, int join) {
        return length > 0 && list[length - 1] == join;
    }

    /** The frontier of a node, in ascending order. */
    public int[] of(int node) {
        return frontiers[node];
    }
}
