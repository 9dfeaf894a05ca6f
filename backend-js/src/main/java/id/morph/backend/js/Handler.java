package id.morph.backend.js;

import java.util.List;

/**
 * A handler of errors.
 *
 * @param target what is left, or started again, to get there
 * @param thrown the caught error
 * @param arrival what is done with a caught error to get there; the last statement is the jump
 */
record Handler(Statement.Label target, Variable thrown, List<Statement> arrival) {
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
