package id.morph.frontend.resolve;

import id.morph.frontend.resolve.Variable.Kind;
import id.morph.frontend.syntax.Span;
import id.morph.frontend.syntax.SyntaxTree.*;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds what the statements of one scope declare, and hands over the nested functions. Classes, variants and their like
 * are bound in the module wherever they stand (reference 3.11, 3.14).
 */
final class Declarations {

    /** What the collector asks of its owner. */
    interface Host {
        /** The unit that an import path means, if it is known. */
        Optional<String> unitOf(StringLiteral path);

        /** The default name of an import without an alias. */
        String defaultAlias(StringLiteral path);

        boolean isNullaryVariant(String name);

        void declaredTwice(Variable first, Identifier again, Kind kind);
    }

    /** A function found inside the scope, with the class that it is a method of. */
    record Nested(FunctionBody body, Optional<ClassDeclaration> method) {}

    private final Host host;
    private final Scope scope;
    private final List<Nested> nested = new ArrayList<>();
    private int depth;

    Declarations(Host host, Scope scope) {
        this.host = host;
        this.scope = scope;
    }

    /** Functions declared or written directly in this scope, in source order. */
    List<Nested> nested() {
        return nested;
    }

    void collect(List<Statement> statements) {
        for (Statement statement : statements) {
            declare(statement);
            Statements.expressions(statement).forEach(this::expressions);
            depth++;
            Statements.blocks(statement).forEach(block -> collect(block.statements()));
            depth--;
        }
    }

    private void declare(Statement statement) {
        switch (statement) {
            case VariableDeclaration d -> declare(scope, d.name(), d.constant() ? Kind.CONSTANT : Kind.VARIABLE);
            case DestructuringDeclaration d ->
                d.names().forEach(name -> declare(scope, name, d.constant() ? Kind.CONSTANT : Kind.VARIABLE));
            case FunctionDeclaration d -> {
                Variable variable = declare(scope, d.name(), Kind.FUNCTION);
                if (variable.kind() == Kind.FUNCTION && variable.function().isEmpty()) {
                    variable.define(d.function());
                }
                nested.add(new Nested(d.function(), Optional.empty()));
            }
            case ClassDeclaration d -> {
                declare(scope.module(), d.name(), Kind.CLASS);
                declare(scope, new Identifier(Resolution.homeOf(d), d.name().span()), Kind.VARIABLE);
                d.methods().forEach(method -> nested.add(new Nested(method.function(), Optional.of(d))));
            }
            case TypeDeclaration d ->
                d.variants().forEach(variant -> declare(scope.module(), variant.name(), Kind.VARIANT));
            case ImportModule d -> module(d.path(), d.alias());
            case Borrow d -> module(d.module(), d.alias());
            case ImportNames d -> {
                for (Identifier name : d.names()) {
                    Variable variable = declare(scope, name, Kind.IMPORTED);
                    host.unitOf(d.path())
                            .ifPresent(unit ->
                                    variable.comesFrom(new Variable.Import(unit, name.name(), unconditional())));
                }
            }
            case ForEach d -> declare(scope, d.variable(), Kind.VARIABLE);
            case Match d -> d.arms().forEach(arm -> declare(arm.pattern()));
            case Try d -> d.catches().forEach(clause -> declare(scope, clause.variable(), Kind.VARIABLE));
            case If _,
                    Switch _,
                    While _,
                    Colour _,
                    BlockStatement _,
                    Assignment _,
                    Print _,
                    Throw _,
                    Return _,
                    ExpressionStatement _,
                    Break _,
                    Continue _ -> {}
        }
    }

    private void module(StringLiteral path, Optional<Identifier> alias) {
        Identifier name = alias.orElseGet(() -> new Identifier(host.defaultAlias(path), path.span()));
        Variable variable = declare(scope, name, Kind.MODULE);
        host.unitOf(path).ifPresent(unit -> variable.comesFrom(new Variable.Import(unit, "", unconditional())));
    }

    /** Whether a statement here runs whenever the module body does. */
    private boolean unconditional() {
        return scope.isModule() && depth == 0;
    }

    private void declare(Pattern pattern) {
        switch (pattern) {
            case NamePattern p -> {
                if (!host.isNullaryVariant(p.name().name())) {
                    declare(scope, p.name(), Kind.VARIABLE);
                }
            }
            case VariantPattern p -> p.arguments().forEach(this::declare);
            case ListPattern p -> {
                p.elements().forEach(this::declare);
                p.rest().ifPresent(name -> declare(scope, name, Kind.VARIABLE));
            }
            case WildcardPattern _, LiteralPattern _ -> {}
        }
    }

    private Variable declare(Scope owner, Identifier name, Kind kind) {
        Optional<Variable> known = owner.own(name.name());
        if (known.isPresent()) {
            Variable variable = known.get();
            variable.declaredAgain();
            host.declaredTwice(variable, name, kind);
            return variable;
        }
        return owner.put(new Variable(name.name(), kind, name.span(), owner));
    }

    static Variable parameter(Scope scope, String name, Span span) {
        Optional<Variable> known = scope.own(name);
        if (known.isPresent()) {
            known.get().declaredAgain();
            return known.get();
        }
        return scope.put(new Variable(name, Kind.PARAMETER, span, scope));
    }

    /** Function expressions inside an expression. */
    private void expressions(Expression expression) {
        Expressions.forEach(expression, e -> {
            if (e instanceof FunctionExpression f) {
                nested.add(new Nested(f.function(), Optional.empty()));
            }
        });
    }
}
