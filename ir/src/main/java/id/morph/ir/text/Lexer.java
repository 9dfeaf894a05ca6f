package id.morph.ir.text;

import java.util.ArrayList;
import java.util.List;

/** Cuts textual IR into tokens. The end of a line is a token, because it ends an instruction. */
final class Lexer {

    enum Kind {
        /** An op, a keyword, a constant's name. */
        WORD,
        INT,
        FLOAT,
        TEXT,
        /** {@code %name}; the text is without the sign, as for the next two. */
        VALUE,
        BLOCK,
        SYMBOL,
        /** One of {@code ( ) { } , : = ->}. */
        MARK,
        LINE_END,
        END
    }

    record Token(Kind kind, String text, int line, int column) {
        boolean is(String mark) {
            return kind == Kind.MARK && text.equals(mark);
        }

        @Override
        public String toString() {
            return switch (kind) {
                case WORD, INT, FLOAT, MARK -> "'" + text + "'";
                case TEXT -> Literals.text(text);
                case VALUE -> "%" + text;
                case BLOCK -> "^" + text;
                case SYMBOL -> Literals.symbol(text);
                case LINE_END -> "the end of the line";
                case END -> "the end of the text";
            };
        }
    }

    private final String source;
    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int line = 1;
    private int lineStart;

    private Lexer(String source, String text) {
        this.source = source;
        this.text = text;
    }

    static List<Token> tokens(String source, String text) {
        Lexer lexer = new Lexer(source, text);
        while (lexer.next()) {
            // Each call adds the token it finds.
        }
        return lexer.tokens;
    }

    private IrSyntaxException error(int position, String problem) {
        return new IrSyntaxException(source, line, position - lineStart + 1, problem);
    }

    private void add(Kind kind, String value, int start) {
        tokens.add(new Token(kind, value, line, start - lineStart + 1));
    }

    private int peek(int ahead) {
        return at + ahead < text.length() ? text.charAt(at + ahead) : -1;
    }

    private boolean next() {
        while (at < text.length() && (peek(0) == ' ' || peek(0) == '\t' || peek(0) == '\r')) {
            at++;
        }
        if (peek(0) == ';') {
            while (at < text.length() && peek(0) != '\n') {
                at++;
            }
        }
        int start = at;
        int c = peek(0);
        switch (c) {
            case -1 -> {
                add(Kind.LINE_END, "", start);
                add(Kind.END, "", start);
                return false;
            }
            case '\n' -> {
                add(Kind.LINE_END, "", start);
                at++;
                line++;
                lineStart = at;
            }
            case '%' -> named(Kind.VALUE);
            case '^' -> named(Kind.BLOCK);
            case '@' -> symbol();
            case '"' -> {
                String value = quoted();
                add(Kind.TEXT, value, start);
            }
            case '(', ')', '{', '}', ',', ':', '=' -> {
                at++;
                add(Kind.MARK, Character.toString(c), start);
            }
            default -> {
                if (c == '-' && peek(1) == '>') {
                    at += 2;
                    add(Kind.MARK, "->", start);
                } else if (c >= '0' && c <= '9' || c == '-') {
                    number();
                } else if (ValueNames.isNamePart(text.codePointAt(at))) {
                    word();
                } else {
                    throw error(start, "unexpected character '" + Character.toString(text.codePointAt(at)) + "'");
                }
            }
        }
        return true;
    }

    private void skipNameParts(String alsoAllowed) {
        while (at < text.length()) {
            int c = text.codePointAt(at);
            if (!ValueNames.isNamePart(c) && alsoAllowed.indexOf(c) < 0) {
                return;
            }
            at += Character.charCount(c);
        }
    }

    private void named(Kind kind) {
        int start = at++;
        skipNameParts(".");
        if (at == start + 1) {
            throw error(start, "a name should follow '" + text.charAt(start) + "'");
        }
        add(kind, text.substring(start + 1, at), start);
    }

    private void word() {
        int start = at;
        skipNameParts(".");
        String word = text.substring(start, at);
        add(word.equals("nan.") || word.equals("inf.") ? Kind.FLOAT : Kind.WORD, word, start);
    }

    private void symbol() {
        int start = at++;
        if (peek(0) == '"') {
            String value = quoted();
            add(Kind.SYMBOL, value, start);
            return;
        }
        while (at < text.length() && Literals.isSymbolPart(text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
        }
        if (at == start + 1) {
            throw error(start, "a symbol should follow '@'");
        }
        add(Kind.SYMBOL, text.substring(start + 1, at), start);
    }

    private void number() {
        int start = at++;
        if (text.startsWith("-inf.", start)) {
            at = start + 5;
            add(Kind.FLOAT, "-inf.", start);
            return;
        }
        while (isDigit(peek(0))) {
            at++;
        }
        boolean whole = true;
        if (peek(0) == '.' && isDigit(peek(1))) {
            whole = false;
            at++;
            while (isDigit(peek(0))) {
                at++;
            }
        }
        if (peek(0) == 'e' || peek(0) == 'E') {
            whole = false;
            at += peek(1) == '-' || peek(1) == '+' ? 2 : 1;
            while (isDigit(peek(0))) {
                at++;
            }
        }
        String number = text.substring(start, at);
        if (!isDigit(number.charAt(number.length() - 1))) {
            throw error(start, "not a number: " + number);
        }
        add(whole ? Kind.INT : Kind.FLOAT, number, start);
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private String quoted() {
        int start = at++;
        StringBuilder value = new StringBuilder();
        while (true) {
            int c = peek(0);
            if (c == -1 || c == '\n') {
                throw error(start, "the text is not closed");
            }
            at++;
            if (c == '"') {
                return value.toString();
            }
            if (c != '\\') {
                value.append((char) c);
                continue;
            }
            int escape = peek(0);
            at++;
            switch (escape) {
                case 'n' -> value.append('\n');
                case 'r' -> value.append('\r');
                case 't' -> value.append('\t');
                case '"', '\\' -> value.append((char) escape);
                case 'u' -> value.appendCodePoint(unicode());
                default -> throw error(at - 2, "unknown escape in a text");
            }
        }
    }

    private int unicode() {
        int start = at - 2;
        int end = text.indexOf('}', at);
        if (peek(0) == '{' && end > at + 1 && end <= at + 7) {
            try {
                int value = Integer.parseInt(text.substring(at + 1, end), 16);
                if (Character.isValidCodePoint(value)) {
                    at = end + 1;
                    return value;
                }
            } catch (NumberFormatException _) {
                // Reported below, like every other way of getting it wrong.
            }
        }
        throw error(start, "an escape reads \\u{hex}");
    }
}
