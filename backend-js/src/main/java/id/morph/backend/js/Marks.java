package id.morph.backend.js;

import id.morph.backend.js.Statement.If;
import id.morph.backend.js.Statement.Mark;
import id.morph.backend.js.Statement.Try;
import id.morph.backend.js.Statement.While;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Removes marks that are known to be set already. */
final class Marks {
    private Marks() {}

    static void apply(List<Statement> body) {
        drop(body, new HashMap<>());
    }

    /** Removes what is superfluous; afterwards {@code known} is what is known behind the list. */
    private static void drop(List<Statement> list, Map<Variable, String> known) {
        List<Statement> kept = new ArrayList<>();
        for (Statement statement : list) {
            switch (statement) {
                case Mark mark -> {
                    if (mark.value().text().equals(known.get(mark.variable()))) {
                        continue;
                    }
                    known.put(mark.variable(), mark.value().text());
                }
                case If choice -> {
                    Map<Variable, String> then = new HashMap<>(known);
                    Map<Variable, String> otherwise = new HashMap<>(known);
                    drop(choice.then(), then);
                    drop(choice.otherwise(), otherwise);
                    if (!Statements.completes(choice.then())) {
                        then = otherwise;
                    } else if (Statements.completes(choice.otherwise())) {
                        then.entrySet().retainAll(otherwise.entrySet());
                    }
                    known.clear();
                    known.putAll(then);
                }
                case While loop -> {
                    forget(loop.body(), known);
                    drop(loop.body(), new HashMap<>(known));
                }
                case Try guarded -> {
                    drop(guarded.body(), new HashMap<>(known));
                    drop(guarded.handler(), new HashMap<>());
                    forget(guarded.body(), known);
                    forget(guarded.handler(), known);
                }
                default -> {
                    List<List<Statement>> inner = Statements.lists(statement);
                    inner.forEach(each -> drop(each, new HashMap<>(known)));
                    inner.forEach(each -> forget(each, known));
                }
            }
            kept.add(statement);
        }
        list.clear();
        list.addAll(kept);
    }

    private static void forget(List<Statement> list, Map<Variable, String> known) {
        Set<Variable> set = new HashSet<>();
        marked(list, set);
        known.keySet().removeAll(set);
    }

    private static void marked(List<Statement> list, Set<Variable> set) {
        for (Statement statement : list) {
            if (statement instanceof Mark mark) {
                set.add(mark.variable());
            }
            Statements.lists(statement).forEach(inner -> marked(inner, set));
        }
    }
}
