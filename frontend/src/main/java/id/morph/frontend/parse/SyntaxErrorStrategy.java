package id.morph.frontend.parse;

import id.morph.frontend.Source;
import id.morph.frontend.diagnostic.Diagnostic;
import id.morph.grammar.MorphSyntax;
import id.morph.grammar.MorphTokens;
import java.util.function.Consumer;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;

/**
 * Reports a syntax error once and goes on after the statement, or after the header, that it is in. Because {@link
 * Layout} has made blocks and brackets well-nested, the end of both is known; nothing is guessed and nothing cascades.
 */
final class SyntaxErrorStrategy extends DefaultErrorStrategy {
    private final PreparedTokens tokens;
    private final Consumer<Diagnostic> report;
    private final SyntaxErrorDescriber describer;

    SyntaxErrorStrategy(Source source, PreparedTokens tokens, Consumer<Diagnostic> report) {
        this.tokens = tokens;
        this.report = report;
        this.describer = new SyntaxErrorDescriber(source, tokens);
    }

    /** Reports the error if the rule at hand can recover from it; else passes it on to the rule that called it. */
    @Override
    public void reportError(Parser parser, RecognitionException error) {
        if (!recovers(parser.getContext().getRuleIndex())) {
            throw error;
        }
        report.accept(describer.describe(error));
    }

    private static boolean recovers(int rule) {
        return switch (rule) {
            case MorphSyntax.RULE_program,
                    MorphSyntax.RULE_statement,
                    MorphSyntax.RULE_condition,
                    MorphSyntax.RULE_defaultHeader,
                    MorphSyntax.RULE_forHeader,
                    MorphSyntax.RULE_switchHeader,
                    MorphSyntax.RULE_matchHeader,
                    MorphSyntax.RULE_armHeader,
                    MorphSyntax.RULE_catchHeader,
                    MorphSyntax.RULE_functionHeader,
                    MorphSyntax.RULE_lambdaHeader,
                    MorphSyntax.RULE_classHeader -> true;
            default -> false;
        };
    }

    @Override
    public Token recoverInline(Parser parser) {
        throw new InputMismatchException(parser);
    }

    @Override
    public void sync(Parser parser) {
        // A loop that ends too early is noticed by what comes after it.
    }

    @Override
    public void recover(Parser parser, RecognitionException error) {
        ParserRuleContext rule = parser.getContext();
        boolean isStatement = rule.getRuleIndex() == MorphSyntax.RULE_statement;
        int failed = Math.max(tokens.index(), error.getOffendingToken().getTokenIndex());
        int start = rule.getStart().getTokenIndex();
        tokens.seek(isStatement ? afterStatement(start, failed) : afterHeader(start, failed));
    }

    private int afterStatement(int start, int failed) {
        var first = tokens.get(start);
        if (first.closer() != null
                && first.closer().getType() == MorphTokens.AKHIR
                && first.getType() != MorphTokens.LAMBDA) {
            return first.closer().getTokenIndex() + 1;
        }
        int at = skip(start, failed, false);
        return tokens.get(at).getType() == MorphTokens.NEWLINE || at == start ? nextUnlessEnd(at) : at;
    }

    private int afterHeader(int start, int failed) {
        int at = skip(start, failed, true);
        return switch (tokens.get(at).getType()) {
            case MorphTokens.NEWLINE, MorphTokens.MAKA, MorphTokens.DENGAN -> at + 1;
            default -> at;
        };
    }

    private int nextUnlessEnd(int at) {
        return tokens.get(at).getType() == Token.EOF ? at : at + 1;
    }

    /** The first token at or after {@code failed} that ends the statement or header which begins at {@code start}. */
    private int skip(int start, int failed, boolean header) {
        int at = start;
        while (true) {
            var token = tokens.get(at);
            if (token.closer() != null) {
                at = Math.max(at, token.closer().getTokenIndex()) + 1;
                continue;
            }
            if (at >= failed) {
                switch (token.getType()) {
                    case Token.EOF,
                            MorphTokens.NEWLINE,
                            MorphTokens.AKHIR,
                            MorphTokens.LAIN,
                            MorphTokens.LAINJIKA,
                            MorphTokens.LAINNYA,
                            MorphTokens.KETIKA,
                            MorphTokens.TANGKAP,
                            MorphTokens.AKHIRNYA,
                            MorphTokens.ARM,
                            MorphTokens.BLOCK_CLOSE -> {
                        return at;
                    }
                    case MorphTokens.MAKA, MorphTokens.DENGAN -> {
                        if (header) {
                            return at;
                        }
                    }
                    default -> {}
                }
            } else if (token.getType() == Token.EOF) {
                return at;
            }
            at++;
        }
    }
}
