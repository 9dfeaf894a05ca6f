package id.morph.ir;

/** The ints that an {@link Type#I64} holds on a target: those on which its plain arithmetic is exact. */
public enum Word {
    /** Two's complement, 64 bits. */
    BITS_64(Long.MIN_VALUE, Long.MAX_VALUE),

    /** What a double counts without a gap: the numbers of JavaScript (ECMA-262, {@code Number.MAX_SAFE_INTEGER}). */
    DOUBLE(-(1L << 53) + 1, (1L << 53) - 1);

    private final long least;
    private final long most;

    Word(long least, long most) {
        this.least = least;
        this.most = most;
    }

    public long least() {
        return least;
    }

    public long most() {
        return most;
    }

    public boolean holds(long number) {
        return least <= number && number <= most;
    }
}
