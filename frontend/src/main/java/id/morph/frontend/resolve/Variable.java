package id.morph.frontend.resolve;

import id.morph.frontend.syntax.Span;
import id.morph.frontend.syntax.SyntaxTree.FunctionBody;
import java.util.Optional;

/** A name that a scope declares, with what is known of all its declarations and assignments. */
public final class Variable {

    /** What declared it first. */
    public enum Kind {
        PARAMETER,
        VARIABLE,
        CONSTANT,
        FUNCTION,
        CLASS,
        VARIANT,
        /** An alias of a whole module. */
        MODULE,
        /** A name copied out of a module. */
        IMPORTED
    }

    private final String name;
    private final Kind kind;
    private final Span declaredAt;
    private final Scope scope;
    private int declarations = 1;
    private boolean assigned;
    private boolean captured;
    private FunctionBody function;
    private Import origin;

    Variable(String name, Kind kind, Span declaredAt, Scope scope) {
        this.name = name;
        this.kind = kind;
        this.declaredAt = declaredAt;
        this.scope = scope;
    }

    /**
     * Where an imported name comes from.
     *
     * @param unit path of the module
     * @param name the name there; empty for the module itself
     * @param unconditional whether the import stands directly in the module body, so that it has run before any function
     *     of the module is called from outside
     */
    public record Import(String unit, String name, boolean unconditional) {}

    public String name() {
        return name;
    }

    public Kind kind() {
        return kind;
    }

    public Span declaredAt() {
        return declaredAt;
    }

    public Scope scope() {
        return scope;
    }

    /** Whether it keeps the value of its only declaration for ever. */
    public boolean stable() {
        return declarations == 1 && !assigned;
    }

    /** Whether an inner function uses it, so that it lives in a cell. */
    public boolean captured() {
        return captured;
    }

    /** The body, if its first declaration is a function's. */
    public Optional<FunctionBody> function() {
        return Optional.ofNullable(function);
    }

    public Optional<Import> origin() {
        return Optional.ofNullable(origin);
    }

    void declaredAgain() {
        declarations++;
    }

    void assign() {
        assigned = true;
    }

    void capture(boolean value) {
        captured = value;
    }

    void define(FunctionBody body) {
        function = body;
    }

    void comesFrom(Import source) {
        origin = source;
    }
}
