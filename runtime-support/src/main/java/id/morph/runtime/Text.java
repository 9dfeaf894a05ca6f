package id.morph.runtime;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * The operations of {@code teks}: a sequence of code points, indexed in constant time. A text is always a {@link CharSequence}
 * and has one canonical class: {@link WideText} if it holds a supplementary character, else {@link String}, or {@link BufferText} (equal to
 * the same String) while it is being built. Lone surrogates never occur. {@code length()} of all three counts code points.
 */
public final class Text {
    /** More elements than this, in a text, list or bytes, is error {@code MEMORI} on every backend. */
    public static final int MAX_LENGTH = 1 << 28;

    /** Shorter results are plain Strings: a buffer would cost more than it saves. */
    private static final int BUFFER_FROM = 64;

    private static final String[] SINGLE = new String[256];

    static {
        for (int i = 0; i < SINGLE.length; i++) {
            SINGLE[i] = String.valueOf((char) i).intern();
        }
    }

    private Text() {}

    /** The text of a Java string; lone surrogates become U+FFFD. */
    public static CharSequence of(String string) {
        for (int i = 0; i < string.length(); i++) {
            if (Character.isSurrogate(string.charAt(i))) {
                return ofUtf16(string);
            }
        }
        return string;
    }

    private static CharSequence ofUtf16(String string) {
        int[] points = string.codePoints()
                .map(p -> p >= 0xD800 && p <= 0xDFFF ? 0xFFFD : p)
                .toArray();
        return ofCodePoints(points, points.length);
    }

    /** The text of code points without surrogates; may keep the array. */
    public static CharSequence ofCodePoints(int[] points, int length) {
        for (int i = 0; i < length; i++) {
            if (points[i] > 0xFFFF) {
                return new WideText(points, length);
            }
        }
        return new String(points, 0, length);
    }

    /** The text of one code point that is not a surrogate. */
    public static CharSequence ofCodePoint(int point) {
        if (point < 256) {
            return SINGLE[point];
        }
        return point > 0xFFFF ? new WideText(new int[] {point}, 1) : String.valueOf((char) point);
    }

    /** The Java string, supplementary characters as surrogate pairs. */
    public static String toJavaString(CharSequence text) {
        return text.toString();
    }

    /** Number of code points. */
    public static int length(CharSequence text) {
        return text.length();
    }

    public static int codePointAt(CharSequence text, int index) {
        return text instanceof WideText wide ? wide.codePointAt(index) : text.charAt(index);
    }

    /** The one-character text at an index that is in range. */
    public static CharSequence at(CharSequence text, int index) {
        if (text instanceof String string) {
            char c = string.charAt(index);
            return c < 256 ? SINGLE[c] : String.valueOf(c);
        }
        return ofCodePoint(codePointAt(text, index));
    }

    /** The part from {@code from} to before {@code to}, both in range. */
    public static CharSequence slice(CharSequence text, int from, int to) {
        if (text instanceof WideText wide) {
            if (from == 0 && to == wide.length()) {
                return wide;
            }
            int[] part = new int[to - from];
            for (int i = from; i < to; i++) {
                part[i - from] = wide.codePointAt(i);
            }
            return ofCodePoints(part, part.length);
        }
        if (to - from == 1) {
            return at(text, from);
        }
        return text instanceof String string ? string.substring(from, to) : text.subSequence(from, to);
    }

    public static CharSequence concat(CharSequence a, CharSequence b) {
        if (a instanceof String x && b instanceof String y && x.length() + y.length() < BUFFER_FROM) {
            return x.concat(y);
        }
        return concatLong(a, b);
    }

    private static CharSequence concatLong(CharSequence a, CharSequence b) {
        if (b.isEmpty()) {
            return a;
        }
        if (a.isEmpty()) {
            return b;
        }
        if (a instanceof WideText wide) {
            checkedLength((long) a.length() + b.length());
            return wide.append(b);
        }
        if (b instanceof WideText wide) {
            int total = checkedLength((long) a.length() + b.length());
            int[] points = new int[total];
            for (int i = 0; i < a.length(); i++) {
                points[i] = a.charAt(i);
            }
            wide.copyTo(points, a.length());
            return new WideText(points, total);
        }
        return a instanceof BufferText buffer ? buffer.append(b) : BufferText.concat(a, b);
    }

    static int checkedLength(long length) {
        if (length > MAX_LENGTH) {
            throw MorphError.of("MEMORI.teks");
        }
        return (int) length;
    }

    /** The text {@code count} times; nothing for a count below 1. */
    public static CharSequence repeat(CharSequence text, long count) {
        if (count <= 0 || text.isEmpty()) {
            return "";
        }
        if (count > MAX_LENGTH) {
            throw MorphError.of("MEMORI.teks");
        }
        checkedLength(count * text.length());
        try {
            return text instanceof WideText wide
                    ? of(wide.toString().repeat((int) count))
                    : text.toString().repeat((int) count);
        } catch (OutOfMemoryError e) {
            throw MorphError.of("MEMORI.teks");
        }
    }

    public static boolean equal(CharSequence a, CharSequence b) {
        if (a instanceof String x && b instanceof String y) {
            return x.equals(y);
        }
        if (a instanceof WideText || b instanceof WideText) {
            return a instanceof WideText && b instanceof WideText && a.equals(b);
        }
        return a.length() == b.length() && a.toString().contentEquals(b);
    }

    /** Negative, zero or positive, by code points. */
    public static int compare(CharSequence a, CharSequence b) {
        if (a instanceof String x && b instanceof String y) {
            return x.compareTo(y);
        }
        int common = Math.min(a.length(), b.length());
        for (int i = 0; i < common; i++) {
            int difference = codePointAt(a, i) - codePointAt(b, i);
            if (difference != 0) {
                return difference;
            }
        }
        return a.length() - b.length();
    }

    /** Equal texts have equal hashes. */
    public static int hash(CharSequence text) {
        return text.hashCode();
    }

    /** Index of the first occurrence at or after {@code start} (not negative), -1 if there is none. */
    public static int find(CharSequence text, CharSequence part, int start) {
        if (start > text.length()) {
            return -1;
        }
        if (text instanceof WideText wide) {
            String string = wide.toString();
            int found = string.indexOf(part.toString(), string.offsetByCodePoints(0, start));
            return found < 0 ? -1 : string.codePointCount(0, found);
        }
        return part instanceof WideText ? -1 : text.toString().indexOf(part.toString(), start);
    }

    /** UTF-8. */
    public static byte[] encode(CharSequence text) {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The text of UTF-8 bytes, null if they are not valid. */
    public static CharSequence decode(byte[] bytes, int from, int length) {
        for (int i = from; i < from + length; i++) {
            if (bytes[i] < 0) {
                return decodeStrict(bytes, from, length);
            }
        }
        return new String(bytes, from, length, StandardCharsets.ISO_8859_1);
    }

    private static CharSequence decodeStrict(byte[] bytes, int from, int length) {
        try {
            return of(StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, from, length))
                    .toString());
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
