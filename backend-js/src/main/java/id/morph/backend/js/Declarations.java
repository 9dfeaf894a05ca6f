package id.morph.backend.js;

import id.morph.backend.js.Statement.Assign;
import id.morph.backend.js.Statement.Break;
import id.morph.backend.js.Statement.Continue;
import id.morph.backend.js.Statement.Evaluate;
import id.morph.backend.js.Statement.If;
import id.morph.backend.js.Statement.Labeled;
import id.morph.backend.js.Statement.Mark;
import id.morph.backend.js.Statement.Return;
import id.morph.backend.js.Statement.Switch;
import id.morph.backend.js.Statement.Throw;
import id.morph.backend.js.Statement.Try;
import id.morph.backend.js.Statement.While;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where each variable is declared: at its first assignment if all that mentions it follows within the same braces, else at the function's start. */
final class Declarations {
    private final Map<Variable, Statement> first = new HashMap<>();
    private final Set<Variable> assignedAgain = new HashSet<>();
    private final Set<Variable> visible = new HashSet<>();
    private final Set<Variable> hoisted = new LinkedHashSet<>();
    private final Deque<Set<Variable>> scopes = new ArrayDeque<>();
    private final Set<Statement> declaring = Collections.newSetFromMap(new IdentityHashMap<>());

    private Declarations() {}

    /** Places the variables of a function's body. */
    static Declarations of(List<Statement> body) {
        Declarations made = new Declarations();
        made.scan(body);
        made.first.forEach((variable, statement) -> {
            if (!made.hoisted.contains(variable)) {
                made.declaring.add(statement);
            }
        });
        return made;
    }

    /** The variables that are declared at the start. */
    Set<Variable> hoisted() {
        return hoisted;
    }

    /** What stands before the assignment: {@code const }, {@code let }, or nothing. */
    String keyword(Statement assignment, Variable variable) {
        if (!declaring.contains(assignment)) {
            return "";
        }
        return assignedAgain.contains(variable) ? "let " : "const ";
    }

    private void scan(List<Statement> list) {
        scopes.push(new HashSet<>());
        list.forEach(this::scan);
        visible.removeAll(scopes.pop());
    }

    private void scan(Statement statement) {
        switch (statement) {
            case Evaluate e -> read(e.expression());
            case Assign a -> {
                read(a.value());
                assign(a, a.variable());
            }
            case Mark m -> {
                read(m.value());
                assign(m, m.variable());
            }
            case If choice -> {
                read(choice.condition());
                scan(choice.then());
                scan(choice.otherwise());
            }
            case While loop -> {
                if (loop.condition() != null) {
                    read(loop.condition());
                }
                scan(loop.body());
            }
            case Labeled block -> scan(block.body());
            case Switch choice -> {
                read(choice.value());
                choice.cases().forEach(this::scan);
            }
            case Try guarded -> {
                scan(guarded.body());
                scopes.push(new HashSet<>(Set.of(guarded.thrown())));
                visible.add(guarded.thrown());
                guarded.handler().forEach(this::scan);
                visible.removeAll(scopes.pop());
            }
            case Return back -> read(back.value());
            case Throw raise -> read(raise.error());
            case Break _, Continue _ -> {}
        }
    }

    private void read(Expression expression) {
        expression.reads().forEach(this::mention);
    }

    private void mention(Variable variable) {
        if (!variable.isParameter() && !visible.contains(variable)) {
            hoisted.add(variable);
        }
    }

    private void assign(Statement statement, Variable variable) {
        if (variable.isParameter()) {
            return;
        }
        if (first.putIfAbsent(variable, statement) == null) {
            if (!hoisted.contains(variable)) {
                visible.add(variable);
                scopes.peek().add(variable);
            }
        } else {
            assignedAgain.add(variable);
            mention(variable);
        }
    }
}
