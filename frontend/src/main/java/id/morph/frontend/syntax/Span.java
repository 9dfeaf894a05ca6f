package id.morph.frontend.syntax;

/**
 * A half-open range of UTF-16 offsets in one source text (after newline and BOM normalisation).
 *
 * @param start offset of the first character
 * @param end offset after the last character; {@code end >= start}
 */
public record Span(int start, int end) {

    /** The smallest span that covers this one and {@code other}. */
    public Span to(Span other) {
        return new Span(Math.min(start, other.start), Math.max(end, other.end));
    }
}
