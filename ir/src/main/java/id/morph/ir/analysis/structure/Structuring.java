package id.morph.ir.analysis.structure;

import id.morph.ir.Function;
import id.morph.ir.analysis.DominatorTree;
import id.morph.ir.analysis.structure.JumpGraph.Arc;
import id.morph.ir.analysis.structure.JumpGraph.Node;
import id.morph.ir.analysis.structure.Structure.Choose;
import id.morph.ir.analysis.structure.Structure.Label;
import id.morph.ir.analysis.structure.Structure.Labeled;
import id.morph.ir.analysis.structure.Structure.Loop;
import id.morph.ir.analysis.structure.Structure.Run;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Structured control flow from the dominator tree (Ramsey, "Beyond Relooper: recursive translation of unstructured control flow
 * to structured control flow", ICFP 2022). The code of a block stands within the code of its immediate dominator, or behind it when
 * several paths meet there. Differences: what a loop is left for stands behind the loop, and handlers of errors are blocks like any
 * others, where the path of each throwing instruction leads.
 */
public final class Structuring {
    private final JumpGraph graph;
    /** The children of each node in the dominator tree, in reverse postorder. */
    private final List<List<Integer>> children = new ArrayList<>();

    /** For each header of a loop the nodes of the loop; null for other nodes. */
    private final BitSet[] loops;
    /** For each node that is not within the code of its dominator what is left to get there. */
    private final Label[] behind;

    private final Label[] loopLabels;

    /**
     * @param body the whole function
     * @param selectors how many variables its {@link Structure.Choose} pieces need, numbered from 0
     */
    public record Result(List<Structure> body, int selectors) {
        public Result {
            body = List.copyOf(body);
        }
    }

    private Structuring(JumpGraph graph) {
        this.graph = graph;
        loops = new BitSet[graph.size()];
        behind = new Label[graph.size()];
        loopLabels = new Label[graph.size()];
        for (int n = 0; n < graph.size(); n++) {
            children.add(new ArrayList<>());
        }
        DominatorTree tree = DominatorTree.of(graph);
        for (int n = 1; n < graph.size(); n++) {
            children.get(tree.parent(n)).add(n);
        }
        for (int n = 0; n < graph.size(); n++) {
            for (int target : graph.successors(n)) {
                if (target <= n) {
                    addToLoop(target, n);
                }
            }
        }
        for (int n = 1; n < graph.size(); n++) {
            if (isMerge(n) || isExit(tree.parent(n), n)) {
                behind[n] = new Label();
            }
        }
    }

    /** Gives the control flow of a function; what cannot be reached is not in it. */
    public static Result of(Function function) {
        JumpGraph graph = Dispatchers.insert(JumpGraph.of(function));
        List<Structure> body = new ArrayList<>();
        new Structuring(graph).write(0, body);
        return new Result(body, graph.selectors());
    }

    /** Adds what lies between a header and one that leads back to it. */
    private void addToLoop(int header, int end) {
        if (loops[header] == null) {
            loops[header] = new BitSet();
            loops[header].set(header);
            loopLabels[header] = new Label();
        }
        BitSet loop = loops[header];
        List<Integer> work = new ArrayList<>(List.of(end));
        while (!work.isEmpty()) {
            int n = work.removeLast();
            if (!loop.get(n)) {
                loop.set(n);
                for (int predecessor : graph.predecessors(n)) {
                    work.add(predecessor);
                }
            }
        }
    }

    /** Whether several paths, or an error, lead to a node from before it. */
    private boolean isMerge(int node) {
        int paths = 0;
        for (int predecessor : graph.predecessors(node)) {
            if (predecessor < node) {
                paths++;
                if (graph.unwinds(predecessor, node)) {
                    return true;
                }
            }
        }
        return paths > 1;
    }

    private boolean isExit(int parent, int node) {
        return loops[parent] != null && !loops[parent].get(node);
    }

    /** Writes the code of a node and of all that it dominates. */
    private void write(int root, List<Structure> out) {
        List<Structure> code = out;
        int node = root;
        while (true) {
            List<Integer> after = new ArrayList<>();
            List<Structure> made = new ArrayList<>();
            if (loops[node] == null) {
                made.add(run(node));
            } else {
                List<Structure> body = new ArrayList<>(List.of(run(node)));
                List<Integer> inside = new ArrayList<>();
                for (int child : children.get(node)) {
                    if (!isExit(node, child) && behind[child] != null) {
                        inside.add(child);
                    }
                }
                for (int child : inside) {
                    body = follow(body, child);
                    write(child, body);
                }
                made.add(new Loop(loopLabels[node], body));
            }
            for (int child : children.get(node)) {
                if (behind[child] != null && (loops[node] == null || isExit(node, child))) {
                    after.add(child);
                }
            }
            if (after.isEmpty()) {
                code.addAll(made);
                return;
            }
            for (int child : after.subList(0, after.size() - 1)) {
                made = follow(made, child);
                write(child, made);
            }
            // The last one follows in the same list, so that a long sequence needs no deep recursion.
            code.add(new Labeled(behind[after.getLast()], made));
            node = after.getLast();
        }
    }

    private List<Structure> follow(List<Structure> body, int child) {
        return new ArrayList<>(List.of(new Labeled(behind[child], body)));
    }

    private Structure run(int node) {
        Node its = graph.node(node);
        List<Way> ways = new ArrayList<>();
        for (Arc arc : its.arcs()) {
            Way way = way(node, arc.target());
            ways.add(
                    arc.choice() < 0
                            ? way
                            : new Way.Selecting(graph.node(arc.target()).selector(), arc.choice(), way));
        }
        return its.block() == null ? new Choose(its.selector(), ways) : new Run(its.block(), ways);
    }

    private Way way(int from, int to) {
        if (to <= from) {
            return new Way.Again(loopLabels[to]);
        }
        if (behind[to] != null) {
            return new Way.Leave(behind[to]);
        }
        List<Structure> code = new ArrayList<>();
        write(to, code);
        return new Way.Into(code);
    }
}
