package id.morph.ir;

import static id.morph.ir.Attribute.Kind.FUNCTION;
import static id.morph.ir.Attribute.Kind.INT;
import static id.morph.ir.Attribute.Kind.NAME;
import static id.morph.ir.Attribute.Kind.UNIT;
import static id.morph.ir.Effect.ALLOCATES;
import static id.morph.ir.Effect.READS;
import static id.morph.ir.Effect.THROWS;
import static id.morph.ir.Effect.WRITES;
import static id.morph.ir.Type.ANY;
import static id.morph.ir.Type.BOOL;
import static id.morph.ir.Type.CELL;
import static id.morph.ir.Type.FRAME;
import static id.morph.ir.Type.ITERATOR;
import static id.morph.ir.Type.NONE;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The one table of operations. Printer, parser, verifier, passes and the reference page read it; a backend switches over
 * it without a {@code default}, so that the compiler names what a new row still needs.
 *
 * <p>A row says: text, attributes, operand types (the last one repeats if {@code variadic}), result type, effects, and how
 * to fold it when all operands are constants. Terminators are not rows: see {@link Terminator}.
 */
public enum Op {
    // spotless:off
    // ---- arithmetic, comparison, logic on dynamic values (reference 3.3 to 3.5)
    NEG(row("morph.neg").takes(ANY).gives(ANY).effects(READS, THROWS).folds(ConstantFolder::negate)),
    ADD(row("morph.add").takes(ANY, ANY).gives(ANY).effects(READS, THROWS, ALLOCATES).folds(ConstantFolder::add)),
    SUB(row("morph.sub").takes(ANY, ANY).gives(ANY).effects(THROWS).folds(ConstantFolder::subtract)),
    MUL(row("morph.mul").takes(ANY, ANY).gives(ANY).effects(READS, THROWS, ALLOCATES).folds(ConstantFolder::multiply)),
    DIV(row("morph.div").takes(ANY, ANY).gives(ANY).effects(THROWS).folds(ConstantFolder::divide)),
    MOD(row("morph.mod").takes(ANY, ANY).gives(ANY).effects(THROWS).folds(ConstantFolder::modulo)),
    BIT_AND(row("morph.and").takes(ANY, ANY).gives(ANY).effects(THROWS).folds(ConstantFolder::bitAnd)),
    BIT_OR(row("morph.or").takes(ANY, ANY).gives(ANY).effects(THROWS).folds(ConstantFolder::bitOr)),
    BIT_XOR(row("morph.xor").takes(ANY, ANY).gives(ANY).effects(THROWS).folds(ConstantFolder::bitXor)),
    BIT_NOT(row("morph.bitnot").takes(ANY).gives(ANY).effects(THROWS).folds(ConstantFolder::bitNot)),
    SHIFT_LEFT(row("morph.shl").takes(ANY, ANY).gives(ANY).effects(THROWS).folds(ConstantFolder::shiftLeft)),
    SHIFT_RIGHT(row("morph.shr").takes(ANY, ANY).gives(ANY).effects(THROWS).folds(ConstantFolder::shiftRight)),
    EQ(row("morph.eq").takes(ANY, ANY).gives(BOOL).effects(READS).folds(ConstantFolder::equal)),
    NE(row("morph.ne").takes(ANY, ANY).gives(BOOL).effects(READS).folds(ConstantFolder::notEqual)),
    LT(row("morph.lt").takes(ANY, ANY).gives(BOOL).effects(READS, THROWS).folds(ConstantFolder::less)),
    LE(row("morph.le").takes(ANY, ANY).gives(BOOL).effects(READS, THROWS).folds(ConstantFolder::lessOrEqual)),
    GT(row("morph.gt").takes(ANY, ANY).gives(BOOL).effects(READS, THROWS).folds(ConstantFolder::greater)),
    GE(row("morph.ge").takes(ANY, ANY).gives(BOOL).effects(READS, THROWS).folds(ConstantFolder::greaterOrEqual)),
    TRUTHY(row("morph.truthy").takes(ANY).gives(BOOL).effects(READS).folds(ConstantFolder::truthy)),
    /** Negation of a boolean that is already one; {@code tidak e} is this after {@link #TRUTHY}. */
    NOT(row("bool.not").takes(BOOL).gives(BOOL).folds(ConstantFolder::not)),

    // ---- text
    /** The texts of all operands joined: interpolation and {@code teks(x)}. May call {@code ke_teks}. */
    FORMAT(row("morph.format").takes(ANY).variadic().gives(ANY).effects(READS, WRITES, THROWS)),
    PRINT(row("morph.print").takes(ANY).variadic().gives(NONE).effects(READS, WRITES, THROWS)),

    // ---- containers
    LIST(row("morph.list").takes(ANY).variadic().gives(ANY).effects(ALLOCATES)),
    /** Operands: key, value, key, value. Throws when a key cannot be one. */
    DICT(row("morph.dict").takes(ANY).variadic().gives(ANY).effects(ALLOCATES, THROWS)),
    INDEX(row("morph.index").takes(ANY, ANY).gives(ANY).effects(READS, THROWS)),
    SET_INDEX(row("morph.setindex").takes(ANY, ANY, ANY).gives(NONE).effects(WRITES, THROWS)),
    /** {@code o[a:b]}; an absent end is nil. */
    SLICE(row("morph.slice").takes(ANY, ANY, ANY).gives(ANY).effects(READS, THROWS, ALLOCATES)),
    LENGTH(row("morph.length").takes(ANY).gives(ANY).effects(READS, THROWS).folds(ConstantFolder::length)),
    TYPE_NAME(row("morph.type").takes(ANY).gives(ANY).folds(ConstantFolder::typeName)),
    /** Destructuring: throws unless the operand is a sequence of at least that many elements. */
    UNPACK_CHECK(row("morph.unpack").with(INT).takes(ANY).gives(NONE).effects(READS, THROWS)),

    // ---- attributes, classes, variants
    ATTRIBUTE(row("morph.attr").with(NAME).takes(ANY).gives(ANY).effects(READS, THROWS)),
    SET_ATTRIBUTE(row("morph.setattr").with(NAME).takes(ANY, ANY).gives(NONE).effects(WRITES, THROWS)),
    /** {@code induk.m}: the method of the parent of the class operand, bound to the second operand. */
    SUPER(row("morph.super").with(NAME).takes(ANY, ANY).gives(ANY).effects(READS, THROWS)),
    /** Operands: parent or nil, then method name and function alternating. */
    CLASS(row("morph.class").with(NAME).takes(ANY).variadic().gives(ANY).effects(READS, THROWS, ALLOCATES)),
    /** The constructor function of a variant: unit, type name, variant name, arity. */
    CONSTRUCTOR(row("morph.constructor").with(UNIT, NAME, NAME, INT).gives(ANY)),
    IS_VARIANT(row("morph.isvariant").with(NAME, INT).takes(ANY).gives(BOOL).folds(ConstantFolder::never)),
    /** An argument of a variant that {@link #IS_VARIANT} has accepted. */
    PAYLOAD(row("morph.payload").with(INT).takes(ANY).gives(ANY)),
    /** Whether the operand is a list of exactly that length. */
    IS_LIST(row("morph.islist").with(INT).takes(ANY).gives(BOOL).effects(READS).folds(ConstantFolder::never)),
    /** Whether the operand is a list of at least that length. */
    IS_LIST_MIN(row("morph.islistmin").with(INT).takes(ANY).gives(BOOL).effects(READS).folds(ConstantFolder::never)),

    // ---- variables
    /** Before SSA construction: a local variable by its unique name. */
    LOCAL_GET(row("local.get").with(NAME).gives(ANY).effects(READS)),
    LOCAL_SET(row("local.set").with(NAME).takes(ANY).gives(NONE).effects(WRITES)),
    /** Passes its operand through, or throws NAMA if it is undefined. The name is what the message shows. */
    DEFINED(row("morph.defined").with(NAME).takes(ANY).gives(ANY).effects(THROWS).folds(ConstantFolder::defined)),
    /** Whether a variable has been assigned. */
    IS_DEFINED(row("morph.isdefined").takes(ANY).gives(BOOL).folds(ConstantFolder::isDefined)),
    /** Throws NAMA if the global has not been assigned yet. */
    GLOBAL_GET(row("global.get").with(UNIT, NAME).gives(ANY).effects(READS, THROWS)),
    /** The global, or undefined. */
    GLOBAL_PROBE(row("global.probe").with(UNIT, NAME).gives(ANY).effects(READS)),
    GLOBAL_SET(row("global.set").with(UNIT, NAME).takes(ANY).gives(NONE).effects(WRITES)),
    CELL_NEW(row("cell.new").takes(ANY).gives(CELL).effects(ALLOCATES)),
    CELL_GET(row("cell.get").takes(CELL).gives(ANY).effects(READS)),
    CELL_SET(row("cell.set").takes(CELL, ANY).gives(NONE).effects(WRITES)),

    // ---- functions and modules
    /** A new function value with the operands as its captured cells. */
    CLOSURE(row("morph.closure").with(FUNCTION).takes(CELL).variadic().gives(ANY).effects(ALLOCATES)),
    /** The one function value of a function without captures. */
    FUNCTION_REF(row("morph.function").with(FUNCTION).gives(ANY)),
    /** Operands: callee, then arguments. */
    CALL(row("morph.call").takes(ANY, ANY).variadic().gives(ANY).effects(READS, WRITES, THROWS)),
    /** A call of a known function without captures; missing arguments are nil, the verifier rejects too many. */
    CALL_STATIC(row("call").with(FUNCTION).takes(ANY).variadic().gives(ANY).effects(READS, WRITES, THROWS)),
    /** Runs the unit's body if that has not happened yet; gives the module value. */
    MODULE_INIT(row("module.init").with(UNIT).gives(ANY).effects(READS, WRITES, THROWS)),
    PRIMITIVE(row("prim").with(NAME).takes(ANY).variadic().gives(ANY).effects(READS, WRITES, THROWS)),

    // ---- iteration
    ITERATOR_NEW(row("iter.new").takes(ANY).gives(ITERATOR).effects(READS, THROWS, ALLOCATES)),
    /** Moves on; whether there is an element. Runs a generator's code. */
    ITERATOR_NEXT(row("iter.next").takes(ITERATOR).gives(BOOL).effects(READS, WRITES, THROWS)),
    ITERATOR_VALUE(row("iter.value").takes(ITERATOR).gives(ANY).effects(READS)),

    // ---- errors
    /** {@code lemparkan p jenis k}: the dict that is thrown. */
    ERROR_OF_KIND(row("error.kind").takes(ANY, ANY).gives(ANY).effects(ALLOCATES)),

    /** Throws a runtime error: its key in the error catalogue, and what its message is filled with. */
    RAISE(row("error.raise").with(NAME).takes(ANY).variadic().gives(NONE).effects(THROWS)),

    // ---- generators and routines
    /** {@code lanjut(g)}. */
    RESUME(row("morph.resume").takes(ANY).gives(ANY).effects(READS, WRITES, THROWS)),
    /** A suspended frame in state 0: the function that resumes it, and the number of its slots. */
    FRAME_NEW(row("frame.new").with(FUNCTION, INT).gives(FRAME).effects(ALLOCATES)),
    FRAME_LOAD(row("frame.load").with(INT).takes(FRAME).gives(ANY).effects(READS)),
    FRAME_STORE(row("frame.store").with(INT).takes(FRAME, ANY).gives(NONE).effects(WRITES)),
    FRAME_LOAD_ITERATOR(row("frame.load.iterator").with(INT).takes(FRAME).gives(ITERATOR).effects(READS)),
    FRAME_STORE_ITERATOR(row("frame.store.iterator").with(INT).takes(FRAME, ITERATOR).gives(NONE).effects(WRITES)),
    FRAME_LOAD_CELL(row("frame.load.cell").with(INT).takes(FRAME).gives(CELL).effects(READS)),
    FRAME_STORE_CELL(row("frame.store.cell").with(INT).takes(FRAME, CELL).gives(NONE).effects(WRITES)),
    /** The state to go on at, for the switch at the entry of a resume function. */
    FRAME_STATE(row("frame.state").takes(FRAME).gives(ANY).effects(READS)),
    FRAME_SET_STATE(row("frame.setstate").with(INT).takes(FRAME).gives(NONE).effects(WRITES)),
    /** Marks the frame as finished; the value returned next is the function's result. */
    FRAME_FINISH(row("frame.finish").takes(FRAME).gives(NONE).effects(WRITES)),
    GENERATOR_NEW(row("generator.new").takes(FRAME).gives(ANY).effects(ALLOCATES)),
    /** Puts a routine that runs the frame at the end of the ready queue; gives its handle. */
    ROUTINE_START(row("routine.start").takes(FRAME).gives(ANY).effects(WRITES, ALLOCATES)),
    /** Whether the operand is a routine that is not done. */
    ROUTINE_PENDING(row("routine.pending").takes(ANY).gives(BOOL).effects(READS)),
    /** The result of a done routine, or its error thrown again; any other operand is passed through. */
    ROUTINE_RESULT(row("routine.result").takes(ANY).gives(ANY).effects(READS, WRITES, THROWS)),
    /** {@code tunggu} outside asynchronous functions: runs others until the operand is done. */
    ROUTINE_WAIT(row("routine.wait").takes(ANY).gives(ANY).effects(READS, WRITES, THROWS)),
    /** Before a suspending return: the running routine continues when the operand is done. */
    PARK_AWAIT(row("park.await").takes(FRAME, ANY).gives(NONE).effects(READS, WRITES, THROWS)),
    /** Before a suspending return: it continues at the end of the ready queue. */
    PARK_YIELD(row("park.yield").takes(FRAME).gives(NONE).effects(WRITES)),
    /** Before a suspending return: it continues after that many seconds. */
    PARK_SLEEP(row("park.sleep").takes(FRAME, ANY).gives(NONE).effects(WRITES, THROWS)),
    /** At the end of the program: runs every routine to its end. */
    ROUTINE_DRAIN(row("routine.drain").gives(NONE).effects(READS, WRITES, THROWS));
    // spotless:on

    private static final Map<String, Op> BY_TEXT = new HashMap<>();

    static {
        for (Op op : values()) {
            BY_TEXT.put(op.row.text, op);
        }
    }

    private final Row row;

    Op(Row row) {
        this.row = row;
    }

    /** How printed IR writes it. */
    public String text() {
        return row.text;
    }

    public List<Attribute.Kind> attributes() {
        return row.attributes;
    }

    /** Operand types; if {@link #variadic}, the last one stands for any number of operands, also none. */
    public List<Type> operands() {
        return row.operands;
    }

    public boolean variadic() {
        return row.variadic;
    }

    public Type result() {
        return row.result;
    }

    public Set<Effect> effects() {
        return row.effects;
    }

    /** The result for constant operands, if it is a constant and the operation does not throw on them. */
    public Optional<Constant> fold(List<Constant> operands) {
        return row.folder.fold(operands);
    }

    public static Optional<Op> of(String text) {
        return Optional.ofNullable(BY_TEXT.get(text));
    }

    /** Computes an operation at compile time. */
    interface Folder {
        Optional<Constant> fold(List<Constant> operands);
    }

    private static Row row(String text) {
        return new Row(text);
    }

    /** A row under construction; it reads like the table's header. */
    private static final class Row {
        private final String text;
        private List<Attribute.Kind> attributes = List.of();
        private List<Type> operands = List.of();
        private boolean variadic;
        private Type result = NONE;
        private final Set<Effect> effects = EnumSet.noneOf(Effect.class);
        private Folder folder = _ -> Optional.empty();

        Row(String text) {
            this.text = text;
        }

        Row with(Attribute.Kind... kinds) {
            this.attributes = List.of(kinds);
            return this;
        }

        Row takes(Type... types) {
            this.operands = List.of(types);
            return this;
        }

        Row variadic() {
            this.variadic = true;
            return this;
        }

        Row gives(Type type) {
            this.result = type;
            return this;
        }

        Row effects(Effect... all) {
            effects.addAll(Arrays.asList(all));
            return this;
        }

        Row folds(Folder fold) {
            this.folder = fold;
            return this;
        }
    }
}
