package id.morph.ir.analysis;

import id.morph.ir.Block;
import id.morph.ir.Edge;
import id.morph.ir.Function;
import id.morph.ir.Instruction;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The reachable part of a function as a graph of numbered nodes in reverse postorder; node 0 is the entry. Unwind edges are
 * edges like any other.
 *
 * <p>There are two granularities. {@link #ofBlocks} has one node per block. {@link #ofPoints} splits each block before every
 * instruction that has an unwind edge, so that an unwind edge leaves from the end of a node too: what is defined in a node
 * is then available on all of its outgoing edges, and dominance between nodes is exact for exceptions as well.
 */
public final class ControlFlowGraph implements FlowGraph {

    /**
     * Instructions {@code from} to {@code to} (exclusive) of a block; the terminator belongs to the block's last node.
     *
     * @param first whether the block's parameters are defined here
     * @param last whether the terminator follows; otherwise the instruction at {@code to} unwinds and starts the next node
     */
    public record Node(Block block, int from, int to, boolean first, boolean last) {}

    private final boolean split;
    private final Node[] nodes;
    private final int[][] successors;
    private final int[][] predecessors;
    private final Map<Block, Integer> firstNode;

    private ControlFlowGraph(
            boolean split, Node[] nodes, int[][] successors, int[][] predecessors, Map<Block, Integer> firstNode) {
        this.split = split;
        this.nodes = nodes;
        this.successors = successors;
        this.predecessors = predecessors;
        this.firstNode = firstNode;
    }

    /** One node per reachable block. */
    public static ControlFlowGraph ofBlocks(Function function) {
        return new Builder(function, false).build();
    }

    /** Reachable blocks split before every instruction that has an unwind edge. */
    public static ControlFlowGraph ofPoints(Function function) {
        return new Builder(function, true).build();
    }

    @Override
    public int size() {
        return nodes.length;
    }

    public Node node(int index) {
        return nodes[index];
    }

    /** Successors in the order of the edges; a node that is the target of two edges is there twice. */
    @Override
    public int[] successors(int index) {
        return successors[index];
    }

    @Override
    public int[] predecessors(int index) {
        return predecessors[index];
    }

    /** Whether control can reach the block. */
    public boolean contains(Block block) {
        return firstNode.containsKey(block);
    }

    /** The node at which the reachable block begins. */
    public int start(Block block) {
        return firstNode.get(block);
    }

    /** The edges that leave the node, without the fall-through into the same block's next node. */
    public List<Edge> edges(int index) {
        Node node = nodes[index];
        if (!node.last()) {
            return List.of(node.block().instructions().get(node.to()).unwind().orElseThrow());
        }
        return split ? node.block().terminator().edges() : node.block().edges();
    }

    /** Numbers nodes in block order first, then renumbers what a depth-first search reaches. */
    private static final class Builder {
        private final Function function;
        private final boolean split;
        private final Map<Block, Integer> start = new HashMap<>();
        private Node[] all = new Node[16];
        private int count;

        Builder(Function function, boolean split) {
            this.function = function;
            this.split = split;
        }

        ControlFlowGraph build() {
            for (Block block : function.blocks()) {
                start.put(block, count);
                cut(block);
            }
            int[][] next = new int[count][];
            int[] postorder = new int[count];
            int reached = search(next, postorder);
            int[] number = new int[count];
            Arrays.fill(number, -1);
            Node[] nodes = new Node[reached];
            for (int i = 0; i < reached; i++) {
                int old = postorder[reached - 1 - i];
                number[old] = i;
                nodes[i] = all[old];
            }
            int[][] successors = new int[reached][];
            int[] degree = new int[reached];
            for (int i = 0; i < reached; i++) {
                int[] targets = next[postorder[reached - 1 - i]];
                for (int k = 0; k < targets.length; k++) {
                    targets[k] = number[targets[k]];
                    degree[targets[k]]++;
                }
                successors[i] = targets;
            }
            Map<Block, Integer> first = new HashMap<>();
            start.forEach((block, old) -> {
                if (number[old] >= 0) {
                    first.put(block, number[old]);
                }
            });
            return new ControlFlowGraph(split, nodes, successors, invert(successors, degree), first);
        }

        private void cut(Block block) {
            int from = 0;
            boolean first = true;
            List<Instruction> instructions = block.instructions();
            if (split) {
                for (int i = 0; i < instructions.size(); i++) {
                    // An unwinding first instruction still needs a node before it, for the edge to leave from.
                    if (instructions.get(i).unwind().isPresent()) {
                        add(new Node(block, from, i, first, false));
                        from = i;
                        first = false;
                    }
                }
            }
            add(new Node(block, from, instructions.size(), first, true));
        }

        private void add(Node node) {
            if (count == all.length) {
                all = Arrays.copyOf(all, count * 2);
            }
            all[count++] = node;
        }

        private int search(int[][] next, int[] postorder) {
            int[] stack = new int[count];
            int[] position = new int[count];
            int depth = 0;
            int reached = 0;
            stack[0] = 0;
            next[0] = targets(0);
            while (depth >= 0) {
                int node = stack[depth];
                if (position[node] == next[node].length) {
                    postorder[reached++] = node;
                    depth--;
                    continue;
                }
                int target = next[node][position[node]++];
                if (next[target] == null) {
                    next[target] = targets(target);
                    stack[++depth] = target;
                }
            }
            return reached;
        }

        private int[] targets(int index) {
            Node node = all[index];
            if (!node.last()) {
                Block handler = node.block()
                        .instructions()
                        .get(node.to())
                        .unwind()
                        .orElseThrow()
                        .target();
                return new int[] {start(handler), index + 1};
            }
            List<Edge> edges =
                    split ? node.block().terminator().edges() : node.block().edges();
            int[] targets = new int[edges.size()];
            for (int i = 0; i < targets.length; i++) {
                targets[i] = start(edges.get(i).target());
            }
            return targets;
        }

        private int start(Block block) {
            Integer index = start.get(block);
            if (index == null) {
                throw new IllegalStateException("@" + function.symbol() + ": an edge leads to ^" + block.name()
                        + ", which is not in the function");
            }
            return index;
        }

        private static int[][] invert(int[][] successors, int[] degree) {
            int[][] predecessors = new int[successors.length][];
            for (int i = 0; i < predecessors.length; i++) {
                predecessors[i] = new int[degree[i]];
            }
            for (int i = successors.length - 1; i >= 0; i--) {
                for (int k = successors[i].length - 1; k >= 0; k--) {
                    int target = successors[i][k];
                    predecessors[target][--degree[target]] = i;
                }
            }
            return predecessors;
        }
    }
}
