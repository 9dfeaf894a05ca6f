package id.morph.ir.analysis.structure;

import id.morph.ir.analysis.DominatorTree;
import id.morph.ir.analysis.structure.JumpGraph.Arc;
import id.morph.ir.analysis.structure.JumpGraph.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes graphs reducible: a circle with several entrances, as the states of a generator make them, gets one in front of which a
 * dispatcher stands. Each way to one of the old entrances goes through it and says which. No block is copied, so the size stays linear.
 */
final class Dispatchers {
    private final List<Node> nodes;
    private int selectors;

    private Dispatchers(JumpGraph graph) {
        nodes = new ArrayList<>(graph.nodes());
    }

    /** The graph itself if it is reducible. */
    static JumpGraph insert(JumpGraph graph) {
        if (isReducible(graph)) {
            return graph;
        }
        Dispatchers made = new Dispatchers(graph);
        BitSet all = new BitSet();
        all.set(0, graph.size());
        made.mend(all, 0);
        return JumpGraph.inOrder(made.nodes, made.selectors);
    }

    private static boolean isReducible(JumpGraph graph) {
        DominatorTree tree = DominatorTree.of(graph);
        for (int n = 0; n < graph.size(); n++) {
            for (int target : graph.successors(n)) {
                if (target <= n && !tree.dominates(target, n)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Mends the circles among {@code part}, to which nothing leads from elsewhere but through {@code entry}; negative if not even that. */
    private void mend(BitSet part, int entry) {
        for (BitSet circle : new Circles(part).find()) {
            BitSet entrances = entrances(circle);
            if (entry >= 0 && circle.get(entry)) {
                entrances.set(entry);
            }
            BitSet inner = (BitSet) circle.clone();
            if (entrances.cardinality() > 1) {
                dispatch(entrances);
            } else {
                inner.andNot(entrances);
            }
            mend(inner, -1);
        }
    }

    private BitSet entrances(BitSet circle) {
        BitSet entrances = new BitSet();
        for (int n = 0; n < nodes.size(); n++) {
            if (!circle.get(n)) {
                for (Arc arc : nodes.get(n).arcs()) {
                    if (circle.get(arc.target())) {
                        entrances.set(arc.target());
                    }
                }
            }
        }
        return entrances;
    }

    private void dispatch(BitSet entrances) {
        int[] targets = entrances.stream().toArray();
        Map<Integer, Integer> choices = new HashMap<>();
        for (int target : targets) {
            choices.put(target, choices.size());
        }
        int dispatcher = nodes.size();
        for (int n = 0; n < dispatcher; n++) {
            Node old = nodes.get(n);
            nodes.set(
                    n,
                    new Node(
                            old.block(),
                            old.selector(),
                            old.arcs().stream()
                                    .map(arc -> {
                                        Integer choice = choices.get(arc.target());
                                        return choice == null ? arc : new Arc(dispatcher, choice);
                                    })
                                    .toList()));
        }
        nodes.add(new Node(
                null,
                selectors++,
                Arrays.stream(targets).mapToObj(target -> new Arc(target, -1)).toList()));
    }

    /** Strongly connected parts of more than one node, or of one that leads to itself (Tarjan 1972), without recursion. */
    private final class Circles {
        private final BitSet part;
        private final int[] number = new int[nodes.size()];
        private final int[] low = new int[nodes.size()];
        private final int[] position = new int[nodes.size()];
        private final int[] open = new int[nodes.size()];
        private final BitSet isOpen = new BitSet();
        private final List<BitSet> found = new ArrayList<>();
        private int openCount;
        private int count;

        Circles(BitSet part) {
            this.part = part;
        }

        List<BitSet> find() {
            part.stream().filter(n -> number[n] == 0).forEach(this::search);
            return found;
        }

        private void enter(int node) {
            number[node] = ++count;
            low[node] = count;
            open[openCount++] = node;
            isOpen.set(node);
        }

        private void search(int root) {
            int[] path = new int[part.cardinality()];
            int depth = 0;
            path[0] = root;
            enter(root);
            while (depth >= 0) {
                int n = path[depth];
                List<Arc> arcs = nodes.get(n).arcs();
                if (position[n] < arcs.size()) {
                    int target = arcs.get(position[n]++).target();
                    if (part.get(target) && number[target] == 0) {
                        enter(target);
                        path[++depth] = target;
                    } else if (part.get(target) && isOpen.get(target)) {
                        low[n] = Math.min(low[n], number[target]);
                    }
                    continue;
                }
                if (low[n] == number[n]) {
                    close(n);
                }
                depth--;
                if (depth >= 0) {
                    low[path[depth]] = Math.min(low[path[depth]], low[n]);
                }
            }
        }

        private void close(int root) {
            BitSet circle = new BitSet();
            int node;
            do {
                node = open[--openCount];
                isOpen.clear(node);
                circle.set(node);
            } while (node != root);
            if (circle.cardinality() > 1 || nodes.get(root).arcs().stream().anyMatch(arc -> arc.target() == root)) {
                found.add(circle);
            }
        }
    }
}
