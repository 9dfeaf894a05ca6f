package id.morph.backend.sfox.assembly;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The words of the textual form: names and numbers, quoted strings, punctuation; {@code #} starts a comment. */
final class Tokens {

    private static final Map<Character, Character> ESCAPES = Map.of('n', '\n', 't', '\t', 'r', '\r');

    /** A word, a string ({@code quoted}), or one character of punctuation. */
    record Token(String text, boolean quoted, int line) {}

    private final List<Token> tokens = new ArrayList<>();
    private final String source;
    private int position;
    private int line = 1;
    private int next;

    Tokens(String source) {
        this.source = source;
        while (skipBlank()) {
            tokens.add(scan());
        }
    }

    boolean atEnd() {
        return next >= tokens.size();
    }

    /** Whether the next token is that word; strings are never words. */
    boolean looksAt(String word) {
        return !atEnd() && !peek().quoted() && peek().text().equals(word);
    }

    /** Takes the next token if it is that word. */
    boolean take(String word) {
        boolean found = looksAt(word);
        next += found ? 1 : 0;
        return found;
    }

    /** Whether the token after the next one is that word. */
    boolean followedBy(String word) {
        return next + 1 < tokens.size()
                && !tokens.get(next + 1).quoted()
                && tokens.get(next + 1).text().equals(word);
    }

    void expect(String word) {
        if (!take(word)) {
            throw fail("expected " + word + (atEnd() ? "" : " but found " + peek().text()));
        }
    }

    Token peek() {
        if (atEnd()) {
            throw fail("unexpected end");
        }
        return tokens.get(next);
    }

    Token take() {
        Token token = peek();
        next++;
        return token;
    }

    String string() {
        if (!peek().quoted()) {
            throw fail("expected a string but found " + peek().text());
        }
        return take().text();
    }

    int number() {
        try {
            return Integer.parseInt(peek().text());
        } catch (NumberFormatException _) {
            throw fail("expected a number but found " + peek().text());
        } finally {
            next++;
        }
    }

    AssemblyException fail(String message) {
        int at = tokens.isEmpty()
                ? line
                : tokens.get(Math.min(next, tokens.size() - 1)).line();
        return new AssemblyException(at, message);
    }

    private boolean skipBlank() {
        while (position < source.length()) {
            char c = source.charAt(position);
            if (c == '#') {
                while (position < source.length() && source.charAt(position) != '\n') {
                    position++;
                }
            } else if (Character.isWhitespace(c)) {
                line += c == '\n' ? 1 : 0;
                position++;
            } else {
                return true;
            }
        }
        return false;
    }

    private Token scan() {
        char c = source.charAt(position);
        if (c == '"') {
            return quoted();
        }
        int start = position;
        while (position < source.length() && isWordPart(source.charAt(position))) {
            position++;
        }
        if (position == start) {
            position++;
        }
        return new Token(source.substring(start, position), false, line);
    }

    private static boolean isWordPart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '-' || c == '+';
    }

    private Token quoted() {
        StringBuilder text = new StringBuilder();
        int start = line;
        position++;
        while (position < source.length() && source.charAt(position) != '"') {
            char c = source.charAt(position++);
            line += c == '\n' ? 1 : 0;
            if (c == '\\' && position < source.length()) {
                char escape = source.charAt(position++);
                if (escape == 'u' && position + 4 <= source.length()) {
                    c = (char) Integer.parseInt(source, position, position + 4, 16);
                    position += 4;
                } else {
                    c = ESCAPES.getOrDefault(escape, escape);
                }
            }
            text.append(c);
        }
        if (position >= source.length()) {
            throw new AssemblyException(start, "unterminated string");
        }
        position++;
        return new Token(text.toString(), true, start);
    }
}
