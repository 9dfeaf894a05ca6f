package id.morph.ir.pass.typed;

import id.morph.ir.Constant;
import id.morph.ir.Instruction;
import id.morph.ir.Op;
import id.morph.ir.Primitive;
import id.morph.ir.Type;
import id.morph.ir.Value;
import id.morph.ir.analysis.types.Kinds;
import id.morph.ir.analysis.types.TypeValue;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * Arithmetic, comparison and truth on operands that are proven to be numbers; also equality of what has an identity. Booleans among the operands of arithmetic are
 * left to the dynamic operations. An int beside a float is converted as the dynamic operation would convert it, with the same
 * error, except where the order of errors would be another one.
 */
final class NumberLowering {

    private final Emitter emitter;

    NumberLowering(Emitter emitter) {
        this.emitter = emitter;
    }

    /** What stands for the instruction; empty if it is not about proven numbers. */
    Optional<Value> lower(Instruction old, List<TypeValue> operands) {
        return switch (old.op()) {
            case ADD -> binary(old, operands, Op.INT_ADD, Op.F64_ADD);
            case SUB -> binary(old, operands, Op.INT_SUB, Op.F64_SUB);
            case MUL -> binary(old, operands, Op.INT_MUL, Op.F64_MUL);
            case MOD -> binary(old, operands, Op.INT_MOD, Op.F64_MOD);
            case DIV -> divide(old, operands);
            case BIT_AND -> ints(old, operands, Op.INT_AND);
            case BIT_OR -> ints(old, operands, Op.INT_OR);
            case BIT_XOR -> ints(old, operands, Op.INT_XOR);
            case BIT_NOT -> ints(old, operands, Op.INT_NOT);
            case SHIFT_LEFT -> ints(old, operands, Op.INT_SHL);
            case SHIFT_RIGHT -> ints(old, operands, Op.INT_SHR);
            case NEG -> ints(old, operands, Op.INT_NEG).or(() -> floats(old, operands, Op.F64_NEG));
            case EQ -> compare(old, operands, Op.INT_EQ, Op.F64_EQ).or(() -> identity(old, operands, Op.REF_EQ));
            case NE -> compare(old, operands, Op.INT_NE, Op.F64_NE).or(() -> identity(old, operands, Op.REF_NE));
            case LT -> compare(old, operands, Op.INT_LT, Op.F64_LT);
            case LE -> compare(old, operands, Op.INT_LE, Op.F64_LE);
            case GT -> compare(old, operands, Op.INT_GT, Op.F64_GT);
            case GE -> compare(old, operands, Op.INT_GE, Op.F64_GE);
            case TRUTHY -> truth(old.operand(0), operands.getFirst());
            case PRIMITIVE -> primitive(old, operands);
            default -> Optional.empty();
        };
    }

    private static boolean all(List<TypeValue> operands, int kind) {
        return operands.stream().allMatch(operand -> operand.isOnly(kind));
    }

    private Optional<Value> ints(Instruction old, List<TypeValue> operands, Op op) {
        return all(operands, Kinds.INT) ? Optional.of(emit(old, op, Type.INT)) : Optional.empty();
    }

    private Optional<Value> floats(Instruction old, List<TypeValue> operands, Op op) {
        return all(operands, Kinds.FLOAT) ? Optional.of(emit(old, op, Type.F64)) : Optional.empty();
    }

    private Value emit(Instruction old, Op op, Type type) {
        List<Value> operands = old.operands().stream()
                .map(operand -> emitter.use(operand, type))
                .toList();
        return emitter.emit(op, List.of(), operands);
    }

    private Optional<Value> binary(Instruction old, List<TypeValue> operands, Op exact, Op rounded) {
        if (all(operands, Kinds.INT)) {
            return Optional.of(emit(old, exact, Type.INT));
        }
        return mixed(operands) ? Optional.of(rounded(old, operands, rounded)) : Optional.empty();
    }

    /** Whether both are ints or floats, at least one of them a float. */
    private static boolean mixed(List<TypeValue> operands) {
        return operands.stream().allMatch(x -> x.isOnly(Kinds.INT) || x.isOnly(Kinds.FLOAT))
                && operands.stream().anyMatch(x -> x.isOnly(Kinds.FLOAT));
    }

    private Value rounded(Instruction old, List<TypeValue> operands, Op op) {
        Value a = toFloat(old.operand(0), operands.get(0));
        Value b = toFloat(old.operand(1), operands.get(1));
        return emitter.emit(op, List.of(), a, b);
    }

    /** Two ints give a float. An int that is too large must not be noticed before a divisor that is zero. */
    private Optional<Value> divide(Instruction old, List<TypeValue> operands) {
        if (all(operands, Kinds.INT)) {
            return Optional.of(emit(old, Op.INT_DIV, Type.INT));
        }
        boolean ordered = operands.getFirst().isOnly(Kinds.FLOAT)
                || exactFloat(old.operand(0)).isPresent()
                || exactFloat(old.operand(1)).filter(x -> x != 0).isPresent();
        return mixed(operands) && ordered ? Optional.of(rounded(old, operands, Op.F64_DIV)) : Optional.empty();
    }

    /** Ints and floats are compared exactly; a constant that is exact in both may be either. */
    private Optional<Value> compare(Instruction old, List<TypeValue> operands, Op exact, Op rounded) {
        if (all(operands, Kinds.INT)) {
            return Optional.of(emit(old, exact, Type.INT));
        }
        for (int i = 0; i < 2; i++) {
            if (!operands.get(i).isOnly(Kinds.FLOAT)
                    && exactFloat(old.operand(i)).isEmpty()) {
                return Optional.empty();
            }
        }
        return Optional.of(rounded(old, operands, rounded));
    }

    /** What equals nothing but itself needs no more than a look at the reference, whatever it is compared with. */
    private Optional<Value> identity(Instruction old, List<TypeValue> operands, Op op) {
        int unique = Kinds.NIL | Kinds.INSTANCE | Kinds.CLASS | Kinds.GENERATOR | Kinds.ROUTINE;
        return operands.stream().anyMatch(operand -> operand.isOnly(unique))
                ? Optional.of(emit(old, op, Type.ANY))
                : Optional.empty();
    }

    private Value toFloat(Value old, TypeValue known) {
        if (known.isOnly(Kinds.FLOAT)) {
            return emitter.use(old, Type.F64);
        }
        return exactFloat(old)
                .<Value>map(Constant::of)
                .orElseGet(() -> emitter.emit(Op.F64_OF_INT, List.of(), emitter.use(old, Type.INT)));
    }

    /** The float that a constant is, or an int constant equals. */
    private static Optional<Double> exactFloat(Value value) {
        return switch (value) {
            case Constant.Float(double number) -> Optional.of(number);
            case Constant.Int(BigInteger number) when number.bitLength() <= 53 -> Optional.of(number.doubleValue());
            default -> Optional.empty();
        };
    }

    private Optional<Value> truth(Value value, TypeValue known) {
        if (known.isOnly(Kinds.BOOL)) {
            return Optional.of(emitter.use(value, Type.BOOL));
        }
        if (known.isOnly(Kinds.INT)) {
            return Optional.of(emitter.emit(Op.INT_NE, List.of(), emitter.use(value, Type.INT), Constant.of(0)));
        }
        if (known.isOnly(Kinds.FLOAT)) {
            return Optional.of(emitter.emit(Op.F64_NE, List.of(), emitter.use(value, Type.F64), Constant.of(0.0)));
        }
        int alwaysTrue = Kinds.FUNCTION | Kinds.CLASS | Kinds.INSTANCE | Kinds.VARIANT;
        return known.isOnly(Kinds.NIL | alwaysTrue)
                ? Optional.of(emitter.emit(Op.NE, List.of(), emitter.use(value, Type.ANY), Constant.NIL))
                : Optional.empty();
    }

    private Optional<Value> primitive(Instruction old, List<TypeValue> operands) {
        Primitive primitive = Primitive.named(old.name(0)).orElseThrow();
        return switch (primitive) {
            case FLOOR_DIV -> ints(old, operands, Op.INT_FLOOR_DIV);
            case TO_INT ->
                all(operands, Kinds.INT) ? Optional.of(emitter.use(old.operand(0), Type.INT)) : Optional.empty();
            case TO_FLOAT ->
                operands.getFirst().isOnly(Kinds.INT) || operands.getFirst().isOnly(Kinds.FLOAT)
                        ? Optional.of(toFloat(old.operand(0), operands.getFirst()))
                        : Optional.empty();
            case SQRT ->
                operands.getFirst().isOnly(Kinds.INT) || operands.getFirst().isOnly(Kinds.FLOAT)
                        ? Optional.of(
                                emitter.emit(Op.F64_SQRT, List.of(), toFloat(old.operand(0), operands.getFirst())))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }
}
