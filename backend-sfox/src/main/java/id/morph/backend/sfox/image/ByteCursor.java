package id.morph.backend.sfox.image;

import id.morph.backend.sfox.image.ReadResult.Defect;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads primitive parts of an image and never past its end. */
final class ByteCursor {

    /** Ends reading; {@link ImageReader} turns it into a value. */
    static final class Malformed extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Defect defect;
        private final int offset;

        Malformed(Defect defect, int offset) {
            super(null, null, false, false);
            this.defect = defect;
            this.offset = offset;
        }

        ReadResult.Malformed result() {
            return new ReadResult.Malformed(defect, offset);
        }
    }

    private final byte[] bytes;
    private int position;

    ByteCursor(byte[] bytes, int position) {
        this.bytes = bytes;
        this.position = position;
    }

    int position() {
        return position;
    }

    int remaining() {
        return bytes.length - position;
    }

    Malformed fail(Defect defect) {
        return new Malformed(defect, position);
    }

    int octet() {
        need(1);
        return bytes[position++] & 0xff;
    }

    int int32() {
        need(4);
        int value = (bytes[position] & 0xff)
                | (bytes[position + 1] & 0xff) << 8
                | (bytes[position + 2] & 0xff) << 16
                | bytes[position + 3] << 24;
        position += 4;
        return value;
    }

    long int64() {
        return (int32() & 0xffff_ffffL) | (long) int32() << 32;
    }

    /** An unsigned number in groups of seven bits, low ones first. */
    long varint() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int group = octet();
            value |= (long) (group & 0x7f) << shift;
            if (group < 0x80) {
                return value;
            }
        }
        throw fail(Defect.COUNT);
    }

    /** An unsigned number that fits an int. */
    int number() {
        long value = varint();
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw fail(Defect.COUNT);
        }
        return (int) value;
    }

    /** A number of things that take at least {@code size} bytes each: never more than can still follow. */
    int count(int size) {
        return plausible(number(), size);
    }

    int count32(int size) {
        return plausible(int32(), size);
    }

    private int plausible(int count, int size) {
        if (count < 0 || (long) count * size > remaining()) {
            throw fail(Defect.COUNT);
        }
        return count;
    }

    byte[] octets(int length) {
        if (length < 0) {
            throw fail(Defect.COUNT);
        }
        need(length);
        byte[] part = new byte[length];
        System.arraycopy(bytes, position, part, 0, length);
        position += length;
        return part;
    }

    /** UTF-8 text of that many bytes. */
    String text(int length) {
        if (length < 0) {
            throw fail(Defect.COUNT);
        }
        need(length);
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, position, length))
                    .toString();
            position += length;
            return text;
        } catch (CharacterCodingException _) {
            throw fail(Defect.TEXT);
        }
    }

    private void need(int length) {
        if (remaining() < length) {
            throw fail(Defect.TRUNCATED);
        }
    }
}
