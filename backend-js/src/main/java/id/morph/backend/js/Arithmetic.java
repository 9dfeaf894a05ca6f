package id.morph.backend.js;

import id.morph.ir.Constant;
import id.morph.ir.Instruction;
import id.morph.ir.Op;
import id.morph.ir.Type;
import id.morph.ir.Value;
import id.morph.ir.Word;
import id.morph.ir.analysis.range.Interval;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * Arithmetic on ints. What is written out has its own type feedback: V8 takes the branch to the runtime, which makes a bigint, for dead as long as
 * nothing has gone there, and a sum stays an unboxed number.
 */
final class Arithmetic {
    private static final String LARGEST = "9007199254740991";

    private final ProgramNames program;
    private final Operations operations;

    Arithmetic(ProgramNames program, Operations operations) {
        this.program = program;
        this.operations = operations;
    }

    /** Whether an operand stands several times in the expression. */
    boolean wantsName(Instruction i, Value operand) {
        return switch (i.op()) {
            case INT_ADD, INT_SUB, INT_MUL -> true;
            case INT_NEG -> i.operand(0).type() == Type.INT;
            case INT_MOD, INT_FLOOR_DIV, F64_OF_INT -> operations.source(i.operand(0)) == operand;
            case F64_DIV -> operations.source(i.operand(1)) == operand;
            case F64_SQRT -> true;
            case I64_MOD -> !isPositive(i, 0) && operations.source(i.operand(1)) == operand;
            default -> false;
        };
    }

    Expression compile(Instruction i, Operations.Operands operands) {
        return switch (i.op()) {
            case INT_ADD -> checked(i, operands, "+", Expression.SUM);
            case INT_SUB -> checked(i, operands, "-", Expression.SUM);
            case INT_MUL -> checked(i, operands, "*", Expression.PRODUCT);
            case INT_NEG -> negate(i, operands);
            // Not -a, which would be a negative zero for zero, and that is no small integer of the machine.
            case I64_NEG -> Expression.binary(Expression.atom("0"), "-", Expression.SUM, operand(i, 0, operands));
            case I64_ADD -> binary(i, operands, "+", Expression.SUM);
            case I64_SUB -> binary(i, operands, "-", Expression.SUM);
            case I64_MUL -> binary(i, operands, "*", Expression.PRODUCT);
            case I64_MOD -> modulo(i, operands);
            case I64_FLOOR_DIV -> floorDiv(i, operands);
            case INT_MOD, INT_FLOOR_DIV -> divided(i, operands);
            case F64_OF_INT -> {
                Expression a = operand(i, 0, operands);
                yield unless(
                        "typeof " + a.text() + " === \"number\"",
                        Expression.binary(a, "+", Expression.SUM, Expression.atom("0")),
                        operations.plain(i, operands));
            }
            case F64_DIV -> {
                Expression quotient = binary(i, operands, "/", Expression.PRODUCT);
                yield i.operand(1) instanceof Constant.Float divisor && divisor.value() != 0
                        ? quotient
                        : unless(operand(i, 1, operands).text() + " !== 0", quotient, operations.plain(i, operands));
            }
            case F64_SQRT -> {
                Expression a = operand(i, 0, operands);
                yield unless(
                        a.text() + " >= 0", Expression.call("Math.sqrt", List.of(a)), operations.plain(i, operands));
            }
            case I64_AND, INT_AND -> and(i, operands);
            case I64_OR, INT_OR -> bits(i, operands, "|", Expression.BIT_OR);
            case I64_XOR, INT_XOR -> bits(i, operands, "^", Expression.BIT_XOR);
            case I64_NOT -> Expression.binary(Expression.atom("-1"), "-", Expression.SUM, operand(i, 0, operands));
            case I64_SHL -> shiftLeft(i, operands);
            case I64_SHR -> shiftRight(i, operands);
            default -> throw new IllegalArgumentException(i.op().text());
        };
    }

    private Expression operand(Instruction i, int index, Operations.Operands operands) {
        return operations.operand(i, index, operands);
    }

    private Expression binary(Instruction i, Operations.Operands operands, String operator, int level) {
        return Expression.binary(operand(i, 0, operands), operator, level, operand(i, 1, operands));
    }

    private static boolean isWord(Value value) {
        return value.type() == Type.I64
                || (value instanceof Constant.Int(BigInteger number)
                        && Literals.integer(number).text().indexOf('n') < 0);
    }

    /** The result on numbers if it is exact, else what the runtime gives. */
    private Expression checked(Instruction i, Operations.Operands operands, String operator, int level) {
        Expression a = operand(i, 0, operands);
        Expression b = operand(i, 1, operands);
        StringBuilder test = new StringBuilder();
        if (!isWord(i.operand(0))) {
            test.append("typeof ").append(a.text()).append(" === \"number\" && ");
        }
        if (!isWord(i.operand(1)) && !a.text().equals(b.text())) {
            test.append("typeof ").append(b.text()).append(" === \"number\" && ");
        }
        String result = operations.scratch().name();
        Expression computed = Expression.binary(a, operator, level, b);
        test.append("(((")
                .append(result)
                .append(" = ")
                .append(computed.text())
                .append(") | 0) === ")
                .append(result)
                .append(" || Math.abs(")
                .append(result)
                .append(") <= ")
                .append(LARGEST)
                .append(")");
        Expression slow = operations.plain(i, operands);
        return new Expression(test + " ? " + result + " : " + slow.text(), Expression.CONDITIONAL, computed.reads());
    }

    private Expression negate(Instruction i, Operations.Operands operands) {
        Expression a = operand(i, 0, operands);
        Expression fast = Expression.binary(Expression.atom("0"), "-", Expression.SUM, a);
        return isWord(i.operand(0))
                ? fast
                : new Expression(
                        "typeof " + a.text() + " === \"number\" ? " + fast.text() + " : "
                                + operations.plain(i, operands).text(),
                        Expression.CONDITIONAL,
                        a.reads());
    }

    /** The first of both if the condition holds, which mentions no other variables. */
    private static Expression unless(String condition, Expression fast, Expression slow) {
        return new Expression(
                condition + " ? " + fast.text() + " : " + slow.text(), Expression.CONDITIONAL, slow.reads());
    }

    /** Division of an int by a positive constant. */
    private Expression divided(Instruction i, Operations.Operands operands) {
        Expression slow = operations.plain(i, operands);
        if (constant(i.operand(1))
                .filter(n -> n.signum() > 0 && isWord(i.operand(1)))
                .isEmpty()) {
            return slow;
        }
        Expression a = operand(i, 0, operands);
        Expression b = operand(i, 1, operands);
        String isNumber = "typeof " + a.text() + " === \"number\"";
        if (i.op() == Op.INT_FLOOR_DIV) {
            return unless(isNumber, floor(Expression.binary(a, "/", Expression.PRODUCT, b)), slow);
        }
        String rest = operations.scratch().name();
        return unless(
                isNumber,
                new Expression(
                        "(" + rest + " = " + a.text() + " % " + b.text() + ") < 0 ? " + rest + " + " + b.text() + " : "
                                + rest,
                        Expression.CONDITIONAL,
                        a.reads()),
                slow);
    }

    private Interval range(Instruction i, int index) {
        return program.ranges().operand(i, index);
    }

    private boolean isNatural(Instruction i, int index) {
        return range(i, index).within(0, Word.DOUBLE.most());
    }

    private boolean isPositive(Instruction i, int index) {
        return range(i, index).within(1, Word.DOUBLE.most());
    }

    private boolean isSmall(Instruction i, int index) {
        return range(i, index).within(Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    private static Optional<BigInteger> constant(Value value) {
        return value instanceof Constant.Int(BigInteger number) ? Optional.of(number) : Optional.empty();
    }

    /** The constant if the low 31 bits hold it. */
    private static Optional<BigInteger> mask(Value value) {
        return constant(value).filter(number -> number.signum() >= 0 && number.bitLength() < Integer.SIZE);
    }

    /** For a power of two the low bits are the rest: in two's complement those of 32 are the same as those of any number. */
    private Expression modulo(Instruction i, Operations.Operands operands) {
        Optional<BigInteger> power = mask(i.operand(1)).filter(number -> number.bitCount() == 1);
        if (power.isPresent()) {
            return Expression.binary(
                    operand(i, 0, operands),
                    "&",
                    Expression.BIT_AND,
                    Literals.integer(power.get().subtract(BigInteger.ONE)));
        }
        if (!isPositive(i, 1)) {
            return operations.plain(i, operands);
        }
        if (isNatural(i, 0)) {
            return binary(i, operands, "%", Expression.PRODUCT);
        }
        String rest = operations.scratch().name();
        Expression computed = binary(i, operands, "%", Expression.PRODUCT);
        Expression divisor = operand(i, 1, operands);
        return new Expression(
                "(" + rest + " = " + computed.text() + ") < 0 ? " + rest + " + " + divisor.in(Expression.PRODUCT)
                        + " : " + rest,
                Expression.CONDITIONAL,
                computed.reads());
    }

    private Expression floorDiv(Instruction i, Operations.Operands operands) {
        if (!isPositive(i, 1)) {
            return operations.plain(i, operands);
        }
        Expression quotient = binary(i, operands, "/", Expression.PRODUCT);
        return isNatural(i, 0) && isSmall(i, 0)
                ? Expression.binary(quotient, "|", Expression.BIT_OR, Expression.atom("0"))
                : floor(quotient);
    }

    private static Expression floor(Expression value) {
        return Expression.call("Math.floor", List.of(value));
    }

    private Expression and(Instruction i, Operations.Operands operands) {
        boolean masked = i.op() == Op.I64_AND
                && i.operands().stream().anyMatch(value -> mask(value).isPresent());
        return masked ? binary(i, operands, "&", Expression.BIT_AND) : bits(i, operands, "&", Expression.BIT_AND);
    }

    private Expression bits(Instruction i, Operations.Operands operands, String operator, int level) {
        return isSmall(i, 0) && isSmall(i, 1) ? binary(i, operands, operator, level) : operations.plain(i, operands);
    }

    private Expression shiftLeft(Instruction i, Operations.Operands operands) {
        Optional<BigInteger> count = constant(i.operand(1)).filter(number -> number.bitLength() < 6);
        return count.isPresent()
                ? Expression.binary(
                        operand(i, 0, operands),
                        "*",
                        Expression.PRODUCT,
                        Literals.integer(BigInteger.ONE.shiftLeft(count.get().intValue())))
                : operations.call("intShl", List.of(operand(i, 0, operands), operand(i, 1, operands)), i.position());
    }

    private Expression shiftRight(Instruction i, Operations.Operands operands) {
        if (isSmall(i, 0) && range(i, 1).within(0, Integer.SIZE - 1)) {
            return binary(i, operands, ">>", Expression.SHIFT);
        }
        Optional<BigInteger> count = constant(i.operand(1)).filter(number -> number.bitLength() < 6);
        return count.isPresent()
                ? floor(Expression.binary(
                        operand(i, 0, operands),
                        "/",
                        Expression.PRODUCT,
                        Literals.integer(BigInteger.ONE.shiftLeft(count.get().intValue()))))
                : operations.call("intShr", List.of(operand(i, 0, operands), operand(i, 1, operands)), i.position());
    }
}
