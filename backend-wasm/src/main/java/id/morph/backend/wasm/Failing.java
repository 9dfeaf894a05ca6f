package id.morph.backend.wasm;

import id.morph.ir.Block;
import id.morph.ir.Constant;
import id.morph.ir.Function;
import id.morph.ir.Instruction;
import id.morph.ir.Module;
import id.morph.ir.Op;
import id.morph.ir.Terminator;
import id.morph.ir.Unit;
import id.morph.ir.analysis.Recursion;
import java.util.HashSet;
import java.util.Set;

/** Which functions of a program may end with an error. What cannot fail is not checked. */
final class Failing {
    private final Module program;
    private final boolean recursive;
    private final Set<String> functions = new HashSet<>();

    Failing(Module program) {
        this.program = program;
        recursive = Recursion.isPossible(program);
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Function function : program.functions()) {
                changed |=
                        !functions.contains(function.symbol()) && fails(function) && functions.add(function.symbol());
            }
        }
    }

    /** Whether calls may nest so deeply that somebody has to count. */
    boolean isRecursive() {
        return recursive;
    }

    boolean mayFail(Function function) {
        return functions.contains(function.symbol());
    }

    private boolean fails(Function function) {
        if (recursive && !function.transparent()) {
            return true;
        }
        for (Block block : function.blocks()) {
            for (Instruction instruction : block.instructions()) {
                if (instruction.unwind().isEmpty() && mayFail(instruction)) {
                    return true;
                }
            }
            if (block.terminator() instanceof Terminator.Throw raise
                    && raise.unwind().isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** Whether an instruction may, as far as is known. */
    boolean mayFail(Instruction i) {
        return switch (i.op()) {
            case CALL_STATIC, CALL_TYPED -> functions.contains(i.symbol(0));
            case MODULE_INIT ->
                program.unit(i.symbol(0))
                        .map(Unit::body)
                        .filter(functions::contains)
                        .isPresent();
            case DEPTH_CHECK -> recursive;
            case PRINT -> !isText(i);
            case ROUTINE_DRAIN -> false;
            default -> i.mayThrow();
        };
    }

    /** Whether it prints a constant text and nothing else. */
    static boolean isText(Instruction i) {
        return i.op() == Op.PRINT && i.operands().size() == 1 && i.operand(0) instanceof Constant.Text;
    }
}
