package id.morph.runtime.system;

import id.morph.runtime.MorphError;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The memory of one run of one program as the system dialect sees it: bytes from address 0 on, little-endian, in pages of 64 KiB. An access
 * that is not wholly inside throws {@code MEMORI}. A Morph program runs one thing at a time on the Java platform, so that its
 * atomic operations need no more than to be done.
 */
public final class LinearMemory {
    /** What {@link #grow} counts in, as WebAssembly does. */
    public static final int PAGE = 1 << 16;

    /** 1 GiB: what every managed target can have. */
    public static final int MOST_PAGES = 1 << 14;

    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle DOUBLE =
            MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.LITTLE_ENDIAN);

    /** Grows by more than is asked for, so that many small steps copy little. */
    private byte[] bytes = new byte[PAGE];

    private int size = PAGE;

    public long load8(long address) {
        return bytes[at(address, 1)] & 0xFF;
    }

    public long load8s(long address) {
        return bytes[at(address, 1)];
    }

    public long load16(long address) {
        return (short) SHORT.get(bytes, at(address, 2)) & 0xFFFF;
    }

    public long load16s(long address) {
        return (short) SHORT.get(bytes, at(address, 2));
    }

    public long load32(long address) {
        return (int) INT.get(bytes, at(address, 4)) & 0xFFFF_FFFFL;
    }

    public long load32s(long address) {
        return (int) INT.get(bytes, at(address, 4));
    }

    public long load64(long address) {
        return (long) LONG.get(bytes, at(address, 8));
    }

    public double loadF64(long address) {
        return (double) DOUBLE.get(bytes, at(address, 8));
    }

    public void store8(long address, long value) {
        bytes[at(address, 1)] = (byte) value;
    }

    public void store16(long address, long value) {
        SHORT.set(bytes, at(address, 2), (short) value);
    }

    public void store32(long address, long value) {
        INT.set(bytes, at(address, 4), (int) value);
    }

    public void store64(long address, long value) {
        LONG.set(bytes, at(address, 8), value);
    }

    /** All NaNs have the same bits, whatever the processor has computed. */
    public void storeF64(long address, double value) {
        LONG.set(bytes, at(address, 8), Double.doubleToLongBits(value));
    }

    public long atomicLoad(long address) {
        return (long) LONG.get(bytes, aligned(address));
    }

    public void atomicStore(long address, long value) {
        LONG.set(bytes, aligned(address), value);
    }

    /** @return what was there before */
    public long atomicAdd(long address, long difference) {
        int at = aligned(address);
        long before = (long) LONG.get(bytes, at);
        LONG.set(bytes, at, before + difference);
        return before;
    }

    /** @return what was there before; equal to {@code expected} if the value has been stored */
    public long atomicCas(long address, long expected, long value) {
        int at = aligned(address);
        long before = (long) LONG.get(bytes, at);
        if (before == expected) {
            LONG.set(bytes, at, value);
        }
        return before;
    }

    /** Copies bytes, which may overlap; all or, after an error, none. */
    public void copy(long to, long from, long count) {
        int target = at(to, count);
        System.arraycopy(bytes, at(from, count), bytes, target, (int) count);
    }

    public void fill(long address, long value, long count) {
        int from = at(address, count);
        Arrays.fill(bytes, from, from + (int) count, (byte) value);
    }

    /** In pages. */
    public long size() {
        return size / PAGE;
    }

    /**
     * Adds pages of zeros.
     *
     * @return how many there were before; -1 if there cannot be as many
     */
    public long grow(long pages) {
        long before = size();
        if (pages < 0 || pages > MOST_PAGES - before) {
            return -1;
        }
        int wanted = (int) ((before + pages) * PAGE);
        if (wanted > bytes.length && !extend(wanted)) {
            return -1;
        }
        size = wanted;
        return before;
    }

    private boolean extend(int wanted) {
        int generous = (int) Math.min(Math.max(wanted, 2L * bytes.length), (long) MOST_PAGES * PAGE);
        try {
            bytes = Arrays.copyOf(bytes, generous);
            return true;
        } catch (OutOfMemoryError e) {
            return extendTo(wanted);
        }
    }

    private boolean extendTo(int wanted) {
        try {
            bytes = Arrays.copyOf(bytes, wanted);
            return true;
        } catch (OutOfMemoryError e) {
            return false;
        }
    }

    /**
     * Before the program begins: puts constant bytes where the compiler has decided.
     *
     * @param content a character each
     */
    public void init(long address, CharSequence content) {
        while (address + content.length() > size) {
            grow(1);
        }
        for (int i = 0; i < content.length(); i++) {
            bytes[(int) address + i] = (byte) content.charAt(i);
        }
    }

    /** The index of the first byte of an access. */
    private int at(long address, long count) {
        if (count < 0 || address < 0 || address > size - count) {
            throw outside(address, count);
        }
        return (int) address;
    }

    private int aligned(long address) {
        if ((address & 7) != 0) {
            throw MorphError.of("MEMORI.tidak_rata", address);
        }
        return at(address, 8);
    }

    private MorphError outside(long address, long count) {
        return MorphError.of("MEMORI.alamat", address, count, size);
    }
}
