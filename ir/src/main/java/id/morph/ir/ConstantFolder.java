package id.morph.ir;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.IntPredicate;

/**
 * Compile-time arithmetic on constants, exactly as the runtime does it (language decisions 1 to 5). What would throw, and
 * what would make the program larger than the computation it replaces, is left to the runtime.
 */
final class ConstantFolder {

    /** Longest number, in bits, that folding may make: a constant should not outgrow the code it replaces. */
    private static final int MAX_BITS = 4096;

    private ConstantFolder() {}

    static Optional<Constant> negate(List<Constant> operands) {
        return integer(operands.get(0))
                .map(BigInteger::negate)
                .map(Constant::of)
                .or(() -> operands.get(0) instanceof Constant.Float f
                        ? Optional.of(Constant.of(-f.value()))
                        : Optional.empty());
    }

    static Optional<Constant> add(List<Constant> operands) {
        if (operands.get(0) instanceof Constant.Text a && operands.get(1) instanceof Constant.Text b) {
            return a.value().length() + b.value().length() > MAX_BITS
                    ? Optional.empty()
                    : Optional.of(Constant.of(a.value() + b.value()));
        }
        return arithmetic(operands, BigInteger::add, Double::sum);
    }

    static Optional<Constant> subtract(List<Constant> operands) {
        return arithmetic(operands, BigInteger::subtract, (a, b) -> a - b);
    }

    static Optional<Constant> multiply(List<Constant> operands) {
        return arithmetic(operands, BigInteger::multiply, (a, b) -> a * b);
    }

    /** Ints only while both are exact as doubles, where double division rounds correctly. */
    static Optional<Constant> divide(List<Constant> operands) {
        Optional<Double> a = exactDouble(operands.get(0));
        Optional<Double> b = exactDouble(operands.get(1));
        return a.isPresent() && b.isPresent() && b.get() != 0
                ? Optional.of(Constant.of(a.get() / b.get()))
                : Optional.empty();
    }

    static Optional<Constant> modulo(List<Constant> operands) {
        Optional<BigInteger> a = integer(operands.get(0));
        Optional<BigInteger> b = integer(operands.get(1));
        if (a.isEmpty() || b.isEmpty() || b.get().signum() == 0) {
            return Optional.empty();
        }
        BigInteger rest = a.get().remainder(b.get());
        return Optional.of(
                Constant.of(rest.signum() != 0 && rest.signum() != b.get().signum() ? rest.add(b.get()) : rest));
    }

    static Optional<Constant> bitAnd(List<Constant> operands) {
        return bitwise(operands, BigInteger::and);
    }

    static Optional<Constant> bitOr(List<Constant> operands) {
        return bitwise(operands, BigInteger::or);
    }

    static Optional<Constant> bitXor(List<Constant> operands) {
        return bitwise(operands, BigInteger::xor);
    }

    static Optional<Constant> bitNot(List<Constant> operands) {
        return integer(operands.get(0)).map(BigInteger::not).map(Constant::of);
    }

    static Optional<Constant> shiftLeft(List<Constant> operands) {
        return shift(operands, true);
    }

    static Optional<Constant> shiftRight(List<Constant> operands) {
        return shift(operands, false);
    }

    static Optional<Constant> equal(List<Constant> operands) {
        return equality(operands.get(0), operands.get(1)).map(Constant::of);
    }

    static Optional<Constant> notEqual(List<Constant> operands) {
        return equality(operands.get(0), operands.get(1)).map(same -> Constant.of(!same));
    }

    static Optional<Constant> less(List<Constant> operands) {
        return compare(operands, sign -> sign < 0);
    }

    static Optional<Constant> lessOrEqual(List<Constant> operands) {
        return compare(operands, sign -> sign <= 0);
    }

    static Optional<Constant> greater(List<Constant> operands) {
        return compare(operands, sign -> sign > 0);
    }

    static Optional<Constant> greaterOrEqual(List<Constant> operands) {
        return compare(operands, sign -> sign >= 0);
    }

    static Optional<Constant> truthy(List<Constant> operands) {
        return switch (operands.get(0)) {
            case Constant.Nil _ -> Optional.of(Constant.FALSE);
            case Constant.Bool b -> Optional.of(Constant.of(b.value()));
            case Constant.Int i -> Optional.of(Constant.of(i.value().signum() != 0));
            case Constant.Float f -> Optional.of(Constant.of(f.value() != 0));
            case Constant.Text t -> Optional.of(Constant.of(!t.value().isEmpty()));
            case Constant.Undefined _ -> Optional.empty();
        };
    }

    static Optional<Constant> not(List<Constant> operands) {
        return operands.get(0) instanceof Constant.Bool b ? Optional.of(Constant.of(!b.value())) : Optional.empty();
    }

    static Optional<Constant> defined(List<Constant> operands) {
        return operands.get(0) instanceof Constant.Undefined ? Optional.empty() : Optional.of(operands.get(0));
    }

    static Optional<Constant> isDefined(List<Constant> operands) {
        return Optional.of(Constant.of(!(operands.get(0) instanceof Constant.Undefined)));
    }

    /** In code points (decision 6); everything else that can be a constant has no length. */
    static Optional<Constant> length(List<Constant> operands) {
        return operands.get(0) instanceof Constant.Text t
                ? Optional.of(Constant.of(t.value().codePointCount(0, t.value().length())))
                : Optional.empty();
    }

    /** Decision 8. */
    static Optional<Constant> typeName(List<Constant> operands) {
        return switch (operands.get(0)) {
            case Constant.Nil _ -> Optional.of(Constant.of("nil"));
            case Constant.Bool _ -> Optional.of(Constant.of("boolean"));
            case Constant.Int _, Constant.Float _ -> Optional.of(Constant.of("angka"));
            case Constant.Text _ -> Optional.of(Constant.of("teks"));
            case Constant.Undefined _ -> Optional.empty();
        };
    }

    /** Tests for what no constant is: a variant, a list. */
    static Optional<Constant> never(List<Constant> operands) {
        return operands.get(0) instanceof Constant.Undefined ? Optional.empty() : Optional.of(Constant.FALSE);
    }

    /** Ints and booleans as numbers (decision 3). */
    private static Optional<BigInteger> integer(Constant constant) {
        return switch (constant) {
            case Constant.Int i -> Optional.of(i.value());
            case Constant.Bool b -> Optional.of(b.value() ? BigInteger.ONE : BigInteger.ZERO);
            case Constant.Nil _, Constant.Float _, Constant.Text _, Constant.Undefined _ -> Optional.empty();
        };
    }

    private static Optional<Double> exactDouble(Constant constant) {
        if (constant instanceof Constant.Float f) {
            return Optional.of(f.value());
        }
        return integer(constant).filter(i -> i.bitLength() <= 53).map(BigInteger::doubleValue);
    }

    private static Optional<Constant> arithmetic(
            List<Constant> operands, BinaryOperator<BigInteger> exact, BinaryOperator<Double> rounded) {
        Optional<BigInteger> a = integer(operands.get(0));
        Optional<BigInteger> b = integer(operands.get(1));
        if (a.isPresent() && b.isPresent()) {
            return small(exact.apply(a.get(), b.get()));
        }
        Optional<Double> x = exactDouble(operands.get(0));
        Optional<Double> y = exactDouble(operands.get(1));
        return x.isPresent() && y.isPresent()
                ? Optional.of(Constant.of(rounded.apply(x.get(), y.get())))
                : Optional.empty();
    }

    private static Optional<Constant> bitwise(List<Constant> operands, BinaryOperator<BigInteger> operation) {
        Optional<BigInteger> a = integer(operands.get(0));
        Optional<BigInteger> b = integer(operands.get(1));
        return a.isPresent() && b.isPresent()
                ? Optional.of(Constant.of(operation.apply(a.get(), b.get())))
                : Optional.empty();
    }

    private static Optional<Constant> shift(List<Constant> operands, boolean left) {
        Optional<BigInteger> a = integer(operands.get(0));
        Optional<BigInteger> count = integer(operands.get(1));
        if (a.isEmpty()
                || count.isEmpty()
                || count.get().signum() < 0
                || count.get().bitLength() > 12) {
            return Optional.empty();
        }
        int bits = count.get().intValueExact();
        return small(left ? a.get().shiftLeft(bits) : a.get().shiftRight(bits));
    }

    private static Optional<Constant> small(BigInteger value) {
        return value.bitLength() <= MAX_BITS ? Optional.of(Constant.of(value)) : Optional.empty();
    }

    private static Optional<Boolean> equality(Constant a, Constant b) {
        if (a instanceof Constant.Undefined || b instanceof Constant.Undefined) {
            return Optional.empty();
        }
        if (numeric(a) && numeric(b)) {
            Optional<Double> x = exactDouble(a);
            Optional<Double> y = exactDouble(b);
            if (x.isPresent() && y.isPresent()) {
                return Optional.of(x.get().doubleValue() == y.get().doubleValue());
            }
            return integer(a).isPresent() && integer(b).isPresent()
                    ? Optional.of(integer(a).equals(integer(b)))
                    : Optional.empty();
        }
        return Optional.of(a.equals(b));
    }

    private static boolean numeric(Constant constant) {
        return constant instanceof Constant.Float || integer(constant).isPresent();
    }

    private static Optional<Constant> compare(List<Constant> operands, IntPredicate holds) {
        Constant a = operands.get(0);
        Constant b = operands.get(1);
        if (integer(a).isPresent() && integer(b).isPresent()) {
            return Optional.of(
                    Constant.of(holds.test(integer(a).get().compareTo(integer(b).get()))));
        }
        Optional<Double> x = exactDouble(a);
        Optional<Double> y = exactDouble(b);
        if (x.isPresent() && y.isPresent()) {
            if (x.get().isNaN() || y.get().isNaN()) {
                return Optional.of(Constant.FALSE);
            }
            double difference = x.get().doubleValue() == y.get().doubleValue() ? 0 : Double.compare(x.get(), y.get());
            return Optional.of(Constant.of(holds.test((int) Math.signum(difference))));
        }
        return Optional.empty();
    }
}
