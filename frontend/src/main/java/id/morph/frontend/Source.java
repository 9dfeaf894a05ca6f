package id.morph.frontend;

import id.morph.frontend.syntax.Span;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalInt;

/**
 * The text of one file and the path under which users know it. A byte order mark is gone and CRLF is LF, so the same
 * program compiles to the same bytes whatever editor wrote it. Offsets are UTF-16 units of this text; lines and columns
 * count from one, columns in code points.
 */
public final class Source {
    private final String path;
    private final String text;
    private final int[] lineStarts;
    private final int firstMalformed;

    private Source(String path, String text, int firstMalformed) {
        this.path = path;
        this.text = text;
        this.firstMalformed = firstMalformed;
        this.lineStarts = lineStartsOf(text);
    }

    /** A source from text that is in memory already. */
    public static Source of(String path, String text) {
        return new Source(path, normalized(text), -1);
    }

    /** A source from the bytes of a file. Malformed UTF-8 becomes U+FFFD; {@link #firstMalformed} tells where. */
    public static Source ofBytes(String path, byte[] bytes) {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var chars = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), chars, true);
        if (!result.isError()) {
            return of(path, chars.flip().toString());
        }
        int before = normalized(chars.flip().toString()).length();
        return new Source(path, normalized(new String(bytes, StandardCharsets.UTF_8)), before);
    }

    private static String normalized(String text) {
        String withoutMark = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return withoutMark.indexOf('\r') < 0 ? withoutMark : withoutMark.replace("\r\n", "\n");
    }

    private static int[] lineStartsOf(String text) {
        var starts = new int[Math.max(16, text.length() / 24)];
        int count = 1;
        for (int newline = text.indexOf('\n'); newline >= 0; newline = text.indexOf('\n', newline + 1)) {
            if (count == starts.length) {
                starts = Arrays.copyOf(starts, count * 2);
            }
            starts[count++] = newline + 1;
        }
        return Arrays.copyOf(starts, count);
    }

    /** The path as shown to users and in error positions. */
    public String path() {
        return path;
    }

    /** The normalised text. */
    public String text() {
        return text;
    }

    /** Offset of the first malformed UTF-8 sequence, if the file had one. */
    public OptionalInt firstMalformed() {
        return firstMalformed < 0 ? OptionalInt.empty() : OptionalInt.of(firstMalformed);
    }

    /** The part of the text that {@code span} covers. */
    public String text(Span span) {
        return text.substring(span.start(), span.end());
    }

    /** Number of lines; a text that ends with a newline has an empty last line. */
    public int lineCount() {
        return lineStarts.length;
    }

    /** Line of {@code offset}, from one. */
    public int line(int offset) {
        int found = Arrays.binarySearch(lineStarts, offset);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** Column of {@code offset} in code points, from one. */
    public int column(int offset) {
        return text.codePointCount(lineStarts[line(offset) - 1], Math.min(offset, text.length())) + 1;
    }

    /** Offset of the first character of {@code line}. */
    public int lineStart(int line) {
        return lineStarts[line - 1];
    }

    /** Offset after the last character of {@code line}, its newline not included. */
    public int lineEnd(int line) {
        return line < lineStarts.length ? lineStarts[line] - 1 : text.length();
    }

    /** The text of {@code line} without its newline. */
    public String lineText(int line) {
        return text.substring(lineStart(line), lineEnd(line));
    }

    /** Line and column of {@code offset} in one step. */
    public Position position(int offset) {
        return new Position(line(offset), column(offset));
    }

    @Override
    public String toString() {
        return path;
    }

    /** A place as users see it, both from one, the column in code points. */
    public record Position(int line, int column) {}
}
