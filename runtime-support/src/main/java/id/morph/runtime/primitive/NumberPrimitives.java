package id.morph.runtime.primitive;

import static id.morph.runtime.primitive.HostPrimitive.of1;
import static id.morph.runtime.primitive.HostPrimitive.of2;

import id.morph.runtime.FloatMath;
import id.morph.runtime.FloatText;
import id.morph.runtime.IntText;
import id.morph.runtime.MorphError;
import id.morph.runtime.Numbers;
import id.morph.runtime.Operations;
import java.math.BigInteger;
import java.util.List;

/** Numbers. */
final class NumberPrimitives {
    static final List<String> NAMES =
            List.of("to_int", "to_float", "floor_div", "is_int", "sqrt", "float_bits", "float_from_bits");

    private NumberPrimitives() {}

    static HostPrimitive find(String name) {
        return switch (name) {
            case "to_int" -> of1(name, (context, value) -> toInt(value));
            case "to_float" -> of1(name, (context, value) -> toFloat(value));
            case "floor_div" -> of2(name, (context, a, b) -> Operations.floorDiv(a, b));
            case "is_int" -> of1(name, (context, value) -> Operations.isInt(value));
            case "sqrt" -> of1(name, (context, value) -> FloatMath.sqrt(Arguments.number(name, value)));
            case "float_bits" -> of1(name, (context, value) -> bits(Arguments.number(name, value)));
            case "float_from_bits" -> of1(name, (context, value) -> fromBits(value));
            default -> null;
        };
    }

    private static Object toInt(Object value) {
        if (Operations.isInt(value)) {
            return value;
        }
        if (value instanceof Double number) {
            if (number.isNaN() || number.isInfinite()) {
                throw MorphError.of("NILAI.int_pecahan", FloatText.format(number));
            }
            return Numbers.truncate(number);
        }
        if (value instanceof CharSequence text) {
            Object number = IntText.parse(text);
            if (number == null) {
                throw MorphError.of("NILAI.int_teks", text);
            }
            return number;
        }
        if (value instanceof Boolean truth) {
            return truth ? 1L : 0L;
        }
        throw Arguments.wrong("int", "angka atau teks", value);
    }

    private static Object toFloat(Object value) {
        if (value instanceof CharSequence text) {
            Double number = FloatText.parse(text);
            if (number == null) {
                throw MorphError.of("NILAI.float_teks", text);
            }
            return number;
        }
        if (value instanceof Boolean || value instanceof Double || Operations.isInt(value)) {
            return Numbers.toDouble(value);
        }
        throw Arguments.wrong("float", "angka atau teks", value);
    }

    /** As an unsigned int; every {@code nan} has the same bits. */
    private static Object bits(double number) {
        long bits = Double.doubleToLongBits(number);
        return bits >= 0 ? (Object) bits : new BigInteger(Long.toUnsignedString(bits));
    }

    private static double fromBits(Object value) {
        if (!Operations.isInt(value)) {
            throw Arguments.wrong("float_from_bits", "bilangan bulat", value);
        }
        BigInteger bits = value instanceof Long number ? BigInteger.valueOf(number) : (BigInteger) value;
        if (bits.signum() < 0 || bits.bitLength() > 64) {
            throw MorphError.of("NILAI.bita64", bits);
        }
        return Double.longBitsToDouble(bits.longValue());
    }
}
