package id.morph.backend.js;

import id.morph.ir.Constant;
import id.morph.ir.Instruction;
import id.morph.ir.Type;
import id.morph.ir.Value;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** The machine dialect: what is proven of numbers and objects becomes plain JavaScript. */
final class MachineOperations {
    private final ProgramNames program;
    private final Operations operations;

    MachineOperations(ProgramNames program, Operations operations) {
        this.program = program;
        this.operations = operations;
    }

    /** Whether an operand stands several times in the expression. */
    boolean wantsName(Instruction i, Value operand) {
        return false;
    }

    Expression compile(Instruction i, Operations.Operands operands) {
        return switch (i.op()) {
            case BOX_F64 ->
                Expression.of(
                        Expression.CALL,
                        Expression.ASSIGNMENT,
                        "new " + program.runtime("Float") + "({0})",
                        operand(i, 0, operands));
            case UNBOX_F64 -> Operations.member(operand(i, 0, operands), ".v");
            // An int may be a negative zero, a float that was made of one is not.
            case F64_OF_I64 -> binary(i, operands, "+", Expression.SUM, Expression.atom("0"));

            case I64_NEG, F64_NEG ->
                Expression.of(Expression.NEGATIVE, Expression.CALL, "-{0}", operand(i, 0, operands));
            case I64_ADD, F64_ADD -> binary(i, operands, "+", Expression.SUM);
            case I64_SUB, F64_SUB -> binary(i, operands, "-", Expression.SUM);
            case I64_MUL, F64_MUL -> binary(i, operands, "*", Expression.PRODUCT);
            case I64_MOD -> modulo(i, operands);
            case I64_FLOOR_DIV -> floorDiv(i, operands);
            case I64_AND -> and(i, operands);
            case I64_NOT ->
                binary(
                        Expression.of(Expression.NEGATIVE, Expression.CALL, "-{0}", operand(i, 0, operands)),
                        "-",
                        Expression.SUM,
                        one());
            case I64_SHL -> shiftLeft(i, operands);
            case I64_SHR -> shiftRight(i, operands);
            case F64_DIV ->
                i.operand(1) instanceof Constant.Float divisor && divisor.value() != 0
                        ? binary(i, operands, "/", Expression.PRODUCT)
                        : operations.plain(i, operands);

            case INT_EQ, I64_EQ, F64_EQ, REF_EQ -> binary(i, operands, "===", Expression.EQUALITY);
            case INT_NE, I64_NE, F64_NE, REF_NE -> binary(i, operands, "!==", Expression.EQUALITY);
            case INT_LT, I64_LT, F64_LT -> binary(i, operands, "<", Expression.RELATION);
            case INT_LE, I64_LE, F64_LE -> binary(i, operands, "<=", Expression.RELATION);
            case INT_GT, I64_GT, F64_GT -> binary(i, operands, ">", Expression.RELATION);
            case INT_GE, I64_GE, F64_GE -> binary(i, operands, ">=", Expression.RELATION);

            case LIST_NEW -> operations.list(i, 0, operands);
            case LIST_VERSION -> Operations.member(operand(i, 0, operands), ".version");

            case CLASS_NEW ->
                calls().newClass(
                                i, operands, program.program().layout(i.name(0)).orElseThrow());
            case OBJECT_NEW ->
                Expression.of(Expression.CALL, Expression.ATOM, "new {0}.shape()", operand(i, 0, operands));
            case FIELD_GET -> getField(i, operands);
            case FIELD_SET -> setField(i, operands);
            case OBJECT_CHECK ->
                operations.call(
                        "objectCheck", List.of(operand(i, 0, operands), Operations.text(i.name(1))), i.position());
            case CALL_TYPED -> calls().callStatic(i, operands);
            case CALL_METHOD -> calls().callVirtual(i, operands);
            case GLOBAL_LOAD ->
                operations.call(
                        "morphDefined",
                        List.of(Expression.atom(program.global(i.symbol(0), i.name(1))), Operations.text(i.name(1))),
                        i.position());
            case GLOBAL_STORE ->
                Operations.assign(Expression.atom(program.global(i.symbol(0), i.name(1))), operand(i, 0, operands));
            default -> operations.plain(i, operands);
        };
    }

    private Calls calls() {
        return operations.calls();
    }

    private Expression operand(Instruction i, int index, Operations.Operands operands) {
        return operations.operand(i, index, operands);
    }

    private Expression binary(Instruction i, Operations.Operands operands, String operator, int level) {
        return Expression.binary(operand(i, 0, operands), operator, level, operand(i, 1, operands));
    }

    private Expression binary(
            Instruction i, Operations.Operands operands, String operator, int level, Expression second) {
        return Expression.binary(operand(i, 0, operands), operator, level, second);
    }

    private static Expression binary(Expression a, String operator, int level, Expression b) {
        return Expression.binary(a, operator, level, b);
    }

    private static Expression one() {
        return Expression.atom("1");
    }

    /** The operand if it is a constant between 0 and 2^31. */
    private static Optional<BigInteger> small(Value value) {
        return value instanceof Constant.Int(BigInteger number)
                        && number.signum() >= 0
                        && number.bitLength() < Integer.SIZE
                ? Optional.of(number)
                : Optional.empty();
    }

    private static Optional<BigInteger> powerOfTwo(Value value) {
        return small(value).filter(number -> number.bitCount() == 1);
    }

    /** The low bits of an int in two's complement are the same with 32 of them as with any number. */
    private Expression modulo(Instruction i, Operations.Operands operands) {
        Optional<BigInteger> power = powerOfTwo(i.operand(1));
        return power.isPresent()
                ? binary(
                        i,
                        operands,
                        "&",
                        Expression.BIT_AND,
                        Literals.integer(power.get().subtract(BigInteger.ONE)))
                : operations.plain(i, operands);
    }

    private Expression floorDiv(Instruction i, Operations.Operands operands) {
        return i.operand(1) instanceof Constant.Int(BigInteger number) && number.signum() != 0
                ? Expression.of(
                        Expression.CALL,
                        Expression.ASSIGNMENT,
                        "Math.floor({0})",
                        binary(i, operands, "/", Expression.PRODUCT))
                : operations.plain(i, operands);
    }

    private Expression and(Instruction i, Operations.Operands operands) {
        return i.operands().stream().anyMatch(value -> small(value).isPresent())
                ? binary(i, operands, "&", Expression.BIT_AND)
                : operations.plain(i, operands);
    }

    private Expression shiftLeft(Instruction i, Operations.Operands operands) {
        return i.operand(1) instanceof Constant.Int(BigInteger count) && count.bitLength() < 6
                ? binary(
                        i,
                        operands,
                        "*",
                        Expression.PRODUCT,
                        Literals.integer(BigInteger.ONE.shiftLeft(count.intValue())))
                : operations.call("intShl", List.of(operand(i, 0, operands), operand(i, 1, operands)), i.position());
    }

    private Expression shiftRight(Instruction i, Operations.Operands operands) {
        return i.operand(1) instanceof Constant.Int(BigInteger count) && count.bitLength() < 6
                ? Expression.of(
                        Expression.CALL,
                        Expression.ASSIGNMENT,
                        "Math.floor({0})",
                        binary(
                                i,
                                operands,
                                "/",
                                Expression.PRODUCT,
                                Literals.integer(BigInteger.ONE.shiftLeft(count.intValue()))))
                : operations.call("intShr", List.of(operand(i, 0, operands), operand(i, 1, operands)), i.position());
    }

    private Expression getField(Instruction i, Operations.Operands operands) {
        var field = calls().field(i);
        Expression receiver = operand(i, 0, operands);
        Expression slow = operations.call(
                "morphAttr", List.of(receiver, Operations.text(i.name(1)), Expression.atom("null")), i.position());
        return calls().firstOr(receiver, field.getKey(), slow);
    }

    private Expression setField(Instruction i, Operations.Operands operands) {
        var field = calls().field(i);
        Expression value = operands.get(i.operand(1), field.getValue());
        Expression boxed = field.getValue() == Type.F64
                ? Expression.of(
                        Expression.CALL, Expression.ASSIGNMENT, "new " + program.runtime("Float") + "({0})", value)
                : value;
        return calls().store(operand(i, 0, operands), field.getKey(), value, boxed, i.name(1));
    }
}
