package id.morph.ir.binary;

/** A place in an array of bytes, with the encodings of the format. */
final class Input {

    private final byte[] bytes;
    private int at;

    Input(byte[] bytes, int start) {
        this.bytes = bytes;
        this.at = start;
    }

    int position() {
        return at;
    }

    void skip(int count) {
        if (count < 0 || count > bytes.length - at) {
            throw new BinaryFormatException("the IR file ends too early");
        }
        at += count;
    }

    int raw() {
        if (at >= bytes.length) {
            throw new BinaryFormatException("the IR file ends too early");
        }
        return bytes[at++] & 0xFF;
    }

    long number() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int next = raw();
            value |= (long) (next & 0x7F) << shift;
            if (next < 0x80) {
                return value;
            }
        }
        throw new BinaryFormatException("the IR file is damaged: a number does not end");
    }

    /** A number that must be below a limit, such as an index. */
    int index(int limit) {
        long value = number();
        if (value < 0 || value >= limit) {
            throw new BinaryFormatException(
                    "the IR file is damaged: " + value + " where less than " + limit + " is due");
        }
        return (int) value;
    }

    /** How many things follow; each takes at least a byte, so there cannot be more than bytes. */
    int count() {
        return index(bytes.length - at + 1);
    }

    int integer() {
        return Math.toIntExact(signed());
    }

    long signed() {
        long value = number();
        return value >>> 1 ^ -(value & 1);
    }

    long fixed(int count) {
        long value = 0;
        for (int i = 0; i < count; i++) {
            value |= (long) raw() << 8 * i;
        }
        return value;
    }
}
