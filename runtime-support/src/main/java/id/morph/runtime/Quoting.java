package id.morph.runtime;

/** Texts and bytes in quotes, as they are printed inside containers. */
final class Quoting {
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private Quoting() {}

    static void text(StringBuilder out, CharSequence text, PrintStyle style) {
        char quote = '"';
        if (style == PrintStyle.PYTHON) {
            quote = Text.find(text, "'", 0) >= 0 && Text.find(text, "\"", 0) < 0 ? '"' : '\'';
        }
        out.append(quote);
        int length = text.length();
        for (int i = 0; i < length; i++) {
            int point = Text.codePointAt(text, i);
            if (point == quote || point == '\\') {
                out.append('\\').append((char) point);
            } else if (point >= ' ' && point < 0x7f) {
                out.append((char) point);
            } else {
                special(out, point, style);
            }
        }
        out.append(quote);
    }

    private static void special(StringBuilder out, int point, PrintStyle style) {
        switch (point) {
            case '\n' -> out.append("\\n");
            case '\t' -> out.append("\\t");
            case '\r' -> out.append("\\r");
            default -> {
                if (point < 0x20 || (point >= 0x7f && point < 0xa0)) {
                    hex(out, "\\x", point, 2);
                } else if (style == PrintStyle.PYTHON && !isPrintable(point)) {
                    if (point < 0x100) {
                        hex(out, "\\x", point, 2);
                    } else if (point < 0x10000) {
                        hex(out, "\\u", point, 4);
                    } else {
                        hex(out, "\\U", point, 8);
                    }
                } else {
                    out.appendCodePoint(point);
                }
            }
        }
    }

    /** Python's {@code isprintable}. */
    private static boolean isPrintable(int point) {
        return switch (Character.getType(point)) {
            case Character.UNASSIGNED,
                    Character.CONTROL,
                    Character.FORMAT,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR -> false;
            default -> true;
        };
    }

    private static void hex(StringBuilder out, String prefix, int value, int digits) {
        out.append(prefix);
        for (int i = digits - 1; i >= 0; i--) {
            out.append(HEX[(value >> (4 * i)) & 15]);
        }
    }

    static void bytes(StringBuilder out, MorphBytes bytes, PrintStyle style) {
        char quote = '"';
        if (style == PrintStyle.PYTHON) {
            boolean single = false;
            boolean twofold = false;
            for (byte b : bytes.array()) {
                single |= b == '\'';
                twofold |= b == '"';
            }
            quote = single && !twofold ? '"' : '\'';
        }
        out.append('b').append(quote);
        for (int i = 0; i < bytes.size(); i++) {
            int b = bytes.get(i);
            if (b == quote || b == '\\') {
                out.append('\\').append((char) b);
            } else if (b == '\n') {
                out.append("\\n");
            } else if (b == '\t') {
                out.append("\\t");
            } else if (b == '\r') {
                out.append("\\r");
            } else if (b < ' ' || b >= 0x7f) {
                hex(out, "\\x", b, 2);
            } else {
                out.append((char) b);
            }
        }
        out.append(quote);
    }
}
