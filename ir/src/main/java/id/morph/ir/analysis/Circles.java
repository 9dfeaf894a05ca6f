package id.morph.ir.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The strongly connected components of a graph, each after all those it leads to: Tarjan, "Depth-First Search and Linear Graph
 * Algorithms" (1972), without recursion.
 */
public final class Circles {

    private final int[][] next;
    private final int[] order;
    private final int[] lowest;
    private final boolean[] open;
    private final int[] stack;
    private int height;
    private int visited;
    private final List<int[]> found = new ArrayList<>();

    private Circles(int[][] next) {
        this.next = next;
        this.order = new int[next.length];
        this.lowest = new int[next.length];
        this.open = new boolean[next.length];
        this.stack = new int[next.length];
    }

    /**
     * @param next the nodes that each node leads to
     */
    public static int[][] of(int[][] next) {
        Circles circles = new Circles(next);
        int[] path = new int[next.length];
        int[] position = new int[next.length];
        for (int root = 0; root < next.length; root++) {
            if (circles.order[root] == 0) {
                circles.search(root, path, position);
            }
        }
        return circles.found.toArray(int[][]::new);
    }

    private void search(int root, int[] path, int[] position) {
        int depth = 0;
        enter(root);
        path[0] = root;
        while (depth >= 0) {
            int node = path[depth];
            if (position[node] < next[node].length) {
                int target = next[node][position[node]++];
                if (order[target] == 0) {
                    enter(target);
                    path[++depth] = target;
                } else if (open[target]) {
                    lowest[node] = Math.min(lowest[node], order[target]);
                }
                continue;
            }
            depth--;
            if (depth >= 0) {
                lowest[path[depth]] = Math.min(lowest[path[depth]], lowest[node]);
            }
            if (lowest[node] == order[node]) {
                close(node);
            }
        }
    }

    private void enter(int node) {
        order[node] = ++visited;
        lowest[node] = visited;
        open[node] = true;
        stack[height++] = node;
    }

    private void close(int node) {
        int from = height;
        do {
            open[stack[--from]] = false;
        } while (stack[from] != node);
        found.add(Arrays.copyOfRange(stack, from, height));
        height = from;
    }
}
