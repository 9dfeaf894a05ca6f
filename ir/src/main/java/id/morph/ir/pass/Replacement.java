package id.morph.ir.pass;

import id.morph.ir.Block;
import id.morph.ir.Instruction;
import id.morph.ir.Value;
import java.util.function.UnaryOperator;

/** Exchanges the values that a block uses: operands, edge arguments, what the terminator reads. */
final class Replacement {

    private Replacement() {}

    static void apply(Block block, UnaryOperator<Value> values) {
        for (Instruction instruction : block.instructions()) {
            instruction.operands().replaceAll(values);
            if (instruction.unwind().isPresent()) {
                instruction.setUnwind(instruction.unwind().map(edge -> edge.map(values)));
            }
        }
        block.setTerminator(block.terminator().map(values, edge -> edge.map(values)));
    }
}
