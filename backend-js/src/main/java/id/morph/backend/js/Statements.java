package id.morph.backend.js;

import id.morph.backend.js.Statement.Assign;
import id.morph.backend.js.Statement.Break;
import id.morph.backend.js.Statement.Continue;
import id.morph.backend.js.Statement.Evaluate;
import id.morph.backend.js.Statement.If;
import id.morph.backend.js.Statement.Label;
import id.morph.backend.js.Statement.Labeled;
import id.morph.backend.js.Statement.Mark;
import id.morph.backend.js.Statement.Return;
import id.morph.backend.js.Statement.Switch;
import id.morph.backend.js.Statement.Throw;
import id.morph.backend.js.Statement.Try;
import id.morph.backend.js.Statement.While;
import java.util.List;
import java.util.Set;

/** What can be said of statements without changing them. */
final class Statements {
    private Statements() {}

    /** Whether control may go on behind the last statement. */
    static boolean completes(List<Statement> list) {
        return list.isEmpty() || completes(list.getLast());
    }

    /** Whether control may go on behind a statement. */
    static boolean completes(Statement statement) {
        return switch (statement) {
            case Evaluate _, Assign _, Mark _ -> true;
            case Break _, Continue _, Return _, Throw _ -> false;
            case If choice -> completes(choice.then()) || completes(choice.otherwise());
            case While loop -> loop.condition() != null || leaves(loop.body(), Set.of(loop.label()));
            case Labeled block ->
                completes(block.body())
                        || leaves(block.body(), Set.of(block.label()))
                        || catches(block.body(), block.label());
            // One that no case fits goes on behind it.
            case Switch _ -> true;
            case Try guarded -> completes(guarded.body()) || completes(guarded.handler());
        };
    }

    /** Whether one of the labels is broken out of. */
    static boolean leaves(List<Statement> list, Set<Label> labels) {
        return list.stream().anyMatch(statement -> switch (statement) {
            case Break jump -> labels.contains(jump.label());
            default -> lists(statement).stream().anyMatch(inner -> leaves(inner, labels));
        });
    }

    /** Whether errors lead to a label, which only {@link Guarding} makes jumps of. */
    static boolean catches(List<Statement> list, Label label) {
        return list.stream()
                .anyMatch(statement -> (origin(statement).handler() != null
                                && origin(statement).handler().target() == label)
                        || lists(statement).stream().anyMatch(inner -> catches(inner, label)));
    }

    /** The lists within a statement. */
    static List<List<Statement>> lists(Statement statement) {
        return switch (statement) {
            case If choice -> List.of(choice.then(), choice.otherwise());
            case While loop -> List.of(loop.body());
            case Labeled block -> List.of(block.body());
            case Switch choice -> choice.cases();
            case Try guarded -> List.of(guarded.body(), guarded.handler());
            case Evaluate _, Assign _, Mark _, Break _, Continue _, Return _, Throw _ -> List.of();
        };
    }

    /** Where a statement's own errors come from, those of statements within it excluded. */
    static Origin origin(Statement statement) {
        return switch (statement) {
            case Evaluate e -> e.origin();
            case Assign a -> a.origin();
            case If i -> i.origin();
            case Switch s -> s.origin();
            case Return r -> r.origin();
            case Throw t -> t.origin();
            case Mark _, While _, Labeled _, Try _, Break _, Continue _ -> Origin.NONE;
        };
    }
}
