package id.morph.frontend.parse;

import id.morph.grammar.MorphTokens;

/** A block, bracket or string hole that is open while {@link Layout} goes over the tokens. */
final class Frame {
    /** The token type that opened it. */
    final int kind;

    /** The token that stands for it in messages. */
    final PreparedToken opener;

    /** The token that opens it for the parser; nearly always the same. */
    final PreparedToken first;

    /** Indentation and number of the line it was opened on. */
    final int indent;

    final int line;

    /** A header has begun whose {@code maka} has not come yet. */
    boolean awaitsThen;

    boolean hasElse;

    /** A brace opened its body instead of {@code maka}, and it is open; or it had one such before. */
    boolean braced;

    boolean foreign;

    /** It holds the names of parameters. */
    boolean parameters;

    /** {@code ?} without their {@code :} so far, and all {@code ?} of the expression: each nests the tree deeper. */
    int openQuestions;

    int questions;

    /** Calls, indexes and members in a row. */
    int suffixes;

    Frame(int kind, PreparedToken opener, PreparedToken first, int indent, int line) {
        this.kind = kind;
        this.opener = opener;
        this.first = first;
        this.indent = indent;
        this.line = line;
    }

    /** Whether it is closed by {@code akhir}. */
    boolean isBlock() {
        return TokenKinds.opensBlock(kind) || kind == MorphTokens.LAMBDA;
    }

    /** Whether newlines mean nothing in it. */
    boolean isBracket() {
        return kind == MorphTokens.LEFT_PAREN
                || kind == MorphTokens.LEFT_BRACKET
                || kind == MorphTokens.LEFT_BRACE
                || kind == MorphTokens.HOLE_OPEN;
    }

    /** The token type that closes it. */
    int closer() {
        return switch (kind) {
            case MorphTokens.LEFT_PAREN -> MorphTokens.RIGHT_PAREN;
            case MorphTokens.LEFT_BRACKET -> MorphTokens.RIGHT_BRACKET;
            case MorphTokens.LEFT_BRACE -> MorphTokens.RIGHT_BRACE;
            case MorphTokens.HOLE_OPEN -> MorphTokens.HOLE_CLOSE;
            case MorphTokens.BLOCK_OPEN -> MorphTokens.BLOCK_CLOSE;
            default -> MorphTokens.AKHIR;
        };
    }
}
