package id.morph.frontend.parse;

import id.morph.frontend.syntax.Span;
import id.morph.grammar.MorphTokens;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenSource;

/** A token with offsets into the original file, whatever hole of whatever string it comes from. */
final class PreparedToken implements Token {
    private final int type;
    private int index;
    private final int start;
    private final int end;
    private final String text;
    private PreparedToken closer;

    /**
     * A token.
     *
     * @param type its kind in {@link MorphTokens}
     * @param text what the program says here: the name, the digits, the value of a string piece
     */
    PreparedToken(int type, int start, int end, String text) {
        this.type = type;
        this.start = start;
        this.end = end;
        this.text = text;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    Span span() {
        return new Span(start, end);
    }

    /** Whether the front end put it there without any text in the file. */
    boolean isImplied() {
        return start == end;
    }

    /** The token that closes what this one opens; null if it opens nothing. */
    PreparedToken closer() {
        return closer;
    }

    void closedBy(PreparedToken token) {
        closer = token;
    }

    void place(int newIndex) {
        index = newIndex;
    }

    @Override
    public String getText() {
        return text;
    }

    @Override
    public int getType() {
        return type;
    }

    @Override
    public int getLine() {
        return 0;
    }

    @Override
    public int getCharPositionInLine() {
        return 0;
    }

    @Override
    public int getChannel() {
        return DEFAULT_CHANNEL;
    }

    @Override
    public int getTokenIndex() {
        return index;
    }

    @Override
    public int getStartIndex() {
        return start;
    }

    @Override
    public int getStopIndex() {
        return end - 1;
    }

    @Override
    public TokenSource getTokenSource() {
        return null;
    }

    @Override
    public CharStream getInputStream() {
        return null;
    }

    @Override
    public String toString() {
        return MorphTokens.VOCABULARY.getDisplayName(type) + "@" + start + ".." + end;
    }
}
