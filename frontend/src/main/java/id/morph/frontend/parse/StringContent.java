package id.morph.frontend.parse;

import id.morph.frontend.Source;
import id.morph.frontend.diagnostic.Diagnostic;
import id.morph.frontend.diagnostic.DiagnosticCode;
import id.morph.frontend.syntax.Span;
import java.util.Arrays;
import java.util.BitSet;
import java.util.function.Consumer;

/**
 * What stands between a string's quotes: its text with escapes resolved, and for every position of it the offset in the
 * file. Without a backslash the text of the file itself is used, and nothing is copied.
 */
final class StringContent {
    private final String text;
    private final int start;
    private final int end;
    private final int[] map;
    private final BitSet literal;

    private StringContent(String text, int start, int end, int[] map, BitSet literal) {
        this.text = text;
        this.start = start;
        this.end = end;
        this.map = map;
        this.literal = literal;
    }

    /**
     * Reads {@code text} from {@code start} to {@code end}.
     *
     * @param map from offsets of {@code text} to offsets of the file; null if they are the same
     * @param report takes warnings and errors about escapes
     */
    static StringContent read(String text, int start, int end, int[] map, Source source, Consumer<Diagnostic> report) {
        // Not beyond the string: in a file without escapes each string would read all the rest of the file.
        if (text.indexOf('\\', start, end) < 0) {
            return new StringContent(text, start, end, map, new BitSet());
        }
        return new Unescaper(text, start, end, map, source, report).run();
    }

    /** The text that positions refer to. */
    String text() {
        return text;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    /** From positions to offsets in the file; null if they are the same. */
    int[] map() {
        return map;
    }

    String value() {
        return text.substring(start, end);
    }

    String value(int from, int to) {
        return text.substring(from, to);
    }

    int offset(int position) {
        return map == null ? position : map[position];
    }

    boolean hasBrace() {
        for (int i = start; i < end; i++) {
            if (isHoleStart(i)) {
                return true;
            }
        }
        return false;
    }

    boolean isHoleStart(int position) {
        return text.charAt(position) == '{' && !literal.get(position);
    }

    boolean isBlank(int from, int to) {
        return text.substring(from, to).isBlank();
    }

    /** The position of the brace that closes the hole opened at {@code open}, or -1. Skips strings inside the hole. */
    int holeEnd(int open) {
        int depth = 0;
        int i = open;
        while (i < end) {
            char c = text.charAt(i);
            if (c == '{') {
                depth++;
            } else if (c == '}') {
                if (--depth == 0) {
                    return i;
                }
            } else if (c == '"' || c == '\'') {
                i++;
                while (i < end && text.charAt(i) != c) {
                    i += text.charAt(i) == '\\' ? 2 : 1;
                }
            }
            i++;
        }
        return -1;
    }

    /** Resolves escapes, remembering where each character comes from and which braces are plain text. */
    private static final class Unescaper {
        private final String text;
        private final int end;
        private final int[] outer;
        private final Source source;
        private final Consumer<Diagnostic> report;
        private final StringBuilder value = new StringBuilder();
        private final BitSet literal = new BitSet();
        private int[] offsets;
        private int at;

        Unescaper(String text, int start, int end, int[] outer, Source source, Consumer<Diagnostic> report) {
            this.text = text;
            this.at = start;
            this.end = end;
            this.outer = outer;
            this.source = source;
            this.report = report;
            this.offsets = new int[end - start + 2];
        }

        StringContent run() {
            while (at < end) {
                if (text.charAt(at) == '\\' && at + 1 < end) {
                    escape();
                } else {
                    append(text.charAt(at), at);
                    at++;
                }
            }
            offsets[value.length()] = fileOffset(end);
            return new StringContent(
                    value.toString(), 0, value.length(), Arrays.copyOf(offsets, value.length() + 1), literal);
        }

        private int fileOffset(int position) {
            return outer == null ? position : outer[position];
        }

        private Span span(int from, int to) {
            return new Span(fileOffset(from), fileOffset(to));
        }

        private void append(char c, int from) {
            offsets[value.length()] = fileOffset(from);
            value.append(c);
        }

        private void escape() {
            char c = text.charAt(at + 1);
            switch (c) {
                case 'n' -> simple('\n');
                case 't' -> simple('\t');
                case 'r' -> simple('\r');
                case '0' -> simple('\0');
                case '"', '\'', '\\' -> simple(c);
                case '{' -> {
                    literal.set(value.length());
                    simple('{');
                }
                case 'x' -> hexadecimal(at + 2, 2);
                case 'u' -> {
                    if (at + 2 < end && text.charAt(at + 2) == '{') {
                        braced();
                    } else {
                        hexadecimal(at + 2, 4);
                    }
                }
                default -> unknown();
            }
        }

        private void simple(char c) {
            append(c, at);
            at += 2;
        }

        private void unknown() {
            int width = Character.charCount(text.codePointAt(at + 1));
            int to = Math.min(end, at + 1 + width);
            report.accept(Diagnostic.of(DiagnosticCode.UNKNOWN_ESCAPE, source, span(at, to), text.substring(at, to))
                    .withHelp("help.escapes"));
            append('\\', at);
            at++;
            while (at < to) {
                append(text.charAt(at), at);
                at++;
            }
        }

        private void hexadecimal(int from, int digits) {
            int value16 = number(from, from + digits);
            if (value16 < 0) {
                unknown();
            } else if (Character.isHighSurrogate((char) value16) && digits == 4) {
                surrogates(value16, from + digits);
            } else {
                codePoint(value16, from + digits);
            }
        }

        /** JSON's way to write one character: a high and a low half. */
        private void surrogates(int high, int from) {
            int low = from + 1 < end && text.charAt(from) == '\\' && text.charAt(from + 1) == 'u'
                    ? number(from + 2, from + 6)
                    : -1;
            if (low >= 0 && Character.isLowSurrogate((char) low)) {
                codePoint(Character.toCodePoint((char) high, (char) low), from + 6);
            } else {
                codePoint(high, from);
            }
        }

        private void braced() {
            int close = text.indexOf('}', at + 3);
            boolean closed = close > at + 3 && close < end && close <= at + 3 + 8;
            int number = closed ? number(at + 3, close) : -1;
            if (number < 0) {
                unknown();
                literal.set(value.length());
                append('{', at);
                at++;
            } else {
                codePoint(number, close + 1);
            }
        }

        /** The hexadecimal number from {@code from} to {@code to}; -1 if it is none or too large for a code point. */
        private int number(int from, int to) {
            if (to > end) {
                return -1;
            }
            long number = 0;
            for (int i = from; i < to; i++) {
                int digit = Character.digit(text.charAt(i), 16);
                if (digit < 0 || text.charAt(i) >= 0x80) {
                    return -1;
                }
                number = number * 16 + digit;
            }
            return number > Integer.MAX_VALUE ? Integer.MAX_VALUE : (int) number;
        }

        private void codePoint(int codePoint, int to) {
            int from = at;
            at = to;
            if (!Character.isValidCodePoint(codePoint) || (codePoint >= 0xD800 && codePoint <= 0xDFFF)) {
                report.accept(
                        Diagnostic.of(DiagnosticCode.INVALID_ESCAPE, source, span(from, to), text.substring(from, to))
                                .withHelp("help.code-points"));
                append('\uFFFD', from);
                return;
            }
            if (codePoint == '{') {
                literal.set(value.length());
            }
            for (char c : Character.toChars(codePoint)) {
                append(c, from);
            }
        }
    }
}
