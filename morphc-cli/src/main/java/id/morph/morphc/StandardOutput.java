package id.morph.morphc;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * The process's standard output or error, unbuffered. When its reader has gone (as in {@code | head -1}) the process
 * ends at once and silently, as the signal SIGPIPE would end it: there is nobody left to work for.
 */
final class StandardOutput extends OutputStream {
    static final StandardOutput OUT = new StandardOutput(FileDescriptor.out);
    static final StandardOutput ERR = new StandardOutput(FileDescriptor.err);

    private final FileOutputStream file;

    private StandardOutput(FileDescriptor descriptor) {
        this.file = new FileOutputStream(descriptor);
    }

    /** Whether {@code stream} ("in", "out", "err") is a terminal; the launcher has asked, which is free in a shell. */
    static boolean isTerminal(String stream) {
        return System.getProperty("morphc.terminal", "").contains(stream);
    }

    /** A writer to this stream, for whole texts: it is flushed at line ends. UTF-8 whatever the locale is. */
    PrintWriter writer() {
        return new PrintWriter(this, true, StandardCharsets.UTF_8);
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        try {
            file.write(bytes, offset, length);
        } catch (IOException e) {
            boolean readerHasGone = String.valueOf(e.getMessage()).contains("pipe");
            if (this == OUT && !readerHasGone) {
                ERR.writer().println("morphc: stdout: " + e.getMessage());
            }
            // Not exit: its hooks would write into the same broken stream.
            Runtime.getRuntime().halt(readerHasGone ? ExitStatus.BROKEN_PIPE : ExitStatus.TOOL_ERROR);
        }
    }
}
