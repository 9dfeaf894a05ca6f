package id.morph.frontend.lower;

import static id.morph.frontend.lower.FunctionBuilder.name;
import static id.morph.frontend.lower.FunctionBuilder.nil;
import static id.morph.frontend.lower.FunctionBuilder.symbol;

import id.morph.frontend.resolve.ImportPath;
import id.morph.frontend.resolve.Variable;
import id.morph.frontend.syntax.SyntaxTree.*;
import id.morph.frontend.system.SystemTypes;
import id.morph.frontend.system.SystemUnits;
import id.morph.ir.Attribute;
import id.morph.ir.BlockParameter;
import id.morph.ir.Constant;
import id.morph.ir.Function;
import id.morph.ir.Op;
import id.morph.ir.Type;
import id.morph.ir.Unit;
import id.morph.ir.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * Lowers a file of the system dialect. A function becomes two: one on words, and one that ordinary code calls, which converts what it
 * is given and calls the first. Frames of the latter are not seen: what it throws has the position of the call.
 */
final class SystemLowering {

    private final UnitContext context;
    private final SystemTypes types;
    private final List<Unit.Global> globals = new ArrayList<>();
    private final List<Unit.Global> variables = new ArrayList<>();

    private SystemLowering(UnitContext context, SystemTypes types) {
        this.context = context;
        this.types = types;
    }

    /** Adds the functions of a file to the module and gives its two units: what others see, and what can change. */
    static List<Unit> lower(UnitContext context, Program program, SystemTypes types, String name) {
        String path = context.unit();
        String body = path + ":" + FunctionLowering.MODULE_BODY;
        SystemLowering lowering = new SystemLowering(context, types);
        lowering.lower(program.statements(), body);
        return List.of(
                new Unit(path, path, name, lowering.globals, body),
                new Unit(SystemUnits.variables(path), path, name, lowering.variables, ""));
    }

    private void lower(List<Statement> statements, String body) {
        Function function = function(body, FunctionLowering.MODULE_BODY, false, 0);
        FunctionBuilder builder = new FunctionBuilder(function, context.positions());
        for (Statement statement : statements) {
            switch (statement) {
                case FunctionDeclaration s -> declare(s, builder);
                case VariableDeclaration s -> declare(s, builder);
                case ImportModule s ->
                    initialise(
                            s.path(),
                            s.alias()
                                    .map(Identifier::name)
                                    .orElseGet(() ->
                                            ImportPath.defaultAlias(s.path().value())),
                            builder);
                case ImportNames s -> initialise(s.path(), s.names().getFirst().name(), builder);
                default -> {
                    // The machine itself; anything else has been reported.
                }
            }
        }
        builder.doReturn(nil());
    }

    private Function function(String symbol, String displayName, boolean transparent, int arity) {
        Function function =
                new Function(symbol, displayName, context.unit(), Function.Kind.PLAIN, transparent, 0, arity);
        context.add(function);
        return function;
    }

    private void initialise(StringLiteral path, String imported, FunctionBuilder builder) {
        variable(imported)
                .origin()
                .ifPresent(origin -> builder.emit(Op.MODULE_INIT, path.span().start(), symbol(origin.unit())));
    }

    private Variable variable(String name) {
        return context.resolution().module().own(name).orElseThrow();
    }

    // ------------------------------------------------------------------ variables

    /** Constants are for everybody; what can change is in a unit that no program can name, so that it only ever holds its type. */
    private void declare(VariableDeclaration s, FunctionBuilder builder) {
        int at = s.span().start();
        Variable variable = variable(s.name().name());
        SystemExpressionLowering expressions = new SystemExpressionLowering(
                context, types, context.resolution().module(), builder);
        Value value = expressions.lower(s.value().orElseThrow());
        if (s.constant()) {
            List<Attribute> attributes = List.of(symbol(context.unit()), name(variable.name()));
            builder.emit(Op.GLOBAL_SET, at, attributes, List.of(boxed(value, builder, at)));
            globals.add(new Unit.Global(variable.name(), Unit.GlobalKind.CONSTANT, 0, ""));
        } else {
            Type type = types.type(variable);
            builder.emit(Op.GLOBAL_STORE, at, place(context, variable, type), List.of(value));
            variables.add(new Unit.Global(variable.name(), Unit.GlobalKind.VARIABLE, 0, "", type));
        }
    }

    /** The attributes of a load or store of a global. */
    static List<Attribute> place(UnitContext context, Variable variable, Type type) {
        return List.of(
                symbol(SystemUnits.variables(context.unit())), name(variable.name()), new Attribute.OfType(type));
    }

    // ------------------------------------------------------------------ functions

    private void declare(FunctionDeclaration s, FunctionBuilder body) {
        String name = s.name().name();
        String ordinary = context.symbol(s.function(), name);
        int arity = s.function().parameters().size();
        Function typed = function(ordinary + SystemUnits.TYPED, name, false, arity);
        SystemFunctionLowering.lower(context, types, s.function(), typed);
        wrap(typed, ordinary, s.span().start());
        int at = s.span().start();
        Value value = body.emit(Op.FUNCTION_REF, at, symbol(ordinary));
        body.emit(Op.GLOBAL_SET, at, List.of(symbol(context.unit()), name(name)), List.of(value));
        globals.add(new Unit.Global(name, Unit.GlobalKind.FUNCTION, arity, ordinary));
    }

    private void wrap(Function typed, String symbol, int at) {
        Function wrapper = function(symbol, typed.displayName(), true, typed.arity());
        FunctionBuilder builder = new FunctionBuilder(wrapper, context.positions());
        List<Value> arguments = new ArrayList<>();
        for (BlockParameter parameter : typed.entry().parameters()) {
            Value argument = wrapper.entry().addParameter(Type.ANY, parameter.name());
            arguments.add(builder.emit(conversion(parameter.type()), at, argument));
        }
        List<Attribute> callee = List.of(symbol(typed.symbol()), new Attribute.OfType(typed.resultType()));
        Value result = builder.emit(Op.CALL_TYPED, at, callee, arguments);
        builder.doReturn(boxed(result, builder, at));
    }

    private static Op conversion(Type type) {
        return switch (type) {
            case WORD -> Op.WORD_OF_ANY;
            case F64 -> Op.F64_OF_ANY;
            case BOOL -> Op.BOOL_OF_ANY;
            case ANY, I64, INT, CELL, ITERATOR, FRAME, NONE, OF_ATTRIBUTE ->
                throw new IllegalStateException(type.text());
        };
    }

    private static Value boxed(Value value, FunctionBuilder builder, int at) {
        if (value instanceof Constant) {
            return value;
        }
        return switch (value.type()) {
            case WORD -> builder.emit(Op.BOX_WORD, at, value);
            case F64 -> builder.emit(Op.BOX_F64, at, value);
            case ANY, BOOL, I64, INT, CELL, ITERATOR, FRAME, NONE, OF_ATTRIBUTE -> value;
        };
    }
}
