package id.morph.runtime.primitive;

import id.morph.runtime.MorphBytes;
import id.morph.runtime.MorphDict;
import id.morph.runtime.MorphError;
import id.morph.runtime.MorphList;
import id.morph.runtime.Numbers;
import id.morph.runtime.Operations;
import java.math.BigInteger;

/** Arguments of primitives as the type they must have; {@code TIPE} otherwise. */
final class Arguments {
    private Arguments() {}

    static CharSequence text(String function, Object value) {
        if (value instanceof CharSequence text) {
            return text;
        }
        throw wrong(function, "teks", value);
    }

    static MorphBytes bytes(String function, Object value) {
        if (value instanceof MorphBytes bytes) {
            return bytes;
        }
        throw wrong(function, "bytes", value);
    }

    static MorphList list(String function, Object value) {
        if (value instanceof MorphList list) {
            return list;
        }
        throw wrong(function, "daftar", value);
    }

    static MorphDict dict(String function, Object value) {
        if (value instanceof MorphDict dict) {
            return dict;
        }
        throw wrong(function, "kamus", value);
    }

    /** An int as a long; a big one becomes the nearest long. */
    static long integer(String function, Object value) {
        if (value instanceof Long number) {
            return number;
        }
        if (value instanceof Boolean truth) {
            return truth ? 1 : 0;
        }
        if (value instanceof BigInteger number) {
            return number.signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
        throw wrong(function, "bilangan bulat", value);
    }

    /** A number as a float. */
    static double number(String function, Object value) {
        if (value instanceof Double || value instanceof Boolean || Operations.isInt(value)) {
            return Numbers.toDouble(value);
        }
        throw wrong(function, "angka", value);
    }

    static MorphError wrong(String function, String expected, Object value) {
        return MorphError.of("TIPE.argumen", function, expected, Operations.typeName(value));
    }
}
