package id.morph.frontend.lower;

import static id.morph.frontend.lower.FunctionBuilder.name;
import static id.morph.frontend.lower.FunctionBuilder.nil;
import static id.morph.frontend.lower.FunctionBuilder.number;
import static id.morph.frontend.lower.FunctionBuilder.symbol;

import id.morph.frontend.resolve.Environment;
import id.morph.frontend.resolve.Expressions;
import id.morph.frontend.resolve.ImportPath;
import id.morph.frontend.resolve.Resolution;
import id.morph.frontend.resolve.Scope;
import id.morph.frontend.resolve.Variable;
import id.morph.frontend.syntax.SyntaxTree.*;
import id.morph.ir.Block;
import id.morph.ir.Constant;
import id.morph.ir.Op;
import id.morph.ir.Primitive;
import id.morph.ir.Unit;
import id.morph.ir.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Lowers statements; loops, handlers and exits are in {@link ControlLowering}, patterns in {@link PatternLowering}. */
final class StatementLowering {

    private final UnitContext context;
    private final Scope scope;
    private final FunctionBuilder builder;
    private final Variables variables;
    private final ExpressionLowering expressions;
    private final FunctionValues functions;
    private final Set<FunctionBody> hoisted;
    private final ControlLowering control;
    private final PatternLowering patterns;

    StatementLowering(
            UnitContext context,
            Scope scope,
            FunctionBuilder builder,
            Variables variables,
            ExpressionLowering expressions,
            FunctionValues functions,
            Set<FunctionBody> hoisted) {
        this.context = context;
        this.scope = scope;
        this.builder = builder;
        this.variables = variables;
        this.expressions = expressions;
        this.functions = functions;
        this.hoisted = hoisted;
        this.control = new ControlLowering(context, scope, builder, variables, expressions, this::lower);
        this.patterns = new PatternLowering(context, builder, variables, expressions);
    }

    void lower(List<Statement> statements) {
        statements.forEach(this::lower);
    }

    private void lower(Statement statement) {
        int at = statement.span().start();
        switch (statement) {
            case VariableDeclaration s ->
                variables.write(
                        s.name().name(), s.value().map(expressions::lower).orElse(nil()), at);
            case DestructuringDeclaration s -> destructure(s);
            case Assignment s -> assign(s);
            case Print s -> builder.emit(Op.PRINT, at, List.of(), expressions.lowerAll(s.arguments()));
            case FunctionDeclaration s -> function(s);
            case ClassDeclaration s -> type(s);
            case TypeDeclaration s -> constructors(s, false);
            case If s -> choose(s);
            case Switch s -> choose(s);
            case Match s -> match(s);
            case While s -> control.loop(s);
            case ForEach s -> control.loop(s);
            case Try s -> control.attempt(s);
            case Colour s -> control.colour(s);
            case Break _ -> control.leaveLoop(false);
            case Continue _ -> control.leaveLoop(true);
            case Return s ->
                control.leaveFunction(s.value().map(expressions::lower).orElse(nil()), at);
            case Throw s -> raise(s);
            case ImportModule s -> module(s.path(), s.alias(), at);
            case Borrow s -> module(s.module(), s.alias(), at);
            case ImportNames s -> names(s);
            case BlockStatement s -> lower(s.body().statements());
            case ExpressionStatement s -> expressions.lower(s.expression());
        }
    }

    private void destructure(DestructuringDeclaration s) {
        int at = s.value().span().start();
        Value sequence = expressions.lower(s.value());
        builder.emit(Op.UNPACK_CHECK, at, number(s.names().size()), sequence);
        for (int i = 0; i < s.names().size(); i++) {
            Identifier target = s.names().get(i);
            variables.write(
                    target.name(),
                    builder.emit(Op.INDEX, at, sequence, Constant.of(i)),
                    target.span().start());
        }
    }

    private void assign(Assignment s) {
        int at = s.target().span().start();
        switch (Expressions.unwrap(s.target())) {
            case Name target -> variables.write(target.name(), expressions.lower(s.value()), at);
            case Index target -> {
                Value object = expressions.lower(target.object());
                Value index = expressions.lower(target.index());
                builder.emit(Op.SET_INDEX, at, object, index, expressions.lower(s.value()));
            }
            case Attribute target -> {
                Value object = expressions.lower(target.object());
                builder.emit(Op.SET_ATTRIBUTE, at, name(target.name().name()), object, expressions.lower(s.value()));
            }
            default -> throw new IllegalStateException("the parser let a bad assignment target pass");
        }
    }

    // ------------------------------------------------------------------ declarations

    private void function(FunctionDeclaration s) {
        if (!hoisted.contains(s.function())) {
            int at = s.span().start();
            String name = s.name().name();
            variables.write(name, functions.closure(s.function(), name, at), at);
        }
    }

    private void type(ClassDeclaration s) {
        int at = s.span().start();
        String className = s.name().name();
        List<Value> parts = new ArrayList<>();
        parts.add(s.parent()
                .map(parent -> variables.read(parent.name(), parent.span().start()))
                .orElse(nil()));
        for (FunctionDeclaration method : s.methods()) {
            String methodName = method.name().name();
            parts.add(Constant.of(methodName));
            parts.add(functions.closure(
                    method.function(),
                    className + "." + methodName,
                    method.span().start()));
        }
        Value value = builder.emit(Op.CLASS, at, List.of(name(className)), parts);
        if (context.resolution().usesHome(s)) {
            variables.write(Resolution.homeOf(s), value, at);
        }
        variables.write(scope.module().own(className).orElseThrow(), value, at);
    }

    /** Binds the variants: at the start of the module those declared once, where the statement stands the others. */
    void constructors(TypeDeclaration s, boolean stable) {
        int at = s.span().start();
        for (VariantDeclaration variant : s.variants()) {
            Variable variable = scope.module().own(variant.name().name()).orElseThrow();
            if (variable.stable() == stable) {
                Value constructor = builder.emit(
                        Op.CONSTRUCTOR,
                        at,
                        List.of(
                                symbol(context.unit()),
                                name(s.name().name()),
                                name(variant.name().name()),
                                number(variant.fields().size())),
                        List.of());
                variables.write(variable, constructor, at);
            }
        }
    }

    // ------------------------------------------------------------------ choices

    /** One alternative of a choice; what follows goes on at {@code next}. */
    private void arm(Block start, List<Statement> body, Block end, Block next) {
        builder.startAt(start);
        lower(body);
        builder.jump(end);
        builder.startAt(next);
    }

    private void choose(If s) {
        Block end = builder.newBlock("end");
        for (ConditionalBlock branch : s.branches()) {
            Block then = builder.newBlock("then");
            Block otherwise = builder.newBlock("else");
            expressions.condition(branch.condition(), then, otherwise);
            arm(then, branch.body().statements(), end, otherwise);
        }
        s.otherwise().ifPresent(body -> lower(body.statements()));
        builder.jump(end);
        builder.startAt(end);
    }

    private void choose(Switch s) {
        Block end = builder.newBlock("end");
        Value subject = expressions.lower(s.subject());
        for (ConditionalBlock branch : s.cases()) {
            Block then = builder.newBlock("case");
            Block otherwise = builder.newBlock("next");
            Value wanted = expressions.lower(branch.condition());
            builder.branch(builder.emit(Op.EQ, branch.condition().span().start(), subject, wanted), then, otherwise);
            arm(then, branch.body().statements(), end, otherwise);
        }
        s.otherwise().ifPresent(body -> lower(body.statements()));
        builder.jump(end);
        builder.startAt(end);
    }

    private void match(Match s) {
        Block end = builder.newBlock("end");
        Value subject = expressions.lower(s.subject());
        for (MatchArm arm : s.arms()) {
            Block next = builder.newBlock("arm");
            patterns.test(arm.pattern(), subject, next);
            if (arm.guard().isPresent()) {
                Block body = builder.newBlock("body");
                expressions.condition(arm.guard().get(), body, next);
                builder.startAt(body);
            }
            lower(arm.body().statements());
            builder.jump(end);
            builder.startAt(next);
        }
        builder.jump(end);
        builder.startAt(end);
    }

    private void raise(Throw s) {
        int at = s.span().start();
        Value value = expressions.lower(s.value());
        if (s.kind().isPresent()) {
            Value kind = expressions.lower(s.kind().get());
            value = builder.emit(Op.ERROR_OF_KIND, at, value, kind);
        }
        builder.doThrow(value, at);
    }

    // ------------------------------------------------------------------ modules

    private void module(StringLiteral path, Optional<Identifier> alias, int at) {
        Optional<String> unit = context.environment().unitOf(path);
        if (unit.filter(Variables.PRIMITIVES::equals).isPresent()) {
            return;
        }
        String target = alias.map(Identifier::name).orElseGet(() -> ImportPath.defaultAlias(path.value()));
        variables.write(target, initialize(unit, path, at), at);
    }

    private Value initialize(Optional<String> unit, StringLiteral path, int at) {
        Optional<String> javaClass = unit.flatMap(ImportPath::javaClass);
        if (javaClass.isPresent()) {
            return builder.emit(Op.PRIMITIVE, at, name(Primitive.JAVA_CLASS.text()), Constant.of(javaClass.get()));
        }
        Optional<String> jsModule = unit.flatMap(ImportPath::jsModule);
        if (jsModule.isPresent()) {
            return builder.emit(Op.PRIMITIVE, at, name(Primitive.JS_MODULE.text()), Constant.of(jsModule.get()));
        }
        if (unit.isPresent()) {
            return builder.emit(Op.MODULE_INIT, at, symbol(unit.get()));
        }
        builder.emit(Op.RAISE, at, name(Environment.MISSING_MODULE), Constant.of(path.value()));
        return nil();
    }

    private void names(ImportNames s) {
        int at = s.span().start();
        Optional<String> unit = context.environment().unitOf(s.path());
        Value module = initialize(unit, s.path(), at);
        Optional<Unit> exports = unit.flatMap(context.environment()::exports);
        for (Identifier name : s.names()) {
            int here = name.span().start();
            boolean declared = exports.isPresent()
                    && exports.get().globals().stream().anyMatch(g -> g.name().equals(name.name()));
            Optional<Unit.Global> builtin = context.environment().builtin(name.name());
            Value value;
            if (unit.filter(ImportPath::isHostPath).isPresent()) {
                // Also where a name that needs no import is called the same: Math.abs is not abs.
                value = builder.emit(Op.ATTRIBUTE, here, name(name.name()), module);
            } else if (declared) {
                value = builder.emit(
                        Op.GLOBAL_GET, here, List.of(symbol(unit.orElseThrow()), name(name.name())), List.of());
            } else if (builtin.isPresent()) {
                value = expressions.functionValue(builtin.get().symbol(), here);
            } else if (name.name().equals(id.morph.frontend.resolve.Intrinsics.ARGUMENTS)) {
                value = builder.emit(Op.PRIMITIVE, here, name(Primitive.ARGV.text()));
            } else {
                value = builder.emit(Op.ATTRIBUTE, here, name(name.name()), module);
            }
            variables.write(name.name(), value, here);
        }
    }
}
