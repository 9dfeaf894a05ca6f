package id.morph.frontend.parse;

import id.morph.frontend.Source;
import id.morph.frontend.diagnostic.Diagnostic;
import id.morph.frontend.diagnostic.DiagnosticCode;
import id.morph.frontend.diagnostic.Message;
import id.morph.frontend.syntax.Span;
import id.morph.grammar.MorphSyntax;
import id.morph.grammar.MorphTokens;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/** Says what is wrong where the parser cannot go on. */
final class SyntaxErrorDescriber {
    /** Longer code is not repeated in a line of help. */
    private static final int LONGEST_REPAIR = 60;

    private final Source source;
    private final PreparedTokens tokens;

    SyntaxErrorDescriber(Source source, PreparedTokens tokens) {
        this.source = source;
        this.tokens = tokens;
    }

    Diagnostic describe(RecognitionException error) {
        var found = (PreparedToken) error.getOffendingToken();
        var rule = (ParserRuleContext) error.getCtx();
        if (rule == null) {
            return general(error, found);
        }
        if (isInPattern(rule)) {
            return badPattern(found);
        }
        return switch (rule.getRuleIndex()) {
            case MorphSyntax.RULE_expression,
                    MorphSyntax.RULE_operation,
                    MorphSyntax.RULE_operand,
                    MorphSyntax.RULE_postfix -> operand(rule, found);
            case MorphSyntax.RULE_primary ->
                found == rule.getStart() ? operand(rule, found) : insideBrackets(error, rule, found);
            case MorphSyntax.RULE_arguments, MorphSyntax.RULE_suffix, MorphSyntax.RULE_entry ->
                insideBrackets(error, rule, found);
            case MorphSyntax.RULE_condition,
                    MorphSyntax.RULE_defaultHeader,
                    MorphSyntax.RULE_functionHeader,
                    MorphSyntax.RULE_lambdaHeader,
                    MorphSyntax.RULE_classHeader,
                    MorphSyntax.RULE_armHeader,
                    MorphSyntax.RULE_forHeader,
                    MorphSyntax.RULE_catchHeader -> header(error, rule, found);
            case MorphSyntax.RULE_statement -> statement(rule, found);
            case MorphSyntax.RULE_misplaced -> misplaced(found);
            default -> general(error, found);
        };
    }

    // ---------------------------------------------------------------- by place

    private Diagnostic operand(ParserRuleContext rule, PreparedToken found) {
        var before = found.getTokenIndex() == 0 ? null : tokens.get(found.getTokenIndex() - 1);
        if (before != null) {
            var foreign = foreignOperator(before, found);
            if (foreign != null) {
                return foreign;
            }
            if (found.getType() == MorphTokens.DOT && next(found).getType() == MorphTokens.INTEGER) {
                String number = "." + next(found).getText();
                return Diagnostic.of(
                                DiagnosticCode.MALFORMED_NUMBER,
                                source,
                                found.span().to(next(found).span()),
                                number)
                        .withHelp("help.number-forms");
            }
            if (TokenKinds.isBinary(before.getType())) {
                return at(DiagnosticCode.EXPECTED_EXPRESSION, found, describe(found))
                        .withLabel(before.span(), "label.operator-needs-operand", before.getText());
            }
            if (rule.getRuleIndex() != MorphSyntax.RULE_statement && before.getType() == MorphTokens.INDUK) {
                return at(DiagnosticCode.EXPECTED_TOKEN, found, ".", describe(found))
                        .withHelp("help.super");
            }
        }
        return at(DiagnosticCode.EXPECTED_EXPRESSION, found, describe(found));
    }

    /** Operators of other languages, which arrive as two of ours. */
    private Diagnostic foreignOperator(PreparedToken before, PreparedToken found) {
        if (before.end() != found.start()) {
            return null;
        }
        String written = before.getText() + found.getText();
        Message help = switch (written) {
            case "&&" -> Message.of("help.use-instead", "dan");
            case "||" -> Message.of("help.use-instead", "atau");
            case "===" -> Message.of("help.use-instead", "==");
            case "**" -> Message.of("help.no-power");
            case "++", "--" -> Message.of("help.no-increment", written.substring(1));
            case "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=" ->
                Message.of("help.no-compound-assignment", written.substring(0, 1));
            default -> null;
        };
        return help == null
                ? null
                : Diagnostic.of(
                                DiagnosticCode.FOREIGN_OPERATOR,
                                source,
                                before.span().to(found.span()),
                                written)
                        .withHelp(help.key(), help.arguments().toArray());
    }

    private Diagnostic insideBrackets(RecognitionException error, ParserRuleContext rule, PreparedToken found) {
        var opener = (PreparedToken) rule.getStart();
        IntervalSet expected = error.getExpectedTokens();
        if (expected.contains(MorphTokens.COMMA)) {
            var diagnostic = TokenKinds.startsOperand(found.getType())
                    ? Diagnostic.of(
                            DiagnosticCode.MISSING_COMMA, source, new Span(found.start(), found.end()), describe(found))
                    : at(DiagnosticCode.EXPECTED_TOKEN, found, closer(opener), describe(found));
            return diagnostic.withLabel(opener.span(), "label.opened-here", opener.getText());
        }
        if (found.getType() == MorphTokens.ASSIGN) {
            return at(DiagnosticCode.ASSIGNMENT_AS_CONDITION, found).withHelp("help.compare");
        }
        return general(error, found);
    }

    private static String closer(PreparedToken opener) {
        return opener.closer() == null ? ")" : opener.closer().getText();
    }

    private Diagnostic header(RecognitionException error, ParserRuleContext rule, PreparedToken found) {
        if (error.getExpectedTokens().contains(MorphTokens.MAKA)) {
            boolean lineEnds = found.getType() == MorphTokens.NEWLINE || found.getType() == Token.EOF;
            if (rule.getRuleIndex() == MorphSyntax.RULE_armHeader && !lineEnds) {
                return badPattern(found);
            }
            var keyword = headerKeyword(rule);
            if (found.getType() == MorphTokens.ASSIGN) {
                return at(DiagnosticCode.ASSIGNMENT_AS_CONDITION, found).withHelp("help.compare");
            }
            var diagnostic = at(DiagnosticCode.MISSING_THEN, found, keyword.getText(), describe(found))
                    .withLabel(keyword.span(), "label.header-starts-here", keyword.getText());
            return found.getType() == MorphTokens.LEFT_BRACE || found.getType() == MorphTokens.COLON
                    ? diagnostic.withHelp("help.then-not-brace")
                    : diagnostic.withHelp("help.missing-then");
        }
        if (rule.getRuleIndex() == MorphSyntax.RULE_forHeader && found.getType() != MorphTokens.DALAM) {
            return general(error, found).withHelp("help.for-form");
        }
        return general(error, found);
    }

    private Diagnostic badPattern(PreparedToken found) {
        Diagnostic bad = at(DiagnosticCode.BAD_PATTERN, found, describe(found));
        return guard(found).map(arm -> bad.withHelp("help.guard", arm)).orElseGet(() -> bad.withHelp("help.patterns"));
    }

    /** The arm as its author most likely meant it, where the pattern is a computation or a comparison. */
    private Optional<String> guard(PreparedToken operator) {
        int first = operator.getTokenIndex();
        while (first > 0 && tokens.get(first).getType() != MorphTokens.ARM) {
            if (tokens.get(first).getType() == MorphTokens.NEWLINE) {
                return Optional.empty();
            }
            first--;
        }
        first++;
        int end = operator.getTokenIndex() + 1;
        while (end < tokens.size() && !endsArmHeader(tokens.get(end).getType())) {
            end++;
        }
        if (end >= tokens.size() || tokens.get(end).getType() != MorphTokens.MAKA) {
            return Optional.empty();
        }
        String written = source.text(
                new Span(tokens.get(first).start(), tokens.get(end - 1).end()));
        if (written.length() > LONGEST_REPAIR || written.indexOf('\n') >= 0 || first > operator.getTokenIndex()) {
            return Optional.empty();
        }
        boolean startsWithOperator = first == operator.getTokenIndex();
        return switch (operator.getType()) {
            case MorphTokens.PLUS, MorphTokens.MINUS, MorphTokens.STAR, MorphTokens.SLASH, MorphTokens.PERCENT ->
                startsWithOperator ? Optional.empty() : Optional.of("| nilai jaga nilai == " + written + " maka");
            case MorphTokens.EQUAL,
                    MorphTokens.NOT_EQUAL,
                    MorphTokens.LESS,
                    MorphTokens.LESS_EQUAL,
                    MorphTokens.GREATER,
                    MorphTokens.GREATER_EQUAL -> {
                if (startsWithOperator) {
                    yield Optional.of("| nilai jaga nilai " + written + " maka");
                }
                PreparedToken subject = tokens.get(first);
                yield subject.getType() == MorphTokens.IDENTIFIER && first + 1 == operator.getTokenIndex()
                        ? Optional.of("| " + subject.getText() + " jaga " + written + " maka")
                        : Optional.empty();
            }
            default -> Optional.empty();
        };
    }

    private static boolean endsArmHeader(int type) {
        return type == MorphTokens.MAKA || type == MorphTokens.NEWLINE || type == Token.EOF;
    }

    private PreparedToken headerKeyword(ParserRuleContext rule) {
        int index = rule.getStart().getTokenIndex();
        return tokens.get(Math.max(0, index - 1));
    }

    private Diagnostic statement(ParserRuleContext rule, PreparedToken found) {
        var first = (PreparedToken) rule.getStart();
        boolean second = found.getTokenIndex() == first.getTokenIndex() + 1;
        if (first.getType() == MorphTokens.IDENTIFIER && second && TokenKinds.startsOperand(found.getType())) {
            if (TokenKinds.keyword(first.getText()) != 0) {
                return at(DiagnosticCode.EXPECTED_TOKEN, found, "(", describe(found))
                        .withHelp("help.call-needs-parentheses", first.getText());
            }
            return Diagnostic.of(DiagnosticCode.UNKNOWN_STATEMENT, source, first.span(), first.getText())
                    .withHelp("help.call-needs-parentheses", first.getText());
        }
        boolean declares = first.getType() == MorphTokens.BIAR || first.getType() == MorphTokens.TETAP;
        if (declares && found.getTokenIndex() == first.getTokenIndex() + 2) {
            return at(DiagnosticCode.EXPECTED_TOKEN, found, "=", describe(found));
        }
        if (found.getType() == MorphTokens.MAKA) {
            return misplaced(found);
        }
        return at(DiagnosticCode.EXPECTED_LINE_END, found, describe(found)).withHelp("help.new-line");
    }

    private Diagnostic misplaced(PreparedToken found) {
        if (TokenKinds.isKeyword(found.getType()) || found.getType() == MorphTokens.DALAM) {
            var diagnostic = Diagnostic.of(DiagnosticCode.MISPLACED_CLAUSE, source, found.span(), found.getText());
            return found.getType() == MorphTokens.MAKA ? diagnostic.withHelp("help.misplaced-then") : diagnostic;
        }
        return Diagnostic.of(DiagnosticCode.UNKNOWN_STATEMENT, source, found.span(), found.getText());
    }

    private Diagnostic general(RecognitionException error, PreparedToken found) {
        var foreign = foreignOperator(found, next(found));
        if (foreign != null) {
            return foreign;
        }
        IntervalSet expected = error.getExpectedTokens();
        if (expected == null || expected.isNil()) {
            return at(DiagnosticCode.EXPECTED_LINE_END, found, describe(found));
        }
        if (expected.contains(MorphTokens.IDENTIFIER) && !expected.contains(MorphTokens.INTEGER)) {
            if (found.getTokenIndex() >= 2) {
                var dot = tokens.get(found.getTokenIndex() - 1);
                var number = tokens.get(found.getTokenIndex() - 2);
                if (dot.getType() == MorphTokens.DOT && number.getType() == MorphTokens.INTEGER) {
                    return Diagnostic.of(
                                    DiagnosticCode.MALFORMED_NUMBER,
                                    source,
                                    number.span().to(dot.span()),
                                    number.getText() + ".")
                            .withHelp("help.number-forms");
                }
            }
            return at(DiagnosticCode.EXPECTED_NAME, found, describe(found));
        }
        if (expected.contains(MorphTokens.INTEGER)) {
            return at(DiagnosticCode.EXPECTED_EXPRESSION, found, describe(found));
        }
        String literal = TokenKinds.literal(expected.getMinElement());
        Object wanted = literal != null
                ? literal
                : switch (expected.getMinElement()) {
                    case MorphTokens.KEMBALI -> "kembali";
                    case MorphTokens.DALAM -> "dalam";
                    case MorphTokens.ARM -> "|";
                    case MorphTokens.STRING -> Message.of("token.string");
                    case MorphTokens.NEWLINE -> Message.of("token.line-end");
                    default -> Message.of("token.line-end");
                };
        return at(DiagnosticCode.EXPECTED_TOKEN, found, wanted, describe(found));
    }

    // ---------------------------------------------------------------- helpers

    private static boolean isInPattern(RuleContext rule) {
        return rule.getRuleIndex() == MorphSyntax.RULE_pattern || rule.getRuleIndex() == MorphSyntax.RULE_element;
    }

    private PreparedToken next(PreparedToken token) {
        return tokens.get(Math.min(token.getTokenIndex() + 1, tokens.size() - 1));
    }

    /** A diagnostic at a token, or right after the token before if this one is no text of the line. */
    private Diagnostic at(DiagnosticCode code, PreparedToken found, Object... arguments) {
        boolean isText = !found.isImplied() && found.getType() != MorphTokens.NEWLINE && found.getType() != Token.EOF;
        if (isText || found.getTokenIndex() == 0) {
            return Diagnostic.of(code, source, found.span(), arguments);
        }
        int end = tokens.get(found.getTokenIndex() - 1).end();
        return Diagnostic.of(code, source, new Span(end, end), arguments);
    }

    private static Message describe(PreparedToken token) {
        int type = token.getType();
        return switch (type) {
            case MorphTokens.NEWLINE -> Message.of("token.line-end");
            case Token.EOF -> Message.of("token.file-end");
            case MorphTokens.IDENTIFIER -> Message.of("token.name", token.getText());
            case MorphTokens.INTEGER, MorphTokens.FLOAT -> Message.of("token.number", shortened(token.getText()));
            case MorphTokens.STRING, MorphTokens.TEXT_OPEN -> Message.of("token.string");
            default ->
                TokenKinds.isKeyword(type)
                        ? Message.of("token.keyword", token.getText())
                        : Message.of("token.symbol", token.getText());
        };
    }

    private static String shortened(String text) {
        return text.length() <= 24 ? text : text.substring(0, 24) + "…";
    }
}
