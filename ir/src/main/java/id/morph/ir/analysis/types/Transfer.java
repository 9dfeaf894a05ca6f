package id.morph.ir.analysis.types;

import id.morph.ir.Constant;
import id.morph.ir.Function;
import id.morph.ir.Instruction;
import id.morph.ir.analysis.types.AbstractObject.CellObject;
import id.morph.ir.analysis.types.AbstractObject.DictObject;
import id.morph.ir.analysis.types.AbstractObject.FrameObject;
import id.morph.ir.analysis.types.AbstractObject.IteratorObject;
import id.morph.ir.analysis.types.AbstractObject.ListObject;
import id.morph.ir.analysis.types.AbstractObject.ModuleObject;
import id.morph.ir.analysis.types.AbstractObject.VariantObject;
import id.morph.ir.analysis.types.FunctionGraph.Step;
import java.util.List;

/** What each operation of the dynamic dialect gives, and what it does to memory. */
final class Transfer {

    private final TypeInference solver;
    private final Memory memory;
    private final Calls calls;
    private final Attributes attributes;
    private final PrimitiveTransfer primitives;

    Transfer(TypeInference solver, Memory memory, Calls calls) {
        this.solver = solver;
        this.memory = memory;
        this.calls = calls;
        this.attributes = new Attributes(solver, memory);
        this.primitives = new PrimitiveTransfer(solver, memory, this);
    }

    /** Evaluates an instruction, unless one of its operands has no value yet. */
    void evaluate(Context context, int unit, Step step) {
        TypeValue[] x = new TypeValue[step.operands().length];
        for (int i = 0; i < x.length; i++) {
            x[i] = context.value(step.operands()[i]);
            if (x[i].isNever()) {
                return;
            }
        }
        TypeValue result = result(new Place(solver, context, unit, step), x);
        solver.learn(context, step.variable(), result);
        if (step.unwind() != null && mayThrow(step, x)) {
            solver.take(context, step.unwind());
        }
    }

    /** Calls whose argument never come back are not seen to throw here; everything else that can, does. */
    private static boolean mayThrow(Step step, TypeValue[] x) {
        return switch (step.instruction().op()) {
            case DEFINED -> x[0].may(Kinds.UNDEFINED);
            default -> true;
        };
    }

    private TypeValue result(Place at, TypeValue[] x) {
        Instruction i = at.instruction();
        return switch (i.op()) {
            case NEG -> TypeValue.of(KindRules.negate(x[0].kinds()));
            case ADD -> sequences(at, KindRules.add(x[0].kinds(), x[1].kinds()), x);
            case MUL -> sequences(at, KindRules.multiply(x[0].kinds(), x[1].kinds()), x);
            case SUB, MOD -> TypeValue.of(KindRules.arithmetic(x[0].kinds(), x[1].kinds()));
            case DIV -> TypeValue.of(KindRules.divide(x[0].kinds(), x[1].kinds()));
            case BIT_AND, BIT_OR, BIT_XOR, SHIFT_LEFT, SHIFT_RIGHT ->
                TypeValue.of(KindRules.bitwise(x[0].kinds(), x[1].kinds()));
            case BIT_NOT -> TypeValue.of(KindRules.bitwise(x[0].kinds(), x[0].kinds()));
            case EQ -> equality(at, x[0], x[1], TypeValue.TRUE, TypeValue.FALSE);
            case NE -> equality(at, x[0], x[1], TypeValue.FALSE, TypeValue.TRUE);
            case LT, LE, GT, GE -> TypeValue.BOOL;
            case TRUTHY -> KindRules.truth(x[0].kinds());
            case NOT -> not(x[0]);

            case FORMAT, TYPE_NAME -> TypeValue.TEXT;
            case LENGTH -> TypeValue.INT;
            case LIST -> list(at, x);
            case DICT -> dict(at, x);
            case INDEX -> index(at, x[0]);
            case SET_INDEX -> {
                setIndex(x[0], x[1], x[2]);
                yield TypeValue.NEVER;
            }
            case SLICE -> {
                TypeValue part = sequences(at, x[0].kinds() & (Kinds.TEXT | Kinds.LIST | Kinds.BYTES), x[0]);
                yield x[0].may(Kinds.HOST) ? memory.join(part, TypeValue.ANY) : part;
            }

            case ATTRIBUTE -> attributes.get(at, x[0], i.name(0));
            case SET_ATTRIBUTE -> {
                attributes.set(x[0], i.name(0), x[1]);
                yield TypeValue.NEVER;
            }
            case SUPER -> attributes.superMethod(at, x[0], x[1], i.name(0));
            case CLASS -> calls.newClass(at, x);
            case CONSTRUCTOR ->
                TypeValue.of(
                        Kinds.FUNCTION,
                        memory.variant(
                                i.symbol(0) + ":" + i.name(1) + ":" + i.name(2) + ":" + i.number(3),
                                i.name(2),
                                i.number(3)));
            case IS_VARIANT -> isVariant(x[0], i.name(0), i.number(1));
            case PAYLOAD -> payload(at, x[0], i.number(0));
            case IS_LIST, IS_LIST_MIN -> x[0].may(Kinds.LIST) ? TypeValue.BOOL : TypeValue.FALSE;

            case DEFINED -> memory.only(x[0], ~Kinds.UNDEFINED);
            case IS_DEFINED ->
                !x[0].may(Kinds.UNDEFINED)
                        ? TypeValue.TRUE
                        : x[0].isOnly(Kinds.UNDEFINED) ? TypeValue.FALSE : TypeValue.BOOL;
            case GLOBAL_GET -> memory.only(at.read(memory.global(i.symbol(0), i.name(1))), ~Kinds.UNDEFINED);
            case GLOBAL_PROBE -> at.read(memory.global(i.symbol(0), i.name(1))).join(TypeValue.UNDEFINED);
            case GLOBAL_SET -> {
                solver.learn(memory.global(i.symbol(0), i.name(1)), x[0]);
                yield TypeValue.NEVER;
            }
            case CELL_NEW -> cell(at, x[0]);
            case CELL_GET -> {
                TypeValue content = TypeValue.NEVER;
                for (CellObject cell : memory.objects(x[0], CellObject.class)) {
                    content = memory.join(content, at.read(cell.content));
                }
                yield content;
            }
            case CELL_SET -> {
                memory.objects(x[0], CellObject.class).forEach(cell -> solver.learn(cell.content, x[1]));
                yield TypeValue.NEVER;
            }

            case CLOSURE -> calls.closure(at, i.symbol(0), x);
            case FUNCTION_REF -> TypeValue.of(Kinds.FUNCTION, memory.function(function(i), null));
            case CALL -> calls.call(at, x);
            case CALL_STATIC, CALL_TYPED -> calls.callStatic(at, function(i), x);
            case MODULE_INIT -> calls.initialise(i.symbol(0));
            case PRIMITIVE -> primitives.result(at, i.name(0), x);

            case ITERATOR_NEW -> {
                IteratorObject iterator = at.site(IteratorObject.class, memory::iterator);
                solver.learn(iterator.source, x[0]);
                yield TypeValue.of(Kinds.ITERATOR, iterator);
            }
            case ITERATOR_NEXT, ROUTINE_PENDING -> TypeValue.BOOL;
            case ITERATOR_VALUE -> {
                TypeValue element = TypeValue.NEVER;
                for (IteratorObject iterator : memory.objects(x[0], IteratorObject.class)) {
                    element = memory.join(element, elements(at, at.read(iterator.source)));
                }
                yield element;
            }

            case ERROR_OF_KIND -> {
                memory.escape(x[0]);
                memory.escape(x[1]);
                yield TypeValue.ANY_DICT;
            }

            case RESUME -> resume(at, x[0]);
            case FRAME_NEW -> frame(at, function(i), i.number(1));
            case FRAME_LOAD, FRAME_LOAD_ITERATOR, FRAME_LOAD_CELL -> {
                TypeValue content = TypeValue.NEVER;
                for (FrameObject frame : memory.objects(x[0], FrameObject.class)) {
                    content = memory.join(content, at.read(frame.slots.get(i.number(0))));
                }
                yield content;
            }
            case FRAME_STORE, FRAME_STORE_ITERATOR, FRAME_STORE_CELL -> {
                memory.objects(x[0], FrameObject.class)
                        .forEach(frame -> solver.learn(frame.slots.get(i.number(0)), x[1]));
                yield TypeValue.NEVER;
            }
            case FRAME_STATE -> TypeValue.INT;
            case GENERATOR_NEW -> TypeValue.of(Kinds.GENERATOR, x[0].objects());
            case ROUTINE_START -> TypeValue.of(Kinds.ROUTINE, x[0].objects());
            case ROUTINE_RESULT, ROUTINE_WAIT -> {
                TypeValue all = memory.join(memory.only(x[0], ~Kinds.ROUTINE), results(at, x[0]));
                yield x[0].unknown() ? memory.join(all, TypeValue.ANY) : all;
            }

            case PRINT, UNPACK_CHECK, RAISE, LOCAL_SET, FRAME_SET_STATE, FRAME_FINISH -> TypeValue.NEVER;
            case PARK_AWAIT, PARK_YIELD, PARK_SLEEP, ROUTINE_DRAIN -> TypeValue.NEVER;
            case DEPTH_CHECK -> TypeValue.NEVER;
            case BOX_WORD -> TypeValue.INT;
            case BOX_F64 -> TypeValue.FLOAT;
            default -> typed(i);
        };
    }

    /** What has a machine type before inference is of the system dialect, where types say everything. */
    private static TypeValue typed(Instruction i) {
        return switch (i.type()) {
            case WORD -> TypeValue.INT;
            case F64 -> TypeValue.FLOAT;
            case BOOL -> TypeValue.BOOL;
            case NONE -> TypeValue.NEVER;
            case ANY, I64, INT, CELL, ITERATOR, FRAME, OF_ATTRIBUTE ->
                throw new IllegalStateException("type inference does not take " + i.op().text());
        };
    }

    private Function function(Instruction i) {
        return solver.module().function(i.symbol(0)).orElseThrow();
    }

    // ------------------------------------------------------------------ sequences

    /** A result of these kinds, where a list is a new one with the elements of the lists among the operands. */
    private TypeValue sequences(Place at, int kinds, TypeValue... x) {
        TypeValue result = TypeValue.of(kinds & ~Kinds.LIST);
        if ((kinds & Kinds.LIST) == 0) {
            return result;
        }
        ListObject made = at.site(ListObject.class, memory::list);
        for (TypeValue operand : x) {
            solver.learn(made.elements, listElements(at, operand));
        }
        return result.join(TypeValue.of(Kinds.LIST, made));
    }

    TypeValue newList(Place at, TypeValue elements) {
        ListObject made = at.site(ListObject.class, memory::list);
        solver.learn(made.elements, elements);
        return TypeValue.of(Kinds.LIST, made);
    }

    private TypeValue list(Place at, TypeValue[] x) {
        ListObject made = at.site(ListObject.class, memory::list);
        for (TypeValue element : x) {
            solver.learn(made.elements, element);
        }
        return TypeValue.of(Kinds.LIST, made);
    }

    private TypeValue dict(Place at, TypeValue[] x) {
        DictObject made = at.site(DictObject.class, memory::dict);
        for (int i = 0; i < x.length; i += 2) {
            solver.learn(made.keys, x[i]);
            solver.learn(made.values, x[i + 1]);
        }
        return TypeValue.of(Kinds.DICT, made);
    }

    /** What the lists among the values of an operand have in them. */
    TypeValue listElements(Place at, TypeValue value) {
        if (!value.may(Kinds.LIST)) {
            return TypeValue.NEVER;
        }
        TypeValue all = value.unknown() ? TypeValue.ANY : TypeValue.NEVER;
        for (ListObject list : memory.objects(value, ListObject.class)) {
            all = memory.join(all, at.read(list.elements));
        }
        return all;
    }

    /** What iterating over a value gives. */
    TypeValue elements(Place at, TypeValue value) {
        TypeValue all = listElements(at, value);
        if (value.may(Kinds.TEXT)) {
            all = all.join(TypeValue.TEXT);
        }
        if (value.may(Kinds.BYTES)) {
            all = all.join(TypeValue.INT);
        }
        if (value.may(Kinds.DICT)) {
            all = memory.join(all, dictPart(at, value, false));
        }
        if (value.may(Kinds.HOST)) {
            all = memory.join(all, TypeValue.ANY);
        }
        if (value.may(Kinds.GENERATOR)) {
            all = memory.join(all, results(at, value));
            all = value.unknown() ? memory.join(all, TypeValue.ANY) : all;
        }
        return all;
    }

    /** The values of the dicts among the values of an operand, or their keys. */
    TypeValue dictPart(Place at, TypeValue value, boolean values) {
        TypeValue all = value.unknown() ? TypeValue.ANY : TypeValue.NEVER;
        for (DictObject dict : memory.objects(value, DictObject.class)) {
            all = memory.join(all, at.read(values ? dict.values : dict.keys));
        }
        return all;
    }

    private TypeValue index(Place at, TypeValue container) {
        TypeValue all = listElements(at, container);
        if (container.may(Kinds.DICT)) {
            all = memory.join(all, dictPart(at, container, true));
        }
        if (container.may(Kinds.TEXT)) {
            all = all.join(TypeValue.TEXT);
        }
        if (container.may(Kinds.BYTES)) {
            all = all.join(TypeValue.INT);
        }
        if (container.may(Kinds.MODULE | Kinds.HOST)) {
            memory.objects(container, ModuleObject.class).forEach(memory::escape);
            all = memory.join(all, TypeValue.ANY);
        }
        return all;
    }

    private void setIndex(TypeValue container, TypeValue index, TypeValue value) {
        memory.objects(container, ListObject.class).forEach(list -> solver.learn(list.elements, value));
        for (DictObject dict : memory.objects(container, DictObject.class)) {
            solver.learn(dict.keys, index);
            solver.learn(dict.values, value);
        }
        boolean module = container.may(Kinds.MODULE);
        if (module) {
            memory.objects(container, ModuleObject.class).forEach(memory::escape);
        }
        if (module || container.unknown()) {
            memory.escape(value);
            memory.escape(index);
        }
    }

    // ------------------------------------------------------------------ tests

    private static TypeValue equality(Place at, TypeValue a, TypeValue b, TypeValue equal, TypeValue different) {
        int tested = at.context().graph().typeTested(at.step());
        if (tested >= 0) {
            String name = ((Constant.Text) at.instruction().operand(1)).value();
            return typeTest(at.context().value(tested), Kinds.named(name), equal, different);
        }
        if (!KindRules.mayEqual(a.kinds(), b.kinds())) {
            return different;
        }
        return a.isOnly(Kinds.NIL) && b.isOnly(Kinds.NIL) ? equal : TypeValue.BOOL;
    }

    /** What hosts call their objects is their business. */
    private static TypeValue typeTest(TypeValue value, int named, TypeValue yes, TypeValue no) {
        if (value.may(Kinds.HOST)) {
            return TypeValue.BOOL;
        }
        return value.isOnly(named) ? yes : value.may(named) ? TypeValue.BOOL : no;
    }

    private static TypeValue not(TypeValue a) {
        int kinds = a.may(Kinds.TRUE) ? Kinds.FALSE : 0;
        return TypeValue.of(a.may(Kinds.FALSE) ? kinds | Kinds.TRUE : kinds);
    }

    private TypeValue isVariant(TypeValue value, String name, int arity) {
        if (!value.may(Kinds.VARIANT)) {
            return TypeValue.FALSE;
        }
        if (value.unknown()) {
            return TypeValue.BOOL;
        }
        boolean some = false;
        boolean all = value.isOnly(Kinds.VARIANT);
        for (VariantObject variant : memory.objects(value, VariantObject.class)) {
            boolean matches = variant.name.equals(name) && variant.payload.size() == arity;
            some |= matches;
            all &= matches;
        }
        return some ? all ? TypeValue.TRUE : TypeValue.BOOL : TypeValue.FALSE;
    }

    private TypeValue payload(Place at, TypeValue value, int index) {
        TypeValue all = value.unknown() ? TypeValue.ANY : TypeValue.NEVER;
        for (VariantObject variant : memory.objects(value, VariantObject.class)) {
            if (index < variant.payload.size()) {
                all = memory.join(all, at.read(variant.payload.get(index)));
            }
        }
        return all;
    }

    // ------------------------------------------------------------------ cells and frames

    private TypeValue cell(Place at, TypeValue content) {
        CellObject made = at.site(CellObject.class, memory::cell);
        solver.learn(made.content, content);
        return TypeValue.of(Kinds.CELL, made);
    }

    private TypeValue frame(Place at, Function resume, int slots) {
        FrameObject made = at.site(FrameObject.class, () -> memory.frame(slots, solver.resumeContext(resume)));
        TypeValue value = TypeValue.of(Kinds.FRAME, made);
        solver.enter(made.context, 0, List.of(value));
        return value;
    }

    /** What the code of generators and routines gives, whether it suspends or ends. */
    private TypeValue results(Place at, TypeValue value) {
        TypeValue all = TypeValue.NEVER;
        for (FrameObject frame : memory.objects(value, FrameObject.class)) {
            all = memory.join(all, at.read(frame.context.result));
        }
        return all;
    }

    /** {@code Momen(v, g)} or the return value. */
    private TypeValue resume(Place at, TypeValue generator) {
        TypeValue given = results(at, generator);
        if (generator.unknown()) {
            memory.escape(given);
            return memory.join(given, TypeValue.ANY);
        }
        VariantObject moment = memory.variant("<bawaan>:Momen", "Momen", 2);
        solver.learn(moment.payload.get(0), given);
        solver.learn(moment.payload.get(1), memory.only(generator, Kinds.GENERATOR));
        return memory.join(given, TypeValue.of(Kinds.VARIANT, moment));
    }
}
