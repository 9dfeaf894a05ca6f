package id.morph.frontend.system;

import id.morph.frontend.syntax.Span;
import id.morph.ir.Type;

/** The type of a variable, result or expression while it is being found out: a set of things that have one type (union-find). */
final class Kind {
    private Kind parent;
    private Type type;
    private Span because;

    private Kind(Type type, Span because) {
        this.type = type;
        this.because = because;
    }

    static Kind unknown() {
        return new Kind(null, null);
    }

    static Kind of(Type type, Span because) {
        return new Kind(type, because);
    }

    private Kind find() {
        Kind at = this;
        while (at.parent != null) {
            at = at.parent;
        }
        return at;
    }

    /** The type; a word if nothing says otherwise. */
    Type type() {
        Type found = find().type;
        return found == null ? Type.WORD : found;
    }

    boolean isKnown() {
        return find().type != null;
    }

    /** The place that decided; only for a known one. */
    Span because() {
        return find().because;
    }

    /** Makes both one, unless they are known to differ; gives whether they are one. */
    boolean unify(Kind other) {
        Kind a = find();
        Kind b = other.find();
        if (a == b) {
            return true;
        }
        if (a.type != null && b.type != null) {
            return a.type == b.type;
        }
        if (a.type == null) {
            a.parent = b;
        } else {
            b.parent = a;
        }
        return true;
    }
}
