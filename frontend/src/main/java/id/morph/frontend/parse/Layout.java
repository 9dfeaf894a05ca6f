package id.morph.frontend.parse;

import id.morph.frontend.Source;
import id.morph.frontend.diagnostic.Diagnostic;
import id.morph.frontend.diagnostic.DiagnosticCode;
import id.morph.frontend.syntax.Span;
import id.morph.grammar.MorphTokens;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;

/**
 * Makes the scanner's tokens ready for a grammar that needs to look at one token only: newlines that end nothing are
 * dropped and implied ones put in, contextual keywords become names, and blocks and brackets come out well-nested
 * whatever the program looks like. What had to be put in or left out for that is reported.
 *
 * <p>{@code guided} turns on guessing by indentation which block lacks its {@code akhir}; it is worth it only for a file
 * whose blocks do not balance.
 */
final class Layout {
    /** How deeply blocks, brackets and operators may nest. Later stages recurse over the tree; this bounds their stack. */
    static final int DEEPEST = 250;

    /**
     * The outcome.
     *
     * @param tokens for the parser; empty if the nesting is too deep
     * @param diagnostics what had to be mended
     * @param repairs how many blocks had to be mended
     */
    record Result(List<PreparedToken> tokens, List<Diagnostic> diagnostics, int repairs) {}

    private final Source source;
    private final List<PreparedToken> raw;
    private final boolean guided;
    private final TokenLookahead ahead;
    private final List<PreparedToken> out;
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private final BlockStack blocks;
    private final SymbolLayout symbols;
    private final WordLayout words;

    /** Index in {@code raw} of the token at hand. */
    private int at;

    /** Type of the last token given out. */
    private int previous = MorphTokens.NEWLINE;

    private int previousEnd;

    /** Whether a statement may start here. */
    private boolean start = true;

    /** Whether an operand has just ended. */
    private boolean operand;

    private int prefixes;
    private boolean tooDeep;

    // Of the line at hand.
    private int line = 1;
    private int lineStart;
    private int indent;
    private boolean firstOnLine = true;

    Layout(Source source, List<PreparedToken> raw, boolean guided) {
        this.source = source;
        this.raw = raw;
        this.guided = guided;
        this.ahead = new TokenLookahead(raw);
        this.out = new ArrayList<>(raw.size() + 16);
        this.blocks = new BlockStack(this);
        this.symbols = new SymbolLayout(this, ahead, blocks);
        this.words = new WordLayout(this, ahead, blocks);
    }

    Result run() {
        for (at = 0; at < raw.size() && !tooDeep; at++) {
            var token = raw.get(at);
            switch (token.getType()) {
                case MorphTokens.NEWLINE -> {
                    newline(token, false);
                    line++;
                    lineStart = token.end();
                    firstOnLine = true;
                }
                case MorphTokens.SEMICOLON -> newline(token, true);
                case Token.EOF -> end(token);
                default -> {
                    if (firstOnLine) {
                        firstOnLine = false;
                        beginLine(token);
                    }
                    accept(token);
                }
            }
        }
        return tooDeep ? new Result(List.of(), diagnostics, 0) : new Result(out, diagnostics, blocks.repairs());
    }

    // ---------------------------------------------------------------- lines

    private void newline(PreparedToken token, boolean semicolon) {
        Frame top = blocks.top();
        if (top != null && top.isBracket()) {
            if (semicolon) {
                emit(token);
            }
            return;
        }
        if (start) {
            return;
        }
        if (!semicolon) {
            int next = ahead.nextOnLaterLine(at);
            boolean unfinished =
                    TokenKinds.continuesLine(previous) && !ahead.startsStatement(next) && !ahead.prints(next);
            boolean thenFollows = top != null && top.awaitsThen && raw.get(next).getType() == MorphTokens.MAKA;
            if (unfinished || previous == MorphTokens.DENGAN || thenFollows) {
                return;
            }
        }
        endStatement(token.start(), token.end());
    }

    /** Ends the statement at hand where nothing in the text says so. */
    void implyNewline() {
        if (!start && previous != MorphTokens.DENGAN) {
            endStatement(previousEnd, previousEnd);
        }
    }

    private void endStatement(int from, int to) {
        emit(new PreparedToken(MorphTokens.NEWLINE, from, to, "\n"));
        beginStatement();
        Frame top = blocks.top();
        if (top != null) {
            top.awaitsThen = false;
        }
        Frame counters = blocks.counters();
        counters.questions = 0;
        counters.openQuestions = 0;
        counters.suffixes = 0;
    }

    void beginStatement() {
        start = true;
        operand = false;
        prefixes = 0;
    }

    private void beginLine(PreparedToken token) {
        indent = 0;
        String text = source.text();
        for (int i = lineStart; i < token.start(); i++) {
            indent += text.charAt(i) == '\t' ? 4 : 1;
        }
        Frame top = blocks.top();
        if (top != null && top.isBracket() && top.kind != MorphTokens.HOLE_OPEN && leavesBracket(token, top)) {
            blocks.closeBrackets(previousEnd);
            implyNewline();
        }
        if (guided) {
            blocks.closeByIndentation(token, indent, line, at);
        }
    }

    /** Whether a line inside brackets must be a statement, so that a closing bracket is missing before it. */
    private boolean leavesBracket(PreparedToken token, Frame bracket) {
        if (bracket.parameters) {
            return false;
        }
        if (ahead.startsStatement(at)) {
            return true;
        }
        int type = token.getType();
        boolean starts = TokenKinds.startsOperand(type) || TokenKinds.isContextual(type);
        return operand && starts && indent <= bracket.indent;
    }

    // ---------------------------------------------------------------- tokens

    private void accept(PreparedToken token) {
        int type = token.getType();
        Frame top = blocks.top();
        if (top != null && top.kind == MorphTokens.HOLE_OPEN && operand && !continuesHole(type, top)) {
            skipRestOfHole(token);
            return;
        }
        if (previous == MorphTokens.DOT && TokenKinds.isKeyword(type)) {
            name(token);
        } else if (TokenKinds.isKeyword(type)) {
            words.keyword(token);
        } else if (type == MorphTokens.IDENTIFIER) {
            words.identifier(token);
        } else {
            symbols.accept(token);
        }
    }

    void operator(PreparedToken token) {
        boolean prefix = !operand && TokenKinds.isPrefix(token.getType());
        blocks.counters().suffixes = 0;
        emit(token);
        expectOperand();
        if (prefix) {
            prefixes++;
            checkDepth(token);
        } else {
            prefixes = 0;
        }
    }

    void operand(PreparedToken token) {
        emit(token);
        start = false;
        operand = true;
        prefixes = 0;
    }

    void name(PreparedToken token) {
        operand(new PreparedToken(MorphTokens.IDENTIFIER, token.start(), token.end(), token.getText()));
    }

    void expectOperand() {
        start = false;
        operand = false;
    }

    void suffix() {
        if (operand) {
            blocks.counters().suffixes++;
        }
    }

    void question() {
        Frame counters = blocks.counters();
        counters.openQuestions++;
        counters.questions++;
    }

    int beforePrevious() {
        return out.size() < 2 ? 0 : out.get(out.size() - 2).getType();
    }

    // ---------------------------------------------------------------- holes of strings

    private static boolean continuesHole(int type, Frame hole) {
        return TokenKinds.isBinary(type)
                || TokenKinds.isSuffix(type)
                || type == MorphTokens.QUESTION
                || type == MorphTokens.HOLE_CLOSE
                || (type == MorphTokens.COLON && hole.openQuestions > 0);
    }

    /** What stands after the first complete expression of a hole never had an effect. */
    private void skipRestOfHole(PreparedToken first) {
        int inner = 0;
        while (inner > 0 || raw.get(at).getType() != MorphTokens.HOLE_CLOSE) {
            int type = raw.get(at).getType();
            inner += type == MorphTokens.HOLE_OPEN ? 1 : type == MorphTokens.HOLE_CLOSE ? -1 : 0;
            at++;
        }
        report(Diagnostic.of(
                        DiagnosticCode.IGNORED_IN_HOLE,
                        source,
                        new Span(first.start(), raw.get(at).start()))
                .withHelp("help.escape-brace"));
        blocks.closeBracket(raw.get(at), previousEnd, false);
    }

    // ---------------------------------------------------------------- for the other parts

    Source source() {
        return source;
    }

    boolean guided() {
        return guided;
    }

    /** Index of the token at hand. */
    int at() {
        return at;
    }

    /** Takes the next token, too. */
    PreparedToken advance() {
        return raw.get(++at);
    }

    /** Type of the last token given out. */
    int previous() {
        return previous;
    }

    int previousEnd() {
        return previousEnd;
    }

    /** Whether a statement may start here. */
    boolean atStart() {
        return start;
    }

    /** Whether an operand has just ended. */
    boolean afterOperand() {
        return operand;
    }

    /** No statement starts here; an operand does, or has just ended. */
    void expect(boolean operandFollows) {
        start = false;
        operand = !operandFollows;
    }

    void report(Diagnostic diagnostic) {
        diagnostics.add(diagnostic);
    }

    void emit(PreparedToken token) {
        // The scanner's tokens may have been through a layout before.
        token.closedBy(null);
        out.add(token);
        previous = token.getType();
        previousEnd = token.end();
    }

    /** Gives out a token that closes {@code frame}. */
    void emitCloser(Frame frame, PreparedToken closer) {
        frame.first.closedBy(closer);
        if (frame.isBracket() || frame.kind == MorphTokens.LAMBDA) {
            emit(closer);
            start = false;
            operand = frame.kind != MorphTokens.HOLE_OPEN;
            prefixes = 0;
        } else {
            emit(closer);
            beginStatement();
        }
    }

    /** Whether the word at {@code index} looks like a mistyped {@code akhir} or other part of a block. */
    boolean isMisspelt(int index) {
        return ahead.misspeltKeyword(index, true) != null;
    }

    Frame open(int kind, PreparedToken opener) {
        Frame frame = blocks.open(kind, opener, opener, indent, line);
        checkDepth(opener);
        return frame;
    }

    void checkDepth(PreparedToken token) {
        Frame counters = blocks.counters();
        int chain = counters.questions + counters.suffixes;
        if (blocks.depth() + prefixes + chain > DEEPEST && !tooDeep) {
            tooDeep = true;
            report(Diagnostic.of(DiagnosticCode.TOO_DEEP, source, token.span(), DEEPEST)
                    .withHelp("help.too-deep"));
        }
    }

    // ---------------------------------------------------------------- end of file

    private void end(PreparedToken token) {
        if (blocks.top() != null && blocks.top().isBracket()) {
            blocks.closeBrackets(previousEnd);
        }
        implyNewline();
        blocks.closeAll(previousEnd);
        implyNewline();
        emit(token);
    }
}
