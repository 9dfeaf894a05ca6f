package id.morph.backend.wasm.binary;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that grow, with the integer formats of WebAssembly (LEB128). */
final class ByteWriter {
    private byte[] bytes = new byte[256];
    private int size;

    void raw(int value) {
        if (size == bytes.length) {
            bytes = Arrays.copyOf(bytes, size * 2);
        }
        bytes[size++] = (byte) value;
    }

    /** An integer without a sign. */
    void unsigned(long value) {
        long rest = value;
        while (Long.compareUnsigned(rest, 0x7f) > 0) {
            raw((int) (rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        raw((int) rest);
    }

    /** An integer with a sign. */
    void signed(long value) {
        long rest = value;
        while (rest < -64 || rest > 63) {
            raw((int) (rest & 0x7f) | 0x80);
            rest >>= 7;
        }
        raw((int) (rest & 0x7f));
    }

    void f64(double value) {
        long bits = Double.doubleToRawLongBits(value);
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            raw((int) (bits >>> shift));
        }
    }

    void name(String text) {
        block(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Bytes behind their number. */
    void block(byte[] content) {
        unsigned(content.length);
        append(content);
    }

    void append(byte[] content) {
        if (size + content.length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + content.length));
        }
        System.arraycopy(content, 0, bytes, size, content.length);
        size += content.length;
    }

    byte[] bytes() {
        return Arrays.copyOf(bytes, size);
    }
}
