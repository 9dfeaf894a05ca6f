package id.morph.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One operation in a block; its result, if it has one, is the instruction itself. */
public final class Instruction implements Value {

    private final Op op;
    private final List<Attribute> attributes;
    private final List<Value> operands;
    private final Type type;
    private Position position;
    private Edge unwind;

    public Instruction(Op op, List<Attribute> attributes, List<? extends Value> operands, Position position) {
        this.op = op;
        this.attributes = List.copyOf(attributes);
        this.operands = new ArrayList<>(operands);
        this.type = op.result() == Type.OF_ATTRIBUTE ? declared(this.attributes) : op.result();
        this.position = position;
    }

    public Op op() {
        return op;
    }

    public List<Attribute> attributes() {
        return attributes;
    }

    /** The name attribute at {@code index}; the op table guarantees the kind. */
    public String name(int index) {
        return ((Attribute.Name) attributes.get(index)).text();
    }

    public String symbol(int index) {
        return ((Attribute.Symbol) attributes.get(index)).text();
    }

    public int number(int index) {
        return ((Attribute.Int) attributes.get(index)).value();
    }

    /** The operands in order; passes may change the list in place. */
    public List<Value> operands() {
        return operands;
    }

    public Value operand(int index) {
        return operands.get(index);
    }

    public Position position() {
        return position;
    }

    public void setPosition(Position position) {
        this.position = position;
    }

    /** Where control goes when this instruction throws; empty: the error leaves the function. */
    public Optional<Edge> unwind() {
        return Optional.ofNullable(unwind);
    }

    public void setUnwind(Optional<Edge> edge) {
        this.unwind = edge.orElse(null);
    }

    /** The type attribute; the op table guarantees that there is one. */
    public Type declaredType() {
        return declared(attributes);
    }

    private static Type declared(List<Attribute> attributes) {
        return ((Attribute.OfType) attributes.getLast()).type();
    }

    @Override
    public Type type() {
        return type;
    }

    /**
     * Whether it may raise a Morph error, as its op or its primitive says. A division by a constant does not, unless an edge says
     * where the error would go.
     */
    public boolean mayThrow() {
        return has(Effect.THROWS);
    }

    /** Whether it may be deleted when nobody uses its result. */
    public boolean removable() {
        return !has(Effect.WRITES) && !has(Effect.THROWS);
    }

    public boolean has(Effect effect) {
        if (op == Op.PRIMITIVE) {
            return Primitive.named(name(0)).orElseThrow().effects().contains(effect);
        }
        return op.effects().contains(effect) && !(effect == Effect.THROWS && unwind == null && dividesByConstant());
    }

    private boolean dividesByConstant() {
        return switch (op) {
            case I64_MOD, I64_FLOOR_DIV, INT_MOD, INT_FLOOR_DIV ->
                operands.get(1) instanceof Constant.Int divisor
                        && divisor.value().signum() > 0;
            case F64_DIV, F64_MOD -> operands.get(1) instanceof Constant.Float divisor && divisor.value() != 0;
            default -> false;
        };
    }
}
