package id.morph.runtime;

import java.util.Locale;

/** The higher operations of {@code teks}. UTF-16 is self-synchronising, so they may work on Java strings and canonicalise at the end. */
public final class TextSearch {
    private static final char SIGMA = '\u03a3';

    /** What stands inside words: Word_Break MidLetter, MidNumLet and Single_Quote. */
    private static final String MIDDLES =
            ":\u00b7\u0387\u055f\u05f4\u2027\ufe13\ufe55\uff1a.\u2018\u2019\u2024\ufe52\uff07\uff0e'";

    private TextSearch() {}

    /** What Python calls white space, which is a little more than {@link Character#isWhitespace}. */
    public static boolean isSpace(int point) {
        return point == ' '
                || (point >= 0x09 && point <= 0x0d)
                || (point >= 0x1c && point <= 0x1f)
                || point == 0x85
                || point == 0xa0
                || point == 0x1680
                || (point >= 0x2000 && point <= 0x200a)
                || point == 0x2028
                || point == 0x2029
                || point == 0x202f
                || point == 0x205f
                || point == 0x3000;
    }

    /**
     * In lower case. The one letter that depends on its neighbours, sigma, follows Unicode's rule (Final_Sigma in section 3.13), as
     * in Python and JavaScript; the JDK asks its word boundaries instead.
     */
    public static CharSequence lower(CharSequence text) {
        String string = text.toString();
        int at = string.indexOf(SIGMA);
        if (at < 0) {
            return Text.of(string.toLowerCase(Locale.ROOT));
        }
        StringBuilder smaller = new StringBuilder(string);
        for (; at >= 0; at = string.indexOf(SIGMA, at + 1)) {
            smaller.setCharAt(at, isFinal(string, at) ? '\u03c2' : '\u03c3');
        }
        return Text.of(smaller.toString().toLowerCase(Locale.ROOT));
    }

    /** Whether a cased letter is before an index and none after it, whatever has no case of its own between them. */
    private static boolean isFinal(String string, int at) {
        int before = at;
        while (before > 0 && isCaseIgnorable(string.codePointBefore(before))) {
            before -= Character.charCount(string.codePointBefore(before));
        }
        int after = at + 1;
        while (after < string.length() && isCaseIgnorable(string.codePointAt(after))) {
            after += Character.charCount(string.codePointAt(after));
        }
        return before > 0
                && isCased(string.codePointBefore(before))
                && !(after < string.length() && isCased(string.codePointAt(after)));
    }

    private static boolean isCased(int point) {
        return Character.isLowerCase(point) || Character.isUpperCase(point) || Character.isTitleCase(point);
    }

    private static boolean isCaseIgnorable(int point) {
        int type = Character.getType(point);
        return type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.FORMAT
                || type == Character.MODIFIER_LETTER
                || type == Character.MODIFIER_SYMBOL
                || MIDDLES.indexOf(point) >= 0;
    }

    public static CharSequence upper(CharSequence text) {
        return Text.of(text.toString().toUpperCase(Locale.ROOT));
    }

    /** Without white space at both ends. */
    public static CharSequence strip(CharSequence text) {
        int from = 0;
        int to = text.length();
        while (from < to && isSpace(Text.codePointAt(text, from))) {
            from++;
        }
        while (to > from && isSpace(Text.codePointAt(text, to - 1))) {
            to--;
        }
        return from == 0 && to == text.length() ? text : Text.slice(text, from, to);
    }

    /** Without those characters at both ends. */
    public static CharSequence strip(CharSequence text, CharSequence characters) {
        int from = 0;
        int to = text.length();
        while (from < to && Text.find(characters, Text.at(text, from), 0) >= 0) {
            from++;
        }
        while (to > from && Text.find(characters, Text.at(text, to - 1), 0) >= 0) {
            to--;
        }
        return Text.slice(text, from, to);
    }

    /** Index of the first occurrence at or after {@code start} (negative: from the end), -1 if there is none. */
    public static long find(CharSequence text, CharSequence part, Object start) {
        start = Numbers.widenBoolean(start);
        if (start == Nil.NIL) {
            return Text.find(text, part, 0);
        }
        if (!Operations.isInt(start)) {
            throw MorphError.of("TIPE.argumen", "awal", "bilangan bulat", Operations.typeName(start));
        }
        int length = text.length();
        long from = start instanceof Long number ? number : Numbers.big(start).signum() * (long) Integer.MAX_VALUE;
        if (from < 0) {
            from = Math.max(0, from + length);
        }
        return from > length ? -1 : Text.find(text, part, (int) from);
    }

    /** With every occurrence replaced. */
    public static CharSequence replace(CharSequence text, CharSequence old, CharSequence replacement) {
        String source = text.toString();
        String needle = old.toString();
        if (needle.isEmpty()) {
            return Text.of(interleave(text, replacement.toString()));
        }
        int at = source.indexOf(needle);
        if (at < 0) {
            return text;
        }
        String with = replacement.toString();
        StringBuilder out = new StringBuilder(source.length());
        int from = 0;
        for (; at >= 0; at = source.indexOf(needle, from)) {
            out.append(source, from, at).append(with);
            Text.checkedLength(out.length());
            from = at + needle.length();
        }
        return Text.of(out.append(source, from, source.length()).toString());
    }

    private static String interleave(CharSequence text, String between) {
        StringBuilder out = new StringBuilder(between);
        for (int i = 0; i < text.length(); i++) {
            out.appendCodePoint(Text.codePointAt(text, i)).append(between);
            Text.checkedLength(out.length());
        }
        return out.toString();
    }

    /**
     * The parts between separators; between runs of white space, without empty parts, if the separator is nil.
     *
     * @throws MorphError if the separator is empty ({@code NILAI})
     */
    public static MorphList split(CharSequence text, Object separator) {
        if (separator == Nil.NIL) {
            return splitOnSpace(text);
        }
        if (!(separator instanceof CharSequence between)) {
            throw MorphError.of("TIPE.argumen", "pemisah", "teks", Operations.typeName(separator));
        }
        if (between.isEmpty()) {
            throw MorphError.of("NILAI.pemisah_kosong");
        }
        String source = text.toString();
        String needle = between.toString();
        boolean wide = text instanceof WideText;
        MorphList parts = new MorphList();
        int from = 0;
        for (int at = source.indexOf(needle); at >= 0; at = source.indexOf(needle, from)) {
            parts.add(part(source, from, at, wide));
            from = at + needle.length();
        }
        parts.add(part(source, from, source.length(), wide));
        return parts;
    }

    private static CharSequence part(String source, int from, int to, boolean wide) {
        String part = source.substring(from, to);
        return wide ? Text.of(part) : part;
    }

    private static MorphList splitOnSpace(CharSequence text) {
        MorphList parts = new MorphList();
        int length = text.length();
        int i = 0;
        while (true) {
            while (i < length && isSpace(Text.codePointAt(text, i))) {
                i++;
            }
            if (i == length) {
                return parts;
            }
            int from = i;
            while (i < length && !isSpace(Text.codePointAt(text, i))) {
                i++;
            }
            parts.add(Text.slice(text, from, i));
        }
    }

    public static boolean startsWith(CharSequence text, CharSequence start) {
        return text.toString().startsWith(start.toString());
    }

    public static boolean endsWith(CharSequence text, CharSequence end) {
        return text.toString().endsWith(end.toString());
    }

    /** Whether it is not empty and holds digits only, as Python's {@code isdigit}: decimal digits of all scripts, superscripts and their like. */
    public static boolean isDigits(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isDigit(Text.codePointAt(text, i))) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static boolean isDigit(int point) {
        return Character.isDigit(point) || (point >= 0xb2 && isOtherDigit(point));
    }

    /** Superscripts, subscripts, numbers in circles and their like. */
    private static boolean isOtherDigit(int point) {
        return point <= 0xb3
                || point == 0xb9
                || point == 0x2070
                || (point >= 0x2074 && point <= 0x2079)
                || (point >= 0x2080 && point <= 0x2089)
                || (point >= 0x2460 && point <= 0x2468)
                || (point >= 0x2474 && point <= 0x247c)
                || (point >= 0x2488 && point <= 0x2490)
                || (point >= 0x2776 && point <= 0x277e);
    }
}
