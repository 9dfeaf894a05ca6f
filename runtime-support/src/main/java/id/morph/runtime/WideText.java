package id.morph.runtime;

import java.util.Arrays;

/**
 * A text that holds at least one character outside the basic plane, as code points. Several texts may share one buffer: the one
 * that ends at the buffer's tip is appended to in place, so building a text in a loop stays linear.
 */
public final class WideText implements CharSequence {
    private static final class Buffer {
        int[] points;
        int used;

        Buffer(int[] points, int used) {
            this.points = points;
            this.used = used;
        }
    }

    private final Buffer buffer;
    private final int length;
    private String javaString;
    private int hash;

    /** Takes the array over. At least one of the first {@code length} code points must be above U+FFFF. */
    WideText(int[] points, int length) {
        this(new Buffer(points, length), length);
    }

    private WideText(Buffer buffer, int length) {
        this.buffer = buffer;
        this.length = length;
    }

    /** Number of code points; as a {@link CharSequence} this text counts code points too. */
    @Override
    public int length() {
        return length;
    }

    public int codePointAt(int index) {
        return buffer.points[index];
    }

    /** Only for code points of the basic plane; use {@link #codePointAt}. */
    @Override
    public char charAt(int index) {
        return (char) buffer.points[index];
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return Text.slice(this, start, end);
    }

    void copyTo(int[] target, int at) {
        System.arraycopy(buffer.points, 0, target, at, length);
    }

    WideText append(CharSequence tail) {
        int count = tail.length();
        int total = Math.addExact(length, count);
        Buffer shared = buffer;
        if (shared.used != length || total > shared.points.length) {
            shared = new Buffer(Arrays.copyOf(buffer.points, Math.max(total, length + (length >> 1) + 16)), length);
            Arrays.fill(shared.points, length, shared.points.length, 0);
        }
        for (int i = 0; i < count; i++) {
            shared.points[length + i] = Text.codePointAt(tail, i);
        }
        shared.used = total;
        return new WideText(shared, total);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WideText that
                && length == that.length
                && Arrays.equals(buffer.points, 0, length, that.buffer.points, 0, length);
    }

    @Override
    public int hashCode() {
        if (hash == 0) {
            int h = 0;
            for (int i = 0; i < length; i++) {
                h = 31 * h + buffer.points[i];
            }
            hash = h;
        }
        return hash;
    }

    /** The text as a Java string, supplementary characters as surrogate pairs. */
    @Override
    public String toString() {
        if (javaString == null) {
            javaString = new String(buffer.points, 0, length);
        }
        return javaString;
    }
}
