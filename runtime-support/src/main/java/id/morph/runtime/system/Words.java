package id.morph.runtime.system;

import id.morph.runtime.MorphError;
import id.morph.runtime.Numbers;
import id.morph.runtime.Operations;
import java.math.BigInteger;

/** Word operations that are more than one bytecode, and the ways into the system dialect. Only the latter throw. */
public final class Words {
    private Words() {}

    /** Floored, as {@code bagi_bulat}; by 0 it is 0. */
    public static long div(long a, long b) {
        return b == 0 ? 0 : Math.floorDiv(a, b);
    }

    /** Floored, as {@code %}; by 0 it is {@code a}. */
    public static long mod(long a, long b) {
        return b == 0 ? a : Math.floorMod(a, b);
    }

    /** As {@link #div}, without signs. */
    public static long udiv(long a, long b) {
        return b == 0 ? 0 : Long.divideUnsigned(a, b);
    }

    /** As {@link #mod}, without signs. */
    public static long umod(long a, long b) {
        return b == 0 ? a : Long.remainderUnsigned(a, b);
    }

    /** The upper half of the product of 128 bits, without signs. */
    public static long umulHigh(long a, long b) {
        // Math.unsignedMultiplyHigh is of Java 18; jars run on 17.
        return Math.multiplyHigh(a, b) + ((a >> 63) & b) + ((b >> 63) & a);
    }

    /** @throws MorphError {@code TIPE} if the value is no int, {@code NILAI} if it needs more than 64 bits */
    public static long ofAny(Object value) {
        if (value instanceof Long) {
            return (Long) value;
        }
        if (value instanceof BigInteger) {
            throw MorphError.of("NILAI.kata");
        }
        throw MorphError.of("TIPE.kata", Operations.typeName(value));
    }

    /**
     * An int in two parts.
     *
     * @param word the int, unless {@code big} is not null
     */
    public static long ofInt(long word, Object big) {
        if (big != null) {
            throw MorphError.of("NILAI.kata");
        }
        return word;
    }

    /** @throws MorphError {@code TIPE} if the value is no number, {@code NILAI} if it is an int without a float near it */
    public static double floatOfAny(Object value) {
        if (value instanceof Double) {
            return (Double) value;
        }
        if (value instanceof Long || value instanceof BigInteger) {
            return Numbers.toDouble(value);
        }
        throw MorphError.of("TIPE.pecahan", Operations.typeName(value));
    }

    /** @throws MorphError {@code TIPE} if the value is no boolean */
    public static boolean boolOfAny(Object value) {
        if (value instanceof Boolean) {
            return (Boolean) value;
        }
        throw MorphError.of("TIPE.boolean", Operations.typeName(value));
    }
}
