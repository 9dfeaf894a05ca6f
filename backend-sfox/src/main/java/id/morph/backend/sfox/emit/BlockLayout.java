package id.morph.backend.sfox.emit;

import id.morph.ir.Block;
import id.morph.ir.Edge;
import id.morph.ir.Instruction;
import id.morph.ir.Terminator;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Orders blocks so that control mostly falls through: after a block comes where it jumps to, or the first target of its
 * branch, unless that has its place already. Handlers and other rare places come last.
 */
final class BlockLayout {

    private BlockLayout() {}

    /**
     * @param destination the block that really begins where a block seems to: empty ones are passed over
     * @param unwinds whether an instruction is there and has an unwind edge
     */
    static List<Block> order(Block entry, UnaryOperator<Block> destination, Predicate<Instruction> unwinds) {
        List<Block> order = new ArrayList<>();
        Set<Block> placed = new HashSet<>();
        Deque<Block> pending = new ArrayDeque<>();
        Deque<Block> handlers = new ArrayDeque<>();
        pending.push(entry);
        while (!pending.isEmpty() || !handlers.isEmpty()) {
            Block block = pending.isEmpty() ? handlers.removeFirst() : pending.pop();
            while (block != null && placed.add(block)) {
                order.add(block);
                for (Instruction instruction : block.instructions()) {
                    if (unwinds.test(instruction)) {
                        handlers.add(instruction.unwind().orElseThrow().target());
                    }
                }
                block = next(block, destination, pending, handlers);
            }
        }
        return order;
    }

    private static Block next(
            Block block, UnaryOperator<Block> destination, Deque<Block> pending, Deque<Block> handlers) {
        List<Block> targets = new ArrayList<>();
        for (Edge edge : block.terminator().edges()) {
            if (block.terminator() instanceof Terminator.Throw) {
                handlers.add(edge.target());
            } else {
                targets.add(destination.apply(edge.target()));
            }
        }
        targets.reversed().forEach(pending::push);
        return targets.isEmpty() ? null : pending.pop();
    }
}
