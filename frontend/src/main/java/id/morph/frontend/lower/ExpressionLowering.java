package id.morph.frontend.lower;

import static id.morph.frontend.lower.FunctionBuilder.name;
import static id.morph.frontend.lower.FunctionBuilder.nil;
import static id.morph.frontend.lower.FunctionBuilder.symbol;

import id.morph.frontend.resolve.Expressions;
import id.morph.frontend.resolve.Intrinsics;
import id.morph.frontend.resolve.Resolution;
import id.morph.frontend.resolve.Scope;
import id.morph.frontend.syntax.SyntaxTree.*;
import id.morph.ir.Block;
import id.morph.ir.Constant;
import id.morph.ir.Op;
import id.morph.ir.Terminator;
import id.morph.ir.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Lowers expressions: operands left to right, each operation at the position of its first character. */
final class ExpressionLowering {

    private final UnitContext context;
    private final Scope scope;
    private final FunctionBuilder builder;
    private final ConditionLowering conditions;
    private final Variables variables;
    private final CallLowering calls;
    private final FunctionValues functions;

    ExpressionLowering(
            UnitContext context, Scope scope, FunctionBuilder builder, Variables variables, FunctionValues functions) {
        this.context = context;
        this.scope = scope;
        this.builder = builder;
        this.conditions = new ConditionLowering(
                builder,
                expression -> builder.truth(lower(expression), expression.span().start()));
        this.variables = variables;
        this.functions = functions;
        this.calls = new CallLowering(context, scope, builder, variables, this);
    }

    Value lower(Expression expression) {
        int at = expression.span().start();
        return switch (expression) {
            case NilLiteral _ -> nil();
            case BooleanLiteral e -> Constant.of(e.value());
            case IntegerLiteral e -> Constant.of(e.value());
            case FloatLiteral e -> Constant.of(e.value());
            case StringLiteral e -> Constant.of(e.value());
            case InterpolatedString e -> builder.emit(Op.FORMAT, at, List.of(), lowerAll(e.parts()));
            case Name e -> variables.read(e.name(), at);
            case This _ -> variables.read(Resolution.THIS, at);
            case Super e -> superMethod(e);
            case ListLiteral e -> builder.emit(Op.LIST, at, List.of(), lowerAll(e.elements()));
            case DictLiteral e -> dict(e);
            case Unary e -> unary(e);
            case Binary e -> binary(e);
            case Logical _, Conditional _ -> choice(expression);
            case Call e -> calls.lower(e);
            case Attribute e ->
                member(e.object(), e.name().name(), at)
                        .orElseGet(() ->
                                builder.emit(Op.ATTRIBUTE, at, name(e.name().name()), lower(e.object())));
            case Index e -> index(e);
            case Slice e -> {
                Value object = lower(e.object());
                Value from = e.from().map(this::lower).orElse(nil());
                Value to = e.to().map(this::lower).orElse(nil());
                yield builder.emit(Op.SLICE, at, object, from, to);
            }
            case Await e -> await(e);
            case FunctionExpression e -> functions.closure(e.function(), FunctionLowering.ANONYMOUS, at);
            case Parenthesized e -> lower(e.inner());
        };
    }

    private Value index(Index e) {
        int at = e.span().start();
        if (Expressions.unwrap(e.index()) instanceof StringLiteral name) {
            Optional<Value> member = member(e.object(), name.value(), at);
            if (member.isPresent()) {
                return member.get();
            }
        }
        return builder.emit(Op.INDEX, at, lower(e.object()), lower(e.index()));
    }

    /** A name of a module that is known at compile time. */
    private Optional<Value> member(Expression object, String name, int at) {
        return Expressions.unwrap(object) instanceof Name module
                ? variables.member(module.name(), name, at)
                : Optional.empty();
    }

    List<Value> lowerAll(List<Expression> expressions) {
        List<Value> values = new ArrayList<>(expressions.size());
        for (Expression expression : expressions) {
            values.add(lower(expression));
        }
        return values;
    }

    private Value superMethod(Super e) {
        int at = e.span().start();
        Value home = variables.read(context.resolution().home(scope).orElseThrow(), at);
        Value receiver = variables.read(Resolution.THIS, at);
        return builder.emit(Op.SUPER, at, name(e.method().name()), home, receiver);
    }

    private Value dict(DictLiteral e) {
        List<Value> parts = new ArrayList<>();
        for (DictEntry entry : e.entries()) {
            parts.add(lower(entry.key()));
            parts.add(lower(entry.value()));
        }
        return builder.emit(Op.DICT, e.span().start(), List.of(), parts);
    }

    private Value unary(Unary e) {
        int at = e.span().start();
        Value operand = lower(e.operand());
        return switch (e.operator()) {
            case NEGATE -> builder.emit(Op.NEG, at, operand);
            case BIT_NOT -> builder.emit(Op.BIT_NOT, at, operand);
            case NOT -> builder.emit(Op.NOT, at, builder.truth(operand, at));
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
            value = builder.emit(op(b.operator()), b.span().start(), value, lower(b.right()));
        }
        return value;
    }

    private static Op op(BinaryOperator operator) {
        return switch (operator) {
            case ADD -> Op.ADD;
            case SUB -> Op.SUB;
            case MUL -> Op.MUL;
            case DIV -> Op.DIV;
            case MOD -> Op.MOD;
            case BIT_AND -> Op.BIT_AND;
            case BIT_OR -> Op.BIT_OR;
            case BIT_XOR -> Op.BIT_XOR;
            case SHIFT_LEFT -> Op.SHIFT_LEFT;
            case SHIFT_RIGHT -> Op.SHIFT_RIGHT;
            case EQ -> Op.EQ;
            case NE -> Op.NE;
            case LT -> Op.LT;
            case LE -> Op.LE;
            case GT -> Op.GT;
            case GE -> Op.GE;
        };
    }

    /** {@code dan}, {@code atau}, {@code ? :} as values. */
    private Value choice(Expression expression) {
        String result = builder.temporary();
        Block join = builder.newBlock("join");
        chooseInto(result, expression, join);
        builder.startAt(join);
        return builder.getLocal(result, expression.span().start());
    }

    /** Computes the expression into a local and goes to {@code join}; chains share the one local. */
    private void chooseInto(String result, Expression expression, Block join) {
        int at = expression.span().start();
        switch (Expressions.unwrap(expression)) {
            case Logical e -> {
                Value left = lower(e.left());
                builder.setLocal(result, left, at);
                Block right = builder.newBlock("right");
                Value truth = builder.truth(left, at);
                if (e.operator() == LogicalOperator.AND) {
                    builder.branch(truth, right, join);
                } else {
                    builder.branch(truth, join, right);
                }
                builder.startAt(right);
                chooseInto(result, e.right(), join);
            }
            case Conditional e -> {
                Block then = builder.newBlock("then");
                Block otherwise = builder.newBlock("else");
                condition(e.condition(), then, otherwise);
                builder.startAt(then);
                chooseInto(result, e.then(), join);
                builder.startAt(otherwise);
                chooseInto(result, e.otherwise(), join);
            }
            default -> {
                builder.setLocal(result, lower(expression), at);
                builder.jump(join);
            }
        }
    }

    /** Branches on the truth of an expression without making a value of it. */
    void condition(Expression expression, Block whenTrue, Block whenFalse) {
        conditions.branch(expression, whenTrue, whenFalse);
    }

    /** Inside an asynchronous function the routine suspends; elsewhere others run until the operand is done. */
    private Value await(Await e) {
        int at = e.span().start();
        Value operand = lower(e.operand());
        if (!scope.function().map(FunctionBody::async).orElse(false)) {
            return builder.emit(Op.ROUTINE_WAIT, at, operand);
        }
        Block pending = builder.newBlock("pending");
        Block done = builder.newBlock("done");
        builder.branch(builder.emit(Op.ROUTINE_PENDING, at, operand), pending, done);
        builder.startAt(pending);
        builder.suspend(Terminator.Reason.AWAIT, operand, at);
        builder.jump(done);
        builder.startAt(done);
        return builder.emit(Op.ROUTINE_RESULT, at, operand);
    }

    /** The symbol of a function reference, for calls by {@link CallLowering}. */
    Value functionValue(String target, int at) {
        return builder.emit(Op.FUNCTION_REF, at, symbol(target));
    }

    static boolean isAsync(Scope scope) {
        return scope.function().map(FunctionBody::async).orElse(false);
    }

    /** Whether the call is the builtin {@code name} itself and not something that the program calls so. */
    boolean isBuiltinCall(Call call, String name, int arity) {
        return Intrinsics.isCall(call, scope, name, arity)
                && (context.environment().builtin(name).isPresent() || Intrinsics.isSyntax(name));
    }
}
