package id.morph.backend.js;

import java.util.function.BiConsumer;

/**
 * Cuts JavaScript into tokens as far as finding names needs it: comments, literals, names. Knows regular expressions by what stands before
 * them, as every such tokenizer does.
 */
final class JsLexer {
    /** What a token is. */
    enum Kind {
        NAME,
        /** A name behind a dot, or in front of a colon: not a variable. */
        PROPERTY,
        STRING,
        COMMENT,
        OTHER
    }

    /** Takes the tokens in order; spaces and line ends are tokens of kind {@link Kind#OTHER}. */
    interface Sink extends BiConsumer<Kind, String> {}

    private final String text;
    private final Sink sink;
    private int at;
    /** The last thing that was no space and no comment. */
    private String before = "";

    private JsLexer(String text, Sink sink) {
        this.text = text;
        this.sink = sink;
    }

    static void scan(String text, Sink sink) {
        new JsLexer(text, sink).run(false);
    }

    private void emit(Kind kind, int from) {
        String token = text.substring(from, at);
        if (kind != Kind.COMMENT && !token.isBlank()) {
            before = token;
        }
        sink.accept(kind, token);
    }

    /** Scans to the end, or to the brace that closes a hole of a template. */
    private void run(boolean inHole) {
        int braces = 0;
        while (at < text.length()) {
            int from = at;
            char c = text.charAt(at);
            if (text.startsWith("//", at)) {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
                emit(Kind.COMMENT, from);
            } else if (text.startsWith("/*", at)) {
                at = text.indexOf("*/", at) + 2;
                emit(Kind.COMMENT, from);
            } else if (c == '"' || c == '\'') {
                string(c);
                emit(Kind.STRING, from);
            } else if (c == '`') {
                template();
            } else if (c == '/' && startsExpression()) {
                regularExpression();
                emit(Kind.OTHER, from);
            } else if (Character.isJavaIdentifierStart(c) || c == '#') {
                name(from);
            } else if (Character.isDigit(c)) {
                while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '.')) {
                    at++;
                }
                emit(Kind.OTHER, from);
            } else {
                if (inHole && c == '}' && braces == 0) {
                    return;
                }
                braces += c == '{' ? 1 : c == '}' ? -1 : 0;
                at++;
                if (text.startsWith("..", at) && c == '.') {
                    at += 2;
                }
                emit(Kind.OTHER, from);
            }
        }
    }

    private void name(int from) {
        at++;
        while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at))) {
            at++;
        }
        boolean property = before.equals(".") || before.equals("?.") || text.charAt(from) == '#';
        emit(property ? Kind.PROPERTY : Kind.NAME, from);
    }

    private void string(char quote) {
        at++;
        while (text.charAt(at) != quote) {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        at++;
    }

    private void template() {
        int from = at++;
        while (text.charAt(at) != '`') {
            if (text.startsWith("${", at)) {
                at += 2;
                emit(Kind.OTHER, from);
                before = "(";
                run(true);
                from = at;
            }
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        at++;
        emit(Kind.OTHER, from);
    }

    private boolean startsExpression() {
        if (before.isEmpty()) {
            return true;
        }
        char last = before.charAt(before.length() - 1);
        return switch (before) {
            case "return", "typeof", "case", "in", "of", "=>" -> true;
            default -> !Character.isJavaIdentifierPart(last) && ")]}\"'`".indexOf(last) < 0;
        };
    }

    private void regularExpression() {
        boolean inClass = false;
        at++;
        while (inClass || text.charAt(at) != '/') {
            switch (text.charAt(at)) {
                case '[' -> inClass = true;
                case ']' -> inClass = false;
                case '\\' -> at++;
                default -> {}
            }
            at++;
        }
        at++;
        while (at < text.length() && Character.isLetter(text.charAt(at))) {
            at++;
        }
    }
}
