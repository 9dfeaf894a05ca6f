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
import id.morph.ir.Position;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes the statements of one function as lines, and notes which line comes from where. */
final class CodeWriter {
    private final ModuleText out;
    private final Declarations declarations;
    private final Deque<Label> breakable = new ArrayDeque<>();
    private final Map<Label, String> names = new HashMap<>();
    private final Set<String> taken = new HashSet<>();
    private int indentation;

    private CodeWriter(ModuleText out, Declarations declarations, int indentation) {
        this.out = out;
        this.declarations = declarations;
        this.indentation = indentation;
    }

    /** Writes a function's body, its declarations first. */
    static void write(List<Statement> body, int indentation, ModuleText out) {
        Declarations declarations = Declarations.of(body);
        CodeWriter writer = new CodeWriter(out, declarations, indentation);
        if (!declarations.hoisted().isEmpty()) {
            writer.line(
                    Position.NONE,
                    declarations.hoisted().stream().map(Variable::name).collect(Collectors.joining(", ", "let ", ";")));
        }
        writer.write(body);
    }

    private void line(Position position, String text) {
        out.line(indentation, position, text.replace("\n", "\n" + "  ".repeat(indentation)));
    }

    private void write(List<Statement> list) {
        list.forEach(this::write);
    }

    private void block(List<Statement> list) {
        indentation++;
        write(list);
        indentation--;
    }

    private void write(Statement statement) {
        Position at = Statements.origin(statement).position();
        switch (statement) {
            case Evaluate e -> {
                String text = e.expression().text();
                line(at, (text.startsWith("{") || text.startsWith("function") ? "(" + text + ")" : text) + ";");
            }
            case Assign a ->
                line(
                        at,
                        declarations.keyword(a, a.variable()) + a.variable().name() + " = "
                                + a.value().in(Expression.ASSIGNMENT) + ";");
            case Mark m ->
                line(
                        at,
                        declarations.keyword(m, m.variable()) + m.variable().name() + " = "
                                + m.value().in(Expression.ASSIGNMENT) + ";");
            case If choice -> choose(choice, at, "");
            case While loop -> {
                breakable.push(loop.label());
                String condition =
                        loop.condition() == null ? "true" : loop.condition().text();
                line(at, label(loop.label(), needsName(loop)) + "while (" + condition + ") {");
                block(loop.body());
                line(Position.NONE, "}");
                breakable.pop();
            }
            case Labeled block -> {
                line(at, label(block.label(), true) + "{");
                block(block.body());
                line(Position.NONE, "}");
            }
            case Switch choice -> choose(choice, at);
            case Try guarded -> {
                line(at, "try {");
                block(guarded.body());
                line(Position.NONE, "} catch (" + guarded.thrown().name() + ") {");
                block(guarded.handler());
                line(Position.NONE, "}");
            }
            case Break jump ->
                line(at, breakable.peek() == jump.label() ? "break;" : "break " + names.get(jump.label()) + ";");
            case Continue jump ->
                line(at, innermostLoop() == jump.label() ? "continue;" : "continue " + names.get(jump.label()) + ";");
            case Return back ->
                line(
                        at,
                        back.value() == Expression.UNDEFINED
                                ? "return;"
                                : "return " + back.value().text() + ";");
            case Throw raise -> line(at, "throw " + raise.error().text() + ";");
        }
    }

    private void choose(If choice, Position at, String before) {
        line(at, before + "if (" + choice.condition().text() + ") {");
        block(choice.then());
        List<Statement> otherwise = choice.otherwise();
        if (otherwise.size() == 1 && otherwise.getFirst() instanceof If next) {
            choose(next, Statements.origin(next).position(), "} else ");
            return;
        }
        if (!otherwise.isEmpty()) {
            line(Position.NONE, "} else {");
            block(otherwise);
        }
        line(Position.NONE, "}");
    }

    private void choose(Switch choice, Position at) {
        // A switch has no label of ours: nothing but its own breaks leaves it.
        breakable.push(new Label("switch"));
        line(at, "switch (" + choice.value().text() + ") {");
        indentation++;
        for (int i = 0; i < choice.cases().size(); i++) {
            List<Statement> one = choice.cases().get(i);
            line(Position.NONE, "case " + i + ": {");
            block(one);
            if (Statements.completes(one)) {
                indentation++;
                line(Position.NONE, "break;");
                indentation--;
            }
            line(Position.NONE, "}");
        }
        indentation--;
        line(Position.NONE, "}");
        breakable.pop();
    }

    private Label innermostLoop() {
        return breakable.stream()
                .filter(label -> !label.hint().equals("switch"))
                .findFirst()
                .orElse(null);
    }

    private String label(Label label, boolean needed) {
        if (!needed) {
            return "";
        }
        String name = label.hint();
        for (int i = 2; !taken.add(name); i++) {
            name = label.hint() + i;
        }
        names.put(label, name);
        return name + ": ";
    }

    /** Whether something within jumps over another loop or switch. */
    private static boolean needsName(While loop) {
        return jumps(loop.body(), loop.label(), false, false);
    }

    private static boolean jumps(List<Statement> list, Label label, boolean inSwitch, boolean inLoop) {
        return list.stream().anyMatch(statement -> switch (statement) {
            case Break jump -> jump.label() == label && (inSwitch || inLoop);
            case Continue jump -> jump.label() == label && inLoop;
            case While loop -> jumps(loop.body(), label, inSwitch, true);
            case Switch choice -> choice.cases().stream().anyMatch(one -> jumps(one, label, true, inLoop));
            default -> Statements.lists(statement).stream().anyMatch(one -> jumps(one, label, inSwitch, inLoop));
        });
    }
}
