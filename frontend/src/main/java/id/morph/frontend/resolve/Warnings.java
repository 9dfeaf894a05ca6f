package id.morph.frontend.resolve;

import id.morph.frontend.diagnostic.DiagnosticCode;
import id.morph.frontend.diagnostic.DidYouMean;
import id.morph.frontend.diagnostic.Label;
import id.morph.frontend.syntax.Span;
import id.morph.frontend.syntax.SyntaxTree.*;
import id.morph.ir.Unit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Things that compile but cannot be meant: arms that never match, variants left out, calls that always throw. */
final class Warnings {

    private final Resolution resolution;
    private final Environment environment;
    private final ResolverReport report;
    private final Scope scope;

    Warnings(Resolution resolution, Environment environment, ResolverReport report, Scope scope) {
        this.resolution = resolution;
        this.environment = environment;
        this.report = report;
        this.scope = scope;
    }

    void check(List<Statement> statements) {
        for (Statement statement : statements) {
            if (statement instanceof Match match) {
                match.arms().forEach(arm -> pattern(arm.pattern()));
                missingVariants(match);
            }
            for (Expression expression : Statements.expressions(statement)) {
                Expressions.forEach(expression, e -> {
                    if (e instanceof Call call) {
                        arguments(call);
                    }
                });
            }
            Statements.blocks(statement).forEach(block -> check(block.statements()));
        }
    }

    private void pattern(Pattern pattern) {
        switch (pattern) {
            case VariantPattern p -> {
                arity(p.name(), p.arguments().size());
                misspelt(p.name());
                p.arguments().forEach(this::pattern);
            }
            case NamePattern p -> {
                if (resolution.variant(p.name().name()).isPresent()) {
                    arity(p.name(), 0);
                } else if (Character.isUpperCase(p.name().name().codePointAt(0))) {
                    report.warningWithSuggestion(
                            DiagnosticCode.UPPERCASE_BINDING,
                            p.span(),
                            similarVariant(p.name()),
                            p.name().name());
                }
            }
            case ListPattern p -> p.elements().forEach(this::pattern);
            case WildcardPattern _, LiteralPattern _ -> {}
        }
    }

    /**
     * A variant that this module does not know may come from a value of another module, so only one that looks like a known
     * variant is worth a word.
     */
    private void misspelt(Identifier name) {
        if (resolution.variant(name.name()).isEmpty()) {
            similarVariant(name)
                    .ifPresent(meant -> report.undefined(
                            DiagnosticCode.UNKNOWN_VARIANT,
                            name.span(),
                            Optional.of(meant),
                            scope.lookup(meant).map(variant -> ResolverReport.origin(variant, meant)),
                            List.of(),
                            name.name()));
        }
    }

    private Optional<String> similarVariant(Identifier name) {
        return DidYouMean.closest(name.name(), resolution.variantNames());
    }

    private void arity(Identifier name, int given) {
        resolution
                .variant(name.name())
                .filter(variant -> variant.arity() != given)
                .ifPresent(variant ->
                        report.warning(DiagnosticCode.VARIANT_ARITY, name.span(), name.name(), variant.arity(), given));
    }

    /** Only where every arm is about one type and none catches everything. */
    private void missingVariants(Match match) {
        Set<String> covered = new HashSet<>();
        Optional<VariantType> type = Optional.empty();
        for (MatchArm arm : match.arms()) {
            Optional<String> name = variantName(arm.pattern());
            if (name.isEmpty()) {
                return;
            }
            Optional<VariantType> variant = resolution.variant(name.get());
            if (variant.isEmpty()
                    || type.filter(t -> !t.type().equals(variant.get().type())).isPresent()) {
                return;
            }
            type = variant;
            if (arm.guard().isEmpty() && coversAll(arm.pattern())) {
                covered.add(name.get());
            }
        }
        if (type.isEmpty()) {
            return;
        }
        List<String> missing = new ArrayList<>(resolution.siblings(type.get()));
        missing.removeAll(covered);
        if (!missing.isEmpty()) {
            Span subject = match.subject().span();
            report.warning(DiagnosticCode.MISSING_VARIANT, subject, type.get().type(), String.join(", ", missing));
        }
    }

    private Optional<String> variantName(Pattern pattern) {
        return switch (pattern) {
            case VariantPattern p -> Optional.of(p.name().name());
            case NamePattern p
            when resolution.variant(p.name().name()).isPresent() ->
                Optional.of(p.name().name());
            case NamePattern _, ListPattern _, WildcardPattern _, LiteralPattern _ -> Optional.empty();
        };
    }

    private boolean coversAll(Pattern pattern) {
        return !(pattern instanceof VariantPattern p)
                || p.arguments().stream()
                        .allMatch(argument -> argument instanceof WildcardPattern
                                || (argument instanceof NamePattern n
                                        && resolution.variant(n.name().name()).isEmpty()));
    }

    private void arguments(Call call) {
        Optional<String> name = Expressions.name(call.callee());
        Optional<Variable> known = name.flatMap(scope::lookup);
        int given = call.arguments().size();
        if (known.isEmpty()) {
            name.flatMap(environment::builtin)
                    .filter(global -> global.arity() >= 0 && given > global.arity())
                    .ifPresent(
                            global -> report.tooManyArguments(call, global.name(), global.arity(), Optional.empty()));
            return;
        }
        Variable callee = known.get();
        if (!callee.stable()) {
            return;
        }
        parameters(callee)
                .filter(parameters -> given > parameters.size())
                .ifPresent(parameters -> report.tooManyArguments(
                        call,
                        callee.name(),
                        parameters.size(),
                        origin(callee, callee.name() + "(" + String.join(", ", parameters) + ")")));
        callee.origin()
                .filter(origin -> !origin.name().isEmpty())
                .flatMap(origin -> environment.exports(origin.unit()).flatMap(unit -> function(unit, origin.name())))
                .filter(global -> global.arity() >= 0 && given > global.arity())
                .ifPresent(global ->
                        report.tooManyArguments(call, callee.name(), global.arity(), origin(callee, callee.name())));
    }

    private static Optional<Label> origin(Variable callee, String shown) {
        return Optional.of(ResolverReport.origin(callee, shown));
    }

    private static Optional<List<String>> parameters(Variable callee) {
        return callee.kind() == Variable.Kind.FUNCTION
                ? callee.function()
                        .map(body ->
                                body.parameters().stream().map(Identifier::name).toList())
                : Optional.empty();
    }

    private static Optional<Unit.Global> function(Unit unit, String name) {
        return unit.globals().stream()
                .filter(global -> global.name().equals(name) && global.kind() == Unit.GlobalKind.FUNCTION)
                .findFirst();
    }
}
