package id.morph.ir;

import java.math.BigInteger;

/**
 * A constant operand. Constants are values without an instruction and are compared by content. A number is boxed where an
 * {@code any} is wanted and bare where its machine type is.
 */
public sealed interface Constant extends Value {

    Constant NIL = new Nil();
    Constant TRUE = new Bool(true);
    Constant FALSE = new Bool(false);
    /** The content of a variable before its first assignment; never seen by a Morph program. */
    Constant UNDEFINED = new Undefined();

    record Nil() implements Constant {}

    record Bool(boolean value) implements Constant {
        @Override
        public Type type() {
            return Type.BOOL;
        }
    }

    record Int(BigInteger value) implements Constant {
        @Override
        public boolean fits(Type wanted) {
            return wanted == Type.ANY
                    || wanted == Type.INT
                    || ((wanted == Type.I64 || wanted == Type.WORD) && value.bitLength() < Long.SIZE);
        }
    }

    /** Compared by bits, so that {@code 0.0} and {@code -0.0} differ and a NaN equals itself. */
    record Float(double value) implements Constant {
        @Override
        public boolean fits(Type wanted) {
            return wanted == Type.ANY || wanted == Type.F64;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Float f && Double.doubleToLongBits(f.value) == Double.doubleToLongBits(value);
        }

        @Override
        public int hashCode() {
            return Double.hashCode(value);
        }
    }

    record Text(String value) implements Constant {}

    record Undefined() implements Constant {}

    static Constant of(boolean value) {
        return value ? TRUE : FALSE;
    }

    static Constant of(long value) {
        return new Int(BigInteger.valueOf(value));
    }

    static Constant of(BigInteger value) {
        return new Int(value);
    }

    static Constant of(double value) {
        return new Float(value);
    }

    static Constant of(String value) {
        return new Text(value);
    }

    @Override
    default Type type() {
        return Type.ANY;
    }
}
