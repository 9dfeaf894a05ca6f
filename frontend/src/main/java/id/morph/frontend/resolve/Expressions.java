package id.morph.frontend.resolve;

import id.morph.frontend.syntax.SyntaxTree.*;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Walks over expressions in evaluation order without recursion, so that a sum of 50,000 terms is no problem. */
public final class Expressions {

    private Expressions() {}

    /** Visits {@code root} and every expression inside it, parents first; bodies of functions are not entered. */
    public static void forEach(Expression root, Consumer<Expression> visit) {
        Deque<Expression> work = new ArrayDeque<>();
        work.push(root);
        while (!work.isEmpty()) {
            Expression expression = work.pop();
            visit.accept(expression);
            List<Expression> children = new ArrayList<>(children(expression));
            Collections.reverse(children);
            children.forEach(work::push);
        }
    }

    /** The functions written as expressions in a statement itself, not in its blocks. */
    public static List<FunctionBody> functions(Statement statement) {
        List<FunctionBody> found = new ArrayList<>();
        for (Expression expression : Statements.expressions(statement)) {
            forEach(expression, e -> {
                if (e instanceof FunctionExpression f) {
                    found.add(f.function());
                }
            });
        }
        return found;
    }

    /** The direct operands of an expression in evaluation order. */
    public static List<Expression> children(Expression expression) {
        return switch (expression) {
            case InterpolatedString e -> e.parts();
            case ListLiteral e -> e.elements();
            case DictLiteral e -> {
                List<Expression> parts = new ArrayList<>();
                for (DictEntry entry : e.entries()) {
                    parts.add(entry.key());
                    parts.add(entry.value());
                }
                yield parts;
            }
            case Unary e -> List.of(e.operand());
            case Binary e -> List.of(e.left(), e.right());
            case Logical e -> List.of(e.left(), e.right());
            case Conditional e -> List.of(e.condition(), e.then(), e.otherwise());
            case Call e -> {
                List<Expression> parts = new ArrayList<>();
                parts.add(e.callee());
                parts.addAll(e.arguments());
                yield parts;
            }
            case Attribute e -> List.of(e.object());
            case Index e -> List.of(e.object(), e.index());
            case Slice e -> {
                List<Expression> parts = new ArrayList<>();
                parts.add(e.object());
                e.from().ifPresent(parts::add);
                e.to().ifPresent(parts::add);
                yield parts;
            }
            case Await e -> List.of(e.operand());
            case Parenthesized e -> List.of(e.inner());
            case NilLiteral _,
                    BooleanLiteral _,
                    IntegerLiteral _,
                    FloatLiteral _,
                    StringLiteral _,
                    Name _,
                    This _,
                    Super _,
                    FunctionExpression _ -> List.of();
        };
    }

    /** The expression without the parentheses around it. */
    public static Expression unwrap(Expression expression) {
        Expression inner = expression;
        while (inner instanceof Parenthesized p) {
            inner = p.inner();
        }
        return inner;
    }

    /** The name, if the expression is one. */
    public static Optional<String> name(Expression expression) {
        return unwrap(expression) instanceof Name n ? Optional.of(n.name()) : Optional.empty();
    }
}
