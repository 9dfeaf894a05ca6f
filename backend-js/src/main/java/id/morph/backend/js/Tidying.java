package id.morph.backend.js;

import id.morph.backend.js.Statement.Break;
import id.morph.backend.js.Statement.Continue;
import id.morph.backend.js.Statement.If;
import id.morph.backend.js.Statement.Label;
import id.morph.backend.js.Statement.Labeled;
import id.morph.backend.js.Statement.Try;
import id.morph.backend.js.Statement.While;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Makes what people would write of translated control flow: jumps to where control goes anyway disappear, and with them their labels;
 * a loop that begins with the test for its end says so; a branch that never comes back needs no {@code else}.
 */
final class Tidying {
    private static final int ROUNDS = 4;

    private final boolean guarded;
    private boolean changed;

    private Tidying(boolean guarded) {
        this.guarded = guarded;
    }

    /**
     * Tidies the body of a function in place.
     *
     * @param guarded whether {@link Guarding} has made the jumps to handlers
     */
    static void apply(List<Statement> body, boolean guarded) {
        Tidying tidying = new Tidying(guarded);
        for (int round = 0; round < ROUNDS; round++) {
            tidying.changed = false;
            tidying.tidy(body, Set.of(), Set.of());
            if (!tidying.changed) {
                break;
            }
        }
    }

    /**
     * @param ends the labels whose end comes next behind the list
     * @param starts the loops whose start comes next behind it
     */
    private void tidy(List<Statement> list, Set<Label> ends, Set<Label> starts) {
        truncate(list);
        for (int i = 0; i < list.size(); i++) {
            boolean last = i == list.size() - 1;
            Statement statement = list.get(i);
            if (statement instanceof Labeled block && splice(list, i, block, last ? ends : Set.of())) {
                changed = true;
                truncate(list);
                i--;
                continue;
            }
            within(statement, last ? ends : Set.of(), last ? starts : Set.of());
            i += flatten(list, i);
            absorbIntoHandler(list, i);
        }
        while (!list.isEmpty() && isRedundant(list.getLast(), ends, starts)) {
            list.removeLast();
            changed = true;
        }
    }

    private static boolean isRedundant(Statement statement, Set<Label> ends, Set<Label> starts) {
        return switch (statement) {
            case Break jump -> ends.contains(jump.label());
            case Continue jump -> starts.contains(jump.label());
            case If choice ->
                choice.then().isEmpty()
                        && choice.otherwise().isEmpty()
                        && !choice.origin().mayThrow();
            default -> false;
        };
    }

    private void within(Statement statement, Set<Label> ends, Set<Label> starts) {
        switch (statement) {
            case While loop -> {
                // What comes behind the loop comes behind a break out of it.
                retarget(loop.body(), ends, loop.label());
                tidy(loop.body(), Set.of(), Set.of(loop.label()));
            }
            case Labeled block -> {
                Set<Label> all = new HashSet<>(ends);
                all.add(block.label());
                tidy(block.body(), all, starts);
            }
            default -> Statements.lists(statement).forEach(inner -> tidy(inner, ends, starts));
        }
    }

    /** Removes what control never comes to. */
    private void truncate(List<Statement> list) {
        for (int i = 0; i < list.size() - 1; i++) {
            if (!Statements.completes(list.get(i))) {
                list.subList(i + 1, list.size()).clear();
                changed = true;
                return;
            }
        }
    }

    /** Puts the body in the place of a block that nobody leaves early, or whose end is that of another one. */
    private boolean splice(List<Statement> list, int index, Labeled block, Set<Label> ends) {
        Set<Label> own = Set.of(block.label());
        if (!guarded && Statements.catches(block.body(), block.label())) {
            return false;
        }
        if (Statements.leaves(block.body(), own)) {
            if (!ends.isEmpty()) {
                retarget(block.body(), own, ends.iterator().next());
            } else if (block.body().size() == 1 && block.body().getFirst() instanceof While loop) {
                retarget(block.body(), own, loop.label());
            } else {
                return false;
            }
        }
        list.remove(index);
        list.addAll(index, block.body());
        return true;
    }

    private void retarget(List<Statement> list, Set<Label> from, Label to) {
        if (from.isEmpty()) {
            return;
        }
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i) instanceof Break jump && from.contains(jump.label())) {
                list.set(i, new Break(to));
                changed = true;
            } else {
                Statements.lists(list.get(i)).forEach(inner -> retarget(inner, from, to));
            }
        }
    }

    /** Takes a branch out of its {@code if} when the other one never comes back; gives how many statements to pass over. */
    private int flatten(List<Statement> list, int index) {
        if (list.get(index) instanceof While loop && loop.condition() == null) {
            conditional(list, index, loop);
            return 0;
        }
        if (!(list.get(index) instanceof If choice)) {
            return 0;
        }
        List<Statement> then = choice.then();
        List<Statement> otherwise = choice.otherwise();
        Expression condition = choice.condition();
        boolean thenStays = Statements.completes(then);
        boolean otherwiseStays = Statements.completes(otherwise);
        if (then.isEmpty() && otherwise.isEmpty()) {
            return 0;
        }
        if (then.isEmpty()
                || (!otherwiseStays && !otherwise.isEmpty() && (thenStays || otherwise.size() < then.size()))) {
            List<Statement> old = then;
            then = otherwise;
            otherwise = old;
            condition = condition.not();
            thenStays = otherwiseStays;
        }
        if (then == choice.then() && (thenStays || otherwise.isEmpty())) {
            return 0;
        }
        changed = true;
        if (thenStays || otherwise.isEmpty()) {
            list.set(index, new If(condition, then, otherwise, choice.origin()));
            return 0;
        }
        list.set(index, new If(condition, then, new ArrayList<>(), choice.origin()));
        list.addAll(index + 1, otherwise);
        return 0;
    }

    /** {@code while (true) { if (a) break; … }} is {@code while (!a) { … }}. */
    private void conditional(List<Statement> list, int index, While loop) {
        if (!loop.body().isEmpty()
                && loop.body().getFirst() instanceof If test
                && !test.origin().mayThrow()
                && test.otherwise().isEmpty()
                && test.then().size() == 1
                && test.then().getFirst() instanceof Break out
                && out.label() == loop.label()) {
            loop.body().removeFirst();
            list.set(index, new While(loop.label(), test.condition().not(), loop.body()));
            changed = true;
        }
    }

    /** What follows a {@code try} that is only left through its handler belongs to the handler. */
    private void absorbIntoHandler(List<Statement> list, int index) {
        if (index < list.size() - 1
                && list.get(index) instanceof Try guarded
                && !Statements.completes(guarded.body())
                && Statements.completes(guarded.handler())) {
            List<Statement> rest = list.subList(index + 1, list.size());
            guarded.handler().addAll(rest);
            rest.clear();
            changed = true;
        }
    }
}
