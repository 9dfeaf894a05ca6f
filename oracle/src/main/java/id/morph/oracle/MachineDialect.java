package id.morph.oracle;

import id.morph.ir.Function;
import id.morph.ir.Instruction;
import id.morph.ir.Op;
import id.morph.ir.Type;
import id.morph.runtime.MorphClass;
import id.morph.runtime.MorphError;
import id.morph.runtime.MorphInstance;
import id.morph.runtime.MorphList;
import id.morph.runtime.Nil;
import id.morph.runtime.Operations;
import id.morph.runtime.Undefined;
import id.morph.runtime.primitive.Primitives;
import id.morph.runtime.system.SystemOperation;
import java.math.BigInteger;
import java.util.Optional;

/**
 * What the operations of the machine dialect do. Numbers are the same Java objects as in the dynamic dialect, and every proof
 * that an operation rests on is checked: a program that shows one to be wrong ends in an {@link IllegalStateException}, which
 * means a defect in a pass.
 */
final class MachineDialect {

    private final Machine machine;

    MachineDialect(Machine machine) {
        this.machine = machine;
    }

    Object evaluate(Instruction i, Object[] x) {
        return checked(i, i.type(), result(i, x));
    }

    private Object result(Instruction i, Object[] x) {
        return switch (i.op()) {
            case BOX_INT, BOX_F64, UNBOX_INT, UNBOX_F64, UNBOX_BOOL, I64_OF_INT -> x[0];
            case F64_OF_I64, F64_OF_INT ->
                Primitives.find("to_float").orElseThrow().call(machine.context(), x);
            case INT_NEG, I64_NEG, F64_NEG -> Operations.neg(x[0]);
            case INT_ADD, I64_ADD, F64_ADD -> Operations.add(x[0], x[1]);
            case INT_SUB, I64_SUB, F64_SUB -> Operations.sub(x[0], x[1]);
            case INT_MUL, I64_MUL, F64_MUL -> Operations.mul(x[0], x[1]);
            case INT_DIV, F64_DIV -> Operations.div(x[0], x[1]);
            case INT_MOD, I64_MOD, F64_MOD -> Operations.mod(x[0], x[1]);
            case INT_FLOOR_DIV, I64_FLOOR_DIV -> Operations.floorDiv(x[0], x[1]);
            case INT_AND, I64_AND -> Operations.bitAnd(x[0], x[1]);
            case INT_OR, I64_OR -> Operations.bitOr(x[0], x[1]);
            case INT_XOR, I64_XOR -> Operations.bitXor(x[0], x[1]);
            case INT_NOT, I64_NOT -> Operations.bitNot(x[0]);
            case INT_SHL, I64_SHL -> Operations.shiftLeft(x[0], x[1]);
            case INT_SHR, I64_SHR -> Operations.shiftRight(x[0], x[1]);
            case F64_SQRT -> Primitives.find("sqrt").orElseThrow().call(machine.context(), x);
            case INT_EQ, I64_EQ, F64_EQ -> Operations.eq(x[0], x[1]);
            case INT_NE, I64_NE, F64_NE -> Operations.ne(x[0], x[1]);
            case INT_LT, I64_LT, F64_LT -> Operations.lt(x[0], x[1]);
            case INT_LE, I64_LE, F64_LE -> Operations.le(x[0], x[1]);
            case INT_GT, I64_GT, F64_GT -> Operations.gt(x[0], x[1]);
            case INT_GE, I64_GE, F64_GE -> Operations.ge(x[0], x[1]);

            case REF_EQ, REF_NE -> {
                boolean equal = Operations.eq(x[0], x[1]);
                require(i, equal == (x[0] == x[1]));
                yield equal == (i.op() == Op.REF_EQ);
            }

            case LIST_NEW -> MorphList.wrap(x);
            case LIST_GET -> elementOf(i, x[0], Operations.index(x[0], x[1]));
            case LIST_SET -> {
                Operations.setIndex(x[0], x[1], x[2]);
                yield elementOf(i, x[0], Activation.NOTHING);
            }
            case LIST_APPEND -> {
                Primitives.find("list_append").orElseThrow().call(machine.context(), x);
                yield Activation.NOTHING;
            }
            case LIST_ELEMENT -> {
                require(i, x[0] instanceof MorphList && inRange((MorphList) x[0], x[1]));
                yield Operations.index(x[0], x[1]);
            }
            case LIST_SET_ELEMENT -> {
                require(i, x[0] instanceof MorphList && inRange((MorphList) x[0], x[1]));
                Operations.setIndex(x[0], x[1], x[2]);
                yield Activation.NOTHING;
            }
            case CONTAINER_LENGTH -> Operations.length(x[0]);
            case LIST_VERSION -> (long) list(i, x[0]).modCount();
            case LIST_UNCHANGED -> {
                if (list(i, x[0]).modCount() != (Long) x[1]) {
                    throw MorphError.of("ITERASI.daftar");
                }
                yield Activation.NOTHING;
            }

            case CLASS_NEW -> {
                MorphClass made = MorphClass.of(i.name(1), x);
                machine.setLayout(made, i.name(0));
                yield made;
            }
            case OBJECT_NEW -> {
                require(i, x[0] instanceof MorphClass c && machine.layout(c).equals(Optional.of(i.name(0))));
                yield ((MorphClass) x[0]).allocate();
            }
            case FIELD_GET -> {
                requireSure(i, x[0]);
                Object value = Operations.getAttribute(x[0], i.name(1));
                requireLayout(i, x[0]);
                yield value;
            }
            case FIELD_SET -> {
                requireSure(i, x[0]);
                Operations.setAttribute(x[0], i.name(1), x[1]);
                requireLayout(i, x[0]);
                yield Activation.NOTHING;
            }
            case OBJECT_CHECK -> {
                throwUnlessLayout(i, x[0]);
                yield Activation.NOTHING;
            }
            case CALL_TYPED -> machine.call(machine.function(i.symbol(0)), x);
            case CALL_METHOD -> callMethod(i, x);
            case GLOBAL_LOAD -> Evaluator.defined(machine.global(i.symbol(0), i.name(1)), i.name(1));
            case GLOBAL_STORE -> {
                machine.module(i.symbol(0)).put(i.name(1), x[0]);
                yield Activation.NOTHING;
            }
            default -> system(i, x);
        };
    }

    private Object system(Instruction i, Object[] x) {
        SystemOperation operation = SystemOperation.named(i.op().text());
        if (operation == null) {
            throw new IllegalArgumentException(i.op().text() + " is not of the machine dialect");
        }
        Object result = operation.apply(machine.context(), x);
        return result == null ? Activation.NOTHING : result;
    }

    private Object callMethod(Instruction i, Object[] x) {
        throwUnlessLayout(i, x[0]);
        String layout = machine.layout(((MorphInstance) x[0]).morphClass()).orElseThrow();
        Function method = machine.program()
                .methodSymbol(layout, i.name(1))
                .flatMap(machine.program()::function)
                .orElseThrow(() -> unsound(i));
        return machine.call(method, x);
    }

    private static boolean inRange(MorphList list, Object index) {
        return index instanceof Long number && number >= 0 && number < list.size();
    }

    private static MorphList list(Instruction i, Object value) {
        require(i, value instanceof MorphList);
        return (MorphList) value;
    }

    private static Object elementOf(Instruction i, Object receiver, Object result) {
        require(i, receiver instanceof MorphList);
        return result;
    }

    private void requireLayout(Instruction i, Object receiver) {
        require(i, hasLayout(i, receiver));
    }

    /** Whoever has another layout lacks the attribute, and throws what its reading throws. */
    private void throwUnlessLayout(Instruction i, Object receiver) {
        requireSure(i, receiver);
        if (!hasLayout(i, receiver)) {
            Operations.getAttribute(receiver, i.name(1));
            throw unsound(i);
        }
    }

    private void requireSure(Instruction i, Object receiver) {
        if (receiver == Nil.NIL || !machine.program().isSure(i.name(0), i.name(1))) {
            return;
        }
        require(i, hasLayout(i, receiver));
        if (i.op() == Op.FIELD_GET) {
            require(i, ((MorphInstance) receiver).get(i.name(1)) != null);
        }
    }

    private boolean hasLayout(Instruction i, Object receiver) {
        return receiver instanceof MorphInstance instance
                && machine.layout(instance.morphClass())
                        .filter(layout -> machine.program().inherits(layout, i.name(0)))
                        .isPresent();
    }

    /** The result, if it is of the type that the instruction claims. */
    private Object checked(Instruction i, Type type, Object value) {
        require(
                i,
                switch (type) {
                    case I64 -> value instanceof Long number && machine.word().holds(number);
                    case WORD -> value instanceof Long;
                    case INT -> value instanceof Long || value instanceof BigInteger;
                    case F64 -> value instanceof Double;
                    case BOOL -> value instanceof Boolean;
                    case ANY -> value != null && value != Undefined.UNDEFINED;
                    case CELL, ITERATOR, FRAME, NONE, OF_ATTRIBUTE -> true;
                });
        return value;
    }

    private static void require(Instruction i, boolean proven) {
        if (!proven) {
            throw unsound(i);
        }
    }

    private static IllegalStateException unsound(Instruction i) {
        return new IllegalStateException(
                "wrong proof: " + i.op().text() + " " + i.attributes() + " at " + i.position());
    }
}
