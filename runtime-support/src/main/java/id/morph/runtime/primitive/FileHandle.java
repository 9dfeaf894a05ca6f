package id.morph.runtime.primitive;

import id.morph.runtime.HostObject;
import id.morph.runtime.MorphBytes;
import id.morph.runtime.RuntimeContext;
import id.morph.runtime.Text;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** An open file, for reading or for writing. Text is UTF-8; line ends are left as they are. */
final class FileHandle extends HostObject {
    private static final int CHUNK = 1 << 16;

    private final RuntimeContext context;
    private final String path;
    private final boolean binary;
    private InputStream in;
    private OutputStream out;

    private FileHandle(RuntimeContext context, String path, boolean binary, InputStream in, OutputStream out) {
        this.context = context;
        this.path = path;
        this.binary = binary;
        this.in = in;
        this.out = out;
    }

    /**
     * Opens a file.
     *
     * @param mode {@code r w a rb wb ab}
     * @return null for any other mode
     */
    static FileHandle open(RuntimeContext context, File file, String mode) throws IOException {
        boolean binary = mode.endsWith("b");
        InputStream in = null;
        OutputStream out = null;
        switch (mode) {
            case "r", "rb" -> in = new BufferedInputStream(new FileInputStream(file), CHUNK);
            case "w", "wb" -> out = new BufferedOutputStream(new FileOutputStream(file), CHUNK);
            case "a", "ab" -> out = new BufferedOutputStream(new FileOutputStream(file, true), CHUNK);
            default -> {
                return null;
            }
        }
        FileHandle handle = new FileHandle(context, file.getPath(), binary, in, out);
        context.closeAtEnd(handle);
        return handle;
    }

    /** The rest; null if it is not open for reading, or is no text. */
    Object readAll() throws IOException {
        return in == null ? null : value(in.readAllBytes());
    }

    /** At most {@code count} bytes or characters; null if it is not open for reading, or they are no text. */
    Object read(int count) throws IOException {
        if (in == null) {
            return null;
        }
        return binary ? new MorphBytes(in.readNBytes(count)) : value(characters(count));
    }

    private Object value(byte[] bytes) {
        return binary ? new MorphBytes(bytes) : Text.decode(bytes, 0, bytes.length);
    }

    private byte[] characters(int count) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(Math.min(count, CHUNK));
        for (int i = 0; i < count; i++) {
            int lead = in.read();
            if (lead < 0) {
                break;
            }
            bytes.write(lead);
            for (int more = lead < 0xC0 ? 0 : lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3; more > 0; more--) {
                int next = in.read();
                if (next < 0) {
                    break;
                }
                bytes.write(next);
            }
        }
        return bytes.toByteArray();
    }

    /** False if it is not open for writing. */
    boolean write(byte[] data) throws IOException {
        if (out == null) {
            return false;
        }
        out.write(data);
        return true;
    }

    /** False if the last data could not be written. */
    boolean finish() {
        context.closed(this);
        try {
            if (in != null) {
                in.close();
            }
            if (out != null) {
                out.close();
            }
            return true;
        } catch (IOException e) {
            return false;
        } finally {
            in = null;
            out = null;
        }
    }

    @Override
    public void close() {
        finish();
    }

    @Override
    protected String describe() {
        return "berkas " + path;
    }
}
