package id.morph.frontend.lower;

import id.morph.frontend.resolve.Expressions;
import id.morph.frontend.syntax.SyntaxTree.Expression;
import id.morph.frontend.syntax.SyntaxTree.Logical;
import id.morph.frontend.syntax.SyntaxTree.LogicalOperator;
import id.morph.frontend.syntax.SyntaxTree.Unary;
import id.morph.frontend.syntax.SyntaxTree.UnaryOperator;
import id.morph.ir.Block;
import id.morph.ir.Value;
import java.util.function.Function;

/**
 * Branches on the truth of expressions without making values of {@code dan}, {@code atau} and {@code tidak}.
 *
 * @param truth lowers an expression that is none of these to the boolean that it counts as
 */
record ConditionLowering(FunctionBuilder builder, Function<Expression, Value> truth) {

    void branch(Expression expression, Block whenTrue, Block whenFalse) {
        switch (Expressions.unwrap(expression)) {
            case Logical e
            when e.operator() == LogicalOperator.AND -> {
                Block right = builder.newBlock("and");
                branch(e.left(), right, whenFalse);
                builder.startAt(right);
                branch(e.right(), whenTrue, whenFalse);
            }
            case Logical e -> {
                Block right = builder.newBlock("or");
                branch(e.left(), whenTrue, right);
                builder.startAt(right);
                branch(e.right(), whenTrue, whenFalse);
            }
            case Unary e when e.operator() == UnaryOperator.NOT -> branch(e.operand(), whenFalse, whenTrue);
            default -> builder.branch(truth.apply(expression), whenTrue, whenFalse);
        }
    }
}
