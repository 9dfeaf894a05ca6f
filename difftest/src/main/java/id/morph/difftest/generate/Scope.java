package id.morph.difftest.generate;

import id.morph.difftest.generate.Kind.Shape;
import id.morph.difftest.generate.Kind.Variable;
import java.util.ArrayList;
import java.util.List;

/** The inside of a function, or a module's top level: its variables and what may stand there. */
final class Scope {
    /** What a function is, apart from its code. */
    enum Sort {
        MODULE,
        FUNCTION,
        GENERATOR,
        ROUTINE
    }

    private final Scope outer;
    final Sort sort;
    /** The class whose method this is, or null. */
    final Shape self;
    /** What it returns or freezes. */
    final Kind result;

    private final List<Variable> variables = new ArrayList<>();
    /** Whether nothing of the program may be called here: an override could otherwise call what calls it. */
    boolean leaf;

    /** How many loops are around, inside of this function. */
    int loops;

    private Scope(Scope outer, Sort sort, Shape self, Kind result) {
        this.outer = outer;
        this.sort = sort;
        this.self = self;
        this.result = result;
    }

    static Scope ofModule() {
        return new Scope(null, Sort.MODULE, null, Kind.Basic.NIL);
    }

    /** A function inside of this one. */
    Scope inner(Sort innerSort, Shape innerSelf, Kind innerResult) {
        Scope inner = new Scope(this, innerSort, innerSelf, innerResult);
        inner.leaf = leaf;
        return inner;
    }

    boolean isModule() {
        return sort == Sort.MODULE;
    }

    /** The class that {@code ini} is an instance of here, or null. */
    Shape instance() {
        return self != null || outer == null ? self : outer.instance();
    }

    void add(Variable variable) {
        variables.add(variable);
    }

    /** The function's own variables so far. */
    List<Variable> own() {
        return List.copyOf(variables);
    }

    int mark() {
        return variables.size();
    }

    /** Forgets the variables that came after the mark: a block has ended that may not have run. */
    void forget(int mark) {
        while (variables.size() > mark) {
            variables.removeLast();
        }
    }

    /** Takes the variable for one of another kind from now on. */
    void change(Variable variable, Kind kind) {
        int at = variables.indexOf(variable);
        if (at >= 0) {
            variables.set(at, new Variable(variable.name(), kind, variable.assignable()));
        }
    }

    /** All variables that can be read here, those of outer functions included, unless a nearer one has their name. */
    List<Variable> visible() {
        if (outer == null) {
            return own();
        }
        List<Variable> all = new ArrayList<>(variables);
        for (Variable variable : outer.visible()) {
            if (variables.stream().noneMatch(own -> own.name().equals(variable.name()))) {
                all.add(variable);
            }
        }
        return all;
    }
}
