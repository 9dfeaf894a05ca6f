package id.morph.ir.analysis;

import id.morph.ir.Block;
import id.morph.ir.Constant;
import id.morph.ir.Edge;
import id.morph.ir.Function;
import id.morph.ir.Instruction;
import id.morph.ir.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How often each value of a function is used: as an operand, as an edge's argument, by a terminator. */
public final class UseCounts {

    private final Map<Value, Integer> counts = new HashMap<>();

    private UseCounts() {}

    public static UseCounts of(Function function) {
        UseCounts uses = new UseCounts();
        for (Block block : function.blocks()) {
            for (Instruction instruction : block.instructions()) {
                uses.count(instruction.operands());
            }
            uses.count(block.terminator().operands());
            for (Edge edge : block.edges()) {
                uses.count(edge.arguments());
            }
        }
        return uses;
    }

    private void count(List<Value> values) {
        for (Value value : values) {
            if (!(value instanceof Constant)) {
                counts.merge(value, 1, Integer::sum);
            }
        }
    }

    /** The number of uses; 0 for what nobody uses, and for constants. */
    public int of(Value value) {
        return counts.getOrDefault(value, 0);
    }
}
