package id.morph.frontend.system;

import id.morph.frontend.diagnostic.DiagnosticCode;
import id.morph.frontend.resolve.Expressions;
import id.morph.frontend.resolve.Scope;
import id.morph.frontend.resolve.Variable;
import id.morph.frontend.syntax.SyntaxTree.*;
import id.morph.frontend.system.SystemReport.Feature;
import java.util.Optional;

/** Types the statements of one function of a system file. */
final class SystemStatements {

    private final SystemTypes types;
    private final SystemReport report;
    private final Scope scope;
    private final Optional<Kind> result;
    private final Identifier function;
    private final SystemExpressions expressions;

    SystemStatements(SystemTypes types, SystemReport report, Scope scope, Optional<Kind> result, Identifier function) {
        this.types = types;
        this.report = report;
        this.scope = scope;
        this.result = result;
        this.function = function;
        this.expressions = new SystemExpressions(types, report, scope);
    }

    void check(Block block) {
        block.statements().forEach(this::check);
    }

    private void check(Statement statement) {
        switch (statement) {
            case VariableDeclaration s -> declare(s);
            case Assignment s -> assign(s);
            case If s -> {
                s.branches().forEach(branch -> {
                    expressions.kind(branch.condition());
                    check(branch.body());
                });
                s.otherwise().ifPresent(this::check);
            }
            case Switch s -> {
                Kind subject = expressions.kind(s.subject());
                s.cases().forEach(branch -> {
                    expressions.expect(branch.condition(), subject);
                    check(branch.body());
                });
                s.otherwise().ifPresent(this::check);
            }
            case While s -> {
                expressions.kind(s.condition());
                check(s.body());
            }
            case Return s -> giveBack(s);
            case BlockStatement s -> check(s.body());
            case ExpressionStatement s -> {
                if (Expressions.unwrap(s.expression()) instanceof Call call) {
                    expressions.call(call);
                } else {
                    expressions.kind(s.expression());
                }
            }
            case Break _, Continue _ -> {}
            case DestructuringDeclaration s -> report.feature(Feature.DESTRUCTURING, s.span());
            case Print s -> report.feature(Feature.PRINTING, s.span());
            case Colour s -> report.feature(Feature.PRINTING, s.code().span());
            case FunctionDeclaration s ->
                report.feature(Feature.CLOSURE, s.name().span());
            case ClassDeclaration s -> report.feature(Feature.CLASS, s.name().span());
            case TypeDeclaration s -> report.feature(Feature.VARIANT, s.name().span());
            case Match s -> report.feature(Feature.VARIANT, s.subject().span());
            case ForEach s -> report.feature(Feature.ITERATION, s.variable().span());
            case Try s -> report.feature(Feature.EXCEPTION, head(s.span()));
            case Throw s -> report.feature(Feature.EXCEPTION, s.value().span());
            case ImportModule s -> report.feature(Feature.INNER_IMPORT, s.path().span());
            case ImportNames s -> report.feature(Feature.INNER_IMPORT, s.path().span());
            // What borrows the machine here is reported for ordinary files, too.
            case Borrow s when s.module().value().equals(SystemFile.MACHINE) -> {}
            case Borrow s -> report.feature(Feature.INNER_IMPORT, s.module().span());
        }
    }

    /** The word that a long statement begins with. */
    private static id.morph.frontend.syntax.Span head(id.morph.frontend.syntax.Span span) {
        return new id.morph.frontend.syntax.Span(span.start(), Math.min(span.end(), span.start() + "coba".length()));
    }

    private void declare(VariableDeclaration s) {
        Variable variable = scope.own(s.name().name()).orElseThrow();
        s.value().ifPresent(value -> expressions.expect(value, types.kind(variable)));
    }

    private void assign(Assignment s) {
        if (!(Expressions.unwrap(s.target()) instanceof Name name)) {
            expressions.kind(s.target());
            return;
        }
        Optional<Variable> variable = scope.lookup(name.name());
        boolean local = variable.filter(found -> !found.scope().isModule()).isPresent();
        if (local || variable.filter(types::isGlobal).isPresent()) {
            expressions.expect(s.value(), types.kind(variable.get()));
        } else if (variable.filter(found -> found.kind() != Variable.Kind.VARIABLE)
                .isPresent()) {
            report.feature(Feature.FUNCTION_VALUE, name.span());
        } else {
            report.unassigned(name.span(), name.name());
        }
    }

    private void giveBack(Return s) {
        if (s.value().isPresent()) {
            result.ifPresent(kind -> expressions.expect(s.value().get(), kind));
        } else if (result.isPresent()) {
            report.error(DiagnosticCode.SYSTEM_MISSING_RESULT, s.span(), function.name());
        }
    }
}
