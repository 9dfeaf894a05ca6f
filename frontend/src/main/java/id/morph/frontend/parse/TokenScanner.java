package id.morph.frontend.parse;

import id.morph.frontend.Source;
import id.morph.frontend.diagnostic.Diagnostic;
import id.morph.frontend.diagnostic.DiagnosticCode;
import id.morph.frontend.diagnostic.DiagnosticSink;
import id.morph.frontend.syntax.Span;
import id.morph.grammar.MorphTokens;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenFactory;
import org.antlr.v4.runtime.TokenSource;
import org.antlr.v4.runtime.misc.Pair;

/**
 * Runs the generated lexer and makes its tokens ready: strings become a value, or pieces and holes with the tokens of
 * the hole's expression; names are put in NFC; lexical mistakes are reported and mended. Newlines are all still there.
 */
final class TokenScanner {
    /** Longer code is not repeated in a line of help. */
    private static final int LONGEST_REPAIR = 60;

    private static final int DEEPEST_HOLE = 64;

    /** How many suspects are tried when a string is not closed anywhere up to the end of the file. */
    private static final int SUSPECTS = 16;

    private final Source source;
    private final DiagnosticSink sink;
    private final List<PreparedToken> tokens = new ArrayList<>();
    private final BitSet damagedLines = new BitSet();

    /** A closed string that spans lines: it may in truth be an unclosed one that met the next one's quote. */
    private record Suspect(int start, int tokensBefore) {}

    private final List<Suspect> suspects = new ArrayList<>();

    TokenScanner(Source source, DiagnosticSink sink) {
        this.source = source;
        this.sink = sink;
    }

    /** Lines with a lexical error; what the parser finds wrong there is most likely its consequence. */
    BitSet damagedLines() {
        return damagedLines;
    }

    /** All tokens of the file; the last one is the end of file. */
    List<PreparedToken> scan() {
        String text = source.text();
        var lexer = lexer(text, 0, text.length());
        while (true) {
            var token = (PreparedToken) lexer.nextToken();
            int type = token.getType();
            if (type == Token.EOF) {
                tokens.add(new PreparedToken(Token.EOF, text.length(), text.length(), ""));
                return tokens;
            }
            if (type == MorphTokens.UNTERMINATED_STRING || (type == MorphTokens.STRING && swallowsCode(token))) {
                int start = type == MorphTokens.STRING ? token.start() : likelyCulprit(token);
                int end = unterminated(start);
                lexer.setInputStream(new Utf16CharStream(text, end, text.length(), source.path()));
            } else {
                if (type == MorphTokens.STRING && token.getText().indexOf('\n') >= 0) {
                    suspects.add(new Suspect(token.start(), tokens.size()));
                }
                accept(token, text, null, 0);
            }
        }
    }

    private MorphTokens lexer(String text, int start, int end) {
        var lexer = new MorphTokens(new Utf16CharStream(text, start, end, source.path()));
        lexer.removeErrorListeners();
        lexer.setTokenFactory(new Factory(text));
        return lexer;
    }

    // ---------------------------------------------------------------- one token

    /**
     * Adds a token of the lexer.
     *
     * @param text the text it was found in: the file's, or that of a hole with its escapes resolved
     * @param map from offsets in {@code text} to offsets in the file; null if they are the same
     */
    private void accept(PreparedToken token, String text, int[] map, int depth) {
        switch (token.getType()) {
            case MorphTokens.STRING -> string(token, text, map, depth);
            case MorphTokens.UNKNOWN -> unknown(token, map);
            case MorphTokens.INTEGER, MorphTokens.FLOAT -> number(placed(token, map));
            case MorphTokens.IDENTIFIER -> {
                var name = placed(token, map);
                tokens.add(isAscii(name.getText()) ? name : normalized(name));
            }
            default -> tokens.add(placed(token, map));
        }
    }

    private static PreparedToken placed(PreparedToken token, int[] map) {
        return map == null
                ? token
                : new PreparedToken(token.getType(), map[token.start()], map[token.end()], token.getText());
    }

    private static PreparedToken normalized(PreparedToken name) {
        return new PreparedToken(
                name.getType(), name.start(), name.end(), Normalizer.normalize(name.getText(), Normalizer.Form.NFC));
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private void unknown(PreparedToken token, int[] map) {
        var place = placed(token, map);
        int codePoint = token.getText().codePointAt(0);
        var diagnostic = Diagnostic.of(
                DiagnosticCode.UNKNOWN_CHARACTER,
                source,
                place.span(),
                Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE
                        ? "U+%04X".formatted(codePoint)
                        : token.getText());
        error(
                switch (codePoint) {
                    case '\u201C', '\u201D', '\u2018', '\u2019', '\u00AB', '\u00BB' ->
                        diagnostic.withHelp("help.plain-quotes");
                    case '\u00A0', '\u200B', '\uFEFF' -> diagnostic.withHelp("help.invisible-character");
                    default -> diagnostic;
                });
    }

    private void number(PreparedToken token) {
        PreparedToken number = token;
        int last = tokens.size() - 1;
        // '1.2.3' arrives as '1.2' '.' '3'
        if (last >= 1
                && tokens.get(last).getType() == MorphTokens.DOT
                && tokens.get(last).end() == token.start()
                && tokens.get(last - 1).getType() == MorphTokens.FLOAT
                && tokens.get(last - 1).end() == tokens.get(last).start()) {
            var first = tokens.get(last - 1);
            number = new PreparedToken(
                    MorphTokens.FLOAT, first.start(), token.end(), first.getText() + "." + token.getText());
            tokens.subList(last - 1, last + 1).clear();
        }
        if (!NumberLiterals.isWellFormed(number.getText())) {
            String written = number.getText();
            var diagnostic =
                    Diagnostic.of(DiagnosticCode.MALFORMED_NUMBER, source, number.span(), abbreviated(written));
            boolean isName = written.indexOf('.') < 0 && Character.isLetter(written.charAt(written.length() - 1));
            error(
                    isName
                            ? diagnostic.withHelp("help.name-starts-with-digit")
                            : diagnostic.withHelp("help.number-forms"));
            number = new PreparedToken(
                    number.getType(),
                    number.start(),
                    number.end(),
                    number.getType() == MorphTokens.FLOAT ? "0.0" : "0");
        }
        tokens.add(number);
    }

    private static String abbreviated(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }

    // ---------------------------------------------------------------- strings

    private void string(PreparedToken token, String text, int[] map, int depth) {
        int last = tokens.isEmpty() ? 0 : tokens.getLast().getType();
        boolean isPath = last == MorphTokens.DARI
                || last == MorphTokens.AMBIL_SEMUA
                || last == MorphTokens.PINJAM
                || last == MorphTokens.AOT;
        var content = StringContent.read(text, token.start() + 1, token.end() - 1, map, source, this::report);
        if (isPath || !content.hasBrace()) {
            tokens.add(string(placed(token, map), content.value()));
        } else {
            pieces(content, placed(token, map), depth);
        }
    }

    private static PreparedToken string(PreparedToken place, String value) {
        return new PreparedToken(MorphTokens.STRING, place.start(), place.end(), value);
    }

    private void pieces(StringContent content, PreparedToken place, int depth) {
        int opening = tokens.size();
        tokens.add(new PreparedToken(MorphTokens.TEXT_OPEN, place.start(), place.start() + 1, ""));
        boolean hasHole = false;
        int at = content.start();
        int piece = at;
        while (at < content.end()) {
            if (!content.isHoleStart(at)) {
                at++;
                continue;
            }
            int close = content.holeEnd(at);
            var brace = new Span(content.offset(at), content.offset(at + 1));
            if (close < 0) {
                error(Diagnostic.of(DiagnosticCode.UNCLOSED_HOLE, source, brace).withHelp("help.escape-brace"));
                break;
            }
            if (content.isBlank(at + 1, close)) {
                error(Diagnostic.of(
                                DiagnosticCode.EMPTY_HOLE, source, new Span(brace.start(), content.offset(close) + 1))
                        .withHelp("help.escape-brace"));
            } else if (depth >= DEEPEST_HOLE) {
                error(Diagnostic.of(DiagnosticCode.TOO_DEEP, source, brace, DEEPEST_HOLE));
            } else {
                piece(content, piece, at);
                hole(content, at, close, depth);
                hasHole = true;
                piece = close + 1;
            }
            at = close + 1;
        }
        if (hasHole) {
            piece(content, piece, content.end());
            tokens.add(new PreparedToken(MorphTokens.TEXT_CLOSE, place.end() - 1, place.end(), ""));
        } else {
            tokens.subList(opening, tokens.size()).clear();
            tokens.add(string(place, content.value()));
        }
    }

    private void piece(StringContent content, int from, int to) {
        if (from < to) {
            tokens.add(new PreparedToken(
                    MorphTokens.TEXT_PIECE, content.offset(from), content.offset(to), content.value(from, to)));
        }
    }

    private void hole(StringContent content, int open, int close, int depth) {
        tokens.add(new PreparedToken(MorphTokens.HOLE_OPEN, content.offset(open), content.offset(open + 1), "{"));
        String text = content.text();
        var lexer = lexer(text, open + 1, close);
        for (var token = (PreparedToken) lexer.nextToken();
                token.getType() != Token.EOF;
                token = (PreparedToken) lexer.nextToken()) {
            if (token.getType() == MorphTokens.UNTERMINATED_STRING) {
                var place = placed(token, content.map());
                error(Diagnostic.of(DiagnosticCode.UNTERMINATED_STRING, source, place.span()));
                tokens.add(string(place, ""));
            } else if (token.getType() != MorphTokens.NEWLINE) {
                accept(token, text, content.map(), depth + 1);
            }
        }
        tokens.add(new PreparedToken(MorphTokens.HOLE_CLOSE, content.offset(close), content.offset(close + 1), "}"));
    }

    // ---------------------------------------------------------------- unterminated strings

    /**
     * Whether a string over several lines is more likely two strings of which the first lacks its end: then the text of
     * the second one stands where only an operator, a bracket or the end of the line could follow a string.
     */
    private boolean swallowsCode(PreparedToken token) {
        String text = source.text();
        if (token.end() >= text.length() || token.getText().indexOf('\n') < 0) {
            return false;
        }
        int next = text.codePointAt(token.end());
        return Character.isLetterOrDigit(next) || next == '_' || next == '"' || next == '\'' || next == '{';
    }

    /**
     * The file ends inside a string. Its quote may be the closing one of a string whose own partner is missing further
     * up; the first string over several lines without which everything else closes is the culprit.
     */
    private int likelyCulprit(PreparedToken last) {
        int tried = 0;
        for (Suspect suspect : suspects) {
            if (tried++ == SUSPECTS) {
                break;
            }
            if (closesFrom(endOfLine(suspect.start()))) {
                tokens.subList(suspect.tokensBefore(), tokens.size()).clear();
                return suspect.start();
            }
        }
        return last.start();
    }

    /** Whether all strings from {@code at} to the end of the file are closed. */
    private boolean closesFrom(int at) {
        String text = source.text();
        int i = at;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '#' || (c == '/' && text.startsWith("//", i))) {
                i = endOfLine(i);
            } else if (c == '"' || c == '\'') {
                i++;
                while (i < text.length() && text.charAt(i) != c) {
                    i += text.charAt(i) == '\\' ? 2 : 1;
                }
                if (i >= text.length()) {
                    return false;
                }
                i++;
            } else {
                i++;
            }
        }
        return true;
    }

    /**
     * The line of a string that is not closed as it was most likely meant: closing brackets at its end, opened outside the
     * string, belong to the program.
     */
    private Optional<String> closed(int start, int end) {
        String line = source.text().substring(endOfLineBefore(start), end).strip();
        String content = source.text().substring(start + 1, end).stripTrailing();
        if (line.length() > LONGEST_REPAIR || content.isEmpty()) {
            return Optional.empty();
        }
        int inside = 0;
        int closing = content.length();
        for (int i = 0; i < content.length(); i++) {
            char c = content.charAt(i);
            if (c == '(' || c == '[') {
                inside++;
            } else if (c == ')' || c == ']') {
                inside--;
            }
        }
        while (inside < 0 && closing > 0 && ")]".indexOf(content.charAt(closing - 1)) >= 0) {
            closing--;
            inside++;
        }
        int brackets = content.length() - closing;
        return Optional.of(line.substring(0, line.length() - brackets)
                + source.text().charAt(start)
                + line.substring(line.length() - brackets));
    }

    private int endOfLineBefore(int offset) {
        return source.text().lastIndexOf('\n', offset - 1) + 1;
    }

    private int endOfLine(int offset) {
        int newline = source.text().indexOf('\n', offset);
        return newline < 0 ? source.text().length() : newline;
    }

    /** Reports the string that starts at {@code start} and closes it at the end of its line, which it returns. */
    private int unterminated(int start) {
        int end = endOfLine(start);
        suspects.clear();
        String quote = source.text().substring(start, start + 1);
        var unterminated = Diagnostic.of(DiagnosticCode.UNTERMINATED_STRING, source, new Span(start, end));
        error(closed(start, end)
                .map(line -> unterminated.withHelp("help.close-string-like", quote, line))
                .orElseGet(() -> unterminated.withHelp("help.close-string", quote)));
        tokens.add(new PreparedToken(
                MorphTokens.STRING, start, end, source.text().substring(Math.min(start + 1, end), end)));
        return end;
    }

    // ---------------------------------------------------------------- reports

    private void report(Diagnostic diagnostic) {
        if (diagnostic.isError()) {
            error(diagnostic);
        } else {
            sink.add(diagnostic);
        }
    }

    private void error(Diagnostic diagnostic) {
        damagedLines.set(source.line(diagnostic.span().start()));
        sink.add(diagnostic);
    }

    /** Makes our tokens at once, with the text only where it is not always the same. */
    private record Factory(String text) implements TokenFactory<PreparedToken> {
        @Override
        public PreparedToken create(
                Pair<TokenSource, CharStream> origin,
                int type,
                String ignored,
                int channel,
                int start,
                int stop,
                int line,
                int column) {
            String literal = TokenKinds.literal(type);
            return new PreparedToken(
                    type,
                    start,
                    stop + 1,
                    literal != null ? literal : text.substring(start, Math.max(start, stop + 1)));
        }

        @Override
        public PreparedToken create(int type, String tokenText) {
            return new PreparedToken(type, 0, 0, tokenText);
        }
    }
}
