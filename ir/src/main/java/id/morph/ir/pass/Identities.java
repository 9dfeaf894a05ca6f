package id.morph.ir.pass;

import id.morph.ir.Constant;
import id.morph.ir.Instruction;
import id.morph.ir.Op;
import id.morph.ir.Type;
import id.morph.ir.Value;
import java.util.List;
import java.util.Optional;

/** Equations of Morph's arithmetic that hold for every operand, signed zeros and NaN included. */
final class Identities {

    private static final Constant ZERO = Constant.of(0);
    private static final Constant ONE = Constant.of(1);

    private Identities() {}

    /** A value that the instruction's result always equals, if there is a simple one. */
    static Optional<Value> simplify(Instruction i) {
        List<Value> x = i.operands();
        return switch (i.op()) {
            case INT_ADD, I64_ADD -> equals(x, 1, ZERO) ? left(x) : equals(x, 0, ZERO) ? right(x) : Optional.empty();
            case INT_SUB, I64_SUB -> equals(x, 1, ZERO) ? left(x) : same(x) ? Optional.of(ZERO) : Optional.empty();
            case INT_MUL, I64_MUL -> multiply(x);
            case INT_SHL, INT_SHR, I64_SHL, I64_SHR -> equals(x, 1, ZERO) ? left(x) : Optional.empty();
            case INT_OR, I64_OR ->
                equals(x, 1, ZERO) || same(x) ? left(x) : equals(x, 0, ZERO) ? right(x) : Optional.empty();
            case INT_AND, I64_AND ->
                same(x) ? left(x) : equals(x, 0, ZERO) || equals(x, 1, ZERO) ? Optional.of(ZERO) : Optional.empty();
            case INT_XOR, I64_XOR ->
                same(x)
                        ? Optional.of(ZERO)
                        : equals(x, 1, ZERO) ? left(x) : equals(x, 0, ZERO) ? right(x) : Optional.empty();
            // x - 0.0 is x, also for -0.0; x + 0.0 is not.
            case F64_SUB -> equals(x, 1, Constant.of(0.0)) ? left(x) : Optional.empty();
            case F64_MUL, F64_DIV -> equals(x, 1, Constant.of(1.0)) ? left(x) : Optional.empty();
            case INT_EQ, INT_LE, INT_GE, I64_EQ, I64_LE, I64_GE ->
                same(x) ? Optional.of(Constant.TRUE) : Optional.empty();
            case INT_NE, INT_LT, INT_GT, I64_NE, I64_LT, I64_GT ->
                same(x) ? Optional.of(Constant.FALSE) : Optional.empty();
            case NOT -> inner(x.getFirst(), Op.NOT);
            case TRUTHY -> x.getFirst().type() == Type.BOOL ? left(x) : Optional.empty();
            case UNBOX_INT, I64_OF_INT -> unboxed(x.getFirst(), Op.BOX_INT, i.type());
            case UNBOX_F64 -> unboxed(x.getFirst(), Op.BOX_F64, i.type());
            case UNBOX_BOOL -> x.getFirst().type() == Type.BOOL ? left(x) : Optional.empty();
            case BOX_INT -> boxed(x.getFirst(), Op.UNBOX_INT);
            case BOX_F64 -> boxed(x.getFirst(), Op.UNBOX_F64);
            default -> Optional.empty();
        };
    }

    private static Optional<Value> multiply(List<Value> x) {
        if (equals(x, 0, ZERO) || equals(x, 1, ZERO)) {
            return Optional.of(ZERO);
        }
        return equals(x, 1, ONE) ? left(x) : equals(x, 0, ONE) ? right(x) : Optional.empty();
    }

    /** What a conversion was made of, if that will do as it is. */
    private static Optional<Value> unboxed(Value value, Op box, Type wanted) {
        if (value.fits(wanted)) {
            return Optional.of(value);
        }
        return inner(value, box).filter(original -> original.fits(wanted));
    }

    /** A constant needs no box. */
    private static Optional<Value> boxed(Value value, Op unbox) {
        return value instanceof Constant ? Optional.of(value) : inner(value, unbox);
    }

    private static Optional<Value> inner(Value value, Op op) {
        return value instanceof Instruction instruction && instruction.op() == op
                ? Optional.of(instruction.operand(0))
                : Optional.empty();
    }

    private static boolean equals(List<Value> operands, int index, Constant constant) {
        return operands.get(index).equals(constant);
    }

    private static boolean same(List<Value> operands) {
        return operands.get(0).equals(operands.get(1));
    }

    private static Optional<Value> left(List<Value> operands) {
        return Optional.of(operands.get(0));
    }

    private static Optional<Value> right(List<Value> operands) {
        return Optional.of(operands.get(1));
    }

    /** The operation that gives the same with its two operands exchanged, if there is one. */
    static Optional<Op> mirror(Op op) {
        return switch (op) {
            case EQ, NE, INT_EQ, INT_NE, I64_EQ, I64_NE, F64_EQ, F64_NE, REF_EQ, REF_NE -> Optional.of(op);
            case INT_ADD, INT_MUL, INT_AND, INT_OR, INT_XOR, F64_ADD, F64_MUL -> Optional.of(op);
            case I64_ADD, I64_MUL, I64_AND, I64_OR, I64_XOR -> Optional.of(op);
            case LT -> Optional.of(Op.GT);
            case GT -> Optional.of(Op.LT);
            case LE -> Optional.of(Op.GE);
            case GE -> Optional.of(Op.LE);
            case INT_LT -> Optional.of(Op.INT_GT);
            case INT_GT -> Optional.of(Op.INT_LT);
            case INT_LE -> Optional.of(Op.INT_GE);
            case INT_GE -> Optional.of(Op.INT_LE);
            case I64_LT -> Optional.of(Op.I64_GT);
            case I64_GT -> Optional.of(Op.I64_LT);
            case I64_LE -> Optional.of(Op.I64_GE);
            case I64_GE -> Optional.of(Op.I64_LE);
            case F64_LT -> Optional.of(Op.F64_GT);
            case F64_GT -> Optional.of(Op.F64_LT);
            case F64_LE -> Optional.of(Op.F64_GE);
            case F64_GE -> Optional.of(Op.F64_LE);
            default -> Optional.empty();
        };
    }
}
