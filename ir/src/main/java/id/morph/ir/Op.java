package id.morph.ir;

import static id.morph.ir.Attribute.Kind.FUNCTION;
import static id.morph.ir.Attribute.Kind.INT;
import static id.morph.ir.Attribute.Kind.NAME;
import static id.morph.ir.Attribute.Kind.TYPE;
import static id.morph.ir.Attribute.Kind.UNIT;
import static id.morph.ir.Effect.ALLOCATES;
import static id.morph.ir.Effect.READS;
import static id.morph.ir.Effect.THROWS;
import static id.morph.ir.Effect.WRITES;
import static id.morph.ir.Type.ANY;
import static id.morph.ir.Type.BOOL;
import static id.morph.ir.Type.CELL;
import static id.morph.ir.Type.F64;
import static id.morph.ir.Type.FRAME;
import static id.morph.ir.Type.I64;
import static id.morph.ir.Type.ITERATOR;
import static id.morph.ir.Type.NONE;
import static id.morph.ir.Type.OF_ATTRIBUTE;
import static id.morph.ir.Type.WORD;

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
    /**
     * Throws TUMPUKAN, as a call that was inlined would have, if that many more frames are too many on top of this one and
     * of those that its position was inlined through.
     */
    DEPTH_CHECK(row("depth.check").with(INT).effects(THROWS)),
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
    ROUTINE_DRAIN(row("routine.drain").gives(NONE).effects(READS, WRITES, THROWS)),

    // ---- the machine dialect: numbers. INT is a Morph int of any size, I64 a word that is proven to hold the result
    BOX_INT(row("box.int").takes(Type.INT).gives(ANY)),
    BOX_F64(row("box.f64").takes(F64).gives(ANY)),
    /** The int that an operand is proven to be; so are the two below. */
    UNBOX_INT(row("unbox.int").takes(ANY).gives(Type.INT)),
    UNBOX_F64(row("unbox.f64").takes(ANY).gives(F64)),
    UNBOX_BOOL(row("unbox.bool").takes(ANY).gives(BOOL)),
    /** The word that an int is proven to fit. */
    I64_OF_INT(row("i64.of.int").takes(Type.INT).gives(I64)),
    F64_OF_I64(row("f64.of.i64").takes(I64).gives(F64)),
    /** The nearest float; throws when there is none. */
    F64_OF_INT(row("f64.of.int").takes(Type.INT).gives(F64).effects(THROWS)),
    INT_NEG(row("int.neg").takes(Type.INT).gives(Type.INT).folds(ConstantFolder::negate)),
    INT_ADD(row("int.add").takes(Type.INT, Type.INT).gives(Type.INT).folds(ConstantFolder::add)),
    INT_SUB(row("int.sub").takes(Type.INT, Type.INT).gives(Type.INT).folds(ConstantFolder::subtract)),
    INT_MUL(row("int.mul").takes(Type.INT, Type.INT).gives(Type.INT).folds(ConstantFolder::multiply)),
    INT_MOD(row("int.mod").takes(Type.INT, Type.INT).gives(Type.INT).effects(THROWS).folds(ConstantFolder::modulo)),
    INT_FLOOR_DIV(row("int.floordiv").takes(Type.INT, Type.INT).gives(Type.INT).effects(THROWS)),
    INT_DIV(row("int.div").takes(Type.INT, Type.INT).gives(F64).effects(THROWS).folds(ConstantFolder::divide)),
    INT_AND(row("int.and").takes(Type.INT, Type.INT).gives(Type.INT).folds(ConstantFolder::bitAnd)),
    INT_OR(row("int.or").takes(Type.INT, Type.INT).gives(Type.INT).folds(ConstantFolder::bitOr)),
    INT_XOR(row("int.xor").takes(Type.INT, Type.INT).gives(Type.INT).folds(ConstantFolder::bitXor)),
    INT_NOT(row("int.not").takes(Type.INT).gives(Type.INT).folds(ConstantFolder::bitNot)),
    INT_SHL(row("int.shl").takes(Type.INT, Type.INT).gives(Type.INT).effects(THROWS).folds(ConstantFolder::shiftLeft)),
    INT_SHR(row("int.shr").takes(Type.INT, Type.INT).gives(Type.INT).effects(THROWS).folds(ConstantFolder::shiftRight)),
    INT_EQ(row("int.eq").takes(Type.INT, Type.INT).gives(BOOL).folds(ConstantFolder::equal)),
    INT_NE(row("int.ne").takes(Type.INT, Type.INT).gives(BOOL).folds(ConstantFolder::notEqual)),
    INT_LT(row("int.lt").takes(Type.INT, Type.INT).gives(BOOL).folds(ConstantFolder::less)),
    INT_LE(row("int.le").takes(Type.INT, Type.INT).gives(BOOL).folds(ConstantFolder::lessOrEqual)),
    INT_GT(row("int.gt").takes(Type.INT, Type.INT).gives(BOOL).folds(ConstantFolder::greater)),
    INT_GE(row("int.ge").takes(Type.INT, Type.INT).gives(BOOL).folds(ConstantFolder::greaterOrEqual)),
    I64_NEG(row("i64.neg").takes(I64).gives(I64).folds(ConstantFolder::negate)),
    I64_ADD(row("i64.add").takes(I64, I64).gives(I64).folds(ConstantFolder::add)),
    I64_SUB(row("i64.sub").takes(I64, I64).gives(I64).folds(ConstantFolder::subtract)),
    I64_MUL(row("i64.mul").takes(I64, I64).gives(I64).folds(ConstantFolder::multiply)),
    I64_MOD(row("i64.mod").takes(I64, I64).gives(I64).effects(THROWS).folds(ConstantFolder::modulo)),
    I64_FLOOR_DIV(row("i64.floordiv").takes(I64, I64).gives(I64).effects(THROWS)),
    I64_AND(row("i64.and").takes(I64, I64).gives(I64).folds(ConstantFolder::bitAnd)),
    I64_OR(row("i64.or").takes(I64, I64).gives(I64).folds(ConstantFolder::bitOr)),
    I64_XOR(row("i64.xor").takes(I64, I64).gives(I64).folds(ConstantFolder::bitXor)),
    I64_NOT(row("i64.not").takes(I64).gives(I64).folds(ConstantFolder::bitNot)),
    /** The count is proven not to be negative; so is that of {@link #I64_SHR}. */
    I64_SHL(row("i64.shl").takes(I64, I64).gives(I64).folds(ConstantFolder::shiftLeft)),
    I64_SHR(row("i64.shr").takes(I64, I64).gives(I64).folds(ConstantFolder::shiftRight)),
    I64_EQ(row("i64.eq").takes(I64, I64).gives(BOOL).folds(ConstantFolder::equal)),
    I64_NE(row("i64.ne").takes(I64, I64).gives(BOOL).folds(ConstantFolder::notEqual)),
    I64_LT(row("i64.lt").takes(I64, I64).gives(BOOL).folds(ConstantFolder::less)),
    I64_LE(row("i64.le").takes(I64, I64).gives(BOOL).folds(ConstantFolder::lessOrEqual)),
    I64_GT(row("i64.gt").takes(I64, I64).gives(BOOL).folds(ConstantFolder::greater)),
    I64_GE(row("i64.ge").takes(I64, I64).gives(BOOL).folds(ConstantFolder::greaterOrEqual)),
    F64_NEG(row("f64.neg").takes(F64).gives(F64).folds(ConstantFolder::negate)),
    F64_ADD(row("f64.add").takes(F64, F64).gives(F64).folds(ConstantFolder::add)),
    F64_SUB(row("f64.sub").takes(F64, F64).gives(F64).folds(ConstantFolder::subtract)),
    F64_MUL(row("f64.mul").takes(F64, F64).gives(F64).folds(ConstantFolder::multiply)),
    /** Throws for the divisor 0, as {@link #F64_MOD} does. */
    F64_DIV(row("f64.div").takes(F64, F64).gives(F64).effects(THROWS).folds(ConstantFolder::divide)),
    F64_MOD(row("f64.mod").takes(F64, F64).gives(F64).effects(THROWS).folds(ConstantFolder::modulo)),
    /** Throws for a negative operand, as primitive {@code sqrt} does. */
    F64_SQRT(row("f64.sqrt").takes(F64).gives(F64).effects(THROWS)),
    F64_EQ(row("f64.eq").takes(F64, F64).gives(BOOL).folds(ConstantFolder::equal)),
    F64_NE(row("f64.ne").takes(F64, F64).gives(BOOL).folds(ConstantFolder::notEqual)),
    F64_LT(row("f64.lt").takes(F64, F64).gives(BOOL).folds(ConstantFolder::less)),
    F64_LE(row("f64.le").takes(F64, F64).gives(BOOL).folds(ConstantFolder::lessOrEqual)),
    F64_GT(row("f64.gt").takes(F64, F64).gives(BOOL).folds(ConstantFolder::greater)),
    F64_GE(row("f64.ge").takes(F64, F64).gives(BOOL).folds(ConstantFolder::greaterOrEqual)),

    /** Equality where one operand is proven to equal only itself: nil, an instance, a class. */
    REF_EQ(row("ref.eq").takes(ANY, ANY).gives(BOOL).folds(ConstantFolder::equal)),
    REF_NE(row("ref.ne").takes(ANY, ANY).gives(BOOL).folds(ConstantFolder::notEqual)),

    // ---- the machine dialect: lists. The receiver is any value; what fits a type attribute is written T
    /** A list that keeps its elements as words, floats or booleans for as long as all of them are. */
    LIST_NEW(row("list.new").with(TYPE).takes(OF_ATTRIBUTE).variadic().gives(ANY).effects(ALLOCATES)),
    /** As {@link #INDEX}; if it does not throw, the element is a T. */
    LIST_GET(row("list.get").with(TYPE).takes(ANY, Type.INT).gives(OF_ATTRIBUTE).effects(READS, THROWS)),
    /** As {@link #SET_INDEX}. */
    LIST_SET(row("list.set").with(TYPE).takes(ANY, Type.INT, OF_ATTRIBUTE).gives(NONE).effects(WRITES, THROWS)),
    /** As primitive {@code list_append}. */
    LIST_APPEND(row("list.append").with(TYPE).takes(ANY, OF_ATTRIBUTE).gives(NONE).effects(READS, WRITES, THROWS)),
    /** A list that is proven to have the index, counted from its start. */
    LIST_ELEMENT(row("list.element").with(TYPE).takes(ANY, I64).gives(OF_ATTRIBUTE).effects(READS)),
    LIST_SET_ELEMENT(row("list.setelement").with(TYPE).takes(ANY, I64, OF_ATTRIBUTE).gives(NONE).effects(WRITES)),
    /** As {@link #LENGTH}. */
    CONTAINER_LENGTH(row("container.length").takes(ANY).gives(I64).effects(READS, THROWS)),
    /** A proven list's count of changes of its length. */
    LIST_VERSION(row("list.version").takes(ANY).gives(I64).effects(READS)),
    /** Throws what iteration throws when the list's version is no longer that one. */
    LIST_UNCHANGED(row("list.unchanged").takes(ANY, I64).gives(NONE).effects(READS, THROWS)),

    // ---- the machine dialect: objects, calls, globals
    /** As {@link #CLASS}; instances have the layout. */
    CLASS_NEW(row("class.new").with(NAME, NAME).takes(ANY).variadic().gives(ANY).effects(READS, THROWS, ALLOCATES)),
    /** An instance without attributes of the class, which is proven to be the layout's; {@code inisiasi} is not called. */
    OBJECT_NEW(row("object.new").with(NAME).takes(ANY).gives(ANY).effects(ALLOCATES)),
    /** As {@link #ATTRIBUTE}; if it does not throw, the operand has the layout or one below it. Attributes: layout, name, T. */
    FIELD_GET(row("field.get").with(NAME, NAME, TYPE).takes(ANY).gives(OF_ATTRIBUTE).effects(READS, THROWS)),
    /** As {@link #SET_ATTRIBUTE}; if it does not throw, the operand has the layout or one below it. */
    FIELD_SET(row("field.set").with(NAME, NAME, TYPE).takes(ANY, OF_ATTRIBUTE).gives(NONE).effects(WRITES, THROWS)),
    /**
     * Throws what {@link #ATTRIBUTE} throws for the attribute unless the operand has the layout or one below it: before a call
     * of a method that is known. Attributes: layout, name.
     */
    OBJECT_CHECK(row("object.check").with(NAME, NAME).takes(ANY).gives(NONE).effects(THROWS)),
    /** A call with exactly the parameters' types; the type is the function's result type. */
    CALL_TYPED(row("call.typed").with(FUNCTION, TYPE).takes(ANY).variadic().gives(OF_ATTRIBUTE).effects(READS, WRITES, THROWS)),
    /**
     * Operands: an instance, arguments. Calls the function that the instance's layout has for the method, which all have one
     * signature; throws what {@link #ATTRIBUTE} throws if the operand is no instance of the named layout or one below it.
     * Attributes: layout, method, T.
     */
    CALL_METHOD(row("call.method").with(NAME, NAME, TYPE).takes(ANY, ANY).variadic().gives(OF_ATTRIBUTE).effects(READS, WRITES, THROWS)),
    /** As {@link #GLOBAL_GET}, for a global of type T. */
    GLOBAL_LOAD(row("global.load").with(UNIT, NAME, TYPE).gives(OF_ATTRIBUTE).effects(READS, THROWS)),
    GLOBAL_STORE(row("global.store").with(UNIT, NAME, TYPE).takes(OF_ATTRIBUTE).gives(NONE).effects(WRITES)),

    // ---- the system dialect, on words and the memory: in programs of every dialect
    WORD_NEG(row("word.neg").takes(WORD).gives(WORD).folds(WordFolder.unary(a -> -a))),
    WORD_ADD(row("word.add").takes(WORD, WORD).gives(WORD).folds(WordFolder.binary((a, b) -> a + b))),
    WORD_SUB(row("word.sub").takes(WORD, WORD).gives(WORD).folds(WordFolder.binary((a, b) -> a - b))),
    WORD_MUL(row("word.mul").takes(WORD, WORD).gives(WORD).folds(WordFolder.binary((a, b) -> a * b))),
    /** Floored; the quotient by 0 is 0, so that no word operation throws. The remainder fits it: {@code a - a / b * b}. */
    WORD_DIV(row("word.div").takes(WORD, WORD).gives(WORD).folds(WordFolder.binary(WordFolder::divide))),
    WORD_MOD(row("word.mod").takes(WORD, WORD).gives(WORD).folds(WordFolder.binary(WordFolder::modulo))),
    /** On words without a sign, as {@link #WORD_UMOD}. */
    WORD_UDIV(row("word.udiv").takes(WORD, WORD).gives(WORD).folds(WordFolder.binary((a, b) -> b == 0 ? 0 : Long.divideUnsigned(a, b)))),
    WORD_UMOD(row("word.umod").takes(WORD, WORD).gives(WORD).folds(WordFolder.binary((a, b) -> b == 0 ? a : Long.remainderUnsigned(a, b)))),
    /** The upper 64 bits of the product of 128. */
    WORD_MUL_HIGH(row("word.mulhigh").takes(WORD, WORD).gives(WORD).folds(WordFolder.binary(Math::multiplyHigh))),
    WORD_UMUL_HIGH(row("word.umulhigh").takes(WORD, WORD).gives(WORD).folds(WordFolder.binary(Math::unsignedMultiplyHigh))),
    WORD_AND(row("word.and").takes(WORD, WORD).gives(WORD).folds(WordFolder.binary((a, b) -> a & b))),
    WORD_OR(row("word.or").takes(WORD, WORD).gives(WORD).folds(WordFolder.binary((a, b) -> a | b))),
    WORD_XOR(row("word.xor").takes(WORD, WORD).gives(WORD).folds(WordFolder.binary((a, b) -> a ^ b))),
    WORD_NOT(row("word.not").takes(WORD).gives(WORD).folds(WordFolder.unary(a -> ~a))),
    /** Shifts take the count modulo 64. */
    WORD_SHL(row("word.shl").takes(WORD, WORD).gives(WORD).folds(WordFolder.binary((a, b) -> a << b))),
    WORD_SHR(row("word.shr").takes(WORD, WORD).gives(WORD).folds(WordFolder.binary((a, b) -> a >> b))),
    WORD_USHR(row("word.ushr").takes(WORD, WORD).gives(WORD).folds(WordFolder.binary((a, b) -> a >>> b))),
    WORD_CLZ(row("word.clz").takes(WORD).gives(WORD).folds(WordFolder.unary(Long::numberOfLeadingZeros))),
    WORD_CTZ(row("word.ctz").takes(WORD).gives(WORD).folds(WordFolder.unary(Long::numberOfTrailingZeros))),
    WORD_POPCOUNT(row("word.popcount").takes(WORD).gives(WORD).folds(WordFolder.unary(Long::bitCount))),
    WORD_EQ(row("word.eq").takes(WORD, WORD).gives(BOOL).folds(WordFolder.test((a, b) -> a == b))),
    WORD_NE(row("word.ne").takes(WORD, WORD).gives(BOOL).folds(WordFolder.test((a, b) -> a != b))),
    WORD_LT(row("word.lt").takes(WORD, WORD).gives(BOOL).folds(WordFolder.test((a, b) -> a < b))),
    WORD_LE(row("word.le").takes(WORD, WORD).gives(BOOL).folds(WordFolder.test((a, b) -> a <= b))),
    WORD_GT(row("word.gt").takes(WORD, WORD).gives(BOOL).folds(WordFolder.test((a, b) -> a > b))),
    WORD_GE(row("word.ge").takes(WORD, WORD).gives(BOOL).folds(WordFolder.test((a, b) -> a >= b))),
    WORD_ULT(row("word.ult").takes(WORD, WORD).gives(BOOL).folds(WordFolder.test((a, b) -> Long.compareUnsigned(a, b) < 0))),
    WORD_ULE(row("word.ule").takes(WORD, WORD).gives(BOOL).folds(WordFolder.test((a, b) -> Long.compareUnsigned(a, b) <= 0))),
    /** As IEEE 754 divides; {@link #F64_DIV} throws for 0. */
    F64_QUOTIENT(row("f64.quotient").takes(F64, F64).gives(F64).folds(WordFolder::quotient)),
    F64_OF_WORD(row("f64.of.word").takes(WORD).gives(F64).folds(WordFolder::toFloat)),
    /** Truncated; the nearest word where there is none, 0 for a NaN. */
    WORD_OF_F64(row("word.of.f64").takes(F64).gives(WORD).folds(WordFolder.ofFloat(a -> (long) a))),
    /** The bits of IEEE 754; all NaNs have the same. */
    F64_BITS(row("f64.bits").takes(F64).gives(WORD).folds(WordFolder.ofFloat(Double::doubleToLongBits))),
    F64_OF_BITS(row("f64.of.bits").takes(WORD).gives(F64).folds(WordFolder::ofBits)),
    /** The int that shows the same number. */
    BOX_WORD(row("box.word").takes(WORD).gives(ANY).folds(WordFolder::same)),
    INT_OF_WORD(row("int.of.word").takes(WORD).gives(Type.INT).folds(WordFolder::same)),
    /** What enters the system dialect: throws unless the operand is an int of 64 bits. */
    WORD_OF_ANY(row("word.of.any").takes(ANY).gives(WORD).effects(THROWS).folds(WordFolder::toWord)),
    WORD_OF_INT(row("word.of.int").takes(Type.INT).gives(WORD).effects(THROWS).folds(WordFolder::toWord)),
    /** A float, or the float that an int is nearest to; anything else throws. */
    F64_OF_ANY(row("f64.of.any").takes(ANY).gives(F64).effects(THROWS)),
    BOOL_OF_ANY(row("bool.of.any").takes(ANY).gives(BOOL).effects(THROWS).folds(WordFolder::toBool)),

    // ---- the system dialect: memory
    /** Little-endian, at any address. Throws MEMORI outside the memory, as every access does. */
    MEM_LOAD8(row("mem.load8").takes(WORD).gives(WORD).effects(READS, THROWS)),
    /** With its sign. */
    MEM_LOAD8S(row("mem.load8s").takes(WORD).gives(WORD).effects(READS, THROWS)),
    MEM_LOAD16(row("mem.load16").takes(WORD).gives(WORD).effects(READS, THROWS)),
    MEM_LOAD16S(row("mem.load16s").takes(WORD).gives(WORD).effects(READS, THROWS)),
    MEM_LOAD32(row("mem.load32").takes(WORD).gives(WORD).effects(READS, THROWS)),
    MEM_LOAD32S(row("mem.load32s").takes(WORD).gives(WORD).effects(READS, THROWS)),
    MEM_LOAD64(row("mem.load64").takes(WORD).gives(WORD).effects(READS, THROWS)),
    MEM_LOADF64(row("mem.loadf64").takes(WORD).gives(F64).effects(READS, THROWS)),
    /** Address, value; the low bits of it. */
    MEM_STORE8(row("mem.store8").takes(WORD, WORD).gives(NONE).effects(WRITES, THROWS)),
    MEM_STORE16(row("mem.store16").takes(WORD, WORD).gives(NONE).effects(WRITES, THROWS)),
    MEM_STORE32(row("mem.store32").takes(WORD, WORD).gives(NONE).effects(WRITES, THROWS)),
    MEM_STORE64(row("mem.store64").takes(WORD, WORD).gives(NONE).effects(WRITES, THROWS)),
    MEM_STOREF64(row("mem.storef64").takes(WORD, F64).gives(NONE).effects(WRITES, THROWS)),
    /** Of 64 bits, sequentially consistent, as all of these; the address is a multiple of 8. */
    MEM_ATOMIC_LOAD(row("mem.atomic.load").takes(WORD).gives(WORD).effects(READS, WRITES, THROWS)),
    MEM_ATOMIC_STORE(row("mem.atomic.store").takes(WORD, WORD).gives(NONE).effects(READS, WRITES, THROWS)),
    /** Gives what was there before, as {@link #MEM_ATOMIC_CAS} does. */
    MEM_ATOMIC_ADD(row("mem.atomic.add").takes(WORD, WORD).gives(WORD).effects(READS, WRITES, THROWS)),
    /** Address, what is expected, what is stored if it is there. */
    MEM_ATOMIC_CAS(row("mem.atomic.cas").takes(WORD, WORD, WORD).gives(WORD).effects(READS, WRITES, THROWS)),
    /** To, from, how many bytes; they may overlap. */
    MEM_COPY(row("mem.copy").takes(WORD, WORD, WORD).gives(NONE).effects(READS, WRITES, THROWS)),
    /** Address, byte, how many. */
    MEM_FILL(row("mem.fill").takes(WORD, WORD, WORD).gives(NONE).effects(WRITES, THROWS)),
    /** In pages of 64 KiB. */
    MEM_SIZE(row("mem.size").gives(WORD).effects(READS)),
    /** By so many pages; gives the size before, or -1 if there is not as much. */
    MEM_GROW(row("mem.grow").takes(WORD).gives(WORD).effects(READS, WRITES)),
    /** The address of these bytes, a character each. {@link DataPlacement} makes a number of it. */
    MEM_DATA(row("mem.data").with(NAME).gives(WORD)),
    /** The first address behind all data; a number after {@link DataPlacement}. */
    MEM_BASE(row("mem.base").gives(WORD)),
    /** Before the program begins: address, and the text of as many characters as the memory has bytes there; it grows to hold them. */
    MEM_INIT(row("mem.init").takes(WORD, ANY).gives(NONE).effects(WRITES)),
    /**
     * A function of the host, on targets with nothing else below them. Attributes: its module, its name. What it gives as a word; 0 if
     * it gives nothing.
     */
    HOST_CALL(row("host.call").with(NAME, NAME).takes(WORD).variadic().gives(WORD).effects(READS, WRITES));
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

    /** The type of the result; {@link Type#OF_ATTRIBUTE} if each instruction says it, see {@link Instruction#type}. */
    public Type result() {
        return row.result;
    }

    /** Which dialect the operation belongs to; the rows of the machine dialect are the last ones. */
    public Dialect dialect() {
        return ordinal() < BOX_INT.ordinal() ? Dialect.MORPH : Dialect.MACHINE;
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
