package id.morph.backend.js;

import id.morph.ir.Constant;
import id.morph.ir.Instruction;
import id.morph.ir.Type;
import id.morph.ir.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * Elements of lists. Written out at each place, because in a function of the runtime all places would share what V8 learns of the arrays
 * that come there.
 */
final class Elements {
    private final Operations operations;

    Elements(Operations operations) {
        this.operations = operations;
    }

    /** Whether an operand stands several times in the expression. */
    boolean wantsName(Instruction i, Value operand) {
        return switch (i.op()) {
            case LIST_GET, LIST_SET, LIST_ELEMENT, LIST_SET_ELEMENT ->
                operations.source(i.operand(0)) == operand || operations.source(i.operand(1)) == operand;
            case LIST_APPEND -> operations.source(i.operand(0)) == operand;
            case CONTAINER_LENGTH -> true;
            default -> false;
        };
    }

    Expression compile(Instruction i, Operations.Operands operands) {
        return switch (i.op()) {
            case LIST_GET -> access(i, operands, inRange(i, operands), element(i, operands));
            case LIST_SET ->
                access(i, operands, inRange(i, operands), Operations.assign(element(i, operands), stored(i, operands)));
            case LIST_ELEMENT -> isNumber(i) ? element(i, operands) : access(i, operands, "", element(i, operands));
            case LIST_SET_ELEMENT ->
                access(i, operands, "", Operations.assign(element(i, operands), stored(i, operands)));
            case LIST_APPEND -> append(i, operands);
            case CONTAINER_LENGTH -> {
                Expression list = operations.operand(i, 0, operands);
                String items = operations.scratch().name();
                Expression slow = operations.plain(i, operands);
                if (i.operand(0) instanceof Constant) {
                    yield slow;
                }
                yield new Expression(
                        "(" + items + " = " + list.text() + "?.items) !== undefined ? " + items + ".length : "
                                + slow.text(),
                        Expression.CONDITIONAL,
                        slow.reads());
            }
            default -> throw new IllegalArgumentException(i.op().text());
        };
    }

    private Expression append(Instruction i, Operations.Operands operands) {
        Expression list = operations.operand(i, 0, operands);
        Expression value = operations.operand(i, 1, operands);
        Expression slow = operations.plain(i, operands);
        if (i.operand(0) instanceof Constant) {
            return slow;
        }
        return new Expression(
                list.text() + "?.floats === " + (i.declaredType() == Type.F64) + " ? (" + list.text() + ".items.push("
                        + value.in(Expression.ASSIGNMENT) + "), " + list.text() + ".version++) : " + slow.text(),
                Expression.CONDITIONAL,
                slow.reads());
    }

    /** Whether the element is proven to be an int or boolean: then the list keeps it as it is. */
    private static boolean isNumber(Instruction i) {
        return i.declaredType() != Type.ANY && i.declaredType() != Type.F64;
    }

    private Expression element(Instruction i, Operations.Operands operands) {
        return Expression.of(
                Expression.CALL,
                Expression.CALL,
                "{0}.items[{1}]",
                operations.operand(i, 0, operands),
                operations.operand(i, 1, operands));
    }

    private Expression stored(Instruction i, Operations.Operands operands) {
        return operations.operand(i, 2, operands);
    }

    private String inRange(Instruction i, Operations.Operands operands) {
        String list = operations.operand(i, 0, operands).text();
        String index = operations.operand(i, 1, operands).text();
        boolean natural = operations.isNatural(i, 1);
        return (natural ? "" : " && " + index + " >= 0") + " && " + index + " < " + list + ".items.length";
    }

    /** What is done with a list that keeps its elements as the type wants, and the runtime's function for anything else. */
    private Expression access(Instruction i, Operations.Operands operands, String inRange, Expression fast) {
        Expression list = operations.operand(i, 0, operands);
        Expression slow = operations.plain(i, operands);
        List<Variable> reads = new ArrayList<>(fast.reads());
        reads.addAll(slow.reads());
        String isList = inRange.isEmpty() ? "" : list.text() + " !== null && ";
        return new Expression(
                isList + list.text() + ".floats === " + (i.declaredType() == Type.F64) + inRange + " ? "
                        + fast.in(Expression.ASSIGNMENT) + " : " + slow.text(),
                Expression.CONDITIONAL,
                List.copyOf(reads));
    }
}
