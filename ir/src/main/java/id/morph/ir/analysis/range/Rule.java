package id.morph.ir.analysis.range;

import id.morph.ir.Op;
import id.morph.ir.Type;
import java.util.Arrays;
import java.util.Optional;

/** How the interval of a node of a {@link RangeGraph} follows from those of others. */
sealed interface Rule {

    /** The nodes that it follows from. */
    int[] inputs();

    /** The interval, empty as long as one that is needed is empty. */
    Optional<Interval> evaluate(Interval[] known);

    /** Known beforehand. */
    record Fixed(Interval interval) implements Rule {
        @Override
        public int[] inputs() {
            return NONE;
        }

        @Override
        public Optional<Interval> evaluate(Interval[] known) {
            return Optional.of(interval);
        }
    }

    /** Any of the inputs: a parameter of a block or function, a field, a global, a function's result. */
    final class Join implements Rule {
        private int[] inputs = NONE;
        private int size;

        void add(int input) {
            if (size == inputs.length) {
                inputs = Arrays.copyOf(inputs, Math.max(2, 2 * size));
            }
            inputs[size++] = input;
        }

        @Override
        public int[] inputs() {
            return inputs.length == size ? inputs : Arrays.copyOf(inputs, size);
        }

        @Override
        public Optional<Interval> evaluate(Interval[] known) {
            Interval all = null;
            for (int i = 0; i < size; i++) {
                Interval input = known[inputs[i]];
                if (input != null) {
                    all = all == null ? input : all.join(input);
                }
            }
            return Optional.ofNullable(all);
        }
    }

    /** The input where a comparison with another value has been true. */
    record Refined(int input, Relation relation, int bound) implements Rule {
        @Override
        public int[] inputs() {
            return new int[] {input, bound};
        }

        @Override
        public Optional<Interval> evaluate(Interval[] known) {
            return known[input] == null || known[bound] == null
                    ? Optional.empty()
                    : known[input].refine(relation, known[bound]);
        }
    }

    /**
     * The result of an operation with one or two operands; {@code second} is {@code first} if there is one only.
     *
     * @param word what operations on words have been proven to give
     */
    record Operation(Op op, int first, int second, Interval word) implements Rule {
        @Override
        public int[] inputs() {
            return new int[] {first, second};
        }

        @Override
        public Optional<Interval> evaluate(Interval[] known) {
            Interval a = known[first];
            Interval b = known[second];
            if (a == null || b == null) {
                return Optional.empty();
            }
            return op.result() == Type.I64 ? result(a, b).meet(word) : Optional.of(result(a, b));
        }

        private Interval result(Interval a, Interval b) {
            return switch (op) {
                case INT_NEG, I64_NEG -> a.negate();
                case INT_ADD, I64_ADD -> a.add(b);
                case INT_SUB, I64_SUB -> a.subtract(b);
                case INT_MUL, I64_MUL -> a.multiply(b);
                case INT_MOD, I64_MOD -> a.modulo(b);
                case INT_FLOOR_DIV, I64_FLOOR_DIV -> a.floorDivide(b);
                case INT_AND, I64_AND -> a.and(b);
                case INT_OR, I64_OR -> a.or(b);
                case INT_XOR, I64_XOR -> a.xor(b);
                case INT_NOT, I64_NOT -> a.complement();
                case INT_SHL, I64_SHL -> a.shiftLeft(b);
                case INT_SHR, I64_SHR -> a.shiftRight(b);
                default -> Interval.ALL;
            };
        }
    }

    int[] NONE = {};
}
