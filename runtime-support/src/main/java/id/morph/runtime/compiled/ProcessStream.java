package id.morph.runtime.compiled;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Standard output or error of the process; when nobody reads it any more the process ends as other tools do. */
final class ProcessStream extends OutputStream {
    /** What a shell reports for a process that SIGPIPE has ended. */
    private static final int BROKEN_PIPE = 141;

    private static final int FAILED = 3;

    private final FileOutputStream file;

    ProcessStream(FileDescriptor descriptor) {
        file = new FileOutputStream(descriptor);
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
            // Not exit: its hooks would write into the same broken stream.
            Runtime.getRuntime().halt(String.valueOf(e.getMessage()).contains("pipe") ? BROKEN_PIPE : FAILED);
        }
    }
}
