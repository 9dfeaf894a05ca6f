package id.morph.frontend.system;

import id.morph.frontend.diagnostic.DiagnosticCode;
import id.morph.frontend.resolve.Resolution;
import id.morph.frontend.resolve.Scope;
import id.morph.frontend.resolve.Variable;
import id.morph.frontend.syntax.Span;
import id.morph.frontend.syntax.SyntaxTree.*;
import id.morph.frontend.system.SystemReport.Feature;
import id.morph.ir.Type;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the types of a system file's variables, parameters and results by unification over the whole file (Hindley and Milner's
 * inference without polymorphism: a function has one signature), and reports what the dialect does not have. A parameter that nothing
 * decides is a word.
 */
public final class SystemTypes {

    private final Resolution resolution;
    private final SystemReport report;
    private final String machine;
    private final SystemUnits units;
    private final Map<Variable, Kind> variables = new IdentityHashMap<>();
    private final Map<FunctionBody, Kind> results = new IdentityHashMap<>();
    private final Map<Variable, Expression> constants = new IdentityHashMap<>();
    private final Map<String, Identifier> declared = new HashMap<>();
    /** What must not turn out to be a boolean, with the places that say so. */
    private final Map<Span, Kind> numbers = new LinkedHashMap<>();

    private SystemTypes(Program program, Resolution resolution, SystemReport report, SystemUnits units) {
        this.resolution = resolution;
        this.report = report;
        this.machine = SystemFile.alias(program);
        this.units = units;
    }

    /** Types a file of the system dialect; meaningless if the report's sink has errors afterwards. */
    public static SystemTypes infer(Program program, Resolution resolution, SystemReport report, SystemUnits units) {
        SystemTypes types = new SystemTypes(program, resolution, report, units);
        types.declare(program.statements());
        types.check(program.statements());
        types.numbers.forEach((at, kind) -> {
            if (kind.isKnown() && kind.type() == Type.BOOL) {
                report.conflict(at, kind, Kind.of(Type.WORD, at));
            }
        });
        return types;
    }

    // ------------------------------------------------------------------ what was found

    /** The type of a variable, parameter or global. */
    public Type type(Variable variable) {
        return kind(variable).type();
    }

    /** The type of a function's result; {@link Type#NONE} if it gives nothing. */
    public Type result(FunctionBody function) {
        Kind kind = results.get(function);
        return kind == null ? Type.NONE : kind.type();
    }

    /** The value of a constant of this file. */
    public Optional<Expression> constant(Variable variable) {
        return Optional.ofNullable(constants.get(variable));
    }

    public SystemUnits units() {
        return units;
    }

    public SystemReport report() {
        return report;
    }

    /** Whether a name means the machine. */
    public boolean isMachine(String name, Scope scope) {
        return name.equals(machine)
                && scope.lookup(name)
                        .filter(variable -> variable.scope().isModule())
                        .isPresent();
    }

    String machine() {
        return machine;
    }

    Scope scopeOf(FunctionBody function) {
        return resolution.scopeOf(function);
    }

    Kind kind(Variable variable) {
        return variables.computeIfAbsent(variable, _ -> Kind.unknown());
    }

    /** The kind of a function's result; empty if it gives nothing. */
    Optional<Kind> resultKind(FunctionBody function) {
        return Optional.ofNullable(results.get(function));
    }

    // ------------------------------------------------------------------ declarations

    private void declare(List<Statement> statements) {
        for (Statement statement : statements) {
            if (statement instanceof FunctionDeclaration declaration) {
                declareOnce(declaration.name());
                if (returnsValue(declaration.function().body())) {
                    results.put(declaration.function(), Kind.unknown());
                }
            } else if (statement instanceof VariableDeclaration declaration) {
                declareOnce(declaration.name());
                Variable variable =
                        resolution.module().own(declaration.name().name()).orElseThrow();
                declaration
                        .value()
                        .filter(_ -> declaration.constant())
                        .ifPresent(value -> constants.put(variable, value));
            }
        }
    }

    private void declareOnce(Identifier name) {
        Identifier first = declared.putIfAbsent(name.name(), name);
        if (first != null) {
            report.redeclared(first, name);
        }
    }

    /** Whether the variable is a global that the file declares. */
    boolean isGlobal(Variable variable) {
        return variable.kind() == Variable.Kind.VARIABLE && declared.containsKey(variable.name());
    }

    void checkNumber(Kind kind, Span at) {
        numbers.put(at, kind);
    }

    private static boolean returnsValue(Block block) {
        return block.statements().stream()
                .anyMatch(statement ->
                        (statement instanceof Return back && back.value().isPresent())
                                || id.morph.frontend.resolve.Statements.blocks(statement).stream()
                                        .anyMatch(SystemTypes::returnsValue));
    }

    private void check(List<Statement> statements) {
        Scope module = resolution.module();
        SystemExpressions expressions = new SystemExpressions(this, report, module);
        for (Statement statement : statements) {
            switch (statement) {
                case Borrow borrow when borrow.module().value().equals(SystemFile.MACHINE) -> {}
                case ImportModule s -> requireSystem(s.path(), module, s.alias().map(Identifier::name));
                case ImportNames s -> {
                    for (Identifier name : s.names()) {
                        requireSystem(s.path(), module, Optional.of(name.name()));
                    }
                }
                case VariableDeclaration s -> global(s, expressions);
                case FunctionDeclaration s -> function(s);
                case ClassDeclaration s ->
                    report.feature(Feature.CLASS, s.name().span());
                case TypeDeclaration s ->
                    report.feature(Feature.VARIANT, s.name().span());
                default -> report.error(DiagnosticCode.SYSTEM_TOP_LEVEL, statement.span());
            }
        }
    }

    private void requireSystem(StringLiteral path, Scope module, Optional<String> name) {
        Optional<Variable.Import> origin = name.or(
                        () -> Optional.of(id.morph.frontend.resolve.ImportPath.defaultAlias(path.value())))
                .flatMap(module::own)
                .flatMap(Variable::origin);
        if (origin.isPresent() && !units.isSystem(origin.get().unit())) {
            report.error(DiagnosticCode.SYSTEM_IMPORT, path.span(), path.value());
        }
    }

    private void global(VariableDeclaration declaration, SystemExpressions expressions) {
        Variable variable = resolution.module().own(declaration.name().name()).orElseThrow();
        Optional<Expression> value = declaration.value();
        if (value.isEmpty() || !expressions.isConstant(value.get())) {
            report.error(
                    DiagnosticCode.SYSTEM_NOT_CONSTANT,
                    value.map(Expression::span).orElse(declaration.name().span()),
                    declaration.name().name());
            return;
        }
        expressions.expect(value.get(), kind(variable));
    }

    private void function(FunctionDeclaration declaration) {
        FunctionBody body = declaration.function();
        if (body.async()) {
            report.feature(Feature.ROUTINE, declaration.name().span());
            return;
        }
        new SystemStatements(this, report, resolution.scopeOf(body), resultKind(body), declaration.name())
                .check(body.body());
    }
}
