package id.morph.backend.js;

import java.util.List;

/** A JavaScript statement. The lists may be changed while a function is put together. */
sealed interface Statement {

    /** Where it can be left to, or started again. */
    final class Label {
        private final String hint;

        Label(String hint) {
            this.hint = hint;
        }

        String hint() {
            return hint;
        }
    }

    record Evaluate(Expression expression, Origin origin) implements Statement {}

    record Assign(Variable variable, Expression value, Origin origin) implements Statement {}

    /** The number of the position that is at work, or another value that only handlers read: written unless it is known to be there. */
    record Mark(Variable variable, Expression value) implements Statement {}

    record If(Expression condition, List<Statement> then, List<Statement> otherwise, Origin origin)
            implements Statement {}

    /** A loop that is only left by jumps if {@code condition} is null. */
    record While(Label label, Expression condition, List<Statement> body) implements Statement {}

    record Labeled(Label label, List<Statement> body) implements Statement {}

    record Switch(Expression value, List<List<Statement>> cases, Origin origin) implements Statement {}

    /** {@code thrown} is what the handler reads the error from. */
    record Try(List<Statement> body, Variable thrown, List<Statement> handler) implements Statement {}

    record Break(Label label) implements Statement {}

    record Continue(Label label) implements Statement {}

    record Return(Expression value, Origin origin) implements Statement {}

    record Throw(Expression error, Origin origin) implements Statement {}
}
