package id.morph.ir;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleToLongFunction;
import java.util.function.LongBinaryOperator;
import java.util.function.LongUnaryOperator;

/** Compile-time arithmetic of the system dialect: 64 bits that wrap, and floats of IEEE 754. */
final class WordFolder {

    private WordFolder() {}

    /** A test of two words. */
    interface Test {
        boolean holds(long a, long b);
    }

    static Op.Folder unary(LongUnaryOperator operation) {
        return x -> word(x.get(0)).map(a -> Constant.of(operation.applyAsLong(a)));
    }

    static Op.Folder binary(LongBinaryOperator operation) {
        return x -> word(x.get(0)).flatMap(a -> word(x.get(1)).map(b -> Constant.of(operation.applyAsLong(a, b))));
    }

    static Op.Folder test(Test test) {
        return x -> word(x.get(0)).flatMap(a -> word(x.get(1)).map(b -> Constant.of(test.holds(a, b))));
    }

    static Op.Folder ofFloat(DoubleToLongFunction operation) {
        return x -> number(x.get(0)).map(a -> Constant.of(operation.applyAsLong(a)));
    }

    static long divide(long a, long b) {
        return b == 0 ? 0 : Math.floorDiv(a, b);
    }

    static long modulo(long a, long b) {
        return b == 0 ? a : Math.floorMod(a, b);
    }

    static Optional<Constant> quotient(List<Constant> operands) {
        return number(operands.get(0)).flatMap(a -> number(operands.get(1)).map(b -> Constant.of(a / b)));
    }

    static Optional<Constant> toFloat(List<Constant> operands) {
        return word(operands.get(0)).map(a -> Constant.of((double) a));
    }

    static Optional<Constant> ofBits(List<Constant> operands) {
        return word(operands.get(0)).map(a -> Constant.of(Double.longBitsToDouble(a)));
    }

    /** The same number in another type. */
    static Optional<Constant> same(List<Constant> operands) {
        return Optional.of(operands.get(0));
    }

    static Optional<Constant> toWord(List<Constant> operands) {
        return word(operands.get(0)).map(Constant::of);
    }

    static Optional<Constant> toBool(List<Constant> operands) {
        return operands.get(0) instanceof Constant.Bool known ? Optional.of(known) : Optional.empty();
    }

    private static Optional<Long> word(Constant constant) {
        return constant instanceof Constant.Int known && known.value().bitLength() < Long.SIZE
                ? Optional.of(known.value().longValue())
                : Optional.empty();
    }

    private static Optional<Double> number(Constant constant) {
        return constant instanceof Constant.Float known ? Optional.of(known.value()) : Optional.empty();
    }
}
