package id.morph.ir.binary;

import java.util.Arrays;

/** A growing array of bytes with the encodings of the format. */
final class Output {

    private byte[] bytes = new byte[256];
    private int size;

    void raw(int value) {
        if (size == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * size);
        }
        bytes[size++] = (byte) value;
    }

    void raw(byte[] more) {
        raw(more, more.length);
    }

    void append(Output other) {
        raw(other.bytes, other.size);
    }

    private void raw(byte[] more, int length) {
        if (size + length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + length));
        }
        System.arraycopy(more, 0, bytes, size, length);
        size += length;
    }

    /** A number that is not negative, or any bit pattern at the cost of up to ten bytes. */
    void number(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            raw((int) (rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        raw((int) rest);
    }

    void signed(long value) {
        number(value << 1 ^ value >> 63);
    }

    void fixed(long value, int count) {
        for (int i = 0; i < count; i++) {
            raw((int) (value >>> 8 * i) & 0xFF);
        }
    }

    int size() {
        return size;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }
}
