package id.morph.ir.pass.typed;

import id.morph.ir.Attribute;
import id.morph.ir.Block;
import id.morph.ir.Constant;
import id.morph.ir.Edge;
import id.morph.ir.Instruction;
import id.morph.ir.Op;
import id.morph.ir.Position;
import id.morph.ir.Type;
import id.morph.ir.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Writes instructions of a new function, and converts values between machine types where they are used. */
final class Emitter {

    private final Map<Value, Value> values = new HashMap<>();
    /** The plain value that a machine value was taken out of. */
    private final Map<Value, Value> boxes = new HashMap<>();
    /** Conversions that this block has made already. */
    private final Map<Value, Map<Type, Value>> converted = new HashMap<>();

    private Block block;
    private Position position = Position.NONE;
    private Supplier<Optional<Edge>> handler = Optional::empty;

    /** Goes on at the end of a block. */
    void at(Block next) {
        block = next;
        converted.clear();
    }

    /**
     * What the next instructions stand for.
     *
     * @param unwind makes their unwind edge, if they can throw
     */
    void standingFor(Position where, Supplier<Optional<Edge>> unwind) {
        position = where;
        handler = unwind;
    }

    /** The new value for an old one. */
    void define(Value old, Value made) {
        values.put(old, made);
    }

    boolean defines(Value old) {
        return values.containsKey(old);
    }

    /** The same, for a plain value that is proven to be of that machine type: from here on it is one. */
    void defineUnboxed(Value old, Value made, Type type) {
        if (made.type() == Type.ANY && type != Type.ANY && !(made instanceof Constant)) {
            Value raw = emit(unboxing(type), List.of(), made);
            boxes.put(raw, made);
            values.put(old, raw);
        } else {
            values.put(old, made);
        }
    }

    private static Op unboxing(Type type) {
        return switch (type) {
            case INT -> Op.UNBOX_INT;
            case F64 -> Op.UNBOX_F64;
            case BOOL -> Op.UNBOX_BOOL;
            case ANY, I64, WORD, CELL, ITERATOR, FRAME, NONE, OF_ATTRIBUTE ->
                throw new IllegalArgumentException(type.text());
        };
    }

    /** An old value as one of the wanted type; it is proven to be one. */
    Value use(Value old, Type wanted) {
        Value value = old instanceof Constant ? old : values.get(old);
        if (value == null) {
            throw new IllegalStateException("a value that is never reached is used");
        }
        return convert(value, wanted);
    }

    Value convert(Value value, Type wanted) {
        if (value.fits(wanted)) {
            return value;
        }
        if (value instanceof Constant) {
            // Only in code that cannot be reached, or the analysis would have found the kind.
            return emit(unboxing(wanted), List.of(), value);
        }
        if (wanted == Type.ANY && boxes.containsKey(value)) {
            return boxes.get(value);
        }
        Map<Type, Value> known = converted.computeIfAbsent(value, _ -> new HashMap<>());
        Value made = known.get(wanted);
        if (made == null) {
            made = conversion(value, wanted);
            known.put(wanted, made);
        }
        return made;
    }

    private Value conversion(Value value, Type wanted) {
        if (wanted == Type.ANY) {
            Value box = emit(value.type() == Type.F64 ? Op.BOX_F64 : Op.BOX_INT, List.of(), value);
            return box;
        }
        if (value.type() == Type.ANY) {
            return emit(unboxing(wanted), List.of(), value);
        }
        return convert(convert(value, Type.ANY), wanted);
    }

    Instruction emit(Op op, List<Attribute> attributes, Value... operands) {
        return emit(op, attributes, List.of(operands));
    }

    Instruction emit(Op op, List<Attribute> attributes, List<? extends Value> operands) {
        Instruction made = new Instruction(op, attributes, operands, position);
        if (made.mayThrow()) {
            made.setUnwind(handler.get());
        }
        block.instructions().add(made);
        return made;
    }

    /** One that is known not to throw here. */
    Instruction emitSafe(Op op, List<Attribute> attributes, Value... operands) {
        Instruction made = new Instruction(op, attributes, List.of(operands), position);
        block.instructions().add(made);
        return made;
    }

    Block block() {
        return block;
    }
}
