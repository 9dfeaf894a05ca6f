package id.morph.morphc;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The process's standard output or error: buffered, because a program may print a million lines; flushed at every line
 * on a terminal, because somebody is watching. When the reader has gone (as in {@code | head -1}), the process ends at
 * once and silently: there is nobody left to print for.
 */
final class StandardOutput extends OutputStream {
    static final StandardOutput OUT = new StandardOutput(new FileOutputStream(FileDescriptor.out), isTerminal("out"));
    static final StandardOutput ERR = new StandardOutput(new FileOutputStream(FileDescriptor.err), true);

    private final FileOutputStream file;
    private final boolean eachLine;
    private final byte[] buffer = new byte[1 << 15];
    private final ReentrantLock lock = new ReentrantLock();
    private int filled;

    private StandardOutput(FileOutputStream file, boolean eachLine) {
        this.file = file;
        this.eachLine = eachLine;
    }

    /** Whether {@code stream} ("in", "out", "err") is a terminal: the launcher knows, asking from Java takes 20 ms. */
    static boolean isTerminal(String stream) {
        return System.getProperty("morphc.terminal", "").contains(stream);
    }

    /**
     * Writes what is still buffered when the process ends for whatever reason. A thread that hangs in a full pipe keeps
     * its lock; waiting for it would make Ctrl-C hang too.
     */
    static void flushAtExit() {
        for (StandardOutput stream : new StandardOutput[] {OUT, ERR}) {
            try {
                if (stream.lock.tryLock(200, TimeUnit.MILLISECONDS)) {
                    stream.flush();
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    @Override
    public void write(int b) {
        lock.lock();
        try {
            if (filled == buffer.length) {
                drain();
            }
            buffer[filled++] = (byte) b;
            if (eachLine && b == '\n') {
                drain();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        lock.lock();
        try {
            if (length > buffer.length - filled) {
                drain();
            }
            if (length > buffer.length) {
                put(bytes, offset, length);
                return;
            }
            System.arraycopy(bytes, offset, buffer, filled, length);
            filled += length;
            if (eachLine && contains(bytes, offset, length, (byte) '\n')) {
                drain();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void flush() {
        lock.lock();
        try {
            drain();
        } finally {
            lock.unlock();
        }
    }

    private void drain() {
        int length = filled;
        filled = 0;
        if (length > 0) {
            put(buffer, 0, length);
        }
    }

    private void put(byte[] bytes, int offset, int length) {
        try {
            if (this == ERR && OUT.filled > 0) {
                OUT.flush();
            }
            file.write(bytes, offset, length);
        } catch (IOException e) {
            boolean readerHasGone = String.valueOf(e.getMessage()).contains("pipe");
            if (this == OUT && !readerHasGone) {
                byte[] message = ("morphc: stdout: " + e.getMessage() + "\n").getBytes(StandardCharsets.UTF_8);
                ERR.write(message, 0, message.length);
            }
            // Not exit: its hooks would flush into the same broken stream.
            Runtime.getRuntime().halt(readerHasGone ? ExitStatus.BROKEN_PIPE : ExitStatus.TOOL_ERROR);
        }
    }

    private static boolean contains(byte[] bytes, int offset, int length, byte wanted) {
        for (int i = offset; i < offset + length; i++) {
            if (bytes[i] == wanted) {
                return true;
            }
        }
        return false;
    }
}
