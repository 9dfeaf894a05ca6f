package id.morph.frontend.system;

import id.morph.frontend.diagnostic.DiagnosticCode;
import id.morph.frontend.resolve.Expressions;
import id.morph.frontend.resolve.Scope;
import id.morph.frontend.resolve.Variable;
import id.morph.frontend.syntax.Span;
import id.morph.frontend.syntax.SyntaxTree.*;
import id.morph.frontend.system.SystemReport.Feature;
import id.morph.ir.Type;
import java.util.List;
import java.util.Optional;

/** Types the expressions of one scope of a system file. */
final class SystemExpressions {

    /** The division that takes words; an ordinary program finds it in the prelude. */
    static final String FLOOR_DIVISION = "bagi_bulat";

    /** The function of {@code mesin} that calls one of the host. */
    static final String HOST_IMPORT = "impor";

    private final SystemTypes types;
    private final SystemReport report;
    private final Scope scope;

    SystemExpressions(SystemTypes types, SystemReport report, Scope scope) {
        this.types = types;
        this.report = report;
        this.scope = scope;
    }

    /** Types an expression that has to be of a kind. */
    void expect(Expression expression, Kind wanted) {
        Kind found = kind(expression);
        if (!found.unify(wanted)) {
            report.conflict(expression.span(), found, wanted);
        }
    }

    private void expect(Expression expression, Type wanted) {
        expect(expression, Kind.of(wanted, expression.span()));
    }

    Kind kind(Expression expression) {
        Span at = expression.span();
        return switch (expression) {
            case IntegerLiteral e -> {
                if (e.value().bitLength() > Long.SIZE) {
                    report.error(DiagnosticCode.SYSTEM_LARGE_NUMBER, at);
                }
                yield Kind.of(Type.WORD, at);
            }
            case FloatLiteral _ -> Kind.of(Type.F64, at);
            case BooleanLiteral _ -> Kind.of(Type.BOOL, at);
            case Parenthesized e -> kind(e.inner());
            case Name e -> name(e);
            case Unary e -> unary(e);
            case Binary e -> binary(e);
            case Logical e -> {
                Kind left = kind(e.left());
                expect(e.right(), left);
                yield left;
            }
            case Conditional e -> {
                kind(e.condition());
                Kind then = kind(e.then());
                expect(e.otherwise(), then);
                yield then;
            }
            case Call e ->
                call(e).orElseGet(() -> {
                    report.error(DiagnosticCode.SYSTEM_NO_RESULT, at);
                    return Kind.unknown();
                });
            case Attribute e -> attribute(e);
            case NilLiteral _ -> boxed(Feature.NIL, at);
            case StringLiteral _, InterpolatedString _ -> boxed(Feature.TEXT, at);
            case ListLiteral _, DictLiteral _, Index _, Slice _ -> boxed(Feature.CONTAINER, at);
            case This _, Super _ -> boxed(Feature.CLASS, at);
            case Await _ -> boxed(Feature.ROUTINE, at);
            case FunctionExpression _ -> boxed(Feature.CLOSURE, at);
        };
    }

    private Kind boxed(Feature feature, Span at) {
        report.feature(feature, at);
        return Kind.unknown();
    }

    private Kind name(Name e) {
        Optional<Variable> found = scope.lookup(e.name());
        if (found.isEmpty()) {
            return boxed(Feature.CALL, e.span());
        }
        Variable variable = found.get();
        return switch (variable.kind()) {
            case PARAMETER, VARIABLE, CONSTANT -> {
                if (variable.scope().isModule()
                        && variable.kind() == Variable.Kind.VARIABLE
                        && !types.isGlobal(variable)) {
                    report.unassigned(e.span(), e.name());
                }
                yield types.kind(variable);
            }
            case IMPORTED ->
                variable.origin()
                        .flatMap(origin -> types.units().constant(origin.unit(), origin.name()))
                        .map(value -> Kind.of(SystemUnits.type(value), e.span()))
                        .orElseGet(() -> boxed(Feature.FUNCTION_VALUE, e.span()));
            case FUNCTION, MODULE -> boxed(Feature.FUNCTION_VALUE, e.span());
            // Reported where they are declared.
            case CLASS, VARIANT -> Kind.unknown();
        };
    }

    private Kind unary(Unary e) {
        return switch (e.operator()) {
            case NEGATE -> number(kind(e.operand()), e.operand().span());
            case BIT_NOT -> {
                expect(e.operand(), Type.WORD);
                yield Kind.of(Type.WORD, e.span());
            }
            case NOT -> {
                kind(e.operand());
                yield Kind.of(Type.BOOL, e.span());
            }
        };
    }

    /** Goes down the left side in a loop, as lowering does. */
    private Kind binary(Binary root) {
        java.util.Deque<Binary> spine = new java.util.ArrayDeque<>();
        Expression leftmost = root;
        while (Expressions.unwrap(leftmost) instanceof Binary b) {
            spine.push(b);
            leftmost = b.left();
        }
        Kind left = kind(leftmost);
        Span at = leftmost.span();
        for (Binary b : spine) {
            left = binary(b, left, at);
            at = b.span();
        }
        return left;
    }

    private Kind binary(Binary e, Kind left, Span at) {
        return switch (e.operator()) {
            case ADD, SUB, MUL -> {
                Kind number = number(left, at);
                expect(e.right(), number);
                yield number;
            }
            case DIV -> both(e, left, at, Type.F64, Type.F64);
            case MOD, BIT_AND, BIT_OR, BIT_XOR, SHIFT_LEFT, SHIFT_RIGHT -> both(e, left, at, Type.WORD, Type.WORD);
            case EQ, NE -> {
                expect(e.right(), left);
                yield Kind.of(Type.BOOL, e.span());
            }
            case LT, LE, GT, GE -> {
                expect(e.right(), number(left, at));
                yield Kind.of(Type.BOOL, e.span());
            }
        };
    }

    private Kind both(Binary e, Kind left, Span at, Type wanted, Type result) {
        Kind kind = Kind.of(wanted, e.operatorSpan());
        if (!left.unify(kind)) {
            report.conflict(at, left, kind);
        }
        expect(e.right(), kind);
        return Kind.of(result, e.span());
    }

    /** The kind of an operand that has to be a number, be it found out now or later. */
    private Kind number(Kind kind, Span at) {
        if (kind.isKnown() && kind.type() == Type.BOOL) {
            report.conflict(at, kind, Kind.of(Type.WORD, at));
            return Kind.unknown();
        }
        types.checkNumber(kind, at);
        return kind;
    }

    private Kind attribute(Attribute e) {
        if (Expressions.unwrap(e.object()) instanceof Name module) {
            if (types.isMachine(module.name(), scope)) {
                return boxed(Feature.FUNCTION_VALUE, e.span());
            }
            Optional<Kind> constant = origin(module)
                    .flatMap(origin ->
                            types.units().constant(origin.unit(), e.name().name()))
                    .map(value -> Kind.of(SystemUnits.type(value), e.span()));
            if (constant.isPresent()) {
                return constant.get();
            }
        }
        return boxed(Feature.CONTAINER, e.span());
    }

    private Optional<Variable.Import> origin(Name module) {
        return scope.lookup(module.name()).flatMap(Variable::origin);
    }

    // ------------------------------------------------------------------ calls

    /** Types a call; empty if what it calls gives nothing. */
    Optional<Kind> call(Call call) {
        Expression callee = Expressions.unwrap(call.callee());
        if (callee instanceof Attribute member && Expressions.unwrap(member.object()) instanceof Name module) {
            String name = member.name().name();
            return types.isMachine(module.name(), scope)
                    ? machine(call, member.name())
                    : imported(call, origin(module).flatMap(o -> types.units().function(o.unit(), name)));
        }
        if (!(callee instanceof Name name)) {
            return unknown(call);
        }
        Optional<Variable> found = scope.lookup(name.name());
        if (found.isEmpty() && name.name().equals(FLOOR_DIVISION)) {
            return typed(call, List.of(Type.WORD, Type.WORD), Type.WORD);
        }
        if (found.isEmpty()) {
            return unknown(call);
        }
        Variable variable = found.get();
        return switch (variable.kind()) {
            case FUNCTION -> own(call, variable.function().orElseThrow());
            case IMPORTED ->
                imported(call, variable.origin().flatMap(o -> types.units().function(o.unit(), o.name())));
            case PARAMETER, VARIABLE, CONSTANT, CLASS, VARIANT, MODULE -> unknown(call);
        };
    }

    private Optional<Kind> unknown(Call call) {
        return Optional.of(boxed(Feature.CALL, call.callee().span()));
    }

    private Optional<Kind> own(Call call, FunctionBody function) {
        List<Identifier> parameters = function.parameters();
        if (arity(call, parameters.size())) {
            Scope inner = types.scopeOf(function);
            for (int i = 0; i < parameters.size(); i++) {
                Variable parameter = inner.own(parameters.get(i).name()).orElseThrow();
                expect(call.arguments().get(i), types.kind(parameter));
            }
        }
        return types.resultKind(function);
    }

    private Optional<Kind> imported(Call call, Optional<SystemUnits.Target> target) {
        return target.isEmpty()
                ? unknown(call)
                : typed(call, target.get().parameters(), target.get().result());
    }

    private Optional<Kind> typed(Call call, List<Type> parameters, Type result) {
        if (arity(call, parameters.size())) {
            for (int i = 0; i < parameters.size(); i++) {
                expect(call.arguments().get(i), parameters.get(i));
            }
        }
        return result == Type.NONE ? Optional.empty() : Optional.of(Kind.of(result, call.span()));
    }

    private boolean arity(Call call, int wanted) {
        if (call.arguments().size() == wanted) {
            return true;
        }
        String callee = report.source().text(call.callee().span());
        int given = call.arguments().size();
        report.error(DiagnosticCode.SYSTEM_ARITY, call.span(), callee, wanted, given);
        call.arguments().forEach(this::kind);
        return false;
    }

    private Optional<Kind> machine(Call call, Identifier function) {
        Optional<MachineFunction> known = MachineFunction.named(function.name());
        if (known.isPresent()) {
            return typed(call, known.get().parameters(), known.get().result());
        }
        Optional<ConstantBytes> bytes = ConstantBytes.named(function.name());
        if (bytes.isPresent()) {
            return data(call, bytes.get());
        }
        if (function.name().equals(HOST_IMPORT)) {
            return hostCall(call);
        }
        report.unknownFunction(types.machine(), function.name(), function.span());
        return Optional.of(Kind.unknown());
    }

    /** A function of the host: its module and its name, then words. */
    private Optional<Kind> hostCall(Call call) {
        report.hostImport(call.span());
        List<Expression> arguments = call.arguments();
        boolean named = arguments.size() >= 2
                && Expressions.unwrap(arguments.get(0)) instanceof StringLiteral
                && Expressions.unwrap(arguments.get(1)) instanceof StringLiteral;
        if (named) {
            arguments.subList(2, arguments.size()).forEach(argument -> expect(argument, Type.WORD));
        } else {
            report.error(DiagnosticCode.SYSTEM_NOT_DATA, call.span());
        }
        return Optional.of(Kind.of(Type.WORD, call.span()));
    }

    private Optional<Kind> data(Call call, ConstantBytes kind) {
        if (call.arguments().size() != 1
                || !(Expressions.unwrap(call.arguments().getFirst()) instanceof StringLiteral literal)
                || kind.bytes(literal.value()) == null) {
            report.error(DiagnosticCode.SYSTEM_NOT_DATA, call.span());
        }
        return Optional.of(Kind.of(Type.WORD, call.span()));
    }

    // ------------------------------------------------------------------ constants

    /** Whether an expression may be the value of a global: it is made of numbers, constants, operators, functions without effects. */
    boolean isConstant(Expression expression) {
        return switch (Expressions.unwrap(expression)) {
            case IntegerLiteral _, FloatLiteral _, BooleanLiteral _ -> true;
            case Name e ->
                scope.lookup(e.name())
                        .filter(v -> v.kind() == Variable.Kind.CONSTANT || v.kind() == Variable.Kind.IMPORTED)
                        .filter(v -> v.declaredAt().start() < e.span().start())
                        .isPresent();
            case Attribute e -> Expressions.unwrap(e.object()) instanceof Name;
            case Unary e -> isConstant(e.operand());
            case Binary e -> isConstant(e.left()) && isConstant(e.right());
            case Call e -> isConstantCall(e);
            default -> false;
        };
    }

    private boolean isConstantCall(Call call) {
        Expression callee = Expressions.unwrap(call.callee());
        if (callee instanceof Attribute member
                && Expressions.unwrap(member.object()) instanceof Name module
                && types.isMachine(module.name(), scope)) {
            String name = member.name().name();
            return ConstantBytes.named(name).isPresent()
                    || (MachineFunction.named(name)
                                    .filter(MachineFunction::isConstant)
                                    .isPresent()
                            && call.arguments().stream().allMatch(this::isConstant));
        }
        return callee instanceof Name name
                && name.name().equals(FLOOR_DIVISION)
                && scope.lookup(FLOOR_DIVISION).isEmpty()
                && call.arguments().stream().allMatch(this::isConstant);
    }
}
