package id.morph.frontend.parse;

import id.morph.frontend.diagnostic.Diagnostic;
import id.morph.frontend.diagnostic.DiagnosticCode;
import id.morph.frontend.syntax.Span;
import id.morph.grammar.MorphTokens;
import java.util.ArrayList;
import java.util.List;

/** The blocks and brackets that are open, and how to mend them when they do not fit together. */
final class BlockStack {
    private final Layout layout;
    private final List<Frame> frames = new ArrayList<>();
    private final Frame file = new Frame(0, null, null, 0, 0);
    private int repairs;

    /** {@code ?} of all frames but the top one. */
    private int questionsBelow;

    /** The {@code jika} closed last, and by what: if {@code lain} follows, that {@code akhir} is too many. */
    private Frame lastClosed;

    private PreparedToken lastCloser;

    BlockStack(Layout layout) {
        this.layout = layout;
    }

    Frame top() {
        return frames.isEmpty() ? null : frames.getLast();
    }

    /** Where the things of the innermost frame are counted; outside of all of them there is a place too. */
    Frame counters() {
        return frames.isEmpty() ? file : frames.getLast();
    }

    int depth() {
        return frames.size() + questionsBelow;
    }

    int repairs() {
        return repairs;
    }

    Frame open(int kind, PreparedToken opener, PreparedToken first, int indent, int line) {
        questionsBelow += counters().questions;
        var frame = new Frame(kind, opener, first, indent, line);
        frames.add(frame);
        return frame;
    }

    private Frame pop() {
        Frame frame = frames.removeLast();
        questionsBelow -= counters().questions;
        return frame;
    }

    /** Whether the innermost open thing is a block of that kind. */
    boolean isOpen(int kind) {
        return top() != null && top().kind == kind;
    }

    /** Whether a block around the open brackets still waits for its {@code maka} or {@code dengan}. */
    boolean headerIsOpen() {
        for (int i = frames.size() - 1; i >= 0; i--) {
            Frame frame = frames.get(i);
            if (!frame.isBracket()) {
                return frame.awaitsThen || frame.kind == MorphTokens.JODOHKAN;
            }
            if (frame.kind == MorphTokens.HOLE_OPEN) {
                return false;
            }
        }
        return false;
    }

    // ---------------------------------------------------------------- brackets

    /** Closes the open brackets, up to the block they are in, and reports the innermost of them. */
    void closeBrackets(int where) {
        boolean reported = false;
        while (top() != null && top().isBracket() && top().kind != MorphTokens.HOLE_OPEN) {
            Frame frame = pop();
            if (!reported) {
                reported = true;
                unclosed(frame, where);
            }
            imply(frame, where);
        }
    }

    private void unclosed(Frame frame, int where) {
        layout.report(Diagnostic.of(
                        DiagnosticCode.UNCLOSED_BRACKET,
                        layout.source(),
                        frame.opener.span(),
                        frame.opener.getText(),
                        closerText(frame))
                .withLabel(new Span(where, where), "label.expected-before", closerText(frame)));
    }

    private static String closerText(Frame frame) {
        return switch (frame.kind) {
            case MorphTokens.LEFT_PAREN -> ")";
            case MorphTokens.LEFT_BRACKET -> "]";
            case MorphTokens.LEFT_BRACE, MorphTokens.BLOCK_OPEN, MorphTokens.HOLE_OPEN -> "}";
            default -> "akhir";
        };
    }

    private void imply(Frame frame, int where) {
        if (!frame.isBracket()) {
            layout.implyNewline();
        }
        layout.emitCloser(frame, new PreparedToken(frame.closer(), where, where, closerText(frame)));
    }

    /**
     * A closing bracket, or the end of a hole. Mends what is open inside; a bracket that closes nothing is dropped.
     *
     * @param elseFollows whether {@code lain} comes next, to which a {@code jika} with braces stays open
     */
    void closeBracket(PreparedToken token, int where, boolean elseFollows) {
        int match = frames.size() - 1;
        while (match >= 0 && !closes(token.getType(), frames.get(match))) {
            Frame frame = frames.get(match);
            boolean isWall =
                    (frame.isBlock() && frame.kind != MorphTokens.LAMBDA && token.getType() != MorphTokens.HOLE_CLOSE)
                            || frame.kind == MorphTokens.HOLE_OPEN;
            if (isWall && !(token.getType() == MorphTokens.RIGHT_BRACE && bracesBelow(match))) {
                match = -1;
            } else {
                match--;
            }
        }
        if (match < 0) {
            var diagnostic =
                    Diagnostic.of(DiagnosticCode.STRAY_BRACKET, layout.source(), token.span(), token.getText());
            Frame top = top();
            layout.report(
                    top != null && top.isBracket()
                            ? diagnostic.withLabel(top.opener.span(), "label.opened-here", top.opener.getText())
                            : diagnostic);
            return;
        }
        while (frames.size() - 1 > match) {
            Frame frame = pop();
            if (frame.isBlock()) {
                missingEnd(frame, token, where);
            } else {
                unclosed(frame, where);
            }
            imply(frame, where);
        }
        if (top().braced) {
            layout.implyNewline();
            top().braced = false;
            if (elseFollows && top().kind == MorphTokens.JIKA) {
                return;
            }
        }
        Frame frame = pop();
        if (frame.kind == MorphTokens.BLOCK_OPEN) {
            layout.implyNewline();
        }
        lastClosed = frame;
        lastCloser = token;
        layout.emitCloser(frame, new PreparedToken(frame.closer(), token.start(), token.end(), token.getText()));
    }

    private static boolean closes(int type, Frame frame) {
        return frame.closer() == type
                || (type == MorphTokens.RIGHT_BRACE && (frame.kind == MorphTokens.BLOCK_OPEN || frame.braced));
    }

    private boolean bracesBelow(int index) {
        for (int i = index - 1; i >= 0; i--) {
            int kind = frames.get(i).kind;
            if (kind == MorphTokens.BLOCK_OPEN || frames.get(i).braced) {
                return true;
            }
            if (kind == MorphTokens.FUNGSI || kind == MorphTokens.LAMBDA || kind == MorphTokens.KELAS) {
                return false;
            }
        }
        return false;
    }

    // ---------------------------------------------------------------- blocks

    /** An {@code akhir}; the statement before it is ended already. */
    void closeBlock(PreparedToken token, int where) {
        while (top() != null && top().kind == MorphTokens.BLOCK_OPEN && blockBelow()) {
            Frame frame = pop();
            unclosed(frame, where);
            imply(frame, where);
        }
        if (top() == null || !top().isBlock()) {
            repairs++;
            var diagnostic = Diagnostic.of(DiagnosticCode.STRAY_END, layout.source(), token.span());
            layout.report(
                    lastCloser == null || lastCloser.isImplied()
                            ? diagnostic.withHelp("help.stray-end")
                            : diagnostic
                                    .withLabel(
                                            lastCloser.span(), "label.last-block-closed", lastClosed.opener.getText())
                                    .withHelp("help.stray-end"));
            return;
        }
        Frame frame = pop();
        lastClosed = frame;
        lastCloser = token;
        layout.emitCloser(frame, token);
    }

    private boolean blockBelow() {
        for (Frame frame : frames) {
            if (frame.isBlock()) {
                return true;
            }
        }
        return false;
    }

    private void missingEnd(Frame frame, PreparedToken before, int where) {
        repairs++;
        var diagnostic =
                Diagnostic.of(DiagnosticCode.MISSING_END, layout.source(), frame.opener.span(), frame.opener.getText());
        layout.report(
                before == null || before.isImplied()
                        ? diagnostic
                                .withLabel(new Span(where, where), "label.file-ends")
                                .withHelp("help.missing-end", frame.opener.getText())
                        : diagnostic
                                .withLabel(before.span(), "label.end-expected-before")
                                .withHelp("help.missing-end", frame.opener.getText()));
    }

    private void closeWithoutEnd(PreparedToken before, int where) {
        Frame frame = pop();
        if (frame.isBlock()) {
            missingEnd(frame, before, where);
        } else {
            unclosed(frame, where);
        }
        lastClosed = frame;
        lastCloser = new PreparedToken(MorphTokens.AKHIR, where, where, "akhir");
        imply(frame, where);
    }

    /** Everything still open at the end of the file. */
    void closeAll(int where) {
        while (!frames.isEmpty()) {
            closeWithoutEnd(null, where);
        }
    }

    /**
     * Makes a block of {@code kind} the innermost one for {@code token}, a part of such a block. Blocks inside it lack
     * their {@code akhir}. False if there is no such block in this function.
     */
    boolean reach(int kind, PreparedToken token, int where) {
        int match = frames.size() - 1;
        while (match >= 0 && frames.get(match).kind != kind) {
            int found = frames.get(match).kind;
            if (frames.get(match).isBracket()
                    || found == MorphTokens.FUNGSI
                    || found == MorphTokens.LAMBDA
                    || found == MorphTokens.KELAS) {
                return false;
            }
            match--;
        }
        if (match < 0) {
            return false;
        }
        while (frames.size() - 1 > match) {
            closeWithoutEnd(token, where);
        }
        return true;
    }

    /** As {@link #reach}; reports the token if there is no such block. */
    boolean reachOrReport(int kind, PreparedToken token, int where) {
        if (reach(kind, token, where)) {
            return true;
        }
        String opener = TokenKinds.literal(kind);
        layout.report(Diagnostic.of(DiagnosticCode.MISPLACED_CLAUSE, layout.source(), token.span(), token.getText())
                .withHelp("help.belongs-to", token.getText(), opener));
        return false;
    }

    /** As {@link #reachOrReport} for {@code lain}, which may follow a {@code jika} that was closed too early. */
    boolean reachElse(PreparedToken token, int where, boolean chained) {
        int before = frames.size();
        if (reach(MorphTokens.JIKA, token, where)) {
            if (!top().hasElse) {
                return true;
            }
            layout.report(Diagnostic.of(DiagnosticCode.MISPLACED_CLAUSE, layout.source(), token.span(), token.getText())
                    .withLabel(top().opener.span(), "label.has-else-already")
                    .withHelp("help.else-is-last"));
            if (!chained) {
                return false;
            }
        } else {
            var diagnostic =
                    Diagnostic.of(DiagnosticCode.MISPLACED_CLAUSE, layout.source(), token.span(), token.getText());
            boolean tooEarly = lastClosed != null
                    && lastClosed.kind == MorphTokens.JIKA
                    && frames.size() == before
                    && !lastCloser.isImplied();
            layout.report(
                    tooEarly
                            ? diagnostic
                                    .withLabel(lastCloser.span(), "label.closed-too-early")
                                    .withHelp("help.remove-this-end")
                            : diagnostic.withHelp("help.belongs-to", token.getText(), "jika"));
            if (!tooEarly && !chained) {
                return false;
            }
        }
        // What follows reads like the rest of a 'jika', its 'akhir' included: go on as if it were one.
        if (top() == null || top().kind != MorphTokens.JIKA) {
            reopen(token);
        }
        return !chained || top().kind == MorphTokens.JIKA;
    }

    private void reopen(PreparedToken token) {
        int place = token.start();
        var opener = new PreparedToken(MorphTokens.JIKA, place, place, "jika");
        layout.emit(opener);
        layout.emit(new PreparedToken(MorphTokens.BENAR, place, place, "benar"));
        layout.emit(new PreparedToken(MorphTokens.MAKA, place, place, "maka"));
        int indent = lastClosed == null ? 0 : lastClosed.indent;
        open(MorphTokens.JIKA, token, opener, indent, lastClosed == null ? 0 : lastClosed.line);
    }

    // ---------------------------------------------------------------- guessing

    /**
     * At the first token of a line: closes the blocks that, going by their indentation, should have been closed before
     * it.
     */
    void closeByIndentation(PreparedToken token, int indent, int line, int index) {
        while (top() != null && top().isBlock() && top().line < line) {
            Frame frame = top();
            if (indent > frame.indent
                    || (indent == frame.indent && (isPartOf(token, frame) || layout.isMisspelt(index)))) {
                return;
            }
            layout.implyNewline();
            closeWithoutEnd(token, token.start());
        }
    }

    private static boolean isPartOf(PreparedToken token, Frame frame) {
        return switch (token.getType()) {
            case MorphTokens.AKHIR -> true;
            case MorphTokens.RIGHT_BRACE -> frame.braced;
            case MorphTokens.LAIN, MorphTokens.LAINJIKA -> frame.kind == MorphTokens.JIKA;
            case MorphTokens.KETIKA, MorphTokens.LAINNYA -> frame.kind == MorphTokens.PILIH;
            case MorphTokens.TANGKAP, MorphTokens.AKHIRNYA -> frame.kind == MorphTokens.COBA;
            case MorphTokens.PIPE -> frame.kind == MorphTokens.JODOHKAN;
            case MorphTokens.MAKA -> frame.awaitsThen;
            case MorphTokens.IDENTIFIER ->
                frame.kind == MorphTokens.JIKA && token.getText().equals("lain_jika");
            default -> false;
        };
    }
}
