package id.morph.ir.text;

import id.morph.ir.Type;
import id.morph.ir.text.Lexer.Kind;
import id.morph.ir.text.Lexer.Token;
import java.util.List;
import java.util.Locale;

/** A position in a list of tokens, and the questions that a recursive descent parser asks there. */
final class Tokens {

    private final String source;
    private final List<Token> tokens;
    private int at;

    Tokens(String source, List<Token> tokens) {
        this.source = source;
        this.tokens = tokens;
    }

    Token peek() {
        return tokens.get(at);
    }

    Token next() {
        return tokens.get(peek().kind() == Kind.END ? at : at++);
    }

    IrSyntaxException error(Token token, String problem) {
        return new IrSyntaxException(source, token.line(), token.column(), problem);
    }

    void skipLineEnds() {
        while (peek().kind() == Kind.LINE_END) {
            at++;
        }
    }

    void endLine() {
        expect(Kind.LINE_END, "the end of the line");
        skipLineEnds();
    }

    Token expect(Kind kind, String wanted) {
        Token token = next();
        if (token.kind() != kind) {
            throw error(token, "wanted " + wanted + ", found " + token);
        }
        return token;
    }

    void expectMark(String mark) {
        Token token = next();
        if (!token.is(mark)) {
            throw error(token, "wanted '" + mark + "', found " + token);
        }
    }

    boolean takeMark(String mark) {
        if (!peek().is(mark)) {
            return false;
        }
        at++;
        return true;
    }

    boolean takeWord(String word) {
        if (peek().kind() != Kind.WORD || !peek().text().equals(word)) {
            return false;
        }
        at++;
        return true;
    }

    void expectWord(String word) {
        if (!takeWord(word)) {
            throw error(peek(), "wanted '" + word + "', found " + peek());
        }
    }

    String text(String what) {
        return expect(Kind.TEXT, what).text();
    }

    String symbol() {
        return expect(Kind.SYMBOL, "a symbol").text();
    }

    int number() {
        Token token = expect(Kind.INT, "a number");
        try {
            return Integer.parseInt(token.text());
        } catch (NumberFormatException _) {
            throw error(token, "the number is too large: " + token.text());
        }
    }

    <E extends Enum<E>> E oneOf(Class<E> type, String what) {
        Token token = expect(Kind.WORD, what);
        for (E constant : type.getEnumConstants()) {
            if (constant.name().toLowerCase(Locale.ROOT).equals(token.text())) {
                return constant;
            }
        }
        throw error(token, "there is no " + what + " '" + token.text() + "'");
    }

    Type type() {
        Token token = expect(Kind.WORD, "a type");
        for (Type type : Type.values()) {
            if (type.text().equals(token.text()) && type != Type.NONE && type != Type.OF_ATTRIBUTE) {
                return type;
            }
        }
        throw error(token, "there is no type '" + token.text() + "'");
    }
}
