package id.morph.ir.pass;

import id.morph.ir.Block;
import id.morph.ir.Function;
import id.morph.ir.Instruction;
import id.morph.ir.Op;
import id.morph.ir.Value;
import id.morph.ir.analysis.Stage;
import java.util.Optional;

/**
 * Takes apart what need not exist as a whole. A number that is boxed only to be unboxed again stays a number.
 *
 * <p>Choi et al., "Escape Analysis for Java" (1999), restricted to what one function shows.
 */
public final class ScalarReplacement implements FunctionPass {

    @Override
    public String name() {
        return "scalar-replacement";
    }

    @Override
    public Stage needs() {
        return Stage.SSA;
    }

    @Override
    public void run(Function function) {
        Replacement replacement = new Replacement();
        for (Block block : function.blocks()) {
            block.instructions().removeIf(instruction -> {
                Optional<Value> content = content(instruction, replacement);
                content.ifPresent(value -> replacement.put(instruction, value));
                return content.isPresent();
            });
        }
        replacement.apply(function);
    }

    /** What an unboxing gives, if the boxing is in sight. */
    private static Optional<Value> content(Instruction unboxing, Replacement replacement) {
        return switch (unboxing.op()) {
            case UNBOX_INT, UNBOX_F64 ->
                replacement.resolve(unboxing.operand(0)) instanceof Instruction box
                                && (box.op() == Op.BOX_INT || box.op() == Op.BOX_F64)
                                && box.operand(0).fits(unboxing.type())
                        ? Optional.of(box.operand(0))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }
}
