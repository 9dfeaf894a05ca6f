package id.morph.frontend.lower;

import static id.morph.frontend.lower.FunctionBuilder.name;
import static id.morph.frontend.lower.FunctionBuilder.symbol;

import id.morph.frontend.resolve.Expressions;
import id.morph.frontend.resolve.Scope;
import id.morph.frontend.resolve.Variable;
import id.morph.frontend.syntax.SyntaxTree.*;
import id.morph.frontend.system.ConstantBytes;
import id.morph.frontend.system.MachineFunction;
import id.morph.frontend.system.SystemTypes;
import id.morph.frontend.system.SystemUnits;
import id.morph.ir.Block;
import id.morph.ir.BlockParameter;
import id.morph.ir.Constant;
import id.morph.ir.Edge;
import id.morph.ir.Instruction;
import id.morph.ir.Op;
import id.morph.ir.Terminator;
import id.morph.ir.Type;
import id.morph.ir.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lowers expressions of the system dialect, of which {@link SystemTypes} has found no fault, to typed operations. */
final class SystemExpressionLowering {

    private final UnitContext context;
    private final SystemTypes types;
    private final Scope scope;
    private final FunctionBuilder builder;
    private final ConditionLowering conditions;
    /** What local variables hold at the insertion point; the owner keeps it. */
    private Map<Variable, Value> locals = Map.of();

    SystemExpressionLowering(UnitContext context, SystemTypes types, Scope scope, FunctionBuilder builder) {
        this.context = context;
        this.types = types;
        this.scope = scope;
        this.builder = builder;
        this.conditions = new ConditionLowering(
                builder,
                expression -> truth(lower(expression), expression.span().start()));
    }

    void setLocals(Map<Variable, Value> values) {
        locals = values;
    }

    Value lower(Expression expression) {
        int at = expression.span().start();
        return switch (expression) {
            // What has a sign is written with a minus; a number of 64 bits without one is the word of these bits.
            case IntegerLiteral e -> Constant.of(e.value().longValue());
            case FloatLiteral e -> Constant.of(e.value());
            case BooleanLiteral e -> Constant.of(e.value());
            case Parenthesized e -> lower(e.inner());
            case Name e -> read(e);
            case Unary e -> unary(e);
            case Binary e -> binary(e);
            case Logical _, Conditional _ -> choice(expression);
            case Call e -> call(e);
            case Attribute e ->
                constant(
                        origin(((Name) Expressions.unwrap(e.object())).name()),
                        e.name().name(),
                        at);
            case NilLiteral _,
                    StringLiteral _,
                    InterpolatedString _,
                    This _,
                    Super _,
                    ListLiteral _,
                    DictLiteral _,
                    Index _,
                    Slice _,
                    Await _,
                    FunctionExpression _ -> throw unexpected(expression);
        };
    }

    private static IllegalStateException unexpected(Expression expression) {
        return new IllegalStateException("not of the system dialect: " + expression);
    }

    // ------------------------------------------------------------------ names

    private Value read(Name e) {
        Variable variable = scope.lookup(e.name()).orElseThrow();
        int at = e.span().start();
        if (variable.kind() == Variable.Kind.IMPORTED) {
            Variable.Import origin = variable.origin().orElseThrow();
            return constant(origin.unit(), origin.name(), at);
        }
        if (!variable.scope().isModule()) {
            Value value = locals.get(variable);
            if (value != null) {
                return value;
            }
            types.report().unassigned(e.span(), e.name());
            return Constant.of(0);
        }
        return types.constant(variable)
                .map(this::lower)
                .orElseGet(() -> builder.emit(
                        Op.GLOBAL_LOAD, at, SystemLowering.place(context, variable, types.type(variable)), List.of()));
    }

    private String origin(String module) {
        return scope.lookup(module).flatMap(Variable::origin).orElseThrow().unit();
    }

    private Value constant(String unit, String name, int at) {
        return repeated(types.units().constant(unit, name).orElseThrow(), at);
    }

    /** The value of another unit's constant, computed here. */
    private Value repeated(Value value, int at) {
        return switch (value) {
            case Constant constant -> constant;
            case Instruction i ->
                builder.emit(
                        i.op(),
                        at,
                        i.attributes(),
                        i.operands().stream().map(x -> repeated(x, at)).toList());
            case BlockParameter _ -> throw new IllegalStateException("a constant depends on a choice");
        };
    }

    // ------------------------------------------------------------------ operators

    private Value unary(Unary e) {
        int at = e.span().start();
        Value operand = lower(e.operand());
        return switch (e.operator()) {
            case NEGATE -> builder.emit(type(operand) == Type.F64 ? Op.F64_NEG : Op.WORD_NEG, at, operand);
            case BIT_NOT -> builder.emit(Op.WORD_NOT, at, operand);
            case NOT -> builder.emit(Op.NOT, at, truth(operand, at));
        };
    }

    private static Type type(Value value) {
        return SystemUnits.type(value);
    }

    /** As ordinary conditions: 0 does not hold. */
    private Value truth(Value value, int at) {
        return switch (type(value)) {
            case WORD -> builder.emit(Op.WORD_NE, at, value, Constant.of(0));
            case F64 -> builder.emit(Op.F64_NE, at, value, Constant.of(0.0));
            default -> value;
        };
    }

    /** Goes down the left side in a loop: a long sum is a deep tree. */
    private Value binary(Binary root) {
        Deque<Binary> spine = new ArrayDeque<>();
        Expression leftmost = root;
        while (Expressions.unwrap(leftmost) instanceof Binary b) {
            spine.push(b);
            leftmost = b.left();
        }
        Value value = lower(leftmost);
        for (Binary b : spine) {
            Value right = lower(b.right());
            value = builder.emit(op(b.operator(), type(value)), b.span().start(), value, right);
        }
        return value;
    }

    private static Op op(BinaryOperator operator, Type type) {
        boolean word = type == Type.WORD;
        return switch (operator) {
            case ADD -> word ? Op.WORD_ADD : Op.F64_ADD;
            case SUB -> word ? Op.WORD_SUB : Op.F64_SUB;
            case MUL -> word ? Op.WORD_MUL : Op.F64_MUL;
            case DIV -> Op.F64_QUOTIENT;
            case MOD -> Op.WORD_MOD;
            case BIT_AND -> Op.WORD_AND;
            case BIT_OR -> Op.WORD_OR;
            case BIT_XOR -> Op.WORD_XOR;
            case SHIFT_LEFT -> Op.WORD_SHL;
            case SHIFT_RIGHT -> Op.WORD_SHR;
            case EQ -> type == Type.BOOL ? Op.EQ : word ? Op.WORD_EQ : Op.F64_EQ;
            case NE -> type == Type.BOOL ? Op.NE : word ? Op.WORD_NE : Op.F64_NE;
            case LT -> word ? Op.WORD_LT : Op.F64_LT;
            case LE -> word ? Op.WORD_LE : Op.F64_LE;
            case GT -> word ? Op.WORD_GT : Op.F64_GT;
            case GE -> word ? Op.WORD_GE : Op.F64_GE;
        };
    }

    /** Equality of two values of one type. */
    Value equal(Value a, Value b, int at) {
        return builder.emit(op(BinaryOperator.EQ, type(a)), at, a, b);
    }

    /** {@code dan}, {@code atau}, {@code ? :} as values: they meet in a block with a parameter. */
    private Value choice(Expression expression) {
        Block join = builder.newBlock("join");
        List<Value> meeting = new ArrayList<>();
        switch (Expressions.unwrap(expression)) {
            case Logical e -> {
                Value left = lower(e.left());
                Block right = builder.newBlock("right");
                Value truth = truth(left, e.span().start());
                Edge goOn = Edge.to(right);
                Edge decided = Edge.to(join, left);
                boolean and = e.operator() == LogicalOperator.AND;
                builder.end(new Terminator.Branch(truth, and ? goOn : decided, and ? decided : goOn));
                builder.startAt(right);
                meeting.add(left);
                meeting.add(arrive(e.right(), join));
            }
            case Conditional e -> {
                Block then = builder.newBlock("then");
                Block otherwise = builder.newBlock("else");
                condition(e.condition(), then, otherwise);
                builder.startAt(then);
                meeting.add(arrive(e.then(), join));
                builder.startAt(otherwise);
                meeting.add(arrive(e.otherwise(), join));
            }
            default -> throw unexpected(expression);
        }
        BlockParameter value = join.addParameter(type(meeting.getFirst()), "");
        builder.startAt(join);
        return value;
    }

    private Value arrive(Expression expression, Block join) {
        Value value = lower(expression);
        builder.end(new Terminator.Jump(Edge.to(join, value)));
        return value;
    }

    /** Branches on the truth of an expression without making a value of it. */
    void condition(Expression expression, Block whenTrue, Block whenFalse) {
        conditions.branch(expression, whenTrue, whenFalse);
    }

    // ------------------------------------------------------------------ calls

    /** A call; nil if what it calls gives nothing. */
    Value call(Call call) {
        Expression callee = Expressions.unwrap(call.callee());
        int at = call.span().start();
        if (callee instanceof Attribute member) {
            String module = ((Name) Expressions.unwrap(member.object())).name();
            String function = member.name().name();
            return types.isMachine(module, scope)
                    ? machine(call, function, at)
                    : typed(
                            call,
                            types.units().function(origin(module), function).orElseThrow(),
                            at);
        }
        Optional<Variable> variable = scope.lookup(((Name) callee).name());
        if (variable.isEmpty()) {
            return builder.emit(Op.WORD_DIV, at, List.of(), arguments(call));
        }
        if (variable.get().kind() == Variable.Kind.IMPORTED) {
            Variable.Import origin = variable.get().origin().orElseThrow();
            return typed(
                    call, types.units().function(origin.unit(), origin.name()).orElseThrow(), at);
        }
        FunctionBody body = variable.get().function().orElseThrow();
        String symbol = context.symbol(body, variable.get().name()) + SystemUnits.TYPED;
        return typed(call, new SystemUnits.Target(symbol, List.of(), types.result(body)), at);
    }

    private List<Value> arguments(Call call) {
        List<Value> values = new ArrayList<>();
        for (Expression argument : call.arguments()) {
            values.add(lower(argument));
        }
        return values;
    }

    private Value typed(Call call, SystemUnits.Target target, int at) {
        Type result = target.result() == Type.NONE ? Type.ANY : target.result();
        List<id.morph.ir.Attribute> callee = List.of(symbol(target.symbol()), new id.morph.ir.Attribute.OfType(result));
        return builder.emit(Op.CALL_TYPED, at, callee, arguments(call));
    }

    /** A call of a function that the host has. */
    private Value host(Call call, int at) {
        List<id.morph.ir.Attribute> names = new ArrayList<>();
        List<Value> words = new ArrayList<>();
        for (Expression argument : call.arguments()) {
            if (Expressions.unwrap(argument) instanceof StringLiteral text) {
                names.add(name(text.value()));
            } else {
                words.add(lower(argument));
            }
        }
        return builder.emit(Op.HOST_CALL, at, names, words);
    }

    private Value machine(Call call, String function, int at) {
        Optional<ConstantBytes> kind = ConstantBytes.named(function);
        if (kind.isEmpty()) {
            return MachineFunction.named(function)
                    .map(known -> builder.emit(known.op(), at, List.of(), arguments(call)))
                    .orElseGet(() -> host(call, at));
        }
        StringLiteral literal =
                (StringLiteral) Expressions.unwrap(call.arguments().getFirst());
        String bytes = kind.get().bytes(literal.value());
        return function.equals(kind.get().length())
                ? Constant.of(bytes.length())
                : builder.emit(Op.MEM_DATA, at, name(bytes));
    }
}
