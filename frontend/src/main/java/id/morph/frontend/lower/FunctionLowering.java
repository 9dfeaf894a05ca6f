package id.morph.frontend.lower;

import id.morph.frontend.resolve.Resolution;
import id.morph.frontend.resolve.Scope;
import id.morph.frontend.resolve.Variable;
import id.morph.frontend.syntax.SyntaxTree.*;
import id.morph.ir.Block;
import id.morph.ir.BlockParameter;
import id.morph.ir.Constant;
import id.morph.ir.Function;
import id.morph.ir.Op;
import id.morph.ir.Type;
import id.morph.ir.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Lowers one function, or the body of a module: its entry, the functions bound at its start, then its statements. */
final class FunctionLowering {

    /** What traces and printing call a function expression. */
    static final String ANONYMOUS = "<fungsi>";
    /** What traces call the body of a module. */
    static final String MODULE_BODY = "<modul>";
    /** A library function whose last parameter has this name takes any number of arguments. */
    static final String VARIADIC_PARAMETER = "_semua";

    private final UnitContext context;
    private final Scope scope;
    private final FunctionBuilder builder;
    private final Variables variables;
    private final FunctionValues functions;
    private final ExpressionLowering expressions;
    private final StatementLowering statements;
    private final Set<FunctionBody> hoisted = new HashSet<>();

    private FunctionLowering(UnitContext context, Scope scope, Function function) {
        this.context = context;
        this.scope = scope;
        this.builder = new FunctionBuilder(function, context.positions());
        this.variables = new Variables(context, scope, builder);
        this.functions = new FunctionValues(context, builder, variables);
        this.expressions = new ExpressionLowering(context, scope, builder, variables, functions);
        this.statements = new StatementLowering(context, scope, builder, variables, expressions, functions, hoisted);
    }

    /** Adds the function with that body to the module. */
    static void lower(UnitContext context, FunctionBody body, String displayName, String symbol) {
        Scope scope = context.resolution().scopeOf(body);
        boolean method = scope.own(Resolution.THIS).isPresent();
        Function function = new Function(
                symbol,
                displayName,
                context.unit(),
                kind(scope, body),
                context.prelude(),
                scope.captures().size(),
                body.parameters().size() + (method ? 1 : 0));
        function.setVariadic(context.library() && isVariadic(body));
        context.add(function);
        FunctionLowering lowering = new FunctionLowering(context, scope, function);
        lowering.enter(body, method);
        lowering.body(body.body().statements());
    }

    static boolean isVariadic(FunctionBody body) {
        return !body.parameters().isEmpty()
                && body.parameters().getLast().name().equals(VARIADIC_PARAMETER);
    }

    private static Function.Kind kind(Scope scope, FunctionBody body) {
        if (body.async()) {
            return Function.Kind.ASYNC;
        }
        return scope.freezes() ? Function.Kind.GENERATOR : Function.Kind.PLAIN;
    }

    /** Adds the function that runs the statements of a module. */
    static void lowerModule(UnitContext context, Program program, String symbol) {
        Function function =
                new Function(symbol, MODULE_BODY, context.unit(), Function.Kind.PLAIN, context.prelude(), 0, 0);
        context.add(function);
        FunctionLowering lowering =
                new FunctionLowering(context, context.resolution().module(), function);
        lowering.bindConstructors(program.statements());
        lowering.body(program.statements());
    }

    /** The same for one input of an interactive session, whose final expression is the result. */
    static void lowerInput(UnitContext context, Program program, String symbol) {
        Function function = new Function(symbol, MODULE_BODY, context.unit(), Function.Kind.PLAIN, false, 0, 0);
        context.add(function);
        FunctionLowering lowering =
                new FunctionLowering(context, context.resolution().module(), function);
        List<Statement> input = program.statements();
        lowering.bindConstructors(input);
        lowering.bindFunctions(input);
        if (!input.isEmpty() && input.getLast() instanceof ExpressionStatement last) {
            lowering.statements.lower(input.subList(0, input.size() - 1));
            lowering.builder.doReturn(lowering.expressions.lower(last.expression()));
        } else {
            lowering.statements.lower(input);
            lowering.builder.doReturn(Constant.NIL);
        }
    }

    private void enter(FunctionBody body, boolean method) {
        Block entry = builder.function().entry();
        int at = body.span().start();
        for (Variable captured : scope.captures()) {
            variables.bindCell(captured, entry.addParameter(Type.CELL, captured.name()));
        }
        List<BlockParameter> parameters = new ArrayList<>();
        List<String> names = new ArrayList<>();
        if (method) {
            names.add(Resolution.THIS);
        }
        body.parameters().forEach(parameter -> names.add(parameter.name()));
        names.forEach(name -> parameters.add(entry.addParameter(Type.ANY, name)));
        Set<Variable> bound = new HashSet<>();
        for (int i = 0; i < names.size(); i++) {
            Variable variable = scope.own(names.get(i)).orElseThrow();
            bound.add(variable);
            if (variable.captured()) {
                variables.bindCell(variable, builder.emit(Op.CELL_NEW, at, parameters.get(i)));
            } else {
                builder.setLocal(variable.name(), parameters.get(i), at);
            }
        }
        for (Variable variable : scope.variables()) {
            if (variable.captured() && !bound.contains(variable)) {
                variables.bindCell(variable, builder.emit(Op.CELL_NEW, at, Constant.UNDEFINED));
            }
        }
    }

    private void body(List<Statement> body) {
        bindFunctions(body);
        statements.lower(body);
        builder.doReturn(Constant.NIL);
    }

    /** Functions declared exactly once in this scope exist from its start, so that they can call each other. */
    private void bindFunctions(List<Statement> body) {
        for (Statement statement : body) {
            if (statement instanceof FunctionDeclaration d) {
                bind(d);
            }
            id.morph.frontend.resolve.Statements.blocks(statement).forEach(block -> bindFunctions(block.statements()));
        }
    }

    private void bind(FunctionDeclaration declaration) {
        Variable variable = scope.lookup(declaration.name().name()).orElseThrow();
        if (variable.kind() != Variable.Kind.FUNCTION || !variable.stable()) {
            return;
        }
        hoisted.add(declaration.function());
        int at = declaration.span().start();
        if (!context.resolution().isStatic(variable)) {
            variables.write(variable, functions.closure(declaration.function(), variable.name(), at), at);
            return;
        }
        Value function = functions.reference(declaration.function(), variable.name(), at);
        if (scope.isModule()) {
            variables.write(variable, function, at);
        }
    }

    /** Variants declared exactly once in the module exist from its start. */
    private void bindConstructors(List<Statement> body) {
        for (Statement statement : body) {
            if (statement instanceof TypeDeclaration d) {
                statements.constructors(d, true);
            }
            id.morph.frontend.resolve.Statements.blocks(statement)
                    .forEach(block -> bindConstructors(block.statements()));
            id.morph.frontend.resolve.Expressions.functions(statement)
                    .forEach(f -> bindConstructors(f.body().statements()));
            switch (statement) {
                case FunctionDeclaration d ->
                    bindConstructors(d.function().body().statements());
                case ClassDeclaration d ->
                    d.methods()
                            .forEach(m -> bindConstructors(m.function().body().statements()));
                default -> {}
            }
        }
    }
}
