package id.morph.backend.js;

import id.morph.ir.BlockParameter;
import id.morph.ir.Constant;
import id.morph.ir.Function;
import id.morph.ir.Instruction;
import id.morph.ir.Layout;
import id.morph.ir.Op;
import id.morph.ir.Type;
import id.morph.ir.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Functions and classes: calls of them, values of them, what instances have. */
final class Calls {
    private static final int FIXED_ARGUMENTS = 4;
    private static final int FIXED_METHOD_ARGUMENTS = 3;

    private final ProgramNames program;
    private final FunctionValues values;
    private final Operations operations;

    Calls(ProgramNames program, FunctionValues values, Operations operations) {
        this.program = program;
        this.values = values;
        this.operations = operations;
    }

    /** The depth that a function of the program is called with. */
    private Expression calleeDepth(Instruction i, boolean transparent) {
        int inlined = i.position().known() ? i.position().inlinedFrames() : 0;
        return operations.depth(inlined + (transparent ? 0 : 1));
    }

    // functions

    Expression callStatic(Instruction i, Operations.Operands operands) {
        Function callee = program.declaration(i.symbol(0));
        List<BlockParameter> parameters = callee.entry().parameters();
        List<Expression> arguments = new ArrayList<>();
        for (int k = 0; k < parameters.size(); k++) {
            arguments.add(
                    k < i.operands().size()
                            ? operands.get(i.operand(k), parameters.get(k).type())
                            : program.literal(Constant.NIL, Type.ANY));
        }
        arguments.add(calleeDepth(i, callee.transparent()));
        return Expression.call(program.function(callee.symbol()), arguments);
    }

    boolean wantsName(Instruction call, Value operand) {
        Optional<Instruction> lookup = values.lookup(call);
        if (lookup.isEmpty()) {
            return isWrittenOut(call) && values.source(call.operand(0)) == operand;
        }
        return lookup.get().op() == Op.ATTRIBUTE
                && isDirect(lookup.get(), call.operands().size() - 1)
                && values.source(lookup.get().operand(0)) == operand;
    }

    /** Whether a method of the program may be meant, with so many arguments, that nothing on an instance can hide. */
    private boolean isDirect(Instruction lookup, int arguments) {
        return !program.isAssigned(lookup.name(0)) && program.hasMethod(lookup.name(0), arguments);
    }

    Expression call(Instruction i, Operations.Operands operands) {
        Optional<Instruction> lookup = values.lookup(i);
        List<Expression> arguments = new ArrayList<>();
        for (Value value : values.operands(i)) {
            arguments.add(operands.get(value, Type.ANY));
        }
        if (lookup.isPresent() && lookup.get().op() == Op.ATTRIBUTE) {
            return callMethod(i, lookup.get(), arguments);
        }
        Expression any = counted("morphCall", FIXED_ARGUMENTS, i, arguments, List.of());
        return isWrittenOut(i) ? callFunction(i, arguments, any) : any;
    }

    private static boolean isWrittenOut(Instruction call) {
        return call.operands().size() - 1 <= FIXED_ARGUMENTS && !(call.operand(0) instanceof Constant);
    }

    /** A function that takes so many arguments is called where the call stands: in one of the runtime's all calls would share what V8 learns. */
    private Expression callFunction(Instruction i, List<Expression> arguments, Expression any) {
        Expression callee = arguments.getFirst();
        List<Expression> direct = new ArrayList<>(arguments.subList(1, arguments.size()));
        direct.add(calleeDepth(i, false));
        Expression fast = Expression.call(callee.text() + ".code", direct);
        List<Variable> reads = new ArrayList<>(any.reads());
        reads.addAll(fast.reads());
        reads.addAll(callee.reads());
        return new Expression(
                callee.text() + "?.arity === " + (arguments.size() - 1) + " ? " + fast.text() + " : " + any.text(),
                Expression.CONDITIONAL,
                List.copyOf(reads));
    }

    /** A call of the runtime's function for so many arguments, or of that for any number. */
    private Expression counted(
            String name, int most, Instruction i, List<Expression> arguments, List<Expression> attributes) {
        int count = arguments.size() - 1;
        List<Expression> all = new ArrayList<>();
        if (count <= most) {
            all.addAll(arguments);
        } else {
            all.add(arguments.getFirst());
            all.add(Expression.array(arguments.subList(1, arguments.size())));
        }
        all.addAll(attributes);
        return operations.call(count <= most ? name + count : name, all, i.position());
    }

    private Expression callMethod(Instruction i, Instruction lookup, List<Expression> arguments) {
        String name = lookup.name(0);
        Expression slow = counted(
                "callMethod",
                FIXED_METHOD_ARGUMENTS,
                i,
                arguments,
                List.of(Operations.text(name), program.builtin(name)));
        int count = arguments.size() - 1;
        // Constants have no methods of the program's, and a point behind a number would be its own.
        if (!isDirect(lookup, count) || lookup.operand(0) instanceof Constant) {
            return slow;
        }
        String method = ProgramNames.property("m_", name + "$" + count);
        List<Expression> direct = new ArrayList<>(arguments.subList(1, arguments.size()));
        direct.add(calleeDepth(i, false));
        Expression receiver = arguments.getFirst();
        // Not as a template: the arguments may be texts with braces.
        Expression fast = new Expression(
                receiver.in(Expression.CALL)
                        + method
                        + Expression.call("", direct).text(),
                Expression.CALL,
                receiver.reads());
        List<Variable> reads = new ArrayList<>(slow.reads());
        reads.addAll(fast.reads());
        return new Expression(
                receiver.text() + optional(method) + " !== undefined ? " + fast.text() + " : " + slow.text(),
                Expression.CONDITIONAL,
                List.copyOf(reads));
    }

    private static String optional(String member) {
        return member.startsWith("[") ? "?." + member : "?" + member;
    }

    /** Throws unless the method is there. */
    Expression check(Instruction lookup) {
        String name = lookup.name(0);
        Expression receiver = values.read(lookup.operand(0), Type.ANY);
        Expression slow = operations.call(
                "morphAttr", List.of(receiver, Operations.text(name), program.builtin(name)), lookup.position());
        String member = optional(ProgramNames.property("m_", name));
        if (lookup.operand(0) instanceof Constant) {
            return slow;
        }
        return new Expression(receiver.text() + member + " ?? " + slow.text(), Expression.OR, slow.reads());
    }

    Expression closure(Instruction i, Operations.Operands operands) {
        List<Expression> cells = new ArrayList<>();
        i.operands().forEach(value -> cells.add(operands.get(value, Type.CELL)));
        return Expression.call(program.closure(i.symbol(0)), cells);
    }

    Expression moduleInit(Instruction i) {
        String start = program.start(i.symbol(0)) + "("
                + operations.depth(i.position()).text() + ")";
        return values.uses(i) == 0
                ? new Expression(start, Expression.CALL, List.of())
                : new Expression("(" + start + ", " + program.module(i.symbol(0)) + ")", Expression.ATOM, List.of());
    }

    Expression newFrame(Instruction i) {
        Function resume = program.declaration(i.symbol(0));
        return Expression.call(
                program.runtime("frameNew"),
                List.of(
                        Expression.atom(program.function(i.symbol(0))),
                        Expression.atom(String.valueOf(i.number(1))),
                        Operations.text(resume.displayName())));
    }

    // attributes

    Expression attribute(Instruction i, Operations.Operands operands) {
        String name = i.name(0);
        Expression receiver = operations.operand(i, 0, operands);
        Expression slow = operations.call(
                "morphAttr", List.of(receiver, Operations.text(name), program.builtin(name)), i.position());
        return program.isAssigned(name) && !(i.operand(0) instanceof Constant)
                ? firstOr(receiver, ProgramNames.property("_", name), slow, false)
                : slow;
    }

    /** The property if it is there, else what the runtime gives, or throws. */
    Expression firstOr(Expression receiver, String property, Expression slow, boolean isObject) {
        Variable temporary = values.scratch();
        List<Variable> reads = new ArrayList<>(slow.reads());
        return new Expression(
                "(" + temporary.name() + " = " + receiver.text() + (isObject ? property : optional(property))
                        + ") !== undefined ? " + temporary.name() + " : " + slow.text(),
                Expression.CONDITIONAL,
                List.copyOf(reads));
    }

    Expression setAttribute(Instruction i, Operations.Operands operands) {
        return store(
                operations.operand(i, 0, operands),
                ProgramNames.property("_", i.name(0)),
                operations.operand(i, 1, operands),
                operations.operand(i, 1, operands),
                i.name(0),
                false);
    }

    /** The first unless the receiver is nil, then the second. */
    static Expression unlessNil(Expression receiver, Expression fast, Expression slow) {
        List<Variable> reads = new ArrayList<>(fast.reads());
        reads.addAll(receiver.reads());
        reads.addAll(slow.reads());
        return new Expression(
                receiver.text() + " !== null ? " + fast.in(Expression.ASSIGNMENT) + " : " + slow.text(),
                Expression.CONDITIONAL,
                List.copyOf(reads));
    }

    /**
     * Sets a property of an instance; the runtime does it for anything else.
     *
     * @param sure whether only nil may be there instead of an instance
     */
    Expression store(
            Expression receiver, String property, Expression value, Expression boxed, String name, boolean sure) {
        Expression slow =
                Expression.call(program.runtime("morphSetattr"), List.of(receiver, boxed, Operations.text(name)));
        // A point behind a number would be its own.
        if (receiver.text().matches("[-0-9].*")) {
            return slow;
        }
        if (sure) {
            return unlessNil(receiver, Operations.assign(Operations.member(receiver, property), value), slow);
        }
        List<Variable> reads = new ArrayList<>(slow.reads());
        reads.addAll(value.reads());
        return new Expression(
                receiver.text() + " instanceof " + program.runtime("Instance") + " ? " + receiver.text() + property
                        + " = " + value.in(Expression.ASSIGNMENT) + " : " + slow.text(),
                Expression.CONDITIONAL,
                List.copyOf(reads));
    }

    // classes

    Expression newClass(Instruction i, Operations.Operands operands) {
        return newClass(i, operands, "morphClass", List.of(Operations.text(i.name(0))), Optional.empty());
    }

    Expression newClass(Instruction i, Operations.Operands operands, Layout layout) {
        return newClass(
                i,
                operands,
                "classNew",
                List.of(Operations.text(i.name(0)), Operations.text(i.name(1))),
                Optional.of(layout));
    }

    private Expression newClass(
            Instruction i,
            Operations.Operands operands,
            String function,
            List<Expression> names,
            Optional<Layout> layout) {
        List<Expression> parts = new ArrayList<>();
        for (int k = 0; k < i.operands().size(); k++) {
            parts.add(operations.operand(i, k, operands));
        }
        List<Expression> arguments = new ArrayList<>(List.of(Expression.array(parts)));
        arguments.addAll(names);
        arguments.add(shape(i, layout));
        return operations.call(function, arguments, i.position());
    }

    /** The JavaScript class of the instances: fields that they are known to have, and methods that call the program's functions. */
    private Expression shape(Instruction i, Optional<Layout> layout) {
        StringBuilder text = new StringBuilder("class {");
        layout.ifPresent(its -> text.append(constructor(its)));
        List<Expression> cells = new ArrayList<>();
        for (int k = 1; k < i.operands().size(); k += 2) {
            if (i.operand(k) instanceof Constant.Text name
                    && values.source(i.operand(k + 1)) instanceof Instruction made
                    && (made.op() == Op.FUNCTION_REF || made.op() == Op.CLOSURE)) {
                text.append(method(made, name.value(), cells));
            }
        }
        layout.ifPresent(its ->
                its.methods().forEach((name, symbol) -> text.append(virtualMethod(name, program.declaration(symbol)))));
        text.append("\n}");
        if (cells.isEmpty()) {
            return Expression.atom(text.toString());
        }
        // Variables change; what a class captures does not.
        List<String> names = new ArrayList<>();
        for (int c = 0; c < cells.size(); c++) {
            names.add("c" + c);
        }
        return Expression.call("((" + String.join(", ", names) + ") => " + text + ")", cells);
    }

    /**
     * The constructor: what is always assigned before it is read begins as what it will be, so that V8 keeps it as that; for the rest V8 is only told how
     * much room an instance needs. Initialised with something else, such fields would be fields of anything.
     */
    private String constructor(Layout layout) {
        StringBuilder begun = new StringBuilder();
        Set<String> room = new LinkedHashSet<>();
        List<Layout> chain = new ArrayList<>();
        for (String at = layout.name(); !at.isEmpty(); at = chain.getFirst().parent()) {
            chain.addFirst(program.program().layout(at).orElseThrow());
        }
        for (Layout each : chain) {
            for (Layout.Field field : each.fields()) {
                switch (field.type()) {
                    case I64, INT ->
                        begun.append("\n    this")
                                .append(ProgramNames.property("_", field.name()))
                                .append(" = 0;");
                    case BOOL ->
                        begun.append("\n    this")
                                .append(ProgramNames.property("_", field.name()))
                                .append(" = false;");
                    case F64 -> room.add("this" + ProgramNames.property("f_", field.name()));
                    default -> room.add("this" + ProgramNames.property("_", field.name()));
                }
            }
        }
        if (!room.isEmpty()) {
            begun.append("\n    if (false) ").append(String.join(" = ", room)).append(" = undefined;");
        }
        return begun.isEmpty() ? "" : "\n  constructor() {" + begun + "\n  }";
    }

    private String method(Instruction made, String name, List<Expression> cells) {
        Function function = program.declaration(made.symbol(0));
        if (function.arity() == 0 || function.variadic()) {
            return "";
        }
        List<String> parameters = ProgramNames.parameters(function.arity() - 1);
        List<String> arguments = new ArrayList<>();
        for (Value cell : made.operands()) {
            arguments.add("c" + cells.size());
            cells.add(values.read(cell));
        }
        arguments.add("this");
        arguments.addAll(parameters);
        // Who calls a method of unknown code counts one frame, which library functions do not.
        arguments.add(function.transparent() ? "d - 1" : "d");
        parameters.add("d");
        return "\n  " + methodName("m_" + name + "$" + (function.arity() - 1)) + "(" + String.join(", ", parameters)
                + ") {\n    return " + program.function(function.symbol()) + "(" + String.join(", ", arguments)
                + ");\n  }";
    }

    /** What {@code call.method} calls: with the depth of the callee, and machine types. */
    private String virtualMethod(String name, Function function) {
        List<String> parameters = ProgramNames.parameters(function.arity() - 1);
        List<String> arguments = new ArrayList<>(parameters);
        arguments.addFirst("this");
        arguments.add(function.transparent() ? "d - 1" : "d");
        parameters.add("d");
        return "\n  " + methodName("v_" + name) + "(" + String.join(", ", parameters) + ") {\n    return "
                + program.function(function.symbol()) + "(" + String.join(", ", arguments) + ");\n  }";
    }

    private static String methodName(String name) {
        return Names.isPlain(name) ? name : Literals.string(name);
    }

    /** Whether the receiver lacks a field, which instances of the layout always have. */
    Expression noField(Instruction i) {
        Expression receiver = values.read(i.operand(0));
        if (operations.isSure(i)) {
            return Expression.binary(receiver, "===", Expression.EQUALITY, Expression.atom("null"));
        }
        return new Expression(
                receiver.text() + " === null || " + receiver.text() + field(i).getKey() + " === undefined",
                Expression.OR,
                receiver.reads());
    }

    Expression callVirtual(Instruction i, Operations.Operands operands) {
        Expression receiver = operations.operand(i, 0, operands);
        String method = ProgramNames.property("v_", i.name(1));
        List<Type> types = virtualParameters(i.name(0), i.name(1));
        List<Expression> arguments = new ArrayList<>();
        for (int k = 1; k < i.operands().size(); k++) {
            arguments.add(operands.get(
                    i.operand(k), k < types.size() ? types.get(k) : i.operand(k).type()));
        }
        arguments.add(calleeDepth(i, false));
        Expression call = Expression.call(receiver.in(Expression.CALL) + method, arguments);
        if (values.hasKnownReceiver(i)) {
            List<Variable> all = new ArrayList<>(call.reads());
            all.addAll(receiver.reads());
            return new Expression(call.text(), Expression.CALL, List.copyOf(all));
        }
        Expression slow = operations.call(
                "morphAttr", List.of(receiver, Operations.text(i.name(1)), Expression.atom("null")), i.position());
        if (operations.isSure(i)) {
            return unlessNil(receiver, call, slow);
        }
        List<Variable> reads = new ArrayList<>(call.reads());
        reads.addAll(receiver.reads());
        return new Expression(
                receiver.text() + optional(method) + " !== undefined ? " + call.text() + " : " + slow.text(),
                Expression.CONDITIONAL,
                List.copyOf(reads));
    }

    /** Throws unless the receiver has the method: what else the compiler could not rule out has none. */
    Expression checkObject(Instruction i, Operations.Operands operands) {
        if (values.hasKnownReceiver(i)) {
            return Expression.UNDEFINED;
        }
        Expression receiver = operations.operand(i, 0, operands);
        Expression slow = operations.call("objectCheck", List.of(receiver, Operations.text(i.name(1))), i.position());
        if (operations.isSure(i)) {
            return Expression.binary(
                    Expression.binary(receiver, "!==", Expression.EQUALITY, Expression.atom("null")),
                    "||",
                    Expression.OR,
                    slow);
        }
        return new Expression(
                receiver.text() + optional(ProgramNames.property("m_", i.name(1))) + " ?? " + slow.text(),
                Expression.OR,
                slow.reads());
    }

    /** The parameter types of a method that all layouts at or below one have in common. */
    private List<Type> virtualParameters(String layout, String method) {
        for (Layout each : program.program().layouts()) {
            if (program.program().inherits(each.name(), layout)) {
                Optional<String> symbol = program.program().methodSymbol(each.name(), method);
                if (symbol.isPresent()) {
                    return program.declaration(symbol.get()).entry().parameters().stream()
                            .map(BlockParameter::type)
                            .toList();
                }
            }
        }
        return List.of();
    }

    /** Where a layout, or one above it, has a field. */
    Map.Entry<String, Type> field(Instruction i) {
        Type type = program.program().fieldType(i.name(0), i.name(1)).orElse(Type.ANY);
        return Map.entry(ProgramNames.property(type == Type.F64 ? "f_" : "_", i.name(1)), type);
    }
}
