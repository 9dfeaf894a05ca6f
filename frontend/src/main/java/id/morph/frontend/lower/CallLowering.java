package id.morph.frontend.lower;

import static id.morph.frontend.lower.FunctionBuilder.name;
import static id.morph.frontend.lower.FunctionBuilder.nil;
import static id.morph.frontend.lower.FunctionBuilder.symbol;

import id.morph.frontend.resolve.Expressions;
import id.morph.frontend.resolve.Intrinsics;
import id.morph.frontend.resolve.Scope;
import id.morph.frontend.syntax.SyntaxTree.*;
import id.morph.ir.Op;
import id.morph.ir.Primitive;
import id.morph.ir.Terminator;
import id.morph.ir.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lowers calls: intrinsics to their operations, known functions to direct calls, everything else to a dynamic call. */
final class CallLowering {

    /** Library spellings {@code p.NAME(x)} that are operations of the IR rather than host primitives. */
    private static final Map<String, Op> OPERATIONS =
            Map.of("length", Op.LENGTH, "type_name", Op.TYPE_NAME, "str", Op.FORMAT);

    /** Globals of one argument that are an operation wherever the program has not declared the name itself. */
    private static final Map<String, Op> GLOBALS =
            Map.of("panjang", Op.LENGTH, "tipe", Op.TYPE_NAME, "tipe_objek", Op.TYPE_NAME, "teks", Op.FORMAT);

    private final UnitContext context;
    private final Scope scope;
    private final FunctionBuilder builder;
    private final Variables variables;
    private final ExpressionLowering expressions;

    CallLowering(
            UnitContext context,
            Scope scope,
            FunctionBuilder builder,
            Variables variables,
            ExpressionLowering expressions) {
        this.context = context;
        this.scope = scope;
        this.builder = builder;
        this.variables = variables;
        this.expressions = expressions;
    }

    Value lower(Call call) {
        int at = call.span().start();
        Optional<Value> intrinsic = intrinsic(call, at);
        if (intrinsic.isPresent()) {
            return intrinsic.get();
        }
        Expression callee = Expressions.unwrap(call.callee());
        if (callee instanceof Attribute member && Expressions.unwrap(member.object()) instanceof Name module) {
            if (variables.isPrimitives(module.name())) {
                return primitive(call, member.name().name(), at);
            }
            Optional<Variables.Target> target =
                    variables.target(module.name(), member.name().name());
            if (target.isPresent()) {
                return direct(target.get(), call, at);
            }
        }
        if (callee instanceof Name function) {
            Optional<Variables.Target> target = variables.target(function.name());
            if (target.isPresent()) {
                return direct(target.get(), call, at);
            }
        }
        List<Value> operands = new ArrayList<>();
        operands.add(expressions.lower(callee));
        operands.addAll(expressions.lowerAll(call.arguments()));
        return builder.emit(Op.CALL, at, List.of(), operands);
    }

    private Optional<Value> intrinsic(Call call, int at) {
        if (!(Expressions.unwrap(call.callee()) instanceof Name callee)) {
            return Optional.empty();
        }
        String function = callee.name();
        if (expressions.isBuiltinCall(call, Intrinsics.FREEZE, 1)) {
            builder.suspend(
                    Terminator.Reason.FREEZE, expressions.lower(call.arguments().getFirst()), at);
            return Optional.of(nil());
        }
        if (expressions.isBuiltinCall(call, Intrinsics.RESUME, 1)) {
            return Optional.of(builder.emit(
                    Op.RESUME, at, expressions.lower(call.arguments().getFirst())));
        }
        if (ExpressionLowering.isAsync(scope)) {
            if (expressions.isBuiltinCall(call, Intrinsics.YIELD, 0)) {
                builder.suspend(Terminator.Reason.YIELD, nil(), at);
                return Optional.of(nil());
            }
            if (expressions.isBuiltinCall(call, Intrinsics.SLEEP, 1)) {
                builder.suspend(
                        Terminator.Reason.SLEEP,
                        expressions.lower(call.arguments().getFirst()),
                        at);
                return Optional.of(nil());
            }
        }
        Op operation = GLOBALS.get(function);
        if (operation != null && isLibraryGlobal(call, function)) {
            return Optional.of(builder.emit(
                    operation, at, expressions.lower(call.arguments().getFirst())));
        }
        return Optional.empty();
    }

    private boolean isLibraryGlobal(Call call, String function) {
        return call.arguments().size() == 1
                && scope.lookup(function).isEmpty()
                && context.environment().builtin(function).isPresent();
    }

    /** A direct call; too many arguments are left to the dynamic call, which throws. */
    private Value direct(Variables.Target target, Call call, int at) {
        List<Value> arguments = expressions.lowerAll(call.arguments());
        if (target.variadic()) {
            int fixed = target.arity() - 1;
            List<Value> packed = new ArrayList<>(arguments.subList(0, Math.min(fixed, arguments.size())));
            while (packed.size() < fixed) {
                packed.add(nil());
            }
            List<Value> rest = arguments.size() > fixed ? arguments.subList(fixed, arguments.size()) : List.of();
            packed.add(builder.emit(Op.LIST, at, List.of(), rest));
            return builder.emit(Op.CALL_STATIC, at, List.of(symbol(target.symbol())), packed);
        }
        if (arguments.size() > target.arity()) {
            List<Value> operands = new ArrayList<>();
            operands.add(expressions.functionValue(target.symbol(), at));
            operands.addAll(arguments);
            return builder.emit(Op.CALL, at, List.of(), operands);
        }
        return builder.emit(Op.CALL_STATIC, at, List.of(symbol(target.symbol())), arguments);
    }

    private Value primitive(Call call, String spelling, int at) {
        List<Value> arguments = expressions.lowerAll(call.arguments());
        Op operation = OPERATIONS.get(spelling);
        if (operation != null) {
            return builder.emit(operation, at, List.of(), arguments);
        }
        Primitive primitive = Primitive.named(spelling)
                .orElseThrow(() -> new IllegalStateException(
                        "library unit " + context.unit() + " uses unknown primitive " + spelling));
        while (arguments.size() < primitive.arity()) {
            arguments.add(nil());
        }
        return builder.emit(Op.PRIMITIVE, at, List.of(name(primitive.text())), arguments);
    }
}
