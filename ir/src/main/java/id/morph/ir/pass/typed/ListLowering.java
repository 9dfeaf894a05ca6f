package id.morph.ir.pass.typed;

import id.morph.ir.Attribute;
import id.morph.ir.Constant;
import id.morph.ir.Instruction;
import id.morph.ir.Op;
import id.morph.ir.Primitive;
import id.morph.ir.Type;
import id.morph.ir.Value;
import id.morph.ir.analysis.types.Context;
import id.morph.ir.analysis.types.Kinds;
import id.morph.ir.analysis.types.TypeValue;
import java.util.List;
import java.util.Optional;

/** Lists whose elements are proven to be of one machine type, and others that are proven to be lists. */
final class ListLowering {

    /** What indexing reads without being a list. */
    private static final int OTHERS_TO_READ = Kinds.TEXT | Kinds.DICT | Kinds.BYTES | Kinds.MODULE | Kinds.HOST;

    private static final int OTHERS_TO_WRITE = Kinds.DICT | Kinds.MODULE | Kinds.HOST;

    private final Program program;
    private final Context context;
    private final Emitter emitter;

    ListLowering(Program program, Context context, Emitter emitter) {
        this.program = program;
        this.context = context;
        this.emitter = emitter;
    }

    /** What stands for the instruction; empty if it is not about lists. */
    Optional<Value> lower(Instruction old, List<TypeValue> operands) {
        return switch (old.op()) {
            case LENGTH ->
                Optional.of(emitter.emit(Op.CONTAINER_LENGTH, List.of(), emitter.use(old.operand(0), Type.ANY)));
            case LIST -> Optional.of(create(old));
            case MUL -> fill(old, operands);
            case INDEX -> index(old, operands);
            case SET_INDEX -> setIndex(old, operands);
            case PRIMITIVE ->
                old.name(0).equals(Primitive.LIST_APPEND.text()) ? append(old, operands) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static List<Attribute> attribute(Type type) {
        return List.of(new Attribute.OfType(type));
    }

    private Value create(Instruction old) {
        Type type = MachineType.of(program.types().elementsOf(context, old));
        List<Value> elements = old.operands().stream()
                .map(element -> emitter.use(element, type))
                .toList();
        return emitter.emit(Op.LIST_NEW, attribute(type), elements);
    }

    /** {@code [x] * n}: what the list of one element was made for. */
    private Optional<Value> fill(Instruction old, List<TypeValue> operands) {
        if (!(old.operand(0) instanceof Instruction single)
                || single.op() != Op.LIST
                || single.operands().size() != 1
                || !operands.get(1).isOnly(Kinds.INT)
                || MachineType.of(program.types().elementsOf(context, old)) != Type.ANY) {
            return Optional.empty();
        }
        return Optional.of(emitter.emit(
                Op.PRIMITIVE,
                List.of(new Attribute.Name(Primitive.LIST_FILLED.text())),
                emitter.use(old.operand(1), Type.ANY),
                emitter.use(single.operand(0), Type.ANY)));
    }

    /** The type of the elements of all lists that the value may be. */
    private Type elements(TypeValue list) {
        return MachineType.of(program.types().elements(list));
    }

    private Optional<Value> index(Instruction old, List<TypeValue> operands) {
        TypeValue container = operands.get(0);
        if (!container.may(Kinds.LIST)
                || container.may(OTHERS_TO_READ)
                || !operands.get(1).isOnly(Kinds.INT)) {
            return Optional.empty();
        }
        return Optional.of(emitter.emit(
                Op.LIST_GET,
                attribute(elements(container)),
                emitter.use(old.operand(0), Type.ANY),
                emitter.use(old.operand(1), Type.INT)));
    }

    private Optional<Value> setIndex(Instruction old, List<TypeValue> operands) {
        TypeValue container = operands.get(0);
        if (!container.may(Kinds.LIST)
                || container.may(OTHERS_TO_WRITE)
                || !operands.get(1).isOnly(Kinds.INT)) {
            return Optional.empty();
        }
        Type type = elements(container);
        return Optional.of(emitter.emit(
                Op.LIST_SET,
                attribute(type),
                emitter.use(old.operand(0), Type.ANY),
                emitter.use(old.operand(1), Type.INT),
                emitter.use(old.operand(2), type)));
    }

    private Optional<Value> append(Instruction old, List<TypeValue> operands) {
        if (!operands.getFirst().may(Kinds.LIST)) {
            return Optional.empty();
        }
        Type type = elements(operands.getFirst());
        emitter.emit(
                Op.LIST_APPEND,
                attribute(type),
                emitter.use(old.operand(0), Type.ANY),
                emitter.use(old.operand(1), type));
        return Optional.of(Constant.NIL);
    }
}
