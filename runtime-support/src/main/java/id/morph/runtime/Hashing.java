package id.morph.runtime;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayDeque;

/** Hash codes of dict keys: equal keys ({@code 1}, {@code 1.0}, {@code benar}) have equal ones. */
public final class Hashing {
    private Hashing() {}

    /**
     * The hash of a key.
     *
     * @throws MorphError if such a value cannot be a key ({@code TIPE})
     */
    public static int hash(Object key) {
        if (key instanceof String text) {
            return text.hashCode();
        }
        if (key instanceof Long number) {
            return ofLong(number);
        }
        return hashOther(key);
    }

    private static int ofLong(long number) {
        return (int) (number ^ (number >>> 32));
    }

    private static int hashOther(Object key) {
        if (key instanceof Double number) {
            return ofDouble(number);
        }
        if (key instanceof Variant variant) {
            return ofVariant(variant);
        }
        if (key instanceof Boolean truth) {
            return truth ? 1 : 0;
        }
        if (key instanceof BufferText text) {
            return text.toString().hashCode();
        }
        if (key instanceof MorphList || key instanceof MorphDict) {
            throw notAKey(key);
        }
        return key.hashCode();
    }

    private static MorphError notAKey(Object value) {
        return MorphError.of("TIPE.bukan_kunci", Operations.typeName(value));
    }

    private static int ofDouble(double number) {
        long whole = (long) number;
        if (whole == number && whole != Long.MAX_VALUE) {
            return ofLong(whole);
        }
        if (Double.isNaN(number) || Double.isInfinite(number) || number != Math.rint(number)) {
            return Double.hashCode(number);
        }
        BigInteger big = new BigDecimal(number).toBigInteger();
        return big.hashCode();
    }

    /** With an explicit stack: variants nest as deeply as a program likes (a linked list of them, say). */
    private static int ofVariant(Variant variant) {
        int hash = 17;
        ArrayDeque<Object> pending = new ArrayDeque<>();
        pending.push(variant);
        while (!pending.isEmpty()) {
            Object value = pending.pop();
            if (value instanceof Variant inner) {
                hash = hash * 31 + inner.type().name().hashCode();
                // The first argument comes first, and so does the error about it.
                for (int i = inner.args().length - 1; i >= 0; i--) {
                    pending.push(inner.args()[i]);
                }
            } else {
                hash = hash * 31 + hash(value);
            }
        }
        return hash;
    }
}
