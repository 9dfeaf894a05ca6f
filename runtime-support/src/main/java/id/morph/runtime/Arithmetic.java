package id.morph.runtime;

import static id.morph.runtime.Numbers.big;
import static id.morph.runtime.Numbers.isIntegral;
import static id.morph.runtime.Numbers.isNumber;
import static id.morph.runtime.Numbers.normal;
import static id.morph.runtime.Numbers.toDouble;
import static id.morph.runtime.Numbers.widenBoolean;

import java.math.BigInteger;

/** Arithmetic beyond the fast paths of {@link Operations}: big ints, mixed operands, booleans, concatenation, repetition. */
final class Arithmetic {
    /** More bits than this in an int is error {@code MEMORI} on every backend. */
    static final int MAX_BITS = 1 << 30;

    private Arithmetic() {}

    private static MorphError unsupported(String operator, Object a, Object b) {
        return MorphError.of("TIPE.operasi", operator, Operations.typeName(a), Operations.typeName(b));
    }

    static Object add(Object a, Object b) {
        if (isNumber(a) && isNumber(b)) {
            if (a instanceof Double || b instanceof Double) {
                return toDouble(a) + toDouble(b);
            }
            return normal(big(a).add(big(b)));
        }
        if (a instanceof MorphList x && b instanceof MorphList y) {
            if ((long) x.size() + y.size() > Text.MAX_LENGTH) {
                throw MorphError.of("MEMORI.daftar");
            }
            return x.concat(y);
        }
        if (a instanceof MorphBytes x && b instanceof MorphBytes y) {
            if ((long) x.size() + y.size() > Text.MAX_LENGTH) {
                throw MorphError.of("MEMORI.bytes");
            }
            return x.concat(y);
        }
        throw unsupported("+", a, b);
    }

    static Object sub(Object a, Object b) {
        if (isNumber(a) && isNumber(b)) {
            if (a instanceof Double || b instanceof Double) {
                return toDouble(a) - toDouble(b);
            }
            return normal(big(a).subtract(big(b)));
        }
        throw unsupported("-", a, b);
    }

    static Object mul(Object a, Object b) {
        if (isNumber(a) && isNumber(b)) {
            if (a instanceof Double || b instanceof Double) {
                return toDouble(a) * toDouble(b);
            }
            BigInteger x = big(a);
            BigInteger y = big(b);
            if ((long) x.bitLength() + y.bitLength() > MAX_BITS) {
                throw MorphError.of("MEMORI.angka");
            }
            return normal(x.multiply(y));
        }
        if (isIntegral(b)) {
            return repeat(a, b);
        }
        if (isIntegral(a)) {
            return repeat(b, a);
        }
        throw unsupported("*", a, b);
    }

    private static Object repeat(Object sequence, Object times) {
        BigInteger number = big(times);
        long count = number.signum() <= 0 ? 0 : number.bitLength() < 63 ? number.longValue() : Long.MAX_VALUE;
        if (sequence instanceof CharSequence text) {
            return Text.repeat(text, count);
        }
        if (sequence instanceof MorphList list) {
            int length = repeatedLength(list.size(), count, "MEMORI.daftar");
            return list.repeat(length == 0 ? 0 : length / list.size());
        }
        if (sequence instanceof MorphBytes bytes) {
            byte[] data = new byte[repeatedLength(bytes.size(), count, "MEMORI.bytes")];
            for (int at = 0; at < data.length; at += bytes.size()) {
                System.arraycopy(bytes.array(), 0, data, at, bytes.size());
            }
            return new MorphBytes(data);
        }
        throw unsupported("*", sequence, times);
    }

    private static int repeatedLength(int size, long count, String tooLong) {
        if (size == 0 || count == 0) {
            return 0;
        }
        if (count > Text.MAX_LENGTH || size * count > Text.MAX_LENGTH) {
            throw MorphError.of(tooLong);
        }
        return (int) (size * count);
    }

    static Object div(Object a, Object b) {
        if (!isNumber(a) || !isNumber(b)) {
            throw unsupported("/", a, b);
        }
        if (a instanceof Double || b instanceof Double) {
            double divisor = toDouble(b);
            if (divisor == 0) {
                // Before the dividend, which may be an int too large for a float.
                throw MorphError.of("BAGI_NOL.bagi");
            }
            return toDouble(a) / divisor;
        }
        return TrueDivision.divide(widenBoolean(a), widenBoolean(b));
    }

    static Object mod(Object a, Object b) {
        if (!isNumber(a) || !isNumber(b)) {
            throw unsupported("%", a, b);
        }
        if (a instanceof Double || b instanceof Double) {
            return FloatMath.mod(toDouble(a), toDouble(b));
        }
        BigInteger divisor = big(b);
        if (divisor.signum() == 0) {
            throw MorphError.of("BAGI_NOL.sisa");
        }
        return normal(floorMod(big(a), divisor));
    }

    private static BigInteger floorMod(BigInteger a, BigInteger b) {
        BigInteger remainder = a.remainder(b);
        return remainder.signum() != 0 && remainder.signum() != b.signum() ? remainder.add(b) : remainder;
    }

    static Object floorDiv(Object a, Object b) {
        if (!isIntegral(a) || !isIntegral(b)) {
            throw unsupported("bagi_bulat", a, b);
        }
        BigInteger divisor = big(b);
        if (divisor.signum() == 0) {
            throw MorphError.of("BAGI_NOL.bagi");
        }
        BigInteger[] parts = big(a).divideAndRemainder(divisor);
        boolean down = parts[1].signum() != 0 && parts[1].signum() != divisor.signum();
        return normal(down ? parts[0].subtract(BigInteger.ONE) : parts[0]);
    }

    static Object neg(Object a) {
        if (a instanceof Double number) {
            return -number;
        }
        if (isIntegral(a)) {
            return normal(big(a).negate());
        }
        throw MorphError.of("TIPE.operasi_tunggal", "-", Operations.typeName(a));
    }

    static Object bitAnd(Object a, Object b) {
        requireInts("&", a, b);
        return normal(big(a).and(big(b)));
    }

    static Object bitOr(Object a, Object b) {
        requireInts("|", a, b);
        return normal(big(a).or(big(b)));
    }

    static Object bitXor(Object a, Object b) {
        requireInts("^", a, b);
        return normal(big(a).xor(big(b)));
    }

    static Object bitNot(Object a) {
        if (!isIntegral(a)) {
            throw MorphError.of("TIPE.operasi_tunggal", "~", Operations.typeName(a));
        }
        return normal(big(a).not());
    }

    private static void requireInts(String operator, Object a, Object b) {
        if (!isIntegral(a) || !isIntegral(b)) {
            throw unsupported(operator, a, b);
        }
    }

    static Object shiftLeft(Object a, Object b) {
        requireInts("<<", a, b);
        BigInteger value = big(a);
        BigInteger count = big(b);
        if (count.signum() < 0) {
            throw MorphError.of("NILAI.geser_negatif");
        }
        if (value.signum() == 0) {
            return 0L;
        }
        if (count.bitLength() > 31 || value.bitLength() + count.longValue() > MAX_BITS) {
            throw MorphError.of("MEMORI.angka");
        }
        return normal(value.shiftLeft(count.intValue()));
    }

    static Object shiftRight(Object a, Object b) {
        requireInts(">>", a, b);
        BigInteger value = big(a);
        BigInteger count = big(b);
        if (count.signum() < 0) {
            throw MorphError.of("NILAI.geser_negatif");
        }
        return normal(value.shiftRight(count.bitLength() > 31 ? Integer.MAX_VALUE : count.intValue()));
    }
}
