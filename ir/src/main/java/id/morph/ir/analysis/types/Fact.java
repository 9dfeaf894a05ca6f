package id.morph.ir.analysis.types;

import id.morph.ir.Constant;
import id.morph.ir.Instruction;
import id.morph.ir.Op;
import id.morph.ir.Primitive;
import id.morph.ir.Value;
import java.util.List;

/**
 * What is known of a value because a branch was taken.
 *
 * @param kinds the kinds that it may have
 * @param variant the name of the variant that it is, empty if nothing is known about that
 */
record Fact(int kinds, String variant) {

    static final Fact NOTHING = new Fact(-1, "");

    /** What each outcome of a condition tells about one value. */
    record Test(Value value, Fact whenTrue, Fact whenFalse) {
        Test inverted() {
            return new Test(value, whenFalse, whenTrue);
        }
    }

    /** A value that is one of {@code kinds} in one case, and none of them in the other. */
    private static Test exactly(Value value, int kinds) {
        return new Test(value, new Fact(kinds, ""), new Fact(~kinds | Kinds.UNKNOWN, ""));
    }

    private static Test atMost(Value value, int whenTrue, int whenFalse) {
        return new Test(value, new Fact(whenTrue, ""), new Fact(whenFalse, ""));
    }

    /** What a condition tells; empty if nothing. */
    static List<Test> of(Value condition) {
        if (!(condition instanceof Instruction test)) {
            return List.of();
        }
        return switch (test.op()) {
            case NOT -> of(test.operand(0)).stream().map(Test::inverted).toList();
            case TRUTHY -> truth(test.operand(0));
            case EQ -> equality(test.operand(0), test.operand(1));
            case NE ->
                equality(test.operand(0), test.operand(1)).stream()
                        .map(Test::inverted)
                        .toList();
            case IS_DEFINED -> List.of(exactly(test.operand(0), ~Kinds.UNDEFINED));
            case IS_VARIANT ->
                List.of(new Test(test.operand(0), new Fact(Kinds.VARIANT | Kinds.UNKNOWN, test.name(0)), NOTHING));
            case IS_LIST, IS_LIST_MIN -> List.of(atMost(test.operand(0), Kinds.LIST | Kinds.UNKNOWN, -1));
            default -> List.of();
        };
    }

    private static List<Test> truth(Value value) {
        if (value instanceof Instruction primitive
                && primitive.op() == Op.PRIMITIVE
                && primitive.name(0).equals(Primitive.IS_INT.text())) {
            return List.of(exactly(primitive.operand(0), Kinds.INT));
        }
        return List.of(atMost(value, ~(Kinds.NIL | Kinds.FALSE), Kinds.SOMETIMES_FALSE | Kinds.UNKNOWN));
    }

    private static List<Test> equality(Value a, Value b) {
        if (b instanceof Constant.Nil) {
            return List.of(exactly(a, Kinds.NIL));
        }
        if (a instanceof Constant.Nil) {
            return List.of(exactly(b, Kinds.NIL));
        }
        if (b instanceof Constant.Text(String name) && a instanceof Instruction type && type.op() == Op.TYPE_NAME) {
            int kinds = Kinds.named(name);
            return List.of(new Test(
                    type.operand(0),
                    new Fact(kinds | Kinds.UNKNOWN, ""),
                    new Fact(~kinds | Kinds.HOST | Kinds.UNKNOWN, "")));
        }
        return List.of();
    }
}
