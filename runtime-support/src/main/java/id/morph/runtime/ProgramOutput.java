package id.morph.runtime;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A program's standard output or error: UTF-8 into a large buffer. Written through at the program's end, before standard input is
 * read, when the other stream is written, and, on a terminal, at once.
 */
public final class ProgramOutput {
    private static final int CAPACITY = 1 << 16;

    private final OutputStream target;
    private final boolean interactive;
    private final byte[] buffer = new byte[CAPACITY];
    private int used;

    /** @param interactive whether a person is watching: every write is flushed */
    public ProgramOutput(OutputStream target, boolean interactive) {
        this.target = target;
        this.interactive = interactive;
    }

    /**
     * Writes a text.
     *
     * @throws OutputClosed if nobody reads it any more
     */
    public void write(CharSequence text) {
        buffer(text);
        if (interactive) {
            flush();
        }
    }

    /** Writes a text and a newline. */
    public void writeLine(CharSequence text) {
        buffer(text);
        write("\n");
    }

    private void buffer(CharSequence text) {
        if (text instanceof String string && string.length() <= 64) {
            writeShort(string);
        } else {
            writeBytes(text.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    private void writeShort(String text) {
        int length = text.length();
        if (CAPACITY - used < length) {
            flush();
        }
        int at = used;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                writeBytes(text.getBytes(StandardCharsets.UTF_8));
                return;
            }
            buffer[at++] = (byte) c;
        }
        used = at;
    }

    private void writeBytes(byte[] bytes) {
        if (bytes.length > CAPACITY - used) {
            flush();
            if (bytes.length > CAPACITY) {
                send(bytes, bytes.length);
                return;
            }
        }
        System.arraycopy(bytes, 0, buffer, used, bytes.length);
        used += bytes.length;
    }

    /**
     * Hands everything over.
     *
     * @throws OutputClosed if nobody reads it any more
     */
    public void flush() {
        if (used > 0) {
            int count = used;
            used = 0;
            send(buffer, count);
        }
    }

    private void send(byte[] bytes, int count) {
        try {
            target.write(bytes, 0, count);
            target.flush();
        } catch (IOException e) {
            throw new OutputClosed();
        }
    }
}
