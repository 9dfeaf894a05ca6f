package id.morph.frontend.parse;

import id.morph.frontend.diagnostic.Diagnostic;
import id.morph.frontend.diagnostic.DiagnosticCode;
import id.morph.frontend.diagnostic.Message;
import id.morph.grammar.MorphTokens;

/** The part of {@link Layout} for words: which of them are keywords where they stand, and which blocks they open and close. */
final class WordLayout {
    private final Layout layout;
    private final TokenLookahead ahead;
    private final BlockStack blocks;

    WordLayout(Layout layout, TokenLookahead ahead, BlockStack blocks) {
        this.layout = layout;
        this.ahead = ahead;
        this.blocks = blocks;
    }

    void identifier(PreparedToken token) {
        if (!layout.atStart()) {
            if (token.getText().equals("dalam")
                    && layout.afterOperand()
                    && blocks.isOpen(MorphTokens.UNTUK)
                    && blocks.top().awaitsThen) {
                layout.emit(new PreparedToken(MorphTokens.DALAM, token.start(), token.end(), "dalam"));
                layout.expectOperand();
            } else {
                layout.operand(token);
            }
            return;
        }
        if (token.getText().equals("untuk") && TokenKinds.isWord(ahead.type(layout.at() + 1))) {
            openStatement(new PreparedToken(MorphTokens.UNTUK, token.start(), token.end(), "untuk"));
            return;
        }
        if (token.getText().equals("lain_jika")
                && blocks.isOpen(MorphTokens.JIKA)
                && ahead.type(layout.at() + 1) != MorphTokens.ASSIGN
                && ahead.type(layout.at() + 1) != MorphTokens.DOT) {
            clause(new PreparedToken(MorphTokens.LAINJIKA, token.start(), token.end(), "lain_jika"));
            return;
        }
        String meant = ahead.misspeltKeyword(layout.at(), layout.guided());
        if (meant != null) {
            layout.report(Diagnostic.of(DiagnosticCode.MISSPELT_KEYWORD, layout.source(), token.span(), token.getText())
                    .withHelp("help.did-you-mean", meant));
            var mended = new PreparedToken(TokenKinds.keyword(meant), token.start(), token.end(), meant);
            if (mended.getType() == MorphTokens.UNTUK) {
                openStatement(mended);
            } else {
                statementKeyword(mended);
            }
            return;
        }
        layout.operand(token);
    }

    void keyword(PreparedToken token) {
        int type = token.getType();
        if (isNamePlace()) {
            if (TokenKinds.isContextual(type)) {
                layout.name(token);
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
        } else if (layout.atStart()) {
            statementKeyword(token);
        } else if (layout.afterOperand()) {
            keywordAfterOperand(token);
        } else {
            keywordAsOperand(token);
        }
    }

    /** Whether the last token wants a name after it. */
    private boolean isNamePlace() {
        return switch (layout.previous()) {
            case MorphTokens.BIAR,
                    MorphTokens.TETAP,
                    MorphTokens.FUNGSI,
                    MorphTokens.KELAS,
                    MorphTokens.TIPE,
                    MorphTokens.UNTUK,
                    MorphTokens.WARISI,
                    MorphTokens.SEBAGAI,
                    MorphTokens.TANGKAP -> true;
            case MorphTokens.UBAH -> ahead.type(layout.at() + 1) == MorphTokens.ASSIGN;
            default -> false;
        };
    }

    private boolean sameLineAsPrevious(PreparedToken token) {
        return layout.source().text().indexOf('\n', layout.previousEnd()) < 0
                || layout.source().text().indexOf('\n', layout.previousEnd()) > token.start();
    }

    private void reservedName(PreparedToken token) {
        layout.report(Diagnostic.of(DiagnosticCode.RESERVED_NAME, layout.source(), token.span(), token.getText())
                .withHelp("help.reserved-name", token.getText()));
        layout.name(token);
    }

    /** A keyword where a statement may start: here the keyword's meaning wins over the name's. */
    private void statementKeyword(PreparedToken token) {
        int type = token.getType();
        int next = ahead.type(layout.at() + 1);
        if (TokenKinds.isContextual(type) && (next == MorphTokens.DOT || next == MorphTokens.ASSIGN)) {
            layout.name(token);
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
                layout.beginStatement();
            }
            case MorphTokens.ASINK -> {
                if (next != MorphTokens.FUNGSI) {
                    layout.name(token);
                } else if (ahead.type(layout.at() + 2) == MorphTokens.LEFT_PAREN) {
                    keywordAsOperand(token);
                } else {
                    layout.emit(token);
                }
            }
            case MorphTokens.TIPE -> {
                if (TokenKinds.isWord(next)) {
                    layout.operator(token);
                } else {
                    layout.name(token);
                }
            }
            case MorphTokens.TULIS -> {
                if (next == MorphTokens.LEFT_PAREN) {
                    layout.operator(token);
                } else {
                    layout.name(token);
                }
            }
            case MorphTokens.DARI, MorphTokens.AMBIL_SEMUA, MorphTokens.AMBIL_SEBAGIAN -> {
                if (TokenKinds.isSuffix(next) || TokenKinds.isBinary(next)) {
                    layout.name(token);
                } else {
                    layout.operator(token);
                }
            }
            case MorphTokens.JENIS, MorphTokens.AMBIL -> layout.name(token);
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
            default -> layout.operator(token);
        }
    }

    private void thenAtStart(PreparedToken token) {
        int next = ahead.type(layout.at() + 1);
        if (layout.previous() == MorphTokens.COBA || layout.previous() == MorphTokens.AKHIRNYA) {
            layout.emit(token);
            layout.beginStatement();
        } else if (TokenKinds.isSuffix(next) || TokenKinds.isBinary(next)) {
            layout.name(token);
        } else {
            var diagnostic =
                    Diagnostic.of(DiagnosticCode.MISPLACED_CLAUSE, layout.source(), token.span(), token.getText());
            layout.report(
                    layout.previous() == MorphTokens.LAIN
                            ? diagnostic.withHelp("help.no-then-after-else")
                            : diagnostic.withHelp("help.misplaced-then"));
        }
    }

    private void openStatement(PreparedToken token) {
        layout.emit(token);
        Frame frame = layout.open(token.getType(), token);
        frame.awaitsThen = token.getType() != MorphTokens.PILIH && token.getType() != MorphTokens.JODOHKAN;
        layout.expectOperand();
    }

    private void keywordAfterOperand(PreparedToken token) {
        int type = token.getType();
        Frame top = blocks.top();
        if (type == MorphTokens.MAKA || type == MorphTokens.DENGAN) {
            if (top != null && top.isBracket() && blocks.headerIsOpen()) {
                blocks.closeBrackets(layout.previousEnd());
                top = blocks.top();
            }
            layout.emit(token);
            if (type == MorphTokens.MAKA) {
                if (top != null) {
                    top.awaitsThen = false;
                }
                layout.beginStatement();
            } else {
                layout.expectOperand();
            }
        } else if (type == MorphTokens.JIKA && layout.beforePrevious() == MorphTokens.TANGKAP) {
            // The guard of a handler, not the first statement of its block.
            layout.operator(token);
        } else if (type == MorphTokens.KETIKA && blocks.isOpen(MorphTokens.JODOHKAN) && top.awaitsThen) {
            layout.report(Diagnostic.of(DiagnosticCode.MISPLACED_CLAUSE, layout.source(), token.span(), token.getText())
                    .withHelp("help.use-instead", "jaga"));
            layout.operator(new PreparedToken(MorphTokens.JAGA, token.start(), token.end(), "jaga"));
        } else if (TokenKinds.isClause(type)) {
            if (top != null && top.isBracket()) {
                blocks.closeBrackets(layout.previousEnd());
            }
            layout.implyNewline();
            clause(token);
        } else if (ahead.startsStatement(layout.at()) && (top == null || !top.isBracket())) {
            if (top == null || !top.awaitsThen) {
                layout.report(Diagnostic.of(
                                DiagnosticCode.EXPECTED_LINE_END,
                                layout.source(),
                                token.span(),
                                Message.of("token.keyword", token.getText()))
                        .withHelp("help.new-line"));
            }
            layout.implyNewline();
            statementKeyword(token);
        } else {
            layout.operator(token);
        }
    }

    private void keywordAsOperand(PreparedToken token) {
        int type = token.getType();
        switch (type) {
            case MorphTokens.FUNGSI -> {
                if (ahead.isAnonymousFunction(layout.at())) {
                    var lambda = new PreparedToken(MorphTokens.LAMBDA, token.start(), token.end(), token.getText());
                    layout.emit(lambda);
                    Frame frame = layout.open(MorphTokens.LAMBDA, lambda);
                    frame.awaitsThen = true;
                    layout.expectOperand();
                } else {
                    layout.name(token);
                }
            }
            case MorphTokens.ASINK -> {
                if (ahead.type(layout.at() + 1) == MorphTokens.FUNGSI && ahead.isAnonymousFunction(layout.at() + 1)) {
                    layout.emit(token);
                    layout.expectOperand();
                } else {
                    layout.name(token);
                }
            }
            case MorphTokens.TUNGGU -> {
                if (ahead.startsAwaited(layout.at() + 1)) {
                    layout.operator(token);
                } else {
                    layout.name(token);
                }
            }
            case MorphTokens.MAKA -> {
                if (ahead.thenIsName(layout.at()) && !(blocks.headerIsOpen() && ahead.endsLine(layout.at() + 1))) {
                    layout.name(token);
                } else {
                    layout.emit(token);
                    if (blocks.top() != null && !blocks.top().isBracket()) {
                        blocks.top().awaitsThen = false;
                    }
                    layout.beginStatement();
                }
            }
            case MorphTokens.BENAR, MorphTokens.SALAH, MorphTokens.NIL, MorphTokens.INI, MorphTokens.INDUK ->
                layout.operand(token);
            case MorphTokens.TIDAK -> layout.operator(token);
            default -> {
                if (TokenKinds.isContextual(type)) {
                    layout.name(token);
                } else if (TokenKinds.isClause(type)) {
                    if (blocks.top() != null && blocks.top().isBracket()) {
                        blocks.closeBrackets(layout.previousEnd());
                    }
                    layout.implyNewline();
                    clause(token);
                } else {
                    layout.operator(token);
                }
            }
        }
    }

    private void clause(PreparedToken token) {
        switch (token.getType()) {
            case MorphTokens.AKHIR -> blocks.closeBlock(token, layout.previousEnd());
            case MorphTokens.LAIN -> {
                boolean chained = ahead.type(layout.at() + 1) == MorphTokens.JIKA;
                if (!blocks.reachElse(token, layout.previousEnd(), chained)) {
                    return;
                }
                if (chained) {
                    // One token: a nested 'jika' on the line after a 'lain' must not look the same to the parser.
                    var jika = layout.advance();
                    layout.emit(new PreparedToken(MorphTokens.LAINJIKA, token.start(), jika.end(), "lain jika"));
                    blocks.top().awaitsThen = true;
                    layout.expectOperand();
                } else {
                    layout.emit(token);
                    blocks.top().hasElse = true;
                    layout.beginStatement();
                }
            }
            case MorphTokens.LAINJIKA -> {
                if (blocks.reachElse(token, layout.previousEnd(), true)) {
                    layout.emit(token);
                    blocks.top().awaitsThen = true;
                    layout.expectOperand();
                }
            }
            case MorphTokens.KETIKA, MorphTokens.LAINNYA -> {
                if (blocks.reachOrReport(MorphTokens.PILIH, token, layout.previousEnd())) {
                    layout.emit(token);
                    blocks.top().awaitsThen = true;
                    layout.expect(token.getType() != MorphTokens.LAINNYA);
                }
            }
            case MorphTokens.TANGKAP -> {
                if (blocks.reachOrReport(MorphTokens.COBA, token, layout.previousEnd())) {
                    layout.emit(token);
                    blocks.top().awaitsThen = true;
                    layout.expectOperand();
                }
            }
            default -> {
                if (blocks.reachOrReport(MorphTokens.COBA, token, layout.previousEnd())) {
                    layout.emit(token);
                    layout.beginStatement();
                }
            }
        }
    }
}
