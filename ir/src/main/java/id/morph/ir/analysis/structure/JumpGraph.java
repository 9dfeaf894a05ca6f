package id.morph.ir.analysis.structure;

import id.morph.ir.Block;
import id.morph.ir.Edge;
import id.morph.ir.Function;
import id.morph.ir.Terminator;
import id.morph.ir.analysis.FlowGraph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The reachable blocks of a function, and dispatchers that have been put between them, as a graph in reverse postorder. Where
 * order is free, a handler comes before what follows the code it guards.
 */
final class JumpGraph implements FlowGraph {

    /** An edge to another node; {@code choice} is what the dispatcher it leads to has to choose, if it leads to one. */
    record Arc(int target, int choice) {}

    /** A block, or a dispatcher of that number. */
    record Node(Block block, int selector, List<Arc> arcs) {}

    private final List<Node> nodes;
    private final int selectors;
    private final int[][] successors;
    private final int[][] predecessors;

    private JumpGraph(List<Node> nodes, int selectors) {
        this.nodes = nodes;
        this.selectors = selectors;
        successors = new int[nodes.size()][];
        int[] degree = new int[nodes.size()];
        for (int n = 0; n < successors.length; n++) {
            successors[n] = nodes.get(n).arcs().stream().mapToInt(Arc::target).toArray();
            for (int target : successors[n]) {
                degree[target]++;
            }
        }
        predecessors = new int[nodes.size()][];
        Arrays.setAll(predecessors, n -> new int[degree[n]]);
        for (int n = 0; n < successors.length; n++) {
            for (int target : successors[n]) {
                predecessors[target][--degree[target]] = n;
            }
        }
    }

    /** The graph of a function without dispatchers. */
    static JumpGraph of(Function function) {
        Map<Block, Integer> numbers = new HashMap<>();
        for (Block block : function.blocks()) {
            numbers.put(block, numbers.size());
        }
        List<Node> nodes = new ArrayList<>();
        for (Block block : function.blocks()) {
            List<Arc> arcs = new ArrayList<>();
            for (Edge edge : block.edges()) {
                arcs.add(new Arc(numbers.get(edge.target()), -1));
            }
            nodes.add(new Node(block, -1, arcs));
        }
        return inOrder(nodes, 0);
    }

    /** The nodes that the first one reaches, renumbered. */
    static JumpGraph inOrder(List<Node> all, int selectors) {
        int[] postorder = new int[all.size()];
        int reached = search(all, postorder);
        int[] number = new int[all.size()];
        for (int i = 0; i < reached; i++) {
            number[postorder[i]] = reached - 1 - i;
        }
        List<Node> nodes = new ArrayList<>();
        for (int i = reached - 1; i >= 0; i--) {
            Node old = all.get(postorder[i]);
            nodes.add(new Node(
                    old.block(),
                    old.selector(),
                    old.arcs().stream()
                            .map(arc -> new Arc(number[arc.target()], arc.choice()))
                            .toList()));
        }
        return new JumpGraph(nodes, selectors);
    }

    /**
     * Fills in nodes in postorder; gives their number. Ways to handlers are taken last, which puts a handler early in the
     * reversed order.
     */
    private static int search(List<Node> all, int[] postorder) {
        boolean[] seen = new boolean[all.size()];
        int[] stack = new int[all.size()];
        int[] position = new int[all.size()];
        int[] first = new int[all.size()];
        int depth = 0;
        int reached = 0;
        seen[0] = true;
        first[0] = unwinds(all.get(0));
        while (depth >= 0) {
            int n = stack[depth];
            List<Arc> arcs = all.get(n).arcs();
            if (position[n] == arcs.size()) {
                postorder[reached++] = n;
                depth--;
                continue;
            }
            int target = arcs.get((first[n] + position[n]++) % arcs.size()).target();
            if (!seen[target]) {
                seen[target] = true;
                first[target] = unwinds(all.get(target));
                stack[++depth] = target;
            }
        }
        return reached;
    }

    /** How many arcs of a node are followed by errors: its first ones. */
    private static int unwinds(Node node) {
        if (node.block() == null) {
            return 0;
        }
        Terminator end = node.block().terminator();
        return end instanceof Terminator.Throw
                ? node.arcs().size()
                : node.arcs().size() - end.edges().size();
    }

    /** Whether an error may lead from one node to another. */
    boolean unwinds(int from, int to) {
        Node node = nodes.get(from);
        return node.arcs().subList(0, unwinds(node)).stream().anyMatch(arc -> arc.target() == to);
    }

    Node node(int index) {
        return nodes.get(index);
    }

    List<Node> nodes() {
        return nodes;
    }

    /** How many dispatchers there are. */
    int selectors() {
        return selectors;
    }

    @Override
    public int size() {
        return nodes.size();
    }

    @Override
    public int[] successors(int node) {
        return successors[node];
    }

    @Override
    public int[] predecessors(int node) {
        return predecessors[node];
    }
}
