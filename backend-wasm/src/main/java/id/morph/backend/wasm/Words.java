package id.morph.backend.wasm;

import id.morph.ir.Constant;
import java.math.BigInteger;

/** Morph values in one word of 64 bits, as {@code kernel/nilai.fox} pictures them. */
final class Words {
    static final long ABSENT = 0;
    static final long NIL = 1;
    static final long FALSE = 2;
    static final long TRUE = 3;

    /** What is added to the bits of a float. */
    static final long FLOAT_OFFSET = 1L << 49;

    /** The upper bits of a small int, which are all ones. */
    static final long INT_TAG = -1L << 49;

    /** How far a small int is shifted to lose its tag. */
    static final int INT_SHIFT = 15;

    private static final int INT_BITS = 49;

    private Words() {}

    /** Whether an int is a small one. */
    static boolean isSmall(BigInteger value) {
        return value.bitLength() < INT_BITS;
    }

    static long small(long value) {
        return value | INT_TAG;
    }

    static long of(double value) {
        return Double.doubleToLongBits(value) + FLOAT_OFFSET;
    }

    static long of(boolean value) {
        return value ? TRUE : FALSE;
    }

    /** The first word of an object in memory. */
    static long header(int kind, int flags, long words) {
        return 1 | (long) kind << 1 | (long) flags << 8 | words << 32;
    }

    /** Whether a constant is in its word; texts and large ints lie in memory. */
    static boolean isImmediate(Constant constant) {
        return switch (constant) {
            case Constant.Text _ -> false;
            case Constant.Int(BigInteger value) -> isSmall(value);
            case Constant.Nil _, Constant.Bool _, Constant.Float _, Constant.Undefined _ -> true;
        };
    }

    /** The word of a constant that is in it. */
    static long immediate(Constant constant) {
        return switch (constant) {
            case Constant.Nil _ -> NIL;
            case Constant.Undefined _ -> ABSENT;
            case Constant.Bool(boolean value) -> of(value);
            case Constant.Float(double value) -> of(value);
            case Constant.Int(BigInteger value) when isSmall(value) -> small(value.longValueExact());
            case Constant.Int _, Constant.Text _ -> throw new IllegalArgumentException("not in a word: " + constant);
        };
    }
}
