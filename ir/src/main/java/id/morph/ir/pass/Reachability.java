package id.morph.ir.pass;

import id.morph.ir.Block;
import id.morph.ir.Edge;
import id.morph.ir.Function;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/** Which blocks control can reach. */
final class Reachability {

    private Reachability() {}

    static Set<Block> reachable(Function function) {
        Set<Block> reached = new HashSet<>();
        Deque<Block> work = new ArrayDeque<>();
        reached.add(function.entry());
        work.add(function.entry());
        while (!work.isEmpty()) {
            for (Edge edge : work.poll().edges()) {
                if (reached.add(edge.target())) {
                    work.add(edge.target());
                }
            }
        }
        return reached;
    }

    static void deleteUnreachable(Function function) {
        Set<Block> reached = reachable(function);
        if (reached.size() < function.blocks().size()) {
            function.blocks().removeIf(block -> !reached.contains(block));
        }
    }
}
