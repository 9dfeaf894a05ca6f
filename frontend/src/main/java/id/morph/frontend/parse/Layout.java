package id.morph.frontend.parse;

import id.morph.frontend.Source;
import id.morph.frontend.diagnostic.Diagnostic;
import id.morph.frontend.diagnostic.DiagnosticCode;
import id.morph.frontend.diagnostic.Message;
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

    private void beginStatement() {
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
            keyword(token);
        } else if (type == MorphTokens.IDENTIFIER) {
            identifier(token);
        } else {
            symbol(token);
        }
    }

    private void symbol(PreparedToken token) {
        int type = token.getType();
        switch (type) {
            case MorphTokens.LEFT_PAREN, MorphTokens.LEFT_BRACKET -> {
                boolean parameters = previous == MorphTokens.LAMBDA
                        || (previous == MorphTokens.IDENTIFIER && beforePrevious() == MorphTokens.FUNGSI);
                suffix();
                emit(token);
                Frame frame = open(type, token);
                frame.parameters = parameters;
                expectOperand();
            }
            case MorphTokens.LEFT_BRACE -> {
                if (opensForeignBlock()) {
                    foreignBlock(token);
                    return;
                }
                if (start) {
                    token = new PreparedToken(MorphTokens.BLOCK_OPEN, token.start(), token.end(), "{");
                }
                emit(token);
                open(token.getType(), token);
                expectOperand();
                if (token.getType() == MorphTokens.BLOCK_OPEN) {
                    beginStatement();
                }
            }
            case MorphTokens.HOLE_OPEN -> {
                emit(token);
                open(type, token);
                expectOperand();
            }
            case MorphTokens.RIGHT_PAREN,
                    MorphTokens.RIGHT_BRACKET,
                    MorphTokens.RIGHT_BRACE,
                    MorphTokens.HOLE_CLOSE -> {
                int next = ahead.type(ahead.nextOnLaterLine(at + 1));
                blocks.closeBracket(token, previousEnd, next == MorphTokens.LAIN || next == MorphTokens.LAINJIKA);
            }
            case MorphTokens.PIPE -> {
                if ((previous == MorphTokens.DENGAN && blocks.isOpen(MorphTokens.JODOHKAN))
                        || (start && blocks.reach(MorphTokens.JODOHKAN, token, previousEnd))) {
                    emit(new PreparedToken(MorphTokens.ARM, token.start(), token.end(), "|"));
                    blocks.top().awaitsThen = true;
                    expectOperand();
                } else {
                    operator(token);
                }
            }
            case MorphTokens.DOT -> {
                suffix();
                emit(token);
                expectOperand();
                checkDepth(token);
            }
            case MorphTokens.QUESTION -> {
                question();
                operator(token);
                checkDepth(token);
            }
            case MorphTokens.COLON -> {
                Frame counters = blocks.counters();
                if (counters.openQuestions > 0) {
                    counters.openQuestions--;
                }
                operator(token);
            }
            default -> {
                if (TokenKinds.endsOperand(type)) {
                    operand(token);
                } else {
                    operator(token);
                }
            }
        }
    }

    /** Whether a brace stands where {@code maka} should, as in many other languages. */
    private boolean opensForeignBlock() {
        Frame top = blocks.top();
        return top != null
                && top.isBlock()
                && ((operand && top.awaitsThen) || (previous == MorphTokens.LAIN && top.foreign));
    }

    private void foreignBlock(PreparedToken token) {
        Frame top = blocks.top();
        if (previous != MorphTokens.LAIN) {
            report(Diagnostic.of(
                            DiagnosticCode.MISSING_THEN,
                            source,
                            token.span(),
                            top.opener.getText(),
                            Message.of("token.symbol", "{"))
                    .withLabel(top.opener.span(), "label.header-starts-here", top.opener.getText())
                    .withHelp("help.then-not-brace"));
            emit(new PreparedToken(MorphTokens.MAKA, token.start(), token.end(), "{"));
        }
        top.awaitsThen = false;
        top.braced = true;
        top.foreign = true;
        beginStatement();
    }

    private void operator(PreparedToken token) {
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

    private void operand(PreparedToken token) {
        emit(token);
        start = false;
        operand = true;
        prefixes = 0;
    }

    private void name(PreparedToken token) {
        operand(new PreparedToken(MorphTokens.IDENTIFIER, token.start(), token.end(), token.getText()));
    }

    private void expectOperand() {
        start = false;
        operand = false;
    }

    private void suffix() {
        if (operand) {
            blocks.counters().suffixes++;
        }
    }

    private void question() {
        Frame counters = blocks.counters();
        counters.openQuestions++;
        counters.questions++;
    }

    private int beforePrevious() {
        return out.size() < 2 ? 0 : out.get(out.size() - 2).getType();
    }

    // ---------------------------------------------------------------- words

    private void identifier(PreparedToken token) {
        if (!start) {
            if (token.getText().equals("dalam")
                    && operand
                    && blocks.isOpen(MorphTokens.UNTUK)
                    && blocks.top().awaitsThen) {
                emit(new PreparedToken(MorphTokens.DALAM, token.start(), token.end(), "dalam"));
                expectOperand();
            } else {
                operand(token);
            }
            return;
        }
        if (token.getText().equals("untuk") && TokenKinds.isWord(ahead.type(at + 1))) {
            openStatement(new PreparedToken(MorphTokens.UNTUK, token.start(), token.end(), "untuk"));
            return;
        }
        if (token.getText().equals("lain_jika")
                && blocks.isOpen(MorphTokens.JIKA)
                && ahead.type(at + 1) != MorphTokens.ASSIGN
                && ahead.type(at + 1) != MorphTokens.DOT) {
            clause(new PreparedToken(MorphTokens.LAINJIKA, token.start(), token.end(), "lain_jika"));
            return;
        }
        String meant = ahead.misspeltKeyword(at, guided);
        if (meant != null) {
            report(Diagnostic.of(DiagnosticCode.MISSPELT_KEYWORD, source, token.span(), token.getText())
                    .withHelp("help.did-you-mean", meant));
            var mended = new PreparedToken(TokenKinds.keyword(meant), token.start(), token.end(), meant);
            if (mended.getType() == MorphTokens.UNTUK) {
                openStatement(mended);
            } else {
                statementKeyword(mended);
            }
            return;
        }
        operand(token);
    }

    private void keyword(PreparedToken token) {
        int type = token.getType();
        if (isNamePlace()) {
            if (TokenKinds.isContextual(type)) {
                name(token);
                return;
            }
            if (type != MorphTokens.INI && sameLineAsPrevious(token)) {
                reservedName(token);
                return;
            }
        }
        Frame top = blocks.top();
        if (top != null && top.parameters && !TokenKinds.isContextual(type)) {
            reservedName(token);
        } else if (start) {
            statementKeyword(token);
        } else if (operand) {
            keywordAfterOperand(token);
        } else {
            keywordAsOperand(token);
        }
    }

    /** Whether the last token wants a name after it. */
    private boolean isNamePlace() {
        return switch (previous) {
            case MorphTokens.BIAR,
                    MorphTokens.TETAP,
                    MorphTokens.FUNGSI,
                    MorphTokens.KELAS,
                    MorphTokens.TIPE,
                    MorphTokens.UNTUK,
                    MorphTokens.WARISI,
                    MorphTokens.SEBAGAI,
                    MorphTokens.TANGKAP -> true;
            case MorphTokens.UBAH -> ahead.type(at + 1) == MorphTokens.ASSIGN;
            default -> false;
        };
    }

    private boolean sameLineAsPrevious(PreparedToken token) {
        return source.text().indexOf('\n', previousEnd) < 0 || source.text().indexOf('\n', previousEnd) > token.start();
    }

    private void reservedName(PreparedToken token) {
        report(Diagnostic.of(DiagnosticCode.RESERVED_NAME, source, token.span(), token.getText())
                .withHelp("help.reserved-name", token.getText()));
        name(token);
    }

    /** A keyword where a statement may start: here the keyword's meaning wins over the name's. */
    private void statementKeyword(PreparedToken token) {
        int type = token.getType();
        int next = ahead.type(at + 1);
        if (TokenKinds.isContextual(type) && (next == MorphTokens.DOT || next == MorphTokens.ASSIGN)) {
            name(token);
            return;
        }
        switch (type) {
            case MorphTokens.FUNGSI -> {
                if (next == MorphTokens.LEFT_PAREN) {
                    keywordAsOperand(token);
                } else {
                    openStatement(token);
                }
            }
            case MorphTokens.JIKA,
                    MorphTokens.SELAMA,
                    MorphTokens.KELAS,
                    MorphTokens.PILIH,
                    MorphTokens.JODOHKAN,
                    MorphTokens.WARNAI -> openStatement(token);
            case MorphTokens.COBA -> {
                openStatement(token);
                blocks.top().awaitsThen = false;
                beginStatement();
            }
            case MorphTokens.ASINK -> {
                if (next != MorphTokens.FUNGSI) {
                    name(token);
                } else if (ahead.type(at + 2) == MorphTokens.LEFT_PAREN) {
                    keywordAsOperand(token);
                } else {
                    emit(token);
                }
            }
            case MorphTokens.TIPE -> {
                if (TokenKinds.isWord(next)) {
                    operator(token);
                } else {
                    name(token);
                }
            }
            case MorphTokens.TULIS -> {
                if (next == MorphTokens.LEFT_PAREN) {
                    operator(token);
                } else {
                    name(token);
                }
            }
            case MorphTokens.DARI, MorphTokens.AMBIL_SEMUA, MorphTokens.AMBIL_SEBAGIAN -> {
                if (TokenKinds.isSuffix(next) || TokenKinds.isBinary(next)) {
                    name(token);
                } else {
                    operator(token);
                }
            }
            case MorphTokens.JENIS, MorphTokens.AMBIL -> name(token);
            case MorphTokens.MAKA -> thenAtStart(token);
            case MorphTokens.AKHIR,
                    MorphTokens.LAIN,
                    MorphTokens.LAINJIKA,
                    MorphTokens.LAINNYA,
                    MorphTokens.KETIKA,
                    MorphTokens.TANGKAP,
                    MorphTokens.AKHIRNYA -> clause(token);
            case MorphTokens.TUNGGU,
                    MorphTokens.INI,
                    MorphTokens.INDUK,
                    MorphTokens.BENAR,
                    MorphTokens.SALAH,
                    MorphTokens.NIL -> keywordAsOperand(token);
            default -> operator(token);
        }
    }

    private void thenAtStart(PreparedToken token) {
        int next = ahead.type(at + 1);
        if (previous == MorphTokens.COBA || previous == MorphTokens.AKHIRNYA) {
            emit(token);
            beginStatement();
        } else if (TokenKinds.isSuffix(next) || TokenKinds.isBinary(next)) {
            name(token);
        } else {
            var diagnostic = Diagnostic.of(DiagnosticCode.MISPLACED_CLAUSE, source, token.span(), token.getText());
            report(
                    previous == MorphTokens.LAIN
                            ? diagnostic.withHelp("help.no-then-after-else")
                            : diagnostic.withHelp("help.misplaced-then"));
        }
    }

    private void openStatement(PreparedToken token) {
        emit(token);
        Frame frame = open(token.getType(), token);
        frame.awaitsThen = token.getType() != MorphTokens.PILIH && token.getType() != MorphTokens.JODOHKAN;
        expectOperand();
    }

    private void keywordAfterOperand(PreparedToken token) {
        int type = token.getType();
        Frame top = blocks.top();
        if (type == MorphTokens.MAKA || type == MorphTokens.DENGAN) {
            if (top != null && top.isBracket() && blocks.headerIsOpen()) {
                blocks.closeBrackets(previousEnd);
                top = blocks.top();
            }
            emit(token);
            if (type == MorphTokens.MAKA) {
                if (top != null) {
                    top.awaitsThen = false;
                }
                beginStatement();
            } else {
                expectOperand();
            }
        } else if (type == MorphTokens.JIKA && beforePrevious() == MorphTokens.TANGKAP) {
            // The guard of a handler, not the first statement of its block.
            operator(token);
        } else if (type == MorphTokens.KETIKA && blocks.isOpen(MorphTokens.JODOHKAN) && top.awaitsThen) {
            report(Diagnostic.of(DiagnosticCode.MISPLACED_CLAUSE, source, token.span(), token.getText())
                    .withHelp("help.use-instead", "jaga"));
            operator(new PreparedToken(MorphTokens.JAGA, token.start(), token.end(), "jaga"));
        } else if (TokenKinds.isClause(type)) {
            if (top != null && top.isBracket()) {
                blocks.closeBrackets(previousEnd);
            }
            implyNewline();
            clause(token);
        } else if (ahead.startsStatement(at) && (top == null || !top.isBracket())) {
            if (top == null || !top.awaitsThen) {
                report(Diagnostic.of(
                                DiagnosticCode.EXPECTED_LINE_END,
                                source,
                                token.span(),
                                Message.of("token.keyword", token.getText()))
                        .withHelp("help.new-line"));
            }
            implyNewline();
            statementKeyword(token);
        } else {
            operator(token);
        }
    }

    private void keywordAsOperand(PreparedToken token) {
        int type = token.getType();
        switch (type) {
            case MorphTokens.FUNGSI -> {
                if (ahead.isAnonymousFunction(at)) {
                    var lambda = new PreparedToken(MorphTokens.LAMBDA, token.start(), token.end(), token.getText());
                    emit(lambda);
                    Frame frame = open(MorphTokens.LAMBDA, lambda);
                    frame.awaitsThen = true;
                    expectOperand();
                } else {
                    name(token);
                }
            }
            case MorphTokens.ASINK -> {
                if (ahead.type(at + 1) == MorphTokens.FUNGSI && ahead.isAnonymousFunction(at + 1)) {
                    emit(token);
                    expectOperand();
                } else {
                    name(token);
                }
            }
            case MorphTokens.TUNGGU -> {
                if (ahead.startsAwaited(at + 1)) {
                    operator(token);
                } else {
                    name(token);
                }
            }
            case MorphTokens.MAKA -> {
                if (ahead.thenIsName(at) && !(blocks.headerIsOpen() && ahead.endsLine(at + 1))) {
                    name(token);
                } else {
                    emit(token);
                    if (blocks.top() != null && !blocks.top().isBracket()) {
                        blocks.top().awaitsThen = false;
                    }
                    beginStatement();
                }
            }
            case MorphTokens.BENAR, MorphTokens.SALAH, MorphTokens.NIL, MorphTokens.INI, MorphTokens.INDUK ->
                operand(token);
            case MorphTokens.TIDAK -> operator(token);
            default -> {
                if (TokenKinds.isContextual(type)) {
                    name(token);
                } else if (TokenKinds.isClause(type)) {
                    if (blocks.top() != null && blocks.top().isBracket()) {
                        blocks.closeBrackets(previousEnd);
                    }
                    implyNewline();
                    clause(token);
                } else {
                    operator(token);
                }
            }
        }
    }

    // ---------------------------------------------------------------- parts of blocks

    private void clause(PreparedToken token) {
        switch (token.getType()) {
            case MorphTokens.AKHIR -> blocks.closeBlock(token, previousEnd);
            case MorphTokens.LAIN -> {
                boolean chained = ahead.type(at + 1) == MorphTokens.JIKA;
                if (!blocks.reachElse(token, previousEnd, chained)) {
                    return;
                }
                if (chained) {
                    // One token: a nested 'jika' on the line after a 'lain' must not look the same to the parser.
                    var jika = raw.get(++at);
                    emit(new PreparedToken(MorphTokens.LAINJIKA, token.start(), jika.end(), "lain jika"));
                    blocks.top().awaitsThen = true;
                    expectOperand();
                } else {
                    emit(token);
                    blocks.top().hasElse = true;
                    beginStatement();
                }
            }
            case MorphTokens.LAINJIKA -> {
                if (blocks.reachElse(token, previousEnd, true)) {
                    emit(token);
                    blocks.top().awaitsThen = true;
                    expectOperand();
                }
            }
            case MorphTokens.KETIKA, MorphTokens.LAINNYA -> {
                if (blocks.reachOrReport(MorphTokens.PILIH, token, previousEnd)) {
                    emit(token);
                    blocks.top().awaitsThen = true;
                    start = false;
                    operand = token.getType() == MorphTokens.LAINNYA;
                }
            }
            case MorphTokens.TANGKAP -> {
                if (blocks.reachOrReport(MorphTokens.COBA, token, previousEnd)) {
                    emit(token);
                    blocks.top().awaitsThen = true;
                    expectOperand();
                }
            }
            default -> {
                if (blocks.reachOrReport(MorphTokens.COBA, token, previousEnd)) {
                    emit(token);
                    beginStatement();
                }
            }
        }
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

    // ---------------------------------------------------------------- for BlockStack

    Source source() {
        return source;
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

    private Frame open(int kind, PreparedToken opener) {
        Frame frame = blocks.open(kind, opener, opener, indent, line);
        checkDepth(opener);
        return frame;
    }

    private void checkDepth(PreparedToken token) {
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
