package id.morph.backend.sfox.emit;

import id.morph.ir.Block;
import id.morph.ir.BlockParameter;
import id.morph.ir.Constant;
import id.morph.ir.Edge;
import id.morph.ir.Function;
import id.morph.ir.Instruction;
import id.morph.ir.Op;
import id.morph.ir.Terminator;
import id.morph.ir.Value;
import id.morph.ir.analysis.ControlFlowGraph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which values stay on the operand stack. A value that is used once, in its own block, is computed right where it is
 * needed if nothing but other such values stands between. So the instructions of a block fall into trees, each of them a
 * contiguous piece of the block; a tree's code performs its instructions in their original order, which keeps effects as they
 * were.
 */
final class ExpressionTrees {

    private final Map<Value, Integer> uses = new HashMap<>();
    private final Set<Value> dropped = new HashSet<>();
    private final Set<Value> inner = new HashSet<>();
    private final Map<Block, List<Instruction>> roots = new HashMap<>();
    private final Set<Block> handlers = new HashSet<>();
    private final Set<Block> jumpTargets = new HashSet<>();

    private ExpressionTrees() {}

    static ExpressionTrees of(Function function, ControlFlowGraph graph) {
        ExpressionTrees trees = new ExpressionTrees();
        List<Block> blocks = function.blocks().stream().filter(graph::contains).toList();
        blocks.forEach(trees::count);
        blocks.forEach(block -> block.instructions().forEach(trees::dropIfUnused));
        blocks.forEach(trees::build);
        return trees;
    }

    /** The instructions of a block that are no part of a later one's tree, in order. */
    List<Instruction> roots(Block block) {
        return roots.get(block);
    }

    /** Whether the value only ever exists on the operand stack. */
    boolean onStack(Value value) {
        return inner.contains(value);
    }

    boolean used(Value value) {
        return uses.containsKey(value);
    }

    /** Whether the value lives in a local slot. */
    boolean needsSlot(Value value) {
        return !(value instanceof Constant) && used(value) && !onStack(value) && !repeatable(value);
    }

    /** Whether the value is as cheap to make again as to keep. */
    static boolean repeatable(Value value) {
        return value instanceof Constant
                || value instanceof Instruction i && (i.op() == Op.FUNCTION_REF || i.op() == Op.CONSTRUCTOR);
    }

    /** Whether an unwind edge leads to the block. */
    boolean isHandler(Block block) {
        return handlers.contains(block);
    }

    /** Whether an edge that is no unwind edge leads to the block. */
    boolean isJumpTarget(Block block) {
        return jumpTargets.contains(block);
    }

    // ------------------------------------------------------------------ uses

    private void count(Block block) {
        for (Instruction instruction : block.instructions()) {
            instruction.operands().forEach(this::use);
            instruction.unwind().ifPresent(this::unwind);
        }
        Terminator terminator = block.terminator();
        terminator.operands().forEach(this::use);
        for (Edge edge : terminator.edges()) {
            if (terminator instanceof Terminator.Throw) {
                unwind(edge);
            } else {
                jumpTargets.add(edge.target());
                edge.arguments().forEach(this::useInSlot);
            }
        }
    }

    private void unwind(Edge edge) {
        handlers.add(edge.target());
        edge.arguments().forEach(this::useInSlot);
    }

    private void use(Value value) {
        uses.merge(value, 1, Integer::sum);
    }

    /** A use that the operand stack cannot serve. */
    private void useInSlot(Value value) {
        uses.merge(value, 2, Integer::sum);
    }

    /** Forgets an instruction that nobody needs, and then perhaps what only it has used. */
    private void dropIfUnused(Value value) {
        if (value instanceof Instruction instruction && !used(value) && instruction.removable() && dropped.add(value)) {
            for (Value operand : instruction.operands()) {
                uses.computeIfPresent(operand, (_, count) -> count == 1 ? null : count - 1);
                dropIfUnused(operand);
            }
        }
    }

    // ------------------------------------------------------------------ trees

    private void build(Block block) {
        List<Instruction> live = block.instructions().stream()
                .filter(i -> !repeatable(i) && !dropped.contains(i))
                .toList();
        BlockParameter error =
                isHandler(block) && !isJumpTarget(block) ? block.parameters().getFirst() : null;
        List<Instruction> found = new ArrayList<>();
        int end = absorb(block.terminator().operands(), live, live.size(), error, true);
        while (end > 0) {
            Instruction root = live.get(end - 1);
            found.add(root);
            end = absorb(root.operands(), live, end - 1, error, true);
        }
        roots.put(block, found.reversed());
    }

    /**
     * Makes operands part of the tree, from the last to the first, as far as the instructions before {@code end} are just
     * those.
     *
     * @param error what is on the stack when the block begins, if it is a handler
     * @param first whether nothing of the tree comes before these operands
     * @return the index at which the tree begins
     */
    private int absorb(List<Value> operands, List<Instruction> live, int end, BlockParameter error, boolean first) {
        int start = end;
        for (int k = operands.size() - 1; k >= 0; k--) {
            Value operand = operands.get(k);
            if (uses.get(operand) != 1) {
                continue;
            }
            if (start > 0 && operand == live.get(start - 1)) {
                inner.add(operand);
                start = absorb(live.get(start - 1).operands(), live, start - 1, error, first && k == 0);
            } else if (start == 0 && operand == error && first && k == 0) {
                inner.add(operand);
            }
        }
        return start;
    }
}
