package id.morph.frontend.lower;

import static id.morph.frontend.lower.FunctionBuilder.name;
import static id.morph.frontend.lower.FunctionBuilder.symbol;

import id.morph.frontend.resolve.Intrinsics;
import id.morph.frontend.resolve.Scope;
import id.morph.frontend.resolve.Variable;
import id.morph.ir.Block;
import id.morph.ir.Constant;
import id.morph.ir.Op;
import id.morph.ir.Primitive;
import id.morph.ir.Unit;
import id.morph.ir.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads and writes of variables, wherever they live: a local, a closure cell, a global, the library. */
final class Variables {

    private final UnitContext context;
    private final Scope scope;
    private final FunctionBuilder builder;
    /** The cells that this function has: captured ones, and those of its own variables that others capture. */
    private final Map<Variable, Value> cells = new HashMap<>();

    Variables(UnitContext context, Scope scope, FunctionBuilder builder) {
        this.context = context;
        this.scope = scope;
        this.builder = builder;
    }

    void bindCell(Variable variable, Value cell) {
        cells.put(variable, cell);
    }

    Value cell(Variable variable) {
        return cells.get(variable);
    }

    // ------------------------------------------------------------------ reading

    Value read(String name, int offset) {
        Optional<Variable> variable = scope.lookup(name);
        return variable.isPresent() ? read(variable.get(), offset) : outside(name, offset);
    }

    Value read(Variable variable, int offset) {
        if (context.resolution().isStatic(variable)) {
            return builder.emit(Op.FUNCTION_REF, offset, symbol(symbolOf(variable)));
        }
        if (variable.scope().isModule()) {
            return global(variable.name(), offset);
        }
        Value value = variable.captured()
                ? builder.emit(Op.CELL_GET, offset, cells.get(variable))
                : builder.getLocal(variable.name(), offset);
        return alwaysAssigned(variable) ? value : checked(value, variable.name(), offset);
    }

    /** Parameters, and functions that are declared once and therefore bound at the start of their scope. */
    private static boolean alwaysAssigned(Variable variable) {
        return variable.kind() == Variable.Kind.PARAMETER
                || (variable.kind() == Variable.Kind.FUNCTION && variable.stable());
    }

    /** A local that may still be unassigned: then the global or builtin of that name, if there is one (reference 3.9). */
    private Value checked(Value value, String name, int offset) {
        boolean global = scope.module().own(name).isPresent();
        if (!global && context.environment().builtin(name).isEmpty()) {
            return builder.emit(Op.DEFINED, offset, name(name), value);
        }
        return orElse(value, offset, () -> global ? global(name, offset) : outside(name, offset));
    }

    private Value global(String name, int offset) {
        if (context.environment().builtin(name).isEmpty() || context.prelude()) {
            return builder.emit(Op.GLOBAL_GET, offset, List.of(symbol(context.unit()), name(name)), List.of());
        }
        Value value = builder.emit(Op.GLOBAL_PROBE, offset, List.of(symbol(context.unit()), name(name)), List.of());
        return orElse(value, offset, () -> outside(name, offset));
    }

    private Value orElse(Value value, int offset, java.util.function.Supplier<Value> fallback) {
        String result = builder.temporary();
        Block defined = builder.newBlock("defined");
        Block missing = builder.newBlock("undefined");
        Block join = builder.newBlock("join");
        builder.branch(builder.emit(Op.IS_DEFINED, offset, value), defined, missing);
        builder.startAt(defined);
        builder.setLocal(result, value, offset);
        builder.jump(join);
        builder.startAt(missing);
        builder.setLocal(result, fallback.get(), offset);
        builder.jump(join);
        builder.startAt(join);
        return builder.getLocal(result, offset);
    }

    /** A name that the module does not declare: a global of the library, or an error when it is reached. */
    private Value outside(String name, int offset) {
        if (name.equals(Intrinsics.ARGUMENTS)) {
            return builder.emit(Op.PRIMITIVE, offset, name(Primitive.ARGV.text()));
        }
        Optional<Unit.Global> builtin = context.environment().builtin(name);
        if (builtin.isPresent()) {
            return builder.emit(Op.FUNCTION_REF, offset, symbol(builtin.get().symbol()));
        }
        return builder.emit(Op.DEFINED, offset, name(name), Constant.UNDEFINED);
    }

    // ------------------------------------------------------------------ writing

    void write(String name, Value value, int offset) {
        write(scope.lookup(name).orElseThrow(), value, offset);
    }

    void write(Variable variable, Value value, int offset) {
        if (variable.scope().isModule()) {
            builder.emit(Op.GLOBAL_SET, offset, List.of(symbol(context.unit()), name(variable.name())), List.of(value));
        } else if (variable.captured()) {
            builder.emit(Op.CELL_SET, offset, cells.get(variable), value);
        } else {
            builder.setLocal(variable.name(), value, offset);
        }
    }

    // ------------------------------------------------------------------ calls

    /** The function that a call of this name always reaches, if that is known now. */
    Optional<Target> target(String name) {
        Optional<Variable> variable = scope.lookup(name);
        if (variable.isEmpty()) {
            return context.environment().builtin(name).map(Target::of);
        }
        if (context.resolution().isStatic(variable.get())) {
            return variable.get()
                    .function()
                    .map(body -> new Target(
                            symbolOf(variable.get()), body.parameters().size(), false));
        }
        if (variable.get().kind() == Variable.Kind.IMPORTED && Intrinsics.isStub(name)) {
            return context.environment().builtin(name).map(Target::of);
        }
        return context.importedFunction(variable.get()).map(Target::of);
    }

    /** A function of another module through its alias: {@code M.f}. */
    Optional<Target> target(String module, String function) {
        return memberUnit(module)
                .flatMap(unit -> declares(unit, function)
                        ? UnitContext.function(unit, function).map(Target::of)
                        : inherited(function).map(Target::of));
    }

    /**
     * A name of another module through its alias, where the module is known: {@code M.x}, {@code M["x"]}. Every module also
     * has the names that need no import (reference 3.15).
     */
    Optional<Value> member(String module, String name, int offset) {
        Optional<Unit> unit = memberUnit(module);
        if (unit.isEmpty()) {
            return Optional.empty();
        }
        if (declares(unit.get(), name)) {
            return Optional.of(builder.emit(
                    Op.GLOBAL_GET, offset, List.of(symbol(unit.get().path()), name(name)), List.of()));
        }
        boolean builtin = inherited(name).isPresent() || name.equals(Intrinsics.ARGUMENTS);
        return builtin ? Optional.of(outside(name, offset)) : Optional.empty();
    }

    /** What a module has although it does not declare it; {@code M.punya} is its own method, not the library's function. */
    private Optional<Unit.Global> inherited(String name) {
        return name.equals("punya") ? Optional.empty() : context.environment().builtin(name);
    }

    private Optional<Unit> memberUnit(String module) {
        return scope.lookup(module).flatMap(context::importedUnit);
    }

    private static boolean declares(Unit unit, String name) {
        return unit.globals().stream().anyMatch(global -> global.name().equals(name));
    }

    /** Whether the name is the alias of the host primitives, which only the library may borrow. */
    boolean isPrimitives(String name) {
        return context.library()
                && scope.lookup(name)
                        .flatMap(Variable::origin)
                        .filter(origin -> origin.unit().equals(PRIMITIVES))
                        .isPresent();
    }

    /** The pseudo module of host primitives. */
    static final String PRIMITIVES = "_prima";

    /**
     * A function known at compile time.
     *
     * @param variadic whether its last parameter is the list of remaining arguments
     */
    record Target(String symbol, int arity, boolean variadic) {

        /** Library functions say that they are variadic by a negative arity. */
        static Target of(Unit.Global global) {
            return global.arity() < 0
                    ? new Target(global.symbol(), -global.arity(), true)
                    : new Target(global.symbol(), global.arity(), false);
        }
    }

    private String symbolOf(Variable variable) {
        return context.symbol(variable.function().orElseThrow(), variable.name());
    }
}
