package id.morph.frontend.parse;

import id.morph.frontend.diagnostic.Diagnostic;
import id.morph.frontend.diagnostic.DiagnosticCode;
import id.morph.frontend.diagnostic.Message;
import id.morph.grammar.MorphTokens;

/** The part of {@link Layout} for brackets, operators and whatever else is no word. */
final class SymbolLayout {
    private final Layout layout;
    private final TokenLookahead ahead;
    private final BlockStack blocks;

    SymbolLayout(Layout layout, TokenLookahead ahead, BlockStack blocks) {
        this.layout = layout;
        this.ahead = ahead;
        this.blocks = blocks;
    }

    /** Gives out a token that is no word. */
    void accept(PreparedToken token) {
        int type = token.getType();
        switch (type) {
            case MorphTokens.LEFT_PAREN, MorphTokens.LEFT_BRACKET -> {
                boolean parameters = layout.previous() == MorphTokens.LAMBDA
                        || (layout.previous() == MorphTokens.IDENTIFIER
                                && layout.beforePrevious() == MorphTokens.FUNGSI);
                layout.suffix();
                layout.emit(token);
                Frame frame = layout.open(type, token);
                frame.parameters = parameters;
                layout.expectOperand();
            }
            case MorphTokens.LEFT_BRACE -> {
                if (opensForeignBlock()) {
                    foreignBlock(token);
                    return;
                }
                if (layout.atStart()) {
                    token = new PreparedToken(MorphTokens.BLOCK_OPEN, token.start(), token.end(), "{");
                }
                layout.emit(token);
                layout.open(token.getType(), token);
                layout.expectOperand();
                if (token.getType() == MorphTokens.BLOCK_OPEN) {
                    layout.beginStatement();
                }
            }
            case MorphTokens.HOLE_OPEN -> {
                layout.emit(token);
                layout.open(type, token);
                layout.expectOperand();
            }
            case MorphTokens.RIGHT_PAREN,
                    MorphTokens.RIGHT_BRACKET,
                    MorphTokens.RIGHT_BRACE,
                    MorphTokens.HOLE_CLOSE -> {
                int next = ahead.type(ahead.nextOnLaterLine(layout.at() + 1));
                blocks.closeBracket(
                        token, layout.previousEnd(), next == MorphTokens.LAIN || next == MorphTokens.LAINJIKA);
            }
            case MorphTokens.PIPE -> {
                if ((layout.previous() == MorphTokens.DENGAN && blocks.isOpen(MorphTokens.JODOHKAN))
                        || (layout.atStart() && blocks.reach(MorphTokens.JODOHKAN, token, layout.previousEnd()))) {
                    layout.emit(new PreparedToken(MorphTokens.ARM, token.start(), token.end(), "|"));
                    blocks.top().awaitsThen = true;
                    layout.expectOperand();
                } else {
                    layout.operator(token);
                }
            }
            case MorphTokens.DOT -> {
                layout.suffix();
                layout.emit(token);
                layout.expectOperand();
                layout.checkDepth(token);
            }
            case MorphTokens.QUESTION -> {
                layout.question();
                layout.operator(token);
                layout.checkDepth(token);
            }
            case MorphTokens.COLON -> {
                Frame counters = blocks.counters();
                if (counters.openQuestions > 0) {
                    counters.openQuestions--;
                }
                layout.operator(token);
            }
            default -> {
                if (TokenKinds.endsOperand(type)) {
                    layout.operand(token);
                } else {
                    layout.operator(token);
                }
            }
        }
    }

    /** Whether a brace stands where {@code maka} should, as in many other languages. */
    private boolean opensForeignBlock() {
        Frame top = blocks.top();
        return top != null
                && top.isBlock()
                && ((layout.afterOperand() && top.awaitsThen)
                        || (layout.previous() == MorphTokens.LAIN && top.foreign));
    }

    private void foreignBlock(PreparedToken token) {
        Frame top = blocks.top();
        if (layout.previous() != MorphTokens.LAIN) {
            layout.report(Diagnostic.of(
                            DiagnosticCode.MISSING_THEN,
                            layout.source(),
                            token.span(),
                            top.opener.getText(),
                            Message.of("token.symbol", "{"))
                    .withLabel(top.opener.span(), "label.header-starts-here", top.opener.getText())
                    .withHelp("help.then-not-brace"));
            layout.emit(new PreparedToken(MorphTokens.MAKA, token.start(), token.end(), "{"));
        }
        top.awaitsThen = false;
        top.braced = true;
        top.foreign = true;
        layout.beginStatement();
    }
}
