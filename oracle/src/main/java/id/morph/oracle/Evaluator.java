package id.morph.oracle;

import id.morph.ir.Instruction;
import id.morph.runtime.BoundMethod;
import id.morph.runtime.Cell;
import id.morph.runtime.FrameRoutine;
import id.morph.runtime.GeneratorFrame;
import id.morph.runtime.MorphClass;
import id.morph.runtime.MorphDict;
import id.morph.runtime.MorphError;
import id.morph.runtime.MorphIterator;
import id.morph.runtime.MorphList;
import id.morph.runtime.Nil;
import id.morph.runtime.Operations;
import id.morph.runtime.Routine;
import id.morph.runtime.RuntimeContext;
import id.morph.runtime.Text;
import id.morph.runtime.Undefined;
import id.morph.runtime.Variant;
import id.morph.runtime.VariantType;
import id.morph.runtime.primitive.Primitives;
import java.util.Arrays;

/** What each operation does. */
final class Evaluator {

    private final Machine machine;
    private final RuntimeContext context;
    private final Activation activation;
    private final MachineDialect machineDialect;

    Evaluator(Machine machine, Activation activation) {
        this.machine = machine;
        this.context = machine.context();
        this.activation = activation;
        this.machineDialect = new MachineDialect(machine);
    }

    /**
     * Performs an instruction.
     *
     * @param x its operands
     * @return its result; nil if it has none
     */
    Object evaluate(Instruction i, Object[] x) {
        return switch (i.op()) {
            case NEG -> Operations.neg(x[0]);
            case ADD -> Operations.add(x[0], x[1]);
            case SUB -> Operations.sub(x[0], x[1]);
            case MUL -> Operations.mul(x[0], x[1]);
            case DIV -> Operations.div(x[0], x[1]);
            case MOD -> Operations.mod(x[0], x[1]);
            case BIT_AND -> Operations.bitAnd(x[0], x[1]);
            case BIT_OR -> Operations.bitOr(x[0], x[1]);
            case BIT_XOR -> Operations.bitXor(x[0], x[1]);
            case BIT_NOT -> Operations.bitNot(x[0]);
            case SHIFT_LEFT -> Operations.shiftLeft(x[0], x[1]);
            case SHIFT_RIGHT -> Operations.shiftRight(x[0], x[1]);
            case EQ -> Operations.eq(x[0], x[1]);
            case NE -> Operations.ne(x[0], x[1]);
            case LT -> Operations.lt(x[0], x[1]);
            case LE -> Operations.le(x[0], x[1]);
            case GT -> Operations.gt(x[0], x[1]);
            case GE -> Operations.ge(x[0], x[1]);
            case TRUTHY -> Operations.truthy(x[0]);
            case NOT -> !(Boolean) x[0];

            case FORMAT -> format(x);
            case PRINT -> none(() -> context.print(x));

            case LIST -> MorphList.wrap(x);
            case DICT -> MorphDict.of(x);
            case INDEX -> Operations.index(x[0], x[1]);
            case SET_INDEX -> none(() -> Operations.setIndex(x[0], x[1], x[2]));
            case SLICE -> Operations.slice(x[0], x[1], x[2]);
            case LENGTH -> Operations.length(x[0]);
            case TYPE_NAME -> Operations.typeName(x[0]);
            case UNPACK_CHECK -> none(() -> Operations.requireElements(x[0], i.number(0)));

            case ATTRIBUTE -> Operations.getAttribute(x[0], i.name(0));
            case SET_ATTRIBUTE -> none(() -> Operations.setAttribute(x[0], i.name(0), x[1]));
            case SUPER -> new BoundMethod(x[1], ((MorphClass) x[0]).superMethod(i.name(0)));
            case CLASS -> MorphClass.of(i.name(0), x);
            case CONSTRUCTOR ->
                machine.constructor(new VariantType(i.name(1), i.name(2), i.number(3), i.symbol(0) + ":" + i.name(1)));
            case IS_VARIANT -> x[0] instanceof Variant v && v.matches(i.name(0), i.number(1));
            case PAYLOAD -> ((Variant) x[0]).arg(i.number(0));
            case IS_LIST -> x[0] instanceof MorphList list && list.size() == i.number(0);
            case IS_LIST_MIN -> x[0] instanceof MorphList list && list.size() >= i.number(0);

            case LOCAL_GET -> activation.local(i.name(0));
            case LOCAL_SET -> none(() -> activation.setLocal(i.name(0), x[0]));
            case DEFINED -> defined(x[0], i.name(0));
            case IS_DEFINED -> x[0] != Undefined.UNDEFINED;
            case GLOBAL_GET -> defined(global(i), i.name(1));
            case GLOBAL_PROBE -> global(i);
            case GLOBAL_SET -> none(() -> machine.module(i.symbol(0)).put(i.name(1), x[0]));
            case CELL_NEW -> new Cell(x[0]);
            case CELL_GET -> ((Cell) x[0]).value;
            case CELL_SET -> none(() -> ((Cell) x[0]).value = x[1]);

            case CLOSURE -> new Closure(machine, machine.function(i.symbol(0)), x);
            case FUNCTION_REF -> machine.functionValue(i.symbol(0));
            case CALL -> Operations.call(x[0], Arrays.copyOfRange(x, 1, x.length));
            case CALL_STATIC -> callStatic(i.symbol(0), x);
            case DEPTH_CHECK -> none(() -> machine.checkDepth(i.number(0)));
            case MODULE_INIT -> machine.initialise(i.symbol(0));
            case PRIMITIVE -> Primitives.find(i.name(0)).orElseThrow().call(context, x);

            case ITERATOR_NEW -> Operations.iterate(x[0]);
            case ITERATOR_NEXT -> ((MorphIterator) x[0]).advance();
            case ITERATOR_VALUE -> ((MorphIterator) x[0]).value();

            case ERROR_OF_KIND -> MorphDict.errorOfKind(x[0], x[1]);
            case RAISE ->
                throw MorphError.of(
                        i.name(0), Arrays.stream(x).map(context::toText).toArray());

            case RESUME -> Operations.resume(x[0]);
            case FRAME_NEW -> frame(i.symbol(0), i.number(1));
            case FRAME_LOAD, FRAME_LOAD_ITERATOR, FRAME_LOAD_CELL -> ((GeneratorFrame) x[0]).slots[i.number(0)];
            case FRAME_STORE, FRAME_STORE_ITERATOR, FRAME_STORE_CELL ->
                none(() -> ((GeneratorFrame) x[0]).slots[i.number(0)] = x[1]);
            case FRAME_STATE -> (long) ((GeneratorFrame) x[0]).state;
            case FRAME_SET_STATE -> none(() -> ((GeneratorFrame) x[0]).state = i.number(0));
            case FRAME_FINISH -> none(() -> ((GeneratorFrame) x[0]).state = GeneratorFrame.DONE);
            case GENERATOR_NEW -> ((GeneratorFrame) x[0]).handle();
            case ROUTINE_START -> FrameRoutine.start(context.scheduler(), (GeneratorFrame) x[0]);
            case ROUTINE_PENDING -> x[0] instanceof Routine routine && !routine.isDone();
            // A routine that is not done here can only be one that never will be, which the scheduler finds out.
            case ROUTINE_RESULT, ROUTINE_WAIT -> context.scheduler().await(x[0]);
            case PARK_AWAIT -> none(() -> FrameRoutine.parkAwait((GeneratorFrame) x[0], x[1]));
            case PARK_YIELD -> none(() -> FrameRoutine.parkYield((GeneratorFrame) x[0]));
            case PARK_SLEEP -> none(() -> FrameRoutine.parkSleep((GeneratorFrame) x[0], x[1]));
            case ROUTINE_DRAIN -> none(machine.report()::drain);

            // spotless:off
            case BOX_INT, BOX_F64, UNBOX_INT, UNBOX_F64, UNBOX_BOOL, I64_OF_INT, F64_OF_I64, F64_OF_INT,
                    INT_NEG, INT_ADD, INT_SUB, INT_MUL, INT_MOD, INT_FLOOR_DIV, INT_DIV, INT_AND, INT_OR,
                    INT_XOR, INT_NOT, INT_SHL, INT_SHR, INT_EQ, INT_NE, INT_LT, INT_LE, INT_GT, INT_GE,
                    I64_NEG, I64_ADD, I64_SUB, I64_MUL, I64_MOD, I64_FLOOR_DIV, I64_AND, I64_OR, I64_XOR,
                    I64_NOT, I64_SHL, I64_SHR, I64_EQ, I64_NE, I64_LT, I64_LE, I64_GT, I64_GE, F64_NEG,
                    F64_ADD, F64_SUB, F64_MUL, F64_DIV, F64_MOD, F64_SQRT, F64_EQ, F64_NE, F64_LT, F64_LE,
                    F64_GT, F64_GE, LIST_NEW, LIST_GET, LIST_SET, LIST_APPEND, LIST_ELEMENT, LIST_SET_ELEMENT,
                    CONTAINER_LENGTH, LIST_VERSION, LIST_UNCHANGED, CLASS_NEW, OBJECT_NEW, FIELD_GET,
                    FIELD_SET, OBJECT_CHECK, REF_EQ, REF_NE, CALL_TYPED, CALL_METHOD, GLOBAL_LOAD, GLOBAL_STORE,
                    WORD_NEG, WORD_ADD, WORD_SUB, WORD_MUL, WORD_DIV, WORD_MOD, WORD_UDIV, WORD_UMOD,
                    WORD_MUL_HIGH, WORD_UMUL_HIGH, WORD_AND, WORD_OR, WORD_XOR, WORD_NOT, WORD_SHL, WORD_SHR,
                    WORD_USHR, WORD_CLZ, WORD_CTZ, WORD_POPCOUNT, WORD_EQ, WORD_NE, WORD_LT, WORD_LE, WORD_GT,
                    WORD_GE, WORD_ULT, WORD_ULE, F64_QUOTIENT, F64_OF_WORD, WORD_OF_F64, F64_BITS, F64_OF_BITS,
                    BOX_WORD, INT_OF_WORD, WORD_OF_ANY, WORD_OF_INT, F64_OF_ANY, BOOL_OF_ANY, MEM_LOAD8,
                    MEM_LOAD8S, MEM_LOAD16, MEM_LOAD16S, MEM_LOAD32, MEM_LOAD32S, MEM_LOAD64, MEM_LOADF64,
                    MEM_STORE8, MEM_STORE16, MEM_STORE32, MEM_STORE64, MEM_STOREF64, MEM_ATOMIC_LOAD,
                    MEM_ATOMIC_STORE, MEM_ATOMIC_ADD, MEM_ATOMIC_CAS, MEM_COPY, MEM_FILL, MEM_SIZE, MEM_GROW,
                    MEM_DATA, MEM_BASE, MEM_INIT, HOST_CALL ->
                machineDialect.evaluate(i, x);
            // spotless:on
        };
    }

    private static Object none(Runnable effect) {
        effect.run();
        return Activation.NOTHING;
    }

    private CharSequence format(Object[] x) {
        CharSequence text = "";
        for (Object part : x) {
            text = Text.concat(text, context.toText(part));
        }
        return text;
    }

    private Object global(Instruction i) {
        return machine.global(i.symbol(0), i.name(1));
    }

    static Object defined(Object value, String name) {
        if (value == Undefined.UNDEFINED) {
            throw MorphError.of("NAMA.belum_ada", name);
        }
        return value;
    }

    private Object callStatic(String symbol, Object[] x) {
        id.morph.ir.Function callee = machine.function(symbol);
        Object[] arguments = Arrays.copyOf(x, callee.arity());
        Arrays.fill(arguments, x.length, arguments.length, Nil.NIL);
        return machine.call(callee, arguments);
    }

    private GeneratorFrame frame(String symbol, int slots) {
        id.morph.ir.Function resume = machine.function(symbol);
        return new GeneratorFrame(
                resume.displayName(), frame -> machine.call(resume, new Object[] {frame}), FrameRoutine.slots(slots));
    }
}
