package id.morph.frontend.resolve;

import id.morph.frontend.syntax.SyntaxTree.FunctionBody;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The variables of a module or of one function; blocks open no scope (reference 3.9). */
public final class Scope {

    private final Scope parent;
    private final FunctionBody function;
    private final Map<String, Variable> variables = new LinkedHashMap<>();
    private final List<Scope> children = new ArrayList<>();
    /** Variables of enclosing functions that this function itself mentions. */
    final Set<Variable> outward = new LinkedHashSet<>();

    private List<Variable> captures = List.of();
    private boolean freezes;
    private boolean awaits;

    /** The scope of a module. */
    Scope() {
        this.parent = null;
        this.function = null;
    }

    Scope(Scope parent, FunctionBody function) {
        this.parent = parent;
        this.function = function;
        parent.children.add(this);
    }

    public Optional<Scope> parent() {
        return Optional.ofNullable(parent);
    }

    public boolean isModule() {
        return parent == null;
    }

    /** The function whose scope this is; empty for a module. */
    public Optional<FunctionBody> function() {
        return Optional.ofNullable(function);
    }

    public Collection<Variable> variables() {
        return variables.values();
    }

    public Optional<Variable> own(String name) {
        return Optional.ofNullable(variables.get(name));
    }

    /** The variable that {@code name} means here: own, of an enclosing function, or of the module. */
    public Optional<Variable> lookup(String name) {
        for (Scope scope = this; scope != null; scope = scope.parent) {
            Variable variable = scope.variables.get(name);
            if (variable != null) {
                return Optional.of(variable);
            }
        }
        return Optional.empty();
    }

    public Scope module() {
        Scope scope = this;
        while (scope.parent != null) {
            scope = scope.parent;
        }
        return scope;
    }

    /** Variables of enclosing functions whose cells this function needs, in a fixed order. */
    public List<Variable> captures() {
        return captures;
    }

    /** Whether the body contains {@code bekukan}. */
    public boolean freezes() {
        return freezes;
    }

    /** Whether the body contains {@code tunggu}. */
    public boolean awaits() {
        return awaits;
    }

    public List<Scope> children() {
        return children;
    }

    Variable put(Variable variable) {
        variables.put(variable.name(), variable);
        return variable;
    }

    void setCaptures(List<Variable> cells) {
        captures = List.copyOf(cells);
    }

    void markFreezes() {
        freezes = true;
    }

    void markAwaits() {
        awaits = true;
    }
}
