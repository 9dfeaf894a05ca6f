package id.morph.runtime;

/**
 * An immutable view of the first characters of a shared, growing buffer: what makes {@code s = s + x} in a loop linear. The view
 * that ends at the buffer's tip is appended to in place; older views do not notice. Holds no supplementary characters.
 */
public final class BufferText implements CharSequence {
    private final StringBuilder buffer;
    private final int length;
    private String javaString;

    private BufferText(StringBuilder buffer, int length) {
        this.buffer = buffer;
        this.length = length;
    }

    static BufferText concat(CharSequence head, CharSequence tail) {
        int total = Text.checkedLength((long) head.length() + tail.length());
        StringBuilder fresh = new StringBuilder(Math.max(total + (total >> 1), 128));
        fresh.append(head).append(tail);
        return new BufferText(fresh, total);
    }

    BufferText append(CharSequence tail) {
        int total = Text.checkedLength((long) length + tail.length());
        if (buffer.length() != length) {
            return concat(toString(), tail);
        }
        if (tail instanceof String string) {
            buffer.append(string);
        } else {
            buffer.append(tail.toString());
        }
        return new BufferText(buffer, total);
    }

    /** The buffer, if this text ends where it ends, so that more can be written behind it; else null. */
    public StringBuilder tip() {
        return buffer.length() == length ? buffer : null;
    }

    /** Whether that is this text's buffer. */
    public boolean isOver(StringBuilder other) {
        return buffer == other;
    }

    /**
     * This text with what has been written behind it at its {@link #tip}: Strings without surrogates.
     *
     * @throws MorphError if it is too long
     */
    public BufferText grown() {
        int total = buffer.length();
        if (total > Text.MAX_LENGTH) {
            buffer.setLength(length);
            Text.checkedLength(total);
        }
        return new BufferText(buffer, total);
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public char charAt(int index) {
        return buffer.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return buffer.substring(start, end);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CharSequence text && Text.equal(this, text);
    }

    /** As the equal {@link String}'s. */
    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    @Override
    public String toString() {
        if (javaString == null) {
            javaString = buffer.substring(0, length);
        }
        return javaString;
    }
}
