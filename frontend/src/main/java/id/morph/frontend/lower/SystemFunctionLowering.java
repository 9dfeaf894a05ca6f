package id.morph.frontend.lower;

import id.morph.frontend.diagnostic.DiagnosticCode;
import id.morph.frontend.resolve.Expressions;
import id.morph.frontend.resolve.Scope;
import id.morph.frontend.resolve.Statements;
import id.morph.frontend.resolve.Variable;
import id.morph.frontend.syntax.SyntaxTree.*;
import id.morph.frontend.system.SystemTypes;
import id.morph.ir.BlockParameter;
import id.morph.ir.Constant;
import id.morph.ir.Edge;
import id.morph.ir.Function;
import id.morph.ir.Op;
import id.morph.ir.Terminator;
import id.morph.ir.Type;
import id.morph.ir.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Lowers the statements of a function of the system dialect straight to SSA: its control flow is structured and nobody else sees its
 * variables, so that what a variable holds is known at each point (Brandis and Mössenböck, "Single-Pass Generation of Static
 * Single-Assignment Form for Structured Languages", 1994). On the way it finds variables that may be read before they are assigned.
 */
final class SystemFunctionLowering {

    private final UnitContext context;
    private final SystemTypes types;
    private final FunctionBody body;
    private final Scope scope;
    private final FunctionBuilder builder;
    private final SystemExpressionLowering expressions;
    private final Deque<Loop> loops = new ArrayDeque<>();
    /** What each variable holds here; null where control does not come. */
    private Map<Variable, Value> locals = new LinkedHashMap<>();

    /** A way on which control comes to a join: the block to go on from, and what the variables hold there. */
    private record Arrival(id.morph.ir.Block from, Map<Variable, Value> locals) {}

    /** A loop around the insertion point. */
    private record Loop(id.morph.ir.Block header, List<Variable> carried, List<Arrival> exits) {}

    private SystemFunctionLowering(UnitContext context, SystemTypes types, FunctionBody body, Function function) {
        this.context = context;
        this.types = types;
        this.body = body;
        this.scope = context.resolution().scopeOf(body);
        this.builder = new FunctionBuilder(function, context.positions());
        this.expressions = new SystemExpressionLowering(context, types, scope, builder);
    }

    /** Fills a new function. */
    static void lower(UnitContext context, SystemTypes types, FunctionBody body, Function function) {
        new SystemFunctionLowering(context, types, body, function).lower();
    }

    private void lower() {
        Type result = types.result(body);
        Function function = builder.function();
        function.setResultType(result == Type.NONE ? Type.ANY : result);
        for (Identifier name : body.parameters()) {
            Variable variable = scope.own(name.name()).orElseThrow();
            locals.put(variable, function.entry().addParameter(types.type(variable), name.name()));
        }
        goOn();
        lower(body.body());
        if (locals == null) {
            return;
        }
        if (result != Type.NONE) {
            types.report().error(DiagnosticCode.SYSTEM_MISSING_RESULT, end(body), function.displayName());
        }
        builder.doReturn(Constant.NIL);
    }

    private static id.morph.frontend.syntax.Span end(FunctionBody body) {
        int end = body.span().end();
        return new id.morph.frontend.syntax.Span(Math.max(body.span().start(), end - "akhir".length()), end);
    }

    private void lower(Block block) {
        block.statements().forEach(this::lower);
    }

    private void lower(Statement statement) {
        if (locals == null) {
            return;
        }
        int at = statement.span().start();
        switch (statement) {
            case VariableDeclaration s ->
                s.value()
                        .ifPresent(value ->
                                locals.put(scope.own(s.name().name()).orElseThrow(), expressions.lower(value)));
            case Assignment s -> assign(s, at);
            case If s -> choose(s.branches(), s.otherwise().orElse(null), null);
            case Switch s -> choose(s.cases(), s.otherwise().orElse(null), expressions.lower(s.subject()));
            case While s -> loop(s);
            case Break _ -> {
                loops.getFirst().exits().add(new Arrival(builder.current(), locals));
                leave();
            }
            case Continue _ -> {
                again(loops.getFirst());
                leave();
            }
            case Return s -> {
                builder.doReturn(s.value().map(expressions::lower).orElse(Constant.NIL));
                leave();
            }
            case BlockStatement s -> lower(s.body());
            case ExpressionStatement s -> {
                if (Expressions.unwrap(s.expression()) instanceof Call call) {
                    expressions.call(call);
                } else {
                    expressions.lower(s.expression());
                }
            }
            default -> throw new IllegalStateException("not of the system dialect: " + statement);
        }
    }

    private void assign(Assignment s, int at) {
        Variable variable =
                scope.lookup(((Name) Expressions.unwrap(s.target())).name()).orElseThrow();
        Value value = expressions.lower(s.value());
        if (variable.scope().isModule()) {
            builder.emit(
                    Op.GLOBAL_STORE, at, SystemLowering.place(context, variable, types.type(variable)), List.of(value));
        } else {
            locals.put(variable, value);
        }
    }

    // ------------------------------------------------------------------ joins

    private void leave() {
        locals = null;
    }

    private void goOn() {
        expressions.setLocals(locals);
    }

    private void goOn(id.morph.ir.Block block, Map<Variable, Value> values) {
        builder.startAt(block);
        locals = new LinkedHashMap<>(values);
        goOn();
    }

    private void arrive(List<Arrival> arrivals) {
        if (locals != null) {
            arrivals.add(new Arrival(builder.current(), locals));
        }
    }

    /** Goes on where all these ways meet. What not all of them have assigned is not assigned. */
    private void join(List<Arrival> arrivals) {
        if (arrivals.isEmpty()) {
            leave();
            return;
        }
        if (arrivals.size() == 1) {
            goOn(arrivals.getFirst().from(), arrivals.getFirst().locals());
            return;
        }
        id.morph.ir.Block join = builder.newBlock("join");
        Map<Variable, Value> merged = new LinkedHashMap<>();
        List<Variable> differing = new ArrayList<>();
        arrivals.getFirst().locals().forEach((variable, value) -> {
            if (arrivals.stream().allMatch(arrival -> arrival.locals().containsKey(variable))) {
                boolean same = arrivals.stream()
                        .allMatch(arrival -> arrival.locals().get(variable).equals(value));
                merged.put(variable, same ? value : parameter(join, variable));
                if (!same) {
                    differing.add(variable);
                }
            }
        });
        for (Arrival arrival : arrivals) {
            jump(arrival, join, differing);
        }
        goOn(join, merged);
    }

    private BlockParameter parameter(id.morph.ir.Block block, Variable variable) {
        return block.addParameter(types.type(variable), variable.name());
    }

    private void jump(Arrival arrival, id.morph.ir.Block target, List<Variable> carried) {
        List<Value> arguments = carried.stream()
                .map(arrival.locals()::get)
                .map(Objects::requireNonNull)
                .toList();
        builder.startAt(arrival.from());
        builder.end(new Terminator.Jump(new Edge(target, arguments)));
    }

    // ------------------------------------------------------------------ choices and loops

    /** {@code jika}, and {@code pilih} if there is a subject to compare with. */
    private void choose(List<ConditionalBlock> branches, Block otherwise, Value subject) {
        List<Arrival> arrivals = new ArrayList<>();
        for (ConditionalBlock branch : branches) {
            id.morph.ir.Block then = builder.newBlock("then");
            id.morph.ir.Block next = builder.newBlock("else");
            int at = branch.condition().span().start();
            if (subject == null) {
                expressions.condition(branch.condition(), then, next);
            } else {
                Value value = expressions.lower(branch.condition());
                builder.branch(expressions.equal(subject, value, at), then, next);
            }
            Map<Variable, Value> before = locals;
            goOn(then, before);
            lower(branch.body());
            arrive(arrivals);
            goOn(next, before);
        }
        if (otherwise != null) {
            lower(otherwise);
        }
        arrive(arrivals);
        join(arrivals);
    }

    private void loop(While s) {
        Set<Variable> assigned = new LinkedHashSet<>();
        collectAssigned(s.body(), assigned);
        List<Variable> carried = assigned.stream().filter(locals::containsKey).toList();
        id.morph.ir.Block header = builder.newBlock("loop");
        Loop loop = new Loop(header, carried, new ArrayList<>());
        again(loop);
        Map<Variable, Value> inside = new HashMap<>(locals);
        carried.forEach(variable -> inside.put(variable, parameter(header, variable)));
        goOn(header, inside);
        id.morph.ir.Block start = builder.newBlock("body");
        boolean endless = Expressions.unwrap(s.condition()) instanceof BooleanLiteral known && known.value();
        if (endless) {
            builder.jump(start);
        } else {
            id.morph.ir.Block exit = builder.newBlock("exit");
            expressions.condition(s.condition(), start, exit);
            loop.exits().add(new Arrival(exit, new LinkedHashMap<>(locals)));
        }
        goOn(start, locals);
        loops.push(loop);
        lower(s.body());
        loops.pop();
        if (locals != null) {
            again(loop);
        }
        join(loop.exits());
    }

    /** Jumps to the loop's start. */
    private void again(Loop loop) {
        jump(new Arrival(builder.current(), locals), loop.header(), loop.carried());
    }

    private void collectAssigned(Block block, Set<Variable> into) {
        for (Statement statement : block.statements()) {
            switch (statement) {
                case VariableDeclaration s ->
                    into.add(scope.own(s.name().name()).orElseThrow());
                case Assignment s
                when Expressions.unwrap(s.target()) instanceof Name name ->
                    scope.lookup(name.name()).ifPresent(into::add);
                default -> {}
            }
            Statements.blocks(statement).forEach(inner -> collectAssigned(inner, into));
        }
    }
}
