package id.morph.frontend.parse;

import id.morph.frontend.diagnostic.DiagnosticCode;
import id.morph.frontend.diagnostic.Message;
import id.morph.frontend.syntax.Span;
import id.morph.frontend.syntax.SyntaxTree;
import id.morph.frontend.syntax.SyntaxTree.Expression;
import id.morph.frontend.syntax.SyntaxTree.Pattern;
import id.morph.frontend.syntax.SyntaxTree.UnaryOperator;
import id.morph.grammar.MorphSyntax;
import id.morph.grammar.MorphTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Patterns of {@code jodohkan}. */
final class PatternBuilder {
    private final TreeBuilder tree;

    PatternBuilder(TreeBuilder tree) {
        this.tree = tree;
    }

    Pattern pattern(MorphSyntax.PatternContext context) {
        Span span = TreeBuilder.span(context);
        return switch (context) {
            case MorphSyntax.NumberPatternContext number -> new SyntaxTree.LiteralPattern(number(number, span), span);
            case MorphSyntax.TextPatternContext text ->
                new SyntaxTree.LiteralPattern(TreeBuilder.string(text.getStart()), span);
            case MorphSyntax.InterpolationPatternContext ignored -> {
                tree.report(tree.diagnostic(DiagnosticCode.BAD_PATTERN, span, Message.of("token.string-with-hole"))
                        .withHelp("help.escape-brace"));
                yield new SyntaxTree.WildcardPattern(span);
            }
            case MorphSyntax.WordPatternContext word -> new SyntaxTree.LiteralPattern(word(word, span), span);
            case MorphSyntax.NamePatternContext name ->
                name.getStart().getText().equals("_")
                        ? new SyntaxTree.WildcardPattern(span)
                        : new SyntaxTree.NamePattern(TreeBuilder.identifier(name.getStart()), span);
            case MorphSyntax.VariantPatternContext variant -> {
                var arguments = new ArrayList<Pattern>();
                for (var argument : variant.pattern()) {
                    arguments.add(pattern(argument));
                }
                yield new SyntaxTree.VariantPattern(TreeBuilder.identifier(variant.getStart()), arguments, span);
            }
            case MorphSyntax.ListPatternContext list -> list(list, span);
            default -> throw new IllegalStateException("no case for " + context.getClass());
        };
    }

    private static Expression number(MorphSyntax.NumberPatternContext context, Span span) {
        Span digits = TreeBuilder.span(context.number);
        String text = context.number.getText();
        Expression number = context.number.getType() == MorphTokens.INTEGER
                ? new SyntaxTree.IntegerLiteral(NumberLiterals.integer(text), digits)
                : new SyntaxTree.FloatLiteral(NumberLiterals.floating(text), digits);
        if (context.MINUS() == null) {
            return number;
        }
        return switch (number) {
            case SyntaxTree.IntegerLiteral integer ->
                new SyntaxTree.IntegerLiteral(integer.value().negate(), span);
            case SyntaxTree.FloatLiteral floating -> new SyntaxTree.FloatLiteral(-floating.value(), span);
            default -> new SyntaxTree.Unary(UnaryOperator.NEGATE, number, span);
        };
    }

    private static Expression word(MorphSyntax.WordPatternContext context, Span span) {
        return switch (context.word.getType()) {
            case MorphTokens.BENAR -> new SyntaxTree.BooleanLiteral(true, span);
            case MorphTokens.SALAH -> new SyntaxTree.BooleanLiteral(false, span);
            default -> new SyntaxTree.NilLiteral(span);
        };
    }

    private Pattern list(MorphSyntax.ListPatternContext context, Span span) {
        var elements = new ArrayList<Pattern>();
        Optional<SyntaxTree.Identifier> rest = Optional.empty();
        List<MorphSyntax.ElementContext> contexts = context.element();
        for (int i = 0; i < contexts.size(); i++) {
            var element = contexts.get(i);
            if (element.pattern() != null) {
                elements.add(pattern(element.pattern()));
            } else if (i == contexts.size() - 1) {
                rest = Optional.of(TreeBuilder.identifier(element.IDENTIFIER().getSymbol()));
            } else {
                tree.report(tree.diagnostic(
                        DiagnosticCode.REST_NOT_LAST,
                        TreeBuilder.span(element),
                        element.IDENTIFIER().getText()));
            }
        }
        return new SyntaxTree.ListPattern(elements, rest, span);
    }
}
