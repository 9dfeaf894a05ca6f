package id.morph.backend.sfox.emit;

import id.morph.ir.Block;
import id.morph.ir.Edge;
import id.morph.ir.Instruction;
import id.morph.ir.Terminator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which handler is active when each block begins: the one that its first throwing instruction wants, or if it has none, the one
 * that its successors want. So a loop inside {@code coba} switches nothing from round to round.
 */
final class ActiveHandlers {

    private final Map<Block, Optional<Block>> atStart = new HashMap<>();

    /** @param blocks the reachable blocks, entry first */
    ActiveHandlers(List<Block> blocks, ExpressionTrees trees) {
        for (Block block : blocks) {
            if (block == blocks.getFirst() || (trees.isHandler(block) && !trees.isJumpTarget(block))) {
                // A call begins without a handler, and an error has taken off the one that it went to.
                atStart.put(block, Optional.empty());
            } else {
                firstWanted(block);
            }
        }
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Block block : blocks.reversed()) {
                changed |= !atStart.containsKey(block) && copyFromSuccessor(block);
            }
        }
    }

    private void firstWanted(Block block) {
        for (Instruction instruction : block.instructions()) {
            if (instruction.mayThrow()) {
                atStart.put(block, instruction.unwind().map(Edge::target));
                return;
            }
        }
        switch (block.terminator()) {
            case Terminator.Throw raise -> atStart.put(block, raise.unwind().map(Edge::target));
            case Terminator.Return _, Terminator.Unreachable _ -> atStart.put(block, Optional.empty());
            case Terminator.Jump _, Terminator.Branch _, Terminator.Switch _, Terminator.Suspend _ -> {
                // Its successors decide.
            }
        }
    }

    private boolean copyFromSuccessor(Block block) {
        for (Edge edge : block.terminator().edges()) {
            if (atStart.containsKey(edge.target())) {
                atStart.put(block, atStart.get(edge.target()));
                return true;
            }
        }
        return false;
    }

    Optional<Block> at(Block block) {
        return atStart.getOrDefault(block, Optional.empty());
    }
}
