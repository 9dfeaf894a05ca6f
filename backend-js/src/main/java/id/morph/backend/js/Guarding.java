package id.morph.backend.js;

import id.morph.backend.js.Statement.Assign;
import id.morph.backend.js.Statement.If;
import id.morph.backend.js.Statement.Labeled;
import id.morph.backend.js.Statement.Switch;
import id.morph.backend.js.Statement.Try;
import id.morph.backend.js.Statement.While;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Puts {@code try} around statements whose errors go to a handler of the function: as few of them, as far out as possible. */
final class Guarding {
    /** Where errors go that leave the function. */
    private static final Object OUT = new Object();

    private final Supplier<Variable> temporaries;
    private final Map<Statement, Set<Object>> ways = new IdentityHashMap<>();

    private Guarding(Supplier<Variable> temporaries) {
        this.temporaries = temporaries;
    }

    /**
     * Guards the body of a function in place.
     *
     * @param temporaries makes new variables
     */
    static void apply(List<Statement> body, Supplier<Variable> temporaries) {
        new Guarding(temporaries).guard(body, Set.of());
    }

    /** The handlers that errors of a statement go to from it; those within it not counted. */
    private Set<Object> ways(Statement statement) {
        Set<Object> known = ways.get(statement);
        if (known == null) {
            known = new HashSet<>();
            Origin own = Statements.origin(statement);
            if (own.mayThrow()) {
                known.add(own.handler() == null ? OUT : own.handler());
            }
            for (List<Statement> inner : Statements.lists(statement)) {
                for (Statement each : inner) {
                    known.addAll(ways(each));
                }
            }
            known.removeIf(way -> way instanceof Handler handler
                    && switch (statement) {
                        case Labeled block -> block.label() == handler.target();
                        case While loop -> loop.label() == handler.target();
                        default -> false;
                    });
            ways.put(statement, known);
        }
        return known;
    }

    private void guard(List<Statement> list, Set<Handler> covered) {
        for (int i = 0; i < list.size(); i++) {
            Set<Object> its = ways(list.get(i));
            Handler handler = its.size() == 1 && its.iterator().next() instanceof Handler only ? only : null;
            if (handler == null || covered.contains(handler)) {
                i += split(list, i, covered);
                within(list.get(i), covered);
                continue;
            }
            int end = i + 1;
            for (int k = end; k < list.size() && Set.of(handler).containsAll(ways(list.get(k))); k++) {
                if (!ways(list.get(k)).isEmpty() || k == list.size() - 1) {
                    end = k + 1;
                }
            }
            // What cannot fail at the end goes along: often it is the jump over the handler.
            while (end < list.size() && list.subList(end, list.size()).stream().allMatch(s -> ways(s).isEmpty())) {
                end = list.size();
            }
            List<Statement> body = new ArrayList<>(list.subList(i, end));
            list.subList(i, end).clear();
            Set<Handler> inner = new HashSet<>(covered);
            inner.add(handler);
            body.forEach(each -> within(each, inner));
            list.add(i, new Try(body, handler.thrown(), new ArrayList<>(handler.arrival())));
        }
    }

    private void within(Statement statement, Set<Handler> covered) {
        Statements.lists(statement).forEach(inner -> guard(inner, covered));
    }

    /** Computes a condition before its statement if its errors go elsewhere than those within; gives how many statements that added. */
    private int split(List<Statement> list, int index, Set<Handler> covered) {
        Statement statement = list.get(index);
        Origin origin = Statements.origin(statement);
        if (origin.handler() == null || covered.contains(origin.handler())) {
            return 0;
        }
        Variable value = temporaries.get();
        Origin rest = Origin.at(origin.position());
        Statement after;
        Expression condition;
        switch (statement) {
            case If choice -> {
                condition = choice.condition();
                after = new If(Expression.of(value), choice.then(), choice.otherwise(), rest);
            }
            case Switch choice -> {
                condition = choice.value();
                after = new Switch(Expression.of(value), choice.cases(), rest);
            }
            default -> {
                return 0;
            }
        }
        list.set(index, after);
        list.add(
                index,
                new Try(
                        new ArrayList<>(List.of(new Assign(value, condition, origin))),
                        origin.handler().thrown(),
                        new ArrayList<>(origin.handler().arrival())));
        return 1;
    }
}
