package id.morph.ir.analysis;

import id.morph.ir.Constant;
import id.morph.ir.Effect;
import id.morph.ir.Instruction;
import id.morph.ir.Op;
import id.morph.ir.Type;
import id.morph.ir.Value;
import java.util.Optional;
import java.util.Set;

/**
 * Which parts of memory an instruction reads and writes. Parts do not overlap: all fields of one name are one part, all elements
 * of lists and dicts are another. An instruction that the table does not know reads or writes everything, as its op says.
 */
public final class Memory {

    private Memory() {}

    /** A part of memory. */
    public sealed interface Part {}

    /** The fields of that name, of all objects. */
    public record Field(String name) implements Part {}

    /** The globals of that name, of all units. */
    public record Global(String name) implements Part {}

    private enum Whole implements Part {
        /** Elements of lists, values of dicts. */
        ELEMENTS,
        /** How many elements there are, under which keys. */
        LENGTHS,
        CELLS,
        FRAMES,
        /** What the system dialect loads and stores. */
        BYTES,
        /** How large that memory is. */
        PAGES,
        /** Written with every global. */
        EACH_GLOBAL,
        /** A global whose name is not known: {@code M[name] = x}. */
        SOME_GLOBAL,
        /** What only the unknown reads. */
        REST
    }

    /** Stands for every part there is. */
    public static final Set<Part> EVERYTHING = Set.of(Whole.REST);

    private static final Set<Part> CONTAINERS = Set.of(Whole.ELEMENTS, Whole.LENGTHS);

    /** The parts that the result depends on; {@link #EVERYTHING} if that is not known. */
    public static Set<Part> reads(Instruction instruction) {
        if (!instruction.has(Effect.READS)) {
            return Set.of();
        }
        return switch (instruction.op()) {
            case EQ, NE, LT, LE, GT, GE ->
                scalar(instruction.operand(0)) || scalar(instruction.operand(1)) ? Set.of() : CONTAINERS;
            case ADD -> addsScalars(instruction) ? Set.of() : CONTAINERS;
            case INDEX -> Set.of(Whole.ELEMENTS, Whole.LENGTHS, Whole.EACH_GLOBAL, Whole.SOME_GLOBAL);
            case LIST_GET -> CONTAINERS;
            case LIST_ELEMENT -> Set.of(Whole.ELEMENTS);
            case TRUTHY, LENGTH, CONTAINER_LENGTH, LIST_VERSION, LIST_UNCHANGED, UNPACK_CHECK, IS_LIST, IS_LIST_MIN ->
                Set.of(Whole.LENGTHS);
            case ATTRIBUTE -> {
                String name = instruction.name(0);
                yield Set.of(new Field(name), new Global(name), Whole.SOME_GLOBAL, Whole.ELEMENTS, Whole.LENGTHS);
            }
            case FIELD_GET -> Set.of(new Field(instruction.name(1)));
            case GLOBAL_GET, GLOBAL_PROBE, GLOBAL_LOAD -> Set.of(new Global(instruction.name(1)), Whole.SOME_GLOBAL);
            case CELL_GET -> Set.of(Whole.CELLS);
            case FRAME_LOAD, FRAME_LOAD_CELL, FRAME_LOAD_ITERATOR, FRAME_STATE -> Set.of(Whole.FRAMES);
            case MEM_LOAD8, MEM_LOAD8S, MEM_LOAD16, MEM_LOAD16S, MEM_LOAD32, MEM_LOAD32S, MEM_LOAD64, MEM_LOADF64 ->
                Set.of(Whole.BYTES, Whole.PAGES);
            case MEM_SIZE -> Set.of(Whole.PAGES);
            default -> EVERYTHING;
        };
    }

    /** The parts that it may change; {@link #EVERYTHING} if that is not known. */
    public static Set<Part> writes(Instruction instruction) {
        if (!instruction.has(Effect.WRITES)) {
            return Set.of();
        }
        return switch (instruction.op()) {
            case SET_INDEX -> {
                boolean module = !(instruction.operand(1) instanceof Constant key) || key instanceof Constant.Text;
                yield module ? Set.of(Whole.ELEMENTS, Whole.LENGTHS, Whole.SOME_GLOBAL) : CONTAINERS;
            }
            case LIST_SET, LIST_SET_ELEMENT -> Set.of(Whole.ELEMENTS);
            case LIST_APPEND -> Set.of(Whole.LENGTHS);
            case SET_ATTRIBUTE -> {
                String name = instruction.name(0);
                yield Set.of(new Field(name), new Global(name), Whole.EACH_GLOBAL);
            }
            case FIELD_SET -> Set.of(new Field(instruction.name(1)));
            case GLOBAL_SET, GLOBAL_STORE -> Set.of(new Global(instruction.name(1)), Whole.EACH_GLOBAL);
            case CELL_SET -> Set.of(Whole.CELLS);
            case FRAME_STORE, FRAME_STORE_CELL, FRAME_STORE_ITERATOR, FRAME_SET_STATE, FRAME_FINISH ->
                Set.of(Whole.FRAMES);
            case MEM_STORE8, MEM_STORE16, MEM_STORE32, MEM_STORE64, MEM_STOREF64, MEM_COPY, MEM_FILL ->
                Set.of(Whole.BYTES);
            // Another thread may have written anything in the memory since.
            case MEM_ATOMIC_LOAD, MEM_ATOMIC_STORE, MEM_ATOMIC_ADD, MEM_ATOMIC_CAS -> Set.of(Whole.BYTES, Whole.PAGES);
            case MEM_GROW, MEM_INIT -> Set.of(Whole.BYTES, Whole.PAGES);
            default -> EVERYTHING;
        };
    }

    /** Whether the instruction itself may change how many elements some list has; a called function may still. */
    public static boolean resizesLists(Instruction instruction) {
        return switch (instruction.op()) {
            case SET_INDEX, LIST_SET, LIST_SET_ELEMENT -> false;
            default -> {
                Set<Part> parts = writes(instruction);
                yield parts.contains(Whole.LENGTHS) || parts.equals(EVERYTHING);
            }
        };
    }

    /**
     * Whether two executions with equal operands and unchanged memory give the same result, of which the second may be left
     * out. If the first has not thrown, the second would not throw either.
     */
    public static boolean repeatable(Instruction instruction) {
        Op op = instruction.op();
        return !instruction.has(Effect.WRITES)
                && (!instruction.has(Effect.ALLOCATES) || addsScalars(instruction))
                && op != Op.PRIMITIVE
                && op != Op.LOCAL_GET
                && op != Op.RAISE;
    }

    /**
     * Whether the instruction may be executed although the program would not have come to it: nobody sees it, and its result is
     * defined for whatever operands of the right type. What rests on a proof is not, because the proof may hold only where
     * the instruction stands.
     */
    public static boolean harmless(Instruction instruction) {
        if (instruction.has(Effect.WRITES) || instruction.has(Effect.THROWS) || instruction.has(Effect.ALLOCATES)) {
            return false;
        }
        return switch (instruction.op()) {
            case UNBOX_INT, UNBOX_F64, UNBOX_BOOL, I64_OF_INT, PAYLOAD, LIST_ELEMENT, LIST_VERSION -> false;
            case I64_NEG, I64_ADD, I64_SUB, I64_MUL, I64_SHL, I64_SHR -> false;
            case ITERATOR_VALUE, FRAME_LOAD, FRAME_LOAD_CELL, FRAME_LOAD_ITERATOR, FRAME_STATE -> false;
            default -> true;
        };
    }

    /** A sum with a number or a text on one side is none of lists, so it has no identity. */
    private static boolean addsScalars(Instruction instruction) {
        return instruction.op() == Op.ADD && (scalar(instruction.operand(0)) || scalar(instruction.operand(1)));
    }

    /** Whether the value cannot be a container. */
    private static boolean scalar(Value value) {
        return value instanceof Constant || value.type() != Type.ANY;
    }

    /** The load that would read back what the instruction stores, as far as there is exactly one; see {@link Load}. */
    public static Optional<Load> stores(Instruction instruction) {
        return switch (instruction.op()) {
            case CELL_SET -> Optional.of(new Load(Op.CELL_GET, 1));
            case CELL_NEW -> Optional.of(new Load(Op.CELL_GET, 0));
            case GLOBAL_SET -> Optional.of(new Load(Op.GLOBAL_GET, 0));
            case GLOBAL_STORE -> Optional.of(new Load(Op.GLOBAL_LOAD, 0));
            case FIELD_SET -> Optional.of(new Load(Op.FIELD_GET, 1));
            case LIST_SET -> Optional.of(new Load(Op.LIST_GET, 2));
            case LIST_SET_ELEMENT -> Optional.of(new Load(Op.LIST_ELEMENT, 2));
            case MEM_STORE64 -> Optional.of(new Load(Op.MEM_LOAD64, 1));
            case MEM_STOREF64 -> Optional.of(new Load(Op.MEM_LOADF64, 1));
            default -> Optional.empty();
        };
    }

    /**
     * What reads a stored value back: an instruction with this op, the store's attributes, and the store's operands without the
     * value ({@link Op#CELL_NEW}: with its result as the only operand).
     *
     * @param value which operand of the store is the value
     */
    public record Load(Op op, int value) {}
}
