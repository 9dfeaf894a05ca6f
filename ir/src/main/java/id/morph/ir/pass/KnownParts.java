package id.morph.ir.pass;

import id.morph.ir.Block;
import id.morph.ir.Constant;
import id.morph.ir.Function;
import id.morph.ir.Instruction;
import id.morph.ir.Op;
import id.morph.ir.Value;
import id.morph.ir.analysis.UseCounts;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Answers what is asked of values that never change and whose making is in sight: the content of a box, the name and the
 * payload of a variant. Boxes and variants that nobody needs any more disappear.
 */
final class KnownParts {

    private final Function function;
    private final Replacement replacement = new Replacement();
    private final Set<Instruction> asked = new HashSet<>();

    KnownParts(Function function) {
        this.function = function;
    }

    void run() {
        for (Block block : function.blocks()) {
            block.instructions().removeIf(instruction -> {
                Optional<Value> part = part(instruction);
                part.ifPresent(value -> replacement.put(instruction, value));
                return part.isPresent();
            });
        }
        if (!replacement.isEmpty()) {
            replacement.apply(function);
            removeUnused();
        }
    }

    private Optional<Value> part(Instruction question) {
        return switch (question.op()) {
            case UNBOX_INT, UNBOX_F64 -> content(question);
            case IS_VARIANT ->
                made(question.operand(0))
                        .map(constructor -> Constant.of(constructor.name(2).equals(question.name(0))
                                && constructor.number(3) == question.number(1)));
            case PAYLOAD ->
                made(question.operand(0))
                        .filter(constructor -> question.number(0) < constructor.number(3))
                        .map(_ -> variant(question.operand(0)).operand(1 + question.number(0)));
            default -> Optional.empty();
        };
    }

    private Optional<Value> content(Instruction unboxing) {
        return replacement.resolve(unboxing.operand(0)) instanceof Instruction box
                        && (box.op() == Op.BOX_INT || box.op() == Op.BOX_F64)
                        && box.operand(0).fits(unboxing.type())
                ? Optional.of(box.operand(0))
                : Optional.empty();
    }

    private Instruction variant(Value value) {
        return (Instruction) replacement.resolve(value);
    }

    /** The constructor of a variant that is made by a call with as many arguments as it takes. */
    private Optional<Instruction> made(Value value) {
        if (replacement.resolve(value) instanceof Instruction call && call.op() == Op.CALL) {
            Optional<Instruction> constructor = constructor(call);
            constructor.ifPresent(_ -> asked.add(call));
            return constructor;
        }
        return Optional.empty();
    }

    private static Optional<Instruction> constructor(Instruction call) {
        return call.operand(0) instanceof Instruction constructor
                        && constructor.op() == Op.CONSTRUCTOR
                        && constructor.number(3) > 0
                        && constructor.number(3) == call.operands().size() - 1
                ? Optional.of(constructor)
                : Optional.empty();
    }

    private void removeUnused() {
        UseCounts uses = UseCounts.of(function);
        for (Block block : function.blocks()) {
            block.instructions().removeIf(instruction -> uses.of(instruction) == 0 && asked.contains(instruction));
        }
    }
}
