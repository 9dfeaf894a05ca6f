package id.morph.frontend.parse;

import java.util.List;
import org.antlr.v4.runtime.IntStream;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenSource;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.misc.Interval;

/** The parser's input: all tokens of a file in an array, the last one being the end of the file. */
final class PreparedTokens implements TokenStream {
    private final PreparedToken[] tokens;
    private final String name;
    private int at;

    PreparedTokens(List<PreparedToken> tokens, String name) {
        this.tokens = tokens.toArray(PreparedToken[]::new);
        this.name = name;
        for (int i = 0; i < this.tokens.length; i++) {
            this.tokens[i].place(i);
        }
    }

    @Override
    public Token LT(int offset) {
        if (offset == 0) {
            return null;
        }
        int index = offset > 0 ? at + offset - 1 : at + offset;
        return index < 0 ? null : tokens[Math.min(index, tokens.length - 1)];
    }

    @Override
    public PreparedToken get(int index) {
        return tokens[index];
    }

    @Override
    public int LA(int offset) {
        return LT(offset).getType();
    }

    @Override
    public void consume() {
        if (tokens[at].getType() == IntStream.EOF) {
            throw new IllegalStateException("cannot consume the end");
        }
        at++;
    }

    @Override
    public int mark() {
        return -1;
    }

    @Override
    public void release(int marker) {
        // Everything stays in memory.
    }

    @Override
    public int index() {
        return at;
    }

    @Override
    public void seek(int index) {
        at = index;
    }

    @Override
    public int size() {
        return tokens.length;
    }

    @Override
    public String getSourceName() {
        return name;
    }

    @Override
    public TokenSource getTokenSource() {
        return null;
    }

    @Override
    public String getText(Interval interval) {
        var text = new StringBuilder();
        for (int i = interval.a; i <= interval.b && i < tokens.length; i++) {
            text.append(tokens[i].getText());
        }
        return text.toString();
    }

    @Override
    public String getText() {
        return getText(Interval.of(0, tokens.length - 1));
    }

    @Override
    public String getText(RuleContext context) {
        return getText(context.getSourceInterval());
    }

    @Override
    public String getText(Token start, Token stop) {
        return getText(Interval.of(start.getTokenIndex(), stop.getTokenIndex()));
    }
}
