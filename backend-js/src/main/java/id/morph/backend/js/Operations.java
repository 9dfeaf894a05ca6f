package id.morph.backend.js;

import id.morph.ir.Attribute;
import id.morph.ir.Constant;
import id.morph.ir.Dialect;
import id.morph.ir.Instruction;
import id.morph.ir.Op;
import id.morph.ir.Position;
import id.morph.ir.Primitive;
import id.morph.ir.Type;
import id.morph.ir.Value;
import id.morph.ir.Word;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What each operation is in JavaScript. Without a line here an operation is a call of the runtime's function of the same name, with its operands,
 * then its attributes, then the depth if the function wants that.
 */
final class Operations {
    /** How an operand is written: as part of the expression, or as the name of a variable. */
    interface Operands {
        Expression get(Value value, Type wanted);
    }

    private static final int FIXED_ARGUMENTS = 4;

    private final ProgramNames program;
    private final FunctionValues values;
    private final MachineOperations machine;
    private final Calls calls;

    Operations(ProgramNames program, FunctionValues values) {
        this.program = program;
        this.values = values;
        machine = new MachineOperations(program, this);
        calls = new Calls(program, values, this);
    }

    /** Whether what an instruction names is there unless its operand is nil. */
    boolean isSure(Instruction i) {
        return program.program().isSure(i.name(0), i.name(1)) && !(i.operand(0) instanceof Constant);
    }

    boolean hasKnownReceiver(Instruction i) {
        return values.hasKnownReceiver(i);
    }

    /** The value that an operand is the same as in JavaScript. */
    Value source(Value value) {
        return values.source(value);
    }

    /** A variable for a value within an expression. */
    Variable scratch() {
        return values.scratch();
    }

    /** Whether an operand is an int that is not negative. */
    boolean isNatural(Instruction i, int index) {
        return program.ranges().operand(i, index).within(0, Word.DOUBLE.most());
    }

    Calls calls() {
        return calls;
    }

    /** Whether the result is written out again wherever it is used. */
    boolean isConstant(Instruction i) {
        return i.op() == Op.FUNCTION_REF || i.op() == Op.CONSTRUCTOR;
    }

    /** Whether an operation that may throw in general cannot here. */
    boolean isSafe(Instruction i) {
        return switch (i.op()) {
            case PRINT, FORMAT ->
                i.operands().stream().allMatch(value -> value instanceof Constant || value.type() == Type.BOOL);
            case ROUTINE_DRAIN -> !program.startsRoutines();
            case FIELD_GET -> i.type() != Type.ANY || (isSure(i) && values.hasKnownReceiver(i));
            case GLOBAL_GET, GLOBAL_LOAD -> program.isAssigned(values.function(), i);
            case FIELD_SET, OBJECT_CHECK -> values.hasKnownReceiver(i);
            default -> false;
        };
    }

    List<Value> operands(Instruction i) {
        return values.operands(i);
    }

    /** Whether an operand stands several times in the expression, and therefore must be a variable or constant. */
    boolean wantsName(Instruction i, Value operand) {
        return switch (i.op()) {
            case CALL -> calls.wantsName(i, operand);
            case ATTRIBUTE, SET_ATTRIBUTE, FIELD_SET, OBJECT_CHECK -> values.source(i.operand(0)) == operand;
            case FIELD_GET ->
                i.type() == Type.ANY
                        && !(isSure(i) && values.hasKnownReceiver(i))
                        && values.source(i.operand(0)) == operand;
            case CALL_METHOD -> !values.hasKnownReceiver(i) && values.source(i.operand(0)) == operand;
            default -> i.op().dialect() == Dialect.MACHINE && machine.wantsName(i, operand);
        };
    }

    /** For a method that is looked up before its arguments: an expression that throws unless there is one. */
    Optional<Expression> check(Instruction lookup) {
        return values.isChecked(lookup) ? Optional.of(calls.check(lookup)) : Optional.empty();
    }

    /**
     * The condition under which an instruction throws, where that is tested before it: then the value of a float's field is read where nothing but
     * a float can be, and stays without a box.
     */
    Optional<Expression> failure(Instruction i) {
        return i.op() == Op.FIELD_GET && i.type() != Type.ANY && !values.hasKnownReceiver(i)
                ? Optional.of(calls.noField(i))
                : Optional.empty();
    }

    /** What an instruction throws then. */
    Expression thrownBy(Instruction i) {
        return call(
                "morphAttr",
                List.of(values.read(i.operand(0)), text(i.name(1)), Expression.atom("null")),
                i.position());
    }

    Expression compile(Instruction i, Operands operands) {
        return i.op().dialect() == Dialect.MACHINE ? machine.compile(i, operands) : dynamic(i, operands);
    }

    private Expression dynamic(Instruction i, Operands operands) {
        return switch (i.op()) {
            case EQ -> equal(i, operands, "===");
            case NE -> equal(i, operands, "!==");
            case NOT -> operand(i, 0, operands).not();
            case PRINT -> print(i, operands);
            case FORMAT -> {
                if (i.operands().size() == 1
                        && i.operand(0) instanceof Constant.Text text
                        && !Literals.hasSurrogates(text.value())) {
                    yield operand(i, 0, operands);
                }
                yield list(i, 0, operands);
            }
            case LIST, DICT -> list(i, 0, operands);
            case CLASS -> calls.newClass(i, operands);
            case ATTRIBUTE -> calls.attribute(i, operands);
            case SET_ATTRIBUTE -> calls.setAttribute(i, operands);
            case SUPER ->
                values.isLookup(i)
                        ? call("superFunction", List.of(operand(i, 0, operands), text(i.name(0))), i.position())
                        : plain(i, operands);
            case LOCAL_GET, LOCAL_SET -> throw new IllegalStateException("the program is not in SSA form");
            case IS_DEFINED ->
                Expression.binary(operand(i, 0, operands), "!==", Expression.EQUALITY, Expression.UNDEFINED);
            case GLOBAL_GET -> readGlobal(i);
            case GLOBAL_PROBE -> global(i);
            case GLOBAL_SET -> assign(global(i), operand(i, 0, operands));
            case CELL_NEW ->
                Expression.of(
                        Expression.CALL,
                        Expression.ASSIGNMENT,
                        "new " + program.runtime("Cell") + "({0})",
                        operand(i, 0, operands));
            case CELL_GET -> member(operand(i, 0, operands), ".v");
            case CELL_SET -> assign(member(operand(i, 0, operands), ".v"), operand(i, 1, operands));
            case CLOSURE -> calls.closure(i, operands);
            case CALL -> calls.call(i, operands);
            case CALL_STATIC -> calls.callStatic(i, operands);
            case DEPTH_CHECK -> throw new IllegalStateException("a check of the depth is a statement");
            case MODULE_INIT -> calls.moduleInit(i);
            case PRIMITIVE -> primitive(i, operands);
            case ITERATOR_NEXT ->
                Expression.of(
                        Expression.CALL,
                        Expression.CALL,
                        "{0}.next(" + depth(i.position()).text() + ")",
                        operand(i, 0, operands));
            case ITERATOR_VALUE -> member(operand(i, 0, operands), ".value");
            case RAISE -> {
                program.usesError(i.name(0));
                yield list(i, 0, operands);
            }
            case FRAME_NEW -> calls.newFrame(i);
            case FRAME_LOAD, FRAME_LOAD_CELL, FRAME_LOAD_ITERATOR ->
                member(operand(i, 0, operands), ".slots[" + i.number(0) + "]");
            case FRAME_STORE, FRAME_STORE_CELL, FRAME_STORE_ITERATOR ->
                assign(member(operand(i, 0, operands), ".slots[" + i.number(0) + "]"), operand(i, 1, operands));
            case FRAME_STATE -> member(operand(i, 0, operands), ".state");
            case FRAME_SET_STATE ->
                assign(member(operand(i, 0, operands), ".state"), Expression.atom(String.valueOf(i.number(0))));
            case FRAME_FINISH ->
                assign(
                        member(operand(i, 0, operands), ".state"),
                        Expression.of(Expression.NEGATIVE, Expression.ATOM, "-1"));
            case ROUTINE_DRAIN -> program.startsRoutines() ? plain(i, operands) : Expression.UNDEFINED;
            default -> plain(i, operands);
        };
    }

    /** A call of the runtime's function for the operation. */
    Expression plain(Instruction i, Operands operands) {
        List<Expression> arguments = new ArrayList<>();
        for (int k = 0; k < i.operands().size(); k++) {
            arguments.add(operand(i, k, operands));
        }
        arguments.addAll(attributes(i));
        return call(name(i.op()) + typeSuffix(i), arguments, i.position());
    }

    /** The same for an operation whose operands from {@code from} on are a list of any length. */
    Expression list(Instruction i, int from, Operands operands) {
        String name = name(i.op()) + typeSuffix(i);
        List<Expression> arguments = new ArrayList<>();
        for (int k = 0; k < i.operands().size(); k++) {
            arguments.add(operand(i, k, operands));
        }
        String fixed = name + (arguments.size() - from);
        if (arguments.size() - from <= FIXED_ARGUMENTS && program.hasRuntime(fixed)) {
            arguments.addAll(attributes(i));
            return call(fixed, arguments, i.position());
        }
        List<Expression> all = new ArrayList<>(arguments.subList(0, from));
        all.add(Expression.array(arguments.subList(from, arguments.size())));
        all.addAll(attributes(i));
        return call(name, all, i.position());
    }

    /** {@code int.floordiv} is {@code intFloordiv}. */
    static String name(Op op) {
        StringBuilder name = new StringBuilder();
        for (String part : op.text().split("[._]")) {
            name.append(name.isEmpty() ? part : capital(part));
        }
        return name.toString();
    }

    private static String capital(String word) {
        return word.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    /** The type attribute is part of the name of the runtime's function. */
    static String typeSuffix(Instruction i) {
        if (!i.op().attributes().contains(Attribute.Kind.TYPE)) {
            return "";
        }
        return switch (i.declaredType()) {
            // Lists keep ints and booleans as they keep any value.
            case INT, I64, BOOL -> capital(Type.ANY.text());
            default -> capital(i.declaredType().text());
        };
    }

    private static List<Expression> attributes(Instruction i) {
        List<Expression> all = new ArrayList<>();
        for (Attribute attribute : i.attributes()) {
            switch (attribute) {
                case Attribute.Name(String text) -> all.add(text(text));
                case Attribute.Symbol(String text) -> all.add(text(text));
                case Attribute.Int(int value) -> all.add(Expression.atom(String.valueOf(value)));
                case Attribute.OfType _ -> {}
            }
        }
        return all;
    }

    static Expression text(String text) {
        return Expression.atom(Literals.string(text));
    }

    /** An operand in the type that the operation takes. */
    Expression operand(Instruction i, int index, Operands operands) {
        List<Type> types = i.op().operands();
        Type wanted = types.get(Math.min(index, types.size() - 1));
        return operands.get(i.operand(index), wanted == Type.OF_ATTRIBUTE ? i.declaredType() : wanted);
    }

    /** A call of a function of the runtime, with the depth if it wants that. */
    Expression call(String function, List<Expression> arguments, Position position) {
        String name = program.runtime(function);
        if (!program.takesDepth(function)) {
            return Expression.call(name, arguments);
        }
        List<Expression> all = new ArrayList<>(arguments);
        all.add(depth(position));
        return Expression.call(name, all);
    }

    /** How many Morph frames are active at a position of this function. */
    Expression depth(Position position) {
        return depth(position.known() ? position.inlinedFrames() : 0);
    }

    Expression depth(int more) {
        return more == 0 ? Expression.atom("d") : new Expression("d + " + more, Expression.SUM, List.of());
    }

    /** Whether the frames that an inlined call stands for are too many. */
    Expression isTooDeep(Instruction check) {
        int more = KnownDepth.frames(check) + check.number(0);
        Expression most = Expression.atom(program.runtime("maxDepth"));
        return more == 1
                ? Expression.binary(depth(0), ">=", Expression.RELATION, most)
                : Expression.binary(depth(more), ">", Expression.RELATION, most);
    }

    Expression tooDeep() {
        return Expression.call(program.runtime("tooDeep"), List.of());
    }

    static Expression member(Expression object, String access) {
        return Expression.of(Expression.CALL, Expression.CALL, "{0}" + access, object);
    }

    static Expression assign(Expression place, Expression value) {
        return Expression.of(Expression.ASSIGNMENT, Expression.ASSIGNMENT, "{0} = {1}", place, value);
    }

    /** The value of a global, or error NAMA where it may have none. */
    Expression readGlobal(Instruction i) {
        return program.isAssigned(values.function(), i)
                ? global(i)
                : call("morphDefined", List.of(global(i), text(i.name(1))), i.position());
    }

    private Expression global(Instruction i) {
        return Expression.atom(program.global(i.symbol(0), i.name(1)));
    }

    /** Only nil equals nil, and a text that is a JavaScript string equals only strings. */
    private Expression equal(Instruction i, Operands operands, String operator) {
        boolean identical = i.operands().stream()
                .anyMatch(value -> value instanceof Constant.Nil
                        || (value instanceof Constant.Text text && !Literals.hasSurrogates(text.value())));
        return identical
                ? Expression.binary(operand(i, 0, operands), operator, Expression.EQUALITY, operand(i, 1, operands))
                : plain(i, operands);
    }

    private Expression print(Instruction i, Operands operands) {
        if (i.operands().size() == 1
                && i.operand(0) instanceof Constant.Text text
                && !Literals.hasSurrogates(text.value())) {
            return call("morphPrintText", List.of(operand(i, 0, operands)), i.position());
        }
        return list(i, 0, operands);
    }

    private Expression primitive(Instruction i, Operands operands) {
        if (i.name(0).equals(Primitive.JS_EXPORT.text()) && i.operand(0) instanceof Constant.Text(String name)) {
            return assign(
                    Expression.atom(program.export(name)),
                    call(
                            program.isCallable(name) ? "exported" : "forHost",
                            List.of(operand(i, 1, operands)),
                            i.position()));
        }
        if (i.name(0).equals(Primitive.JS_MODULE.text())
                && i.operand(0) instanceof Constant.Text(String path)
                && ProgramNames.isModulePath(path)) {
            return call(
                    "ofHost", List.of(Expression.atom(program.hostModule(path)), Expression.UNDEFINED), i.position());
        }
        StringBuilder name = new StringBuilder("prim");
        Arrays.stream(i.name(0).split("_")).map(Operations::capital).forEach(name::append);
        List<Expression> arguments = new ArrayList<>();
        int arity = Primitive.named(i.name(0)).orElseThrow().arity();
        for (int k = 0; k < arity; k++) {
            arguments.add(k < i.operands().size() ? operand(i, k, operands) : program.literal(Constant.NIL, Type.ANY));
        }
        return call(name.toString(), arguments, i.position());
    }
}
