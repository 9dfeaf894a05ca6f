package id.morph.backend.sfox.image;

import java.math.BigInteger;
import java.util.List;

/** A constant as an image stores it. */
public sealed interface Datum {

    Datum NIL = new Nil();
    Datum TRUE = new Bool(true);
    Datum FALSE = new Bool(false);
    Datum UNDEFINED = new Undefined();

    record Nil() implements Datum {}

    record Bool(boolean value) implements Datum {}

    record Int(long value) implements Datum {}

    /** An int that does not fit {@link Int}; version 2 only. */
    record Big(BigInteger value) implements Datum {}

    /** Compared by bits, so that {@code 0.0} and {@code -0.0} differ and a NaN equals itself. */
    record Float(double value) implements Datum {
        @Override
        public boolean equals(Object other) {
            return other instanceof Float f && Double.doubleToRawLongBits(f.value) == Double.doubleToRawLongBits(value);
        }

        @Override
        public int hashCode() {
            return Double.hashCode(value);
        }
    }

    record Text(String value) implements Datum {}

    record Items(List<Datum> values) implements Datum {
        public Items {
            values = List.copyOf(values);
        }
    }

    record Pair(Datum key, Datum value) {}

    /** A dict in the order in which the image lists its pairs. */
    record Pairs(List<Pair> values) implements Datum {
        public Pairs {
            values = List.copyOf(values);
        }

        /** The value under a text key, or nil. */
        public Datum get(String key) {
            for (Pair pair : values.reversed()) {
                if (pair.key instanceof Text(String name) && name.equals(key)) {
                    return pair.value;
                }
            }
            return NIL;
        }
    }

    /** Tag 7 of version 1. */
    record Code(CodeObject value) implements Datum {}

    /** The content of a variable before its first assignment; version 2 only. */
    record Undefined() implements Datum {}

    static Datum of(boolean value) {
        return value ? TRUE : FALSE;
    }

    static Datum of(long value) {
        return new Int(value);
    }

    /** The smallest form that holds the value. */
    static Datum of(BigInteger value) {
        return value.bitLength() < 64 ? new Int(value.longValue()) : new Big(value);
    }

    static Datum of(double value) {
        return new Float(value);
    }

    static Datum of(String value) {
        return new Text(value);
    }
}
