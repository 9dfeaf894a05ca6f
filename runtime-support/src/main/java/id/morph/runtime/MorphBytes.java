package id.morph.runtime;

import java.util.Arrays;

/** Immutable bytes. */
public final class MorphBytes {
    public static final MorphBytes EMPTY = new MorphBytes(new byte[0]);

    private final byte[] data;

    /** Takes the array over; the caller must not change it. */
    public MorphBytes(byte[] data) {
        this.data = data;
    }

    public int size() {
        return data.length;
    }

    /** The byte at an index, 0 to 255. */
    public int get(int index) {
        return data[index] & 0xff;
    }

    public MorphBytes slice(int from, int to) {
        return from == 0 && to == data.length ? this : new MorphBytes(Arrays.copyOfRange(data, from, to));
    }

    public MorphBytes concat(MorphBytes other) {
        byte[] joined = Arrays.copyOf(data, data.length + other.data.length);
        System.arraycopy(other.data, 0, joined, data.length, other.data.length);
        return new MorphBytes(joined);
    }

    /** The bytes themselves, not a copy: for reading only. */
    public byte[] array() {
        return data;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MorphBytes that && Arrays.equals(data, that.data);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(data);
    }
}
