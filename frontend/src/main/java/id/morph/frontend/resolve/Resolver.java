package id.morph.frontend.resolve;

import id.morph.frontend.diagnostic.DiagnosticCode;
import id.morph.frontend.diagnostic.DidYouMean;
import id.morph.frontend.resolve.Variable.Kind;
import id.morph.frontend.syntax.Span;
import id.morph.frontend.syntax.SyntaxTree.*;
import id.morph.ir.Unit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out what every name of a module means: builds the scopes, decides which variables inner functions capture, and
 * reports names that mean nothing, assignments to constants and assignments that would create a global.
 */
public final class Resolver implements Declarations.Host {

    private final Environment environment;
    private final ResolverReport report;
    private final Scope module = new Scope();
    private final Map<String, VariantType> variants = new HashMap<>();
    private final Resolution resolution = new Resolution(module, variants);
    /** Every scope with the statements it owns, outermost first. */
    private final List<Owned> owned = new ArrayList<>();

    private record Owned(Scope scope, List<Statement> statements) {}

    private Resolver(Environment environment, ResolverReport report) {
        this.environment = environment;
        this.report = report;
    }

    /** Resolves one module; problems go to {@code report}. */
    public static Resolution resolve(Program program, Environment environment, ResolverReport report) {
        return resolve(program, List.of(), false, environment, report);
    }

    /**
     * Resolves one input of an interactive session.
     *
     * @param known what earlier inputs have declared; everything may be declared again later, so nothing is stable
     */
    public static Resolution resolveInput(
            Program program, List<Unit.Global> known, Environment environment, ResolverReport report) {
        return resolve(program, known, true, environment, report);
    }

    private static Resolution resolve(
            Program program,
            List<Unit.Global> known,
            boolean interactive,
            Environment environment,
            ResolverReport report) {
        Resolver resolver = new Resolver(environment, report);
        known.forEach(resolver::know);
        resolver.variants(program.statements());
        resolver.declare(resolver.module, program.statements());
        if (interactive) {
            resolver.module.variables().forEach(Variable::assign);
        }
        resolver.assignments();
        resolver.references();
        resolver.captures();
        resolver.owned.forEach(
                part -> new Warnings(resolver.resolution, environment, report, part.scope()).check(part.statements()));
        return resolver.resolution;
    }

    // ------------------------------------------------------------------ declarations

    private void know(Unit.Global global) {
        Kind kind = global.kind() == Unit.GlobalKind.CONSTANT ? Kind.CONSTANT : Kind.VARIABLE;
        module.put(new Variable(global.name(), kind, new Span(0, 0), module));
        if (global.kind() == Unit.GlobalKind.VARIANT) {
            variants.put(global.name(), new VariantType(global.symbol(), global.arity()));
        }
    }

    /** Variants are found first: whether a bare name in a pattern binds depends on them. */
    private void variants(List<Statement> statements) {
        for (Statement statement : statements) {
            switch (statement) {
                case TypeDeclaration d ->
                    d.variants()
                            .forEach(v -> variants.put(
                                    v.name().name(),
                                    new VariantType(d.name().name(), v.fields().size())));
                case ImportNames d -> {
                    Optional<Unit> unit = environment.unitOf(d.path()).flatMap(environment::exports);
                    for (Identifier name : d.names()) {
                        unit.flatMap(u -> global(u, name.name()))
                                .filter(g -> g.kind() == Unit.GlobalKind.VARIANT)
                                .ifPresent(g -> variants.put(g.name(), new VariantType(g.symbol(), g.arity())));
                    }
                }
                case FunctionDeclaration d -> variants(d.function().body().statements());
                case ClassDeclaration d ->
                    d.methods().forEach(m -> variants(m.function().body().statements()));
                default -> {}
            }
            Expressions.functions(statement).forEach(f -> variants(f.body().statements()));
            Statements.blocks(statement).forEach(block -> variants(block.statements()));
        }
    }

    private void declare(Scope scope, List<Statement> statements) {
        owned.add(new Owned(scope, statements));
        Declarations declarations = new Declarations(this, scope);
        declarations.collect(statements);
        for (Declarations.Nested nested : declarations.nested()) {
            Scope inner = new Scope(scope, nested.body());
            resolution.put(nested.body(), inner);
            nested.method().ifPresent(type -> {
                resolution.method(inner, type);
                Declarations.parameter(inner, Resolution.THIS, nested.body().span());
            });
            nested.body().parameters().forEach(p -> Declarations.parameter(inner, p.name(), p.span()));
            declare(inner, nested.body().body().statements());
        }
    }

    @Override
    public Optional<String> unitOf(StringLiteral path) {
        return environment.unitOf(path);
    }

    @Override
    public String defaultAlias(StringLiteral path) {
        return ImportPath.defaultAlias(path.value());
    }

    @Override
    public boolean isNullaryVariant(String name) {
        return variants.containsKey(name);
    }

    @Override
    public void declaredTwice(Variable first, Identifier again, Kind kind) {
        if (first.kind() == Kind.CONSTANT || (kind == Kind.CONSTANT && first.kind() != Kind.PARAMETER)) {
            report.errorWithNote(DiagnosticCode.CONSTANT_REDECLARED, again.span(), first.declaredAt(), again.name());
        }
    }

    // ------------------------------------------------------------------ assignments and references

    private void assignments() {
        for (Owned part : owned) {
            forEachStatement(part.statements(), statement -> {
                if (statement instanceof Assignment a && Expressions.unwrap(a.target()) instanceof Name target) {
                    assign(part.scope(), target);
                }
            });
        }
    }

    private void assign(Scope scope, Name target) {
        Optional<Variable> known = scope.lookup(target.name());
        if (known.isPresent()) {
            Variable variable = known.get();
            if (variable.kind() == Kind.CONSTANT) {
                report.constantAssigned(target.span(), variable.declaredAt(), target.name());
            }
            variable.assign();
            mention(scope, variable);
            return;
        }
        if (environment.builtin(target.name()).isEmpty()) {
            report.warningWithSuggestion(
                    DiagnosticCode.ASSIGNED_UNDECLARED, target.span(), suggestion(scope, target.name()), target.name());
        }
        Variable created = module.put(new Variable(target.name(), Kind.VARIABLE, target.span(), module));
        created.assign();
    }

    private void references() {
        for (Owned part : owned) {
            forEachStatement(part.statements(), statement -> {
                for (Expression expression : Statements.expressions(statement)) {
                    Expressions.forEach(expression, e -> reference(part.scope(), e));
                }
                switch (statement) {
                    case ClassDeclaration c ->
                        c.parent().ifPresent(parent -> name(part.scope(), parent.name(), parent.span()));
                    case ImportNames i -> imported(i);
                    default -> {}
                }
            });
        }
    }

    private void imported(ImportNames statement) {
        Optional<Unit> unit = environment.unitOf(statement.path()).flatMap(environment::exports);
        if (unit.isEmpty()) {
            return;
        }
        for (Identifier name : statement.names()) {
            if (global(unit.get(), name.name()).isEmpty()
                    && environment.builtin(name.name()).isEmpty()
                    && !Intrinsics.isReserved(name.name())) {
                List<String> offered =
                        unit.get().globals().stream().map(Unit.Global::name).toList();
                report.undefined(
                        DiagnosticCode.NAME_NOT_EXPORTED,
                        name.span(),
                        DidYouMean.closest(name.name(), offered),
                        Optional.empty(),
                        List.of(),
                        name.name(),
                        statement.path().value());
            }
        }
    }

    private void reference(Scope scope, Expression expression) {
        switch (expression) {
            case Name n -> name(scope, n.name(), n.span());
            case This t -> receiver(scope, t.span());
            case Super s -> {
                receiver(scope, s.span());
                resolution.home(scope).ifPresent(home -> {
                    resolution.useHome(home);
                    mention(scope, home);
                });
            }
            case Await a -> scope.markAwaits();
            case Call c
            when Intrinsics.isCall(c, scope, Intrinsics.FREEZE, 1) -> {
                if (scope.isModule()) {
                    report.error(DiagnosticCode.FREEZE_OUTSIDE_FUNCTION, c.span());
                }
                scope.markFreezes();
                if (scope.function().map(FunctionBody::async).orElse(false)) {
                    report.error(DiagnosticCode.FREEZE_IN_ASYNC, c.span());
                }
            }
            default -> {}
        }
    }

    private void receiver(Scope scope, Span span) {
        Optional<Variable> receiver = scope.lookup(Resolution.THIS);
        if (receiver.isPresent()) {
            mention(scope, receiver.get());
        } else {
            report.error(DiagnosticCode.THIS_OUTSIDE_METHOD, span);
        }
    }

    private void name(Scope scope, String name, Span span) {
        Optional<Variable> variable = scope.lookup(name);
        if (variable.isPresent()) {
            mention(scope, variable.get());
            return;
        }
        if (environment.builtin(name).isEmpty() && !Intrinsics.isReserved(name)) {
            Optional<String> meant = suggestion(scope, name);
            report.undefined(
                    DiagnosticCode.UNDEFINED_NAME,
                    span,
                    meant,
                    meant.flatMap(scope::lookup).map(similar -> ResolverReport.origin(similar, similar.name())),
                    environment.libraryUnitsWith(name),
                    name);
        }
    }

    private static void mention(Scope scope, Variable variable) {
        if (variable.scope() != scope && !variable.scope().isModule()) {
            scope.outward.add(variable);
        }
    }

    private Optional<String> suggestion(Scope scope, String name) {
        Set<String> candidates = new LinkedHashSet<>();
        for (Scope s = scope; s != null; s = s.parent().orElse(null)) {
            s.variables().forEach(v -> candidates.add(v.name()));
        }
        candidates.addAll(environment.builtinNames());
        candidates.removeIf(candidate -> candidate.startsWith("<") || candidate.startsWith("_"));
        return DidYouMean.closest(name, candidates);
    }

    // ------------------------------------------------------------------ captures

    /**
     * Decides which cells each function takes. A nested function that needs none is called directly and is itself never
     * captured, which may free others of their cells: iterate until nothing changes.
     */
    private void captures() {
        Set<Variable> direct = new HashSet<>();
        for (Scope scope : resolution.scopes().values()) {
            for (Variable variable : scope.variables()) {
                if (variable.kind() == Kind.FUNCTION && variable.stable()) {
                    direct.add(variable);
                }
            }
        }
        boolean changed = true;
        while (changed) {
            module.children().forEach(child -> capture(child, direct));
            changed = direct.removeIf(variable -> !resolution
                    .scopeOf(variable.function().orElseThrow())
                    .captures()
                    .isEmpty());
        }
        for (Scope scope : resolution.scopes().values()) {
            scope.captures().forEach(variable -> variable.capture(true));
        }
    }

    private static Set<Variable> capture(Scope scope, Set<Variable> direct) {
        Set<Variable> needed = new LinkedHashSet<>(scope.outward);
        for (Scope child : scope.children()) {
            needed.addAll(capture(child, direct));
        }
        needed.removeIf(variable -> variable.scope() == scope || direct.contains(variable));
        scope.setCaptures(List.copyOf(needed));
        return needed;
    }

    // ------------------------------------------------------------------ walking

    private static Optional<Unit.Global> global(Unit unit, String name) {
        return unit.globals().stream().filter(g -> g.name().equals(name)).findFirst();
    }

    private static void forEachStatement(List<Statement> statements, java.util.function.Consumer<Statement> visit) {
        for (Statement statement : statements) {
            visit.accept(statement);
            Statements.blocks(statement).forEach(block -> forEachStatement(block.statements(), visit));
        }
    }
}
