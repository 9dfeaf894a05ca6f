package id.morph.ir.analysis;

import java.util.Arrays;

/**
 * Immediate dominators by the Semi-NCA algorithm (Georgiadis, "Linear-Time Algorithms for Dominators and Related Problems",
 * 2005). The simpler iterative algorithm is quadratic on what a long {@code coba} makes: one handler with a predecessor for
 * every instruction of a long chain.
 */
public final class DominatorTree {

    private final int[] parent;
    private final int[] preorder;
    private final int[] enter;
    private final int[] leave;
    private final int[] depth;

    private DominatorTree(int[] parent) {
        int n = parent.length;
        this.parent = parent;
        this.preorder = new int[n];
        this.enter = new int[n];
        this.leave = new int[n];
        this.depth = new int[n];
        number();
    }

    public static DominatorTree of(FlowGraph graph) {
        return new DominatorTree(new SemiNca(graph).run());
    }

    /** The immediate dominator of a node; -1 for the entry. */
    public int parent(int node) {
        return parent[node];
    }

    /** Whether every path from the entry to {@code below} goes through {@code above}; a node dominates itself. */
    public boolean dominates(int above, int below) {
        return enter[above] <= enter[below] && leave[below] <= leave[above];
    }

    /** The node at a place in a preorder walk of the tree, in which children follow reverse postorder. */
    public int preorder(int place) {
        return preorder[place];
    }

    /** How many nodes of the preorder from the node's own place on are in its subtree, the node included. */
    public int subtreeSize(int node) {
        return leave[node] - enter[node] + 1;
    }

    /** What goes down the tree with knowledge that holds below a node only, and takes it back on the way up. */
    public interface Descent {
        /** Visits a node; all above it have been visited, and what was changed elsewhere has been taken back. */
        void visit(int node);

        /** How many changes there are to take back. */
        int changes();

        /** Takes the last changes back until there are only so many. */
        void backTo(int changes);
    }

    /** Visits all nodes, each after the one that dominates it, children in reverse postorder. */
    public void walk(Descent descent) {
        int[] marks = new int[parent.length];
        int[] path = new int[parent.length];
        int height = 0;
        for (int node : preorder) {
            while (height > 0 && path[height - 1] != parent[node]) {
                descent.backTo(marks[--height]);
            }
            marks[height] = descent.changes();
            path[height++] = node;
            descent.visit(node);
        }
    }

    /** Distance from the entry. */
    public int depth(int node) {
        return depth[node];
    }

    private void number() {
        int n = parent.length;
        // Children of a node have larger numbers than the node (reverse postorder), so sizes add up from the end.
        int[] size = new int[n];
        for (int node = n - 1; node >= 0; node--) {
            size[node]++;
            if (parent[node] >= 0) {
                size[parent[node]] += size[node];
            }
        }
        int[] free = new int[n];
        for (int node = 0; node < n; node++) {
            if (parent[node] >= 0) {
                enter[node] = free[parent[node]];
                free[parent[node]] += size[node];
                depth[node] = depth[parent[node]] + 1;
            }
            free[node] = enter[node] + 1;
            leave[node] = enter[node] + size[node] - 1;
            preorder[enter[node]] = node;
        }
    }

    /** The algorithm proper; all arrays but {@code idom} are indexed by depth-first number. */
    private static final class SemiNca {
        private final FlowGraph graph;
        private final int[] vertex;
        private final int[] number;
        private final int[] ancestor;
        private final int[] semi;
        private final int[] label;
        private final int[] stack;

        SemiNca(FlowGraph graph) {
            int n = graph.size();
            this.graph = graph;
            this.vertex = new int[n];
            this.number = new int[n];
            this.ancestor = new int[n];
            this.semi = new int[n];
            this.label = new int[n];
            this.stack = new int[n];
        }

        int[] run() {
            int n = graph.size();
            search();
            int[] dominator = ancestor.clone();
            for (int i = 0; i < n; i++) {
                semi[i] = i;
                label[i] = i;
            }
            for (int i = n - 1; i > 0; i--) {
                int best = dominator[i];
                for (int predecessor : graph.predecessors(vertex[i])) {
                    best = Math.min(best, semi[evaluate(number[predecessor], i + 1)]);
                }
                semi[i] = best;
            }
            for (int i = 1; i < n; i++) {
                int candidate = dominator[i];
                while (candidate > semi[i]) {
                    candidate = dominator[candidate];
                }
                dominator[i] = candidate;
            }
            int[] parent = new int[n];
            for (int i = 0; i < n; i++) {
                parent[vertex[i]] = i == 0 ? -1 : vertex[dominator[i]];
            }
            return parent;
        }

        private void search() {
            Arrays.fill(number, -1);
            int[] position = new int[graph.size()];
            int found = 0;
            int depth = 0;
            stack[0] = 0;
            number[0] = 0;
            vertex[found++] = 0;
            ancestor[0] = -1;
            while (depth >= 0) {
                int node = stack[depth];
                int[] targets = graph.successors(node);
                if (position[node] == targets.length) {
                    depth--;
                    continue;
                }
                int target = targets[position[node]++];
                if (number[target] < 0) {
                    number[target] = found;
                    ancestor[found] = number[node];
                    vertex[found++] = target;
                    stack[++depth] = target;
                }
            }
        }

        /** The vertex of least semidominator on the linked path above {@code v}, with path compression. */
        private int evaluate(int v, int lastLinked) {
            if (ancestor[v] < lastLinked) {
                return label[v];
            }
            int height = 0;
            int node = v;
            do {
                stack[height++] = node;
                node = ancestor[node];
            } while (ancestor[node] >= lastLinked);
            int above = node;
            int least = label[above];
            while (height > 0) {
                node = stack[--height];
                ancestor[node] = ancestor[above];
                if (semi[least] < semi[label[node]]) {
                    label[node] = least;
                } else {
                    least = label[node];
                }
                above = node;
            }
            return label[v];
        }
    }
}
