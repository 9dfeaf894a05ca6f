package id.morph.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import id.morph.ir.Constant;
import id.morph.ir.Effect;
import id.morph.ir.Op;
import id.morph.ir.Type;
import id.morph.runtime.RuntimeContext;
import id.morph.runtime.system.SystemOperation;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The system dialect has one meaning: what is computed at compile time is what executors compute. */
class SystemDialectTest {
    private static final List<Long> WORDS = List.of(
            0L,
            1L,
            -1L,
            2L,
            7L,
            -8L,
            63L,
            64L,
            65L,
            255L,
            1L << 31,
            1L << 32,
            -1L << 32,
            Long.MAX_VALUE,
            Long.MIN_VALUE);
    private static final List<Double> FLOATS =
            List.of(0.0, -0.0, 1.0, -2.5, 1e300, -1e19, 9.3e18, Double.NaN, Double.POSITIVE_INFINITY, Double.MIN_VALUE);

    private static Stream<Op> operations() {
        return Arrays.stream(Op.values()).filter(op -> op.ordinal() >= Op.WORD_NEG.ordinal());
    }

    @Test
    void executorsThatInterpretHaveEveryOperation() {
        operations()
                .filter(op -> op != Op.MEM_DATA && op != Op.MEM_BASE && op != Op.HOST_CALL)
                .forEach(op -> assertNotNull(SystemOperation.named(op.text()), op.text()));
    }

    @Test
    void pureOperationsFoldToWhatTheyCompute() {
        List<Op> pure = operations()
                .filter(op -> op.effects().isEmpty() && !op.operands().isEmpty())
                .toList();
        for (Op op : pure) {
            for (List<Object> operands : choices(op)) {
                assertEquals(Optional.of(computed(op, operands)), op.fold(constants(operands)), op.text() + operands);
            }
        }
    }

    @Test
    void conversionsThatThrowDoNotFold() {
        Constant large = Constant.of(BigInteger.ONE.shiftLeft(63));
        for (Op op : List.of(Op.WORD_OF_ANY, Op.WORD_OF_INT, Op.BOOL_OF_ANY, Op.F64_OF_ANY)) {
            assertEquals(true, op.effects().contains(Effect.THROWS));
            assertEquals(Optional.empty(), op.fold(List.of(large)), op.text());
            assertEquals(Optional.empty(), op.fold(List.of(Constant.NIL)), op.text());
        }
        assertEquals(Optional.of(Constant.of(5)), Op.WORD_OF_ANY.fold(List.of(Constant.of(5))));
        assertEquals(Optional.of(Constant.TRUE), Op.BOOL_OF_ANY.fold(List.of(Constant.TRUE)));
    }

    /** Every combination of the telling operands, and random ones. */
    private static List<List<Object>> choices(Op op) {
        Random random = new Random(op.ordinal());
        List<List<Object>> all = List.of(List.of());
        for (Type type : op.operands()) {
            List<Object> values = new ArrayList<>(type == Type.F64 ? FLOATS : WORDS);
            for (int i = 0; i < 10; i++) {
                values.add(type == Type.F64 ? (Object) random.nextGaussian() : (Object) random.nextLong());
            }
            List<List<Object>> longer = new ArrayList<>();
            for (List<Object> shorter : all) {
                for (Object value : values) {
                    List<Object> more = new ArrayList<>(shorter);
                    more.add(value);
                    longer.add(more);
                }
            }
            all = longer;
        }
        return all;
    }

    private static Constant computed(Op op, List<Object> operands) {
        try (RuntimeContext context = RuntimeContext.builder().build()) {
            return constant(SystemOperation.named(op.text()).apply(context, operands.toArray()));
        }
    }

    private static List<Constant> constants(List<Object> values) {
        return values.stream().map(SystemDialectTest::constant).toList();
    }

    private static Constant constant(Object value) {
        return switch (value) {
            case Long word -> Constant.of(word);
            case Double number -> Constant.of(number);
            default -> Constant.of((Boolean) value);
        };
    }
}
