package id.morph.backend.js;

import id.morph.ir.Instruction;
import id.morph.ir.Type;
import id.morph.ir.Value;
import java.util.List;

/** The machine dialect: what is proven of numbers and objects becomes plain JavaScript. */
final class MachineOperations {
    private final ProgramNames program;
    private final Operations operations;
    private final Arithmetic arithmetic;
    private final Elements elements;

    MachineOperations(ProgramNames program, Operations operations) {
        this.program = program;
        this.operations = operations;
        arithmetic = new Arithmetic(program, operations);
        elements = new Elements(operations);
    }

    /** Whether an operand stands several times in the expression. */
    boolean wantsName(Instruction i, Value operand) {
        return arithmetic.wantsName(i, operand) || elements.wantsName(i, operand);
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

            case INT_ADD,
                    INT_SUB,
                    INT_MUL,
                    INT_NEG,
                    INT_MOD,
                    INT_FLOOR_DIV,
                    F64_OF_INT,
                    F64_DIV,
                    F64_SQRT,
                    INT_AND,
                    INT_OR,
                    INT_XOR,
                    I64_NEG,
                    I64_ADD,
                    I64_SUB,
                    I64_MUL,
                    I64_MOD,
                    I64_FLOOR_DIV,
                    I64_AND,
                    I64_OR,
                    I64_XOR,
                    I64_NOT,
                    I64_SHL,
                    I64_SHR -> arithmetic.compile(i, operands);
            case F64_NEG -> Expression.of(Expression.NEGATIVE, Expression.CALL, "-{0}", operand(i, 0, operands));
            case F64_ADD -> binary(i, operands, "+", Expression.SUM);
            case F64_SUB -> binary(i, operands, "-", Expression.SUM);
            case F64_MUL -> binary(i, operands, "*", Expression.PRODUCT);
            case F64_QUOTIENT -> binary(i, operands, "/", Expression.PRODUCT);

            case INT_EQ, I64_EQ, F64_EQ, WORD_EQ, REF_EQ -> binary(i, operands, "===", Expression.EQUALITY);
            case INT_NE, I64_NE, F64_NE, WORD_NE, REF_NE -> binary(i, operands, "!==", Expression.EQUALITY);
            case INT_LT, I64_LT, F64_LT, WORD_LT -> binary(i, operands, "<", Expression.RELATION);
            case INT_LE, I64_LE, F64_LE, WORD_LE -> binary(i, operands, "<=", Expression.RELATION);
            case INT_GT, I64_GT, F64_GT, WORD_GT -> binary(i, operands, ">", Expression.RELATION);
            case INT_GE, I64_GE, F64_GE, WORD_GE -> binary(i, operands, ">=", Expression.RELATION);

            case LIST_NEW -> operations.list(i, 0, operands);
            case LIST_GET, LIST_SET, LIST_APPEND, LIST_ELEMENT, LIST_SET_ELEMENT, CONTAINER_LENGTH ->
                elements.compile(i, operands);
            case LIST_VERSION -> Operations.member(operand(i, 0, operands), ".version");

            case CLASS_NEW ->
                calls().newClass(
                                i, operands, program.program().layout(i.name(0)).orElseThrow());
            case OBJECT_NEW ->
                Expression.of(Expression.CALL, Expression.ATOM, "new {0}.shape()", operand(i, 0, operands));
            case FIELD_GET -> getField(i, operands);
            case FIELD_SET -> setField(i, operands);
            case OBJECT_CHECK -> calls().checkObject(i, operands);
            case CALL_TYPED -> calls().callStatic(i, operands);
            case CALL_METHOD -> calls().callVirtual(i, operands);
            case GLOBAL_LOAD -> operations.readGlobal(i);
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

    private Expression getField(Instruction i, Operations.Operands operands) {
        String property = calls().field(i).getKey();
        Expression receiver = operand(i, 0, operands);
        if (i.type() != Type.ANY) {
            return Operations.member(receiver, property);
        }
        boolean sure = operations.isSure(i);
        if (sure && operations.hasKnownReceiver(i)) {
            return Operations.member(receiver, property);
        }
        Expression slow = operations.call(
                "morphAttr", List.of(receiver, Operations.text(i.name(1)), Expression.atom("null")), i.position());
        if (sure) {
            return Calls.unlessNil(receiver, Operations.member(receiver, property), slow);
        }
        return calls().firstOr(receiver, property, slow, operations.hasKnownReceiver(i));
    }

    private Expression setField(Instruction i, Operations.Operands operands) {
        var field = calls().field(i);
        Expression value = operands.get(i.operand(1), field.getValue());
        if (operations.hasKnownReceiver(i)) {
            return Operations.assign(Operations.member(operand(i, 0, operands), field.getKey()), value);
        }
        Expression boxed = field.getValue() == Type.F64
                ? Expression.of(
                        Expression.CALL, Expression.ASSIGNMENT, "new " + program.runtime("Float") + "({0})", value)
                : value;
        return calls().store(operand(i, 0, operands), field.getKey(), value, boxed, i.name(1), operations.isSure(i));
    }
}
