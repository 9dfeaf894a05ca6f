package id.morph.ir.pass;

import id.morph.ir.Instruction;
import id.morph.ir.analysis.ControlFlowGraph;
import id.morph.ir.analysis.DominatorTree;
import id.morph.ir.analysis.Memory;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Numbers the states of memory on a walk over the dominator tree: if a part of memory has the same number at two points, then
 * nothing on any way from the first to the second has written it.
 */
final class MemoryVersions {

    /** Ways between a join and its dominator are looked at up to this many nodes; behind longer ones nothing is known. */
    private static final int NEARBY = 24;

    private final ControlFlowGraph graph;
    private final DominatorTree tree;
    private final Map<Memory.Part, Integer> written = new HashMap<>();
    private final Map<Integer, Set<Memory.Part>> inNode = new HashMap<>();
    private int everythingWritten;
    private int anythingWritten;
    private int count;

    MemoryVersions(ControlFlowGraph graph, DominatorTree tree) {
        this.graph = graph;
        this.tree = tree;
    }

    /** The numbers of the parts of memory, as they are now. */
    List<Integer> versions(Set<Memory.Part> parts) {
        if (parts.isEmpty()) {
            return List.of();
        }
        if (parts.equals(Memory.EVERYTHING)) {
            return List.of(anythingWritten);
        }
        int newest = everythingWritten;
        for (Memory.Part part : parts) {
            newest = Math.max(newest, written.getOrDefault(part, 0));
        }
        return List.of(newest);
    }

    /** The instruction has been executed. */
    void write(Instruction instruction, Deque<Runnable> undo) {
        write(Memory.writes(instruction), undo);
    }

    private void write(Set<Memory.Part> parts, Deque<Runnable> undo) {
        if (parts.isEmpty()) {
            return;
        }
        int version = ++count;
        int anythingBefore = anythingWritten;
        anythingWritten = version;
        undo.push(() -> anythingWritten = anythingBefore);
        if (parts.equals(Memory.EVERYTHING)) {
            int before = everythingWritten;
            everythingWritten = version;
            undo.push(() -> everythingWritten = before);
            return;
        }
        for (Memory.Part part : parts) {
            Integer before = written.put(part, version);
            undo.push(() -> {
                if (before == null) {
                    written.remove(part);
                } else {
                    written.put(part, before);
                }
            });
        }
    }

    /** Control comes to the node, with memory as the node's immediate dominator left it, but for what lies between. */
    void enter(int node, Deque<Runnable> undo) {
        int[] predecessors = graph.predecessors(node);
        int dominator = tree.parent(node);
        if (predecessors.length == 1 && !unwinds(dominator, node)) {
            return;
        }
        write(between(dominator, node), undo);
    }

    /** Whether control comes from the node along an unwind edge, on which the instruction behind the node has begun. */
    private boolean unwinds(int from, int to) {
        return from >= 0 && !graph.node(from).last() && graph.node(to).first();
    }

    private Set<Memory.Part> writesIn(int index) {
        ControlFlowGraph.Node node = graph.node(index);
        Set<Memory.Part> parts = new HashSet<>();
        for (int i = node.from(); i < node.to(); i++) {
            parts.addAll(Memory.writes(node.block().instructions().get(i)));
        }
        return parts;
    }

    private Set<Memory.Part> between(int dominator, int join) {
        Set<Memory.Part> parts = new HashSet<>();
        Set<Integer> seen = new HashSet<>();
        Deque<Integer> work = new ArrayDeque<>();
        List<Integer> from = new ArrayList<>();
        for (int predecessor : graph.predecessors(join)) {
            from.add(predecessor);
        }
        int at = join;
        while (true) {
            for (int predecessor : from) {
                if (unwinds(predecessor, at)) {
                    ControlFlowGraph.Node node = graph.node(predecessor);
                    parts.addAll(Memory.writes(node.block().instructions().get(node.to())));
                }
                if (predecessor != dominator && seen.add(predecessor)) {
                    work.add(predecessor);
                }
            }
            if (seen.size() > NEARBY || parts.containsAll(Memory.EVERYTHING)) {
                return Memory.EVERYTHING;
            }
            if (work.isEmpty()) {
                return parts;
            }
            at = work.poll();
            parts.addAll(inNode.computeIfAbsent(at, this::writesIn));
            from.clear();
            for (int predecessor : graph.predecessors(at)) {
                from.add(predecessor);
            }
        }
    }
}
