package id.morph.frontend.parse;

import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.IntStream;
import org.antlr.v4.runtime.misc.Interval;

/**
 * A range of a string as ANTLR wants to read it: one code point at a time, but with UTF-16 offsets as positions, so that
 * token positions are offsets of the source text. (ANTLR's own stream counts code points.)
 */
final class Utf16CharStream implements CharStream {
    private final String text;
    private final int end;
    private final String name;
    private int at;

    Utf16CharStream(String text, int start, int end, String name) {
        this.text = text;
        this.at = start;
        this.end = end;
        this.name = name;
    }

    @Override
    public void consume() {
        if (at >= end) {
            throw new IllegalStateException("cannot consume the end");
        }
        char c = text.charAt(at++);
        if (Character.isHighSurrogate(c) && at < end && Character.isLowSurrogate(text.charAt(at))) {
            at++;
        }
    }

    @Override
    public int LA(int offset) {
        if (offset == 1) {
            if (at >= end) {
                return IntStream.EOF;
            }
            char c = text.charAt(at);
            return Character.isHighSurrogate(c) && at + 1 < end ? text.codePointAt(at) : c;
        }
        // The generated lexer asks for the next character and, for its debug output, the last one.
        if (offset == -1) {
            return at == 0 ? IntStream.EOF : text.codePointBefore(at);
        }
        throw new UnsupportedOperationException("look ahead of " + offset);
    }

    @Override
    public int mark() {
        return -1;
    }

    @Override
    public void release(int marker) {
        // Everything stays in memory.
    }

    @Override
    public int index() {
        return at;
    }

    @Override
    public void seek(int index) {
        at = Math.min(index, end);
    }

    @Override
    public int size() {
        return end;
    }

    @Override
    public String getSourceName() {
        return name;
    }

    @Override
    public String getText(Interval interval) {
        int from = Math.min(interval.a, end);
        return text.substring(from, Math.max(from, Math.min(interval.b + 1, end)));
    }
}
