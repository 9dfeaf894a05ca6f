package id.morph.frontend.parse;

import id.morph.frontend.diagnostic.DiagnosticCode;
import id.morph.frontend.diagnostic.Message;
import id.morph.frontend.syntax.Span;
import id.morph.frontend.syntax.SyntaxTree;
import id.morph.frontend.syntax.SyntaxTree.BinaryOperator;
import id.morph.frontend.syntax.SyntaxTree.Expression;
import id.morph.frontend.syntax.SyntaxTree.LogicalOperator;
import id.morph.frontend.syntax.SyntaxTree.UnaryOperator;
import id.morph.grammar.MorphSyntax;
import id.morph.grammar.MorphTokens;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;

/** Expressions. Chains of operators and suffixes are built by loops; only brackets and {@code ? :} recurse. */
final class ExpressionBuilder {
    private final TreeBuilder tree;

    ExpressionBuilder(TreeBuilder tree) {
        this.tree = tree;
    }

    List<Expression> list(List<MorphSyntax.ExpressionContext> contexts) {
        var expressions = new ArrayList<Expression>(contexts.size());
        for (var context : contexts) {
            expressions.add(expression(context));
        }
        return expressions;
    }

    Optional<Expression> optional(MorphSyntax.ExpressionContext context) {
        return Optional.ofNullable(context).map(this::expression);
    }

    Expression expression(MorphSyntax.ExpressionContext context) {
        List<MorphSyntax.OperationContext> operations = context.operation();
        if (operations.size() == 1) {
            return operation(operations.getFirst());
        }
        // c1 ? a : c2 ? b : c  groups to the right
        List<MorphSyntax.ExpressionContext> middles = context.expression();
        Expression result = operation(operations.getLast());
        for (int i = middles.size() - 1; i >= 0; i--) {
            Expression condition = operation(operations.get(i));
            Expression then = expression(middles.get(i));
            result = new SyntaxTree.Conditional(
                    condition, then, result, condition.span().to(result.span()));
        }
        return result;
    }

    // ---------------------------------------------------------------- operators

    /** Binding strength of a binary operator; reference 2.1. */
    private static int strength(int type) {
        return switch (type) {
            case MorphTokens.ATAU -> 1;
            case MorphTokens.DAN -> 2;
            case MorphTokens.PIPE -> 3;
            case MorphTokens.CARET -> 4;
            case MorphTokens.AMPERSAND -> 5;
            case MorphTokens.EQUAL, MorphTokens.NOT_EQUAL -> 6;
            case MorphTokens.LESS, MorphTokens.LESS_EQUAL, MorphTokens.GREATER, MorphTokens.GREATER_EQUAL -> 7;
            case MorphTokens.SHIFT_LEFT, MorphTokens.SHIFT_RIGHT -> 8;
            case MorphTokens.PLUS, MorphTokens.MINUS -> 9;
            default -> 10;
        };
    }

    private Expression operation(MorphSyntax.OperationContext context) {
        List<MorphSyntax.OperandContext> operands = context.operand();
        if (operands.size() == 1) {
            return operand(operands.getFirst());
        }
        var values = new ArrayDeque<Expression>();
        var pending = new ArrayDeque<Token>();
        values.push(operand(operands.getFirst()));
        for (int i = 1; i < operands.size(); i++) {
            Token operator = context.operators.get(i - 1);
            int strength = strength(operator.getType());
            while (!pending.isEmpty() && strength(pending.peek().getType()) >= strength) {
                reduce(values, pending.pop());
            }
            pending.push(operator);
            values.push(operand(operands.get(i)));
        }
        while (!pending.isEmpty()) {
            reduce(values, pending.pop());
        }
        return values.pop();
    }

    private void reduce(ArrayDeque<Expression> values, Token operator) {
        Expression right = values.pop();
        Expression left = values.pop();
        var span = new Span(left.span().start(), right.span().end());
        values.push(
                switch (operator.getType()) {
                    case MorphTokens.DAN -> new SyntaxTree.Logical(LogicalOperator.AND, left, right, span);
                    case MorphTokens.ATAU -> new SyntaxTree.Logical(LogicalOperator.OR, left, right, span);
                    default -> binary(operator, left, right, span);
                });
    }

    private Expression binary(Token token, Expression left, Expression right, Span span) {
        var operator = switch (token.getType()) {
            case MorphTokens.PLUS -> BinaryOperator.ADD;
            case MorphTokens.MINUS -> BinaryOperator.SUB;
            case MorphTokens.STAR -> BinaryOperator.MUL;
            case MorphTokens.SLASH -> BinaryOperator.DIV;
            case MorphTokens.PERCENT -> BinaryOperator.MOD;
            case MorphTokens.AMPERSAND -> BinaryOperator.BIT_AND;
            case MorphTokens.PIPE -> BinaryOperator.BIT_OR;
            case MorphTokens.CARET -> BinaryOperator.BIT_XOR;
            case MorphTokens.SHIFT_LEFT -> BinaryOperator.SHIFT_LEFT;
            case MorphTokens.SHIFT_RIGHT -> BinaryOperator.SHIFT_RIGHT;
            case MorphTokens.EQUAL -> BinaryOperator.EQ;
            case MorphTokens.NOT_EQUAL -> BinaryOperator.NE;
            case MorphTokens.LESS -> BinaryOperator.LT;
            case MorphTokens.LESS_EQUAL -> BinaryOperator.LE;
            case MorphTokens.GREATER -> BinaryOperator.GT;
            case MorphTokens.GREATER_EQUAL -> BinaryOperator.GE;
            default -> throw new IllegalStateException("not a binary operator: " + token);
        };
        if (isComparison(operator) && left instanceof SyntaxTree.Unary(var not, var operand, var notSpan)) {
            warnAboutNot(not, operand, notSpan, operator, right, span);
        }
        return new SyntaxTree.Binary(operator, left, right, TreeBuilder.span(token), span);
    }

    private static boolean isComparison(BinaryOperator operator) {
        return switch (operator) {
            case EQ, NE, LT, LE, GT, GE -> true;
            case ADD, SUB, MUL, DIV, MOD, BIT_AND, BIT_OR, BIT_XOR, SHIFT_LEFT, SHIFT_RIGHT -> false;
        };
    }

    private void warnAboutNot(
            UnaryOperator not,
            Expression operand,
            Span notSpan,
            BinaryOperator comparison,
            Expression right,
            Span all) {
        if (not != UnaryOperator.NOT || !tree.text(notSpan).startsWith("tidak")) {
            return;
        }
        String subject = tree.text(operand.span());
        String compared = tree.text(right.span());
        var trap = tree.diagnostic(DiagnosticCode.NOT_BINDS_TIGHTER, all, comparison.text)
                .withLabel(notSpan, "label.not-applies-here");
        if (subject.length() + compared.length() > 60 || subject.indexOf('\n') >= 0 || compared.indexOf('\n') >= 0) {
            tree.report(trap.withHelp("help.not-parentheses", "tidak (…)"));
            return;
        }
        tree.report(trap.withHelp("help.not-parentheses", opposite(subject, comparison, compared))
                .withHelp("help.not-meant", "(tidak " + subject + ") " + comparison.text + " " + compared));
    }

    /** The comparison that holds where this one does not; orderings have none, since {@code nan} is in neither. */
    private static String opposite(String left, BinaryOperator comparison, String right) {
        return switch (comparison) {
            case EQ -> left + " != " + right;
            case NE -> left + " == " + right;
            default -> "tidak (" + left + " " + comparison.text + " " + right + ")";
        };
    }

    private Expression operand(MorphSyntax.OperandContext context) {
        Expression result = postfix(context.postfix());
        for (int i = context.prefixes.size() - 1; i >= 0; i--) {
            Token prefix = context.prefixes.get(i);
            var span = TreeBuilder.span(prefix).to(result.span());
            result = switch (prefix.getType()) {
                case MorphTokens.MINUS -> new SyntaxTree.Unary(UnaryOperator.NEGATE, result, span);
                case MorphTokens.TILDE -> new SyntaxTree.Unary(UnaryOperator.BIT_NOT, result, span);
                case MorphTokens.TUNGGU -> new SyntaxTree.Await(result, span);
                default -> new SyntaxTree.Unary(UnaryOperator.NOT, result, span);
            };
        }
        return result;
    }

    // ---------------------------------------------------------------- suffixes

    Expression postfix(MorphSyntax.PostfixContext context) {
        Expression result = primary(context.primary());
        for (var suffix : context.suffix()) {
            var span = new Span(result.span().start(), TreeBuilder.span(suffix).end());
            result = switch (suffix) {
                case MorphSyntax.MemberContext member ->
                    new SyntaxTree.Attribute(
                            result, TreeBuilder.identifier(member.IDENTIFIER().getSymbol()), span);
                case MorphSyntax.CallSuffixContext call ->
                    new SyntaxTree.Call(result, list(call.arguments().expression()), span);
                case MorphSyntax.IndexSuffixContext index -> index(result, index, span);
                default -> throw unknown(suffix);
            };
        }
        return result;
    }

    private Expression index(Expression object, MorphSyntax.IndexSuffixContext context, Span span) {
        if (context.COLON() != null) {
            return new SyntaxTree.Slice(object, optional(context.from), optional(context.to), span);
        }
        if (context.from == null) {
            var bracket = TreeBuilder.span(context.RIGHT_BRACKET().getSymbol());
            tree.report(tree.diagnostic(DiagnosticCode.EXPECTED_EXPRESSION, bracket, Message.of("token.symbol", "]")));
            return object;
        }
        return new SyntaxTree.Index(object, expression(context.from), span);
    }

    // ---------------------------------------------------------------- primaries

    private Expression primary(MorphSyntax.PrimaryContext context) {
        Span span = TreeBuilder.span(context);
        return switch (context) {
            case MorphSyntax.NameContext name ->
                new SyntaxTree.Name(name.getStart().getText(), span);
            case MorphSyntax.IntegerContext integer ->
                new SyntaxTree.IntegerLiteral(
                        NumberLiterals.integer(integer.getStart().getText()), span);
            case MorphSyntax.FloatContext number ->
                new SyntaxTree.FloatLiteral(
                        NumberLiterals.floating(number.getStart().getText()), span);
            case MorphSyntax.TextContext text -> TreeBuilder.string(text.getStart());
            case MorphSyntax.InterpolationContext text -> interpolation(text, span);
            case MorphSyntax.TrueContext ignored -> new SyntaxTree.BooleanLiteral(true, span);
            case MorphSyntax.FalseContext ignored -> new SyntaxTree.BooleanLiteral(false, span);
            case MorphSyntax.NilContext ignored -> new SyntaxTree.NilLiteral(span);
            case MorphSyntax.ThisContext ignored -> new SyntaxTree.This(span);
            case MorphSyntax.SuperContext parent ->
                new SyntaxTree.Super(TreeBuilder.identifier(parent.IDENTIFIER().getSymbol()), span);
            case MorphSyntax.ParenthesizedContext inner ->
                new SyntaxTree.Parenthesized(expression(inner.expression()), span);
            case MorphSyntax.ListContext list -> new SyntaxTree.ListLiteral(list(list.expression()), span);
            case MorphSyntax.DictContext dict -> dict(dict, span);
            case MorphSyntax.AnonymousFunctionContext function ->
                new SyntaxTree.FunctionExpression(tree.statements().anonymous(function), span);
            default -> throw unknown(context);
        };
    }

    private Expression dict(MorphSyntax.DictContext context, Span span) {
        var entries = new ArrayList<SyntaxTree.DictEntry>();
        for (var entry : context.entry()) {
            entries.add(
                    new SyntaxTree.DictEntry(expression(entry.key), expression(entry.value), TreeBuilder.span(entry)));
        }
        return new SyntaxTree.DictLiteral(entries, span);
    }

    private Expression interpolation(MorphSyntax.InterpolationContext context, Span span) {
        var parts = new ArrayList<Expression>();
        for (ParseTree child : context.children) {
            if (child instanceof MorphSyntax.HoleContext hole) {
                parts.add(expression(hole.expression()));
            } else if (child.getPayload() instanceof Token token && token.getType() == MorphTokens.TEXT_PIECE) {
                parts.add(TreeBuilder.string(token));
            }
        }
        return new SyntaxTree.InterpolatedString(parts, span);
    }

    private static IllegalStateException unknown(Object context) {
        return new IllegalStateException("no case for " + context.getClass());
    }
}
