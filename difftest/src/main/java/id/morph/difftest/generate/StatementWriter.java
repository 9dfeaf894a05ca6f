package id.morph.difftest.generate;

import id.morph.difftest.generate.Kind.Basic;
import id.morph.difftest.generate.Kind.Callable;
import id.morph.difftest.generate.Kind.DictOf;
import id.morph.difftest.generate.Kind.GeneratorOf;
import id.morph.difftest.generate.Kind.Instance;
import id.morph.difftest.generate.Kind.ListOf;
import id.morph.difftest.generate.Kind.RoutineOf;
import id.morph.difftest.generate.Kind.Shape;
import id.morph.difftest.generate.Kind.Variable;
import id.morph.difftest.generate.Kind.VariantOf;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes statements. Loops are bounded by constants, and what is in them by what the program may cost. */
final class StatementWriter {
    private final Draft draft;
    private final Dice dice;
    private final ExpressionWriter expressions;
    private final DeclarationWriter declarations;
    private final PatternWriter patterns;
    private final SpecialWriter special;

    StatementWriter(Draft draft, ExpressionWriter expressions) {
        this.draft = draft;
        this.dice = draft.dice;
        this.expressions = expressions;
        this.declarations = new DeclarationWriter(draft, expressions, this);
        this.patterns = new PatternWriter(draft, expressions);
        this.special = new SpecialWriter(draft, expressions, this);
    }

    DeclarationWriter declarations() {
        return declarations;
    }

    SpecialWriter special() {
        return special;
    }

    /** Some statements in a block of their own: what they declare is not known behind it. */
    void block(int count, int depth) {
        int mark = draft.scope.mark();
        draft.indent();
        statements(count, depth);
        draft.outdent();
        if (!(draft.has(Feature.UNASSIGNED) && dice.percent(6))) {
            draft.scope.forget(mark);
        }
    }

    void statements(int count, int depth) {
        for (int i = 0; i < count; i++) {
            statement(depth);
        }
    }

    private void statement(int depth) {
        draft.pay(2);
        boolean nested = depth > 0;
        dice.<Runnable>choice()
                .of(14, () -> this::declare)
                .of(14, () -> this::assign)
                .of(9, () -> this::show)
                .when(nested, 8, () -> () -> branch(depth - 1))
                .when(nested, 4, () -> () -> whileLoop(depth - 1))
                .when(nested, 6, () -> () -> forEach(depth - 1))
                .when(nested && draft.has(Feature.SWITCHES), 3, () -> () -> choose(depth - 1))
                .when(nested && draft.has(Feature.PATTERNS), 6, () -> () -> match(depth - 1))
                .when(nested && draft.has(Feature.EXCEPTIONS), 6, () -> () -> attempt(depth - 1))
                .when(nested && draft.has(Feature.CLOSURES), 4, () -> () -> declarations.closure(depth - 1))
                .when(draft.has(Feature.EXCEPTIONS), 1, () -> this::raise)
                .when(draft.has(Feature.JUMPS), 3, () -> () -> jump())
                .when(draft.has(Feature.DESTRUCTURING), 2, () -> this::destructure)
                .when(draft.has(Feature.LISTS), 5, () -> this::changeList)
                .when(draft.has(Feature.DICTS), 4, () -> this::changeDict)
                .when(!draft.shapes.isEmpty(), 5, () -> this::changeObject)
                .of(3, () -> this::evaluate)
                .when(draft.scope.sort == Scope.Sort.GENERATOR, 12, () -> this::freeze)
                .when(draft.scope.sort == Scope.Sort.ROUTINE, 8, () -> this::suspend)
                .of(7, () -> () -> special.any(depth))
                .make()
                .run();
    }

    // variables

    private void declare() {
        Kind kind = expressions.anyKind(2);
        String value = expressions.of(kind, 3);
        String name = variableName();
        boolean constant = dice.percent(10);
        draft.line((constant && name.startsWith("v") ? "tetap " : "biar ") + name + " = " + value);
        declared(new Variable(name, kind, !(constant && name.startsWith("v"))));
    }

    /** A new name, or the name of a variable of an outer function, or one that a library function has. */
    private String variableName() {
        if (draft.has(Feature.SHADOWING) && !draft.scope.isModule() && dice.percent(10)) {
            List<Variable> outer = draft.scope.visible().stream()
                    .filter(v -> !draft.scope.own().contains(v) && v.assignable())
                    .toList();
            if (!outer.isEmpty()) {
                return dice.pick(outer).name();
            }
        }
        return draft.name("v");
    }

    void declared(Variable variable) {
        draft.scope.add(variable);
    }

    private void assign() {
        List<Variable> variables =
                draft.variables(Basic.ANY).stream().filter(Variable::assignable).toList();
        if (variables.isEmpty()) {
            declare();
            return;
        }
        Variable variable = dice.pick(variables);
        if (draft.has(Feature.DYNAMIC) && dice.percent(5)) {
            Kind kind = expressions.anyKind(1);
            draft.line("ubah " + variable.name() + " = " + expressions.of(kind, 2));
            draft.scope.change(variable, Basic.ANY);
            return;
        }
        String value = expressions.of(variable.kind(), 3);
        boolean accumulates = draft.scope.loops > 0 && dice.percent(50);
        if (accumulates && variable.kind() == Basic.INT) {
            value = "(" + variable.name() + dice.pick(" + ", " - ", " * ", " * 3 + ", " ^ ") + value + ") % "
                    + dice.pick("1000003", "9007199254740993", "97", "4294967296");
        } else if (accumulates && variable.kind() == Basic.FLOAT) {
            value = variable.name() + dice.pick(" + ", " - ", " * 0.5 + ") + value;
        }
        draft.line("ubah " + variable.name() + " = " + value);
    }

    private void destructure() {
        Kind element = expressions.anyKind(1);
        String first = draft.name("v");
        String second = draft.name("v");
        boolean text = element == Basic.TEXT && dice.percent(30);
        String value = text ? expressions.of(Basic.TEXT, 2) : expressions.of(new ListOf(element), 2);
        if (!text && dice.percent(70)) {
            value = "[" + expressions.of(element, 2) + ", " + expressions.of(element, 2) + "]";
        }
        draft.line("biar [" + first + ", " + second + "] = " + value);
        declared(new Variable(first, element, true));
        declared(new Variable(second, element, true));
    }

    /** Prints some variables or expressions. */
    private void show() {
        List<String> shown = new ArrayList<>();
        shown.add("\"" + draft.name("#") + "\"");
        for (Variable variable : dice.some(draft.variables(Basic.ANY), 3)) {
            shown.add(variable.name());
        }
        if (shown.size() < 3 || dice.percent(40)) {
            shown.add(expressions.of(expressions.anyKind(2), 3));
        }
        draft.pay(10);
        draft.line((dice.percent(92) ? "tulis(" : "cetak(") + String.join(", ", shown) + ")");
    }

    /** Prints what the scope has. */
    void showAll() {
        String names = draft.scope.own().stream().map(Variable::name).distinct().collect(Collectors.joining(", "));
        if (!names.isEmpty()) {
            draft.line("tulis(\"" + draft.name("=") + "\", " + names + ")");
        }
    }

    private void evaluate() {
        List<Callable> callables = draft.callables(Basic.ANY);
        draft.line(
                callables.isEmpty()
                        ? "tulis(" + expressions.of(Basic.ANY, 3) + ")"
                        : expressions.call(dice.pick(callables), 2));
    }

    // control

    private void branch(int depth) {
        draft.line("jika " + condition() + " maka");
        block(dice.between(1, 3), depth);
        if (dice.percent(25)) {
            draft.line("lain jika " + condition() + " maka");
            block(dice.between(1, 2), depth);
        }
        if (dice.percent(50)) {
            draft.line("lain");
            block(dice.between(1, 2), depth);
        }
        draft.line("akhir");
    }

    String condition() {
        return expressions.of(dice.percent(88) ? Basic.BOOL : expressions.anyKind(1), 2);
    }

    /** How often a loop turns, more often than it has to in some programs. */
    private int turns() {
        return draft.affordableTurns(
                draft.has(Feature.LONG_LOOPS) && dice.percent(25) ? dice.between(50, 300) : dice.between(2, 6));
    }

    private void whileLoop(int depth) {
        String counter = draft.name("i");
        int turns = turns();
        draft.line("biar " + counter + " = 0");
        String more = dice.percent(30) ? " dan " + condition() : "";
        draft.line("selama " + counter + " < " + turns + more + " maka");
        draft.line("    ubah " + counter + " = " + counter + " + 1");
        declared(new Variable(counter, Basic.INT, false));
        loopBody(turns, depth);
        draft.line("akhir");
    }

    void loopBody(int turns, int depth) {
        draft.scope.loops++;
        draft.repeated(turns, () -> block(dice.between(1, 3), depth));
        draft.scope.loops--;
    }

    private void forEach(int depth) {
        String variable = draft.name("x");
        Kind kind;
        String source;
        int turns = 4;
        switch (dice.below(6)) {
            case 0 -> {
                turns = turns();
                kind = Basic.INT;
                source = "rentang(0, " + turns + ")";
            }
            case 1 -> {
                kind = Basic.INT;
                source = expressions.range(2);
            }
            case 2 -> {
                kind = Basic.TEXT;
                source = expressions.of(Basic.TEXT, 1);
            }
            case 3 -> {
                kind = Basic.ANY;
                source = expressions.of(new DictOf(expressions.anyKind(0)), 1);
            }
            case 4 -> {
                List<Callable> makers = draft.functions.stream()
                        .filter(f -> f.result() instanceof GeneratorOf && draft.affordable(f.cost()))
                        .toList();
                if (makers.isEmpty()) {
                    kind = Basic.INT;
                    source = expressions.of(Basic.BYTES, 1);
                } else {
                    Callable maker = dice.pick(makers);
                    kind = ((GeneratorOf) maker.result()).frozen();
                    source = expressions.call(maker, 1);
                }
            }
            default -> {
                kind = expressions.anyKind(1);
                source = expressions.of(new ListOf(kind), 2);
            }
        }
        draft.line("untuk " + variable + " dalam " + source + " maka");
        int mark = draft.scope.mark();
        declared(new Variable(variable, kind, dice.percent(20)));
        loopBody(draft.affordableTurns(turns), depth);
        draft.scope.forget(mark);
        draft.line("akhir");
    }

    private void choose(int depth) {
        Kind kind = expressions.anyKind(0);
        draft.line("pilih " + expressions.of(kind, 2));
        for (int i = dice.between(1, 3); i > 0; i--) {
            draft.line("ketika " + expressions.of(dice.percent(85) ? kind : expressions.anyKind(0), 1) + " maka");
            block(1, depth);
        }
        if (dice.percent(60)) {
            draft.line("lainnya maka");
            block(1, depth);
        }
        draft.line("akhir");
    }

    private void match(int depth) {
        Kind kind = !draft.types.isEmpty() && dice.percent(70)
                ? new VariantOf(dice.pick(draft.types))
                : dice.percent(50) ? new ListOf(expressions.anyKind(0)) : expressions.anyKind(1);
        draft.line("jodohkan " + expressions.of(kind, 2) + " dengan");
        for (int i = dice.between(1, 4); i > 0; i--) {
            int mark = draft.scope.mark();
            String pattern = patterns.of(dice.percent(90) ? kind : expressions.anyKind(1), 2);
            String guard = dice.percent(25) ? " jaga " + condition() : "";
            draft.line("| " + pattern + guard + " maka");
            block(dice.between(1, 2), depth);
            draft.scope.forget(mark);
        }
        if (dice.percent(50)) {
            draft.line("| _ maka");
            block(1, depth);
        }
        draft.line("akhir");
    }

    // errors

    private void attempt(int depth) {
        draft.line("coba");
        block(dice.between(1, 3), depth);
        boolean handled = dice.percent(85) || !draft.has(Feature.FINALLY);
        if (handled) {
            if (dice.percent(25)) {
                handler(" jika " + dice.pick("e.jenis == \"ErrorSistem\"", "e.punya(\"kode\")", condition()), depth);
            }
            handler("", depth);
        }
        if (draft.has(Feature.FINALLY) && (!handled || dice.percent(40))) {
            draft.line("akhirnya");
            block(dice.between(1, 2), depth);
        }
        draft.line("akhir");
    }

    private void handler(String guard, int depth) {
        // A guard that says "e" is about this variable.
        draft.line("tangkap e" + guard);
        draft.line("    tulis(\"" + draft.name("!") + "\", e)");
        block(dice.between(0, 2), depth);
        if (dice.percent(6)) {
            draft.line("    lemparkan e");
        }
    }

    private void raise() {
        String value = expressions.of(dice.percent(40) ? Basic.TEXT : expressions.anyKind(2), 2);
        String kind = dice.percent(30) ? " jenis " + expressions.of(dice.percent(80) ? Basic.TEXT : Basic.ANY, 1) : "";
        draft.line("jika " + condition() + " maka");
        draft.line("    lemparkan " + value + kind);
        draft.line("akhir");
    }

    /** Leaves a loop or the function, mostly on some condition only. */
    private void jump() {
        boolean loop = draft.scope.loops > 0;
        String statement = loop && dice.percent(70)
                ? dice.pick("berhenti", "lanjutkan")
                : draft.scope.isModule() ? "tulis(\"" + draft.name("#") + "\")" : result();
        draft.line("jika " + condition() + " maka");
        draft.line("    " + statement);
        draft.line("akhir");
    }

    /** A return statement of this function. */
    String result() {
        return "kembali " + expressions.of(draft.scope.result, 3);
    }

    // what changes values

    private void changeList() {
        Kind element = expressions.anyKind(1);
        List<Variable> lists = draft.variables(Basic.ANY).stream()
                .filter(v -> v.kind() instanceof ListOf)
                .toList();
        if (lists.isEmpty()) {
            String name = draft.name("v");
            draft.line("biar " + name + " = " + expressions.of(new ListOf(element), 2));
            declared(new Variable(name, new ListOf(element), true));
            return;
        }
        Variable list = dice.pick(lists);
        Kind kind = ((ListOf) list.kind()).element();
        draft.line(
                switch (dice.below(8)) {
                    case 0, 1, 2 -> "tambah(" + list.name() + ", " + expressions.of(kind, 2) + ")";
                    case 3, 4 -> "ubah " + list.name() + "[" + expressions.index(2) + "] = " + expressions.of(kind, 2);
                    case 5 -> "tulis(pop(" + list.name() + (dice.percent(50) ? "" : ", " + expressions.index(1)) + "))";
                    case 6 ->
                        list.name()
                                + dice.pick(
                                        ".append(" + expressions.of(kind, 2) + ")",
                                        ".extend(" + expressions.of(list.kind(), 1) + ")",
                                        ".insert(" + expressions.index(1) + ", " + expressions.of(kind, 1) + ")");
                    default -> list.name() + dice.pick(".remove(" + expressions.of(kind, 1) + ")", ".pop()");
                });
    }

    private void changeDict() {
        List<Variable> dicts = draft.variables(Basic.ANY).stream()
                .filter(v -> v.kind() instanceof DictOf)
                .toList();
        if (dicts.isEmpty()) {
            Kind kind = new DictOf(expressions.anyKind(1));
            String name = draft.name("v");
            draft.line("biar " + name + " = " + expressions.of(kind, 2));
            declared(new Variable(name, kind, true));
            return;
        }
        Variable dict = dice.pick(dicts);
        Kind value = ((DictOf) dict.kind()).value();
        draft.line(
                dice.percent(85)
                        ? "ubah " + dict.name() + "[" + expressions.key(2) + "] = " + expressions.of(value, 2)
                        : "tulis(" + dict.name() + "." + dice.pick("a", "b", "punya(1)") + ")");
    }

    private void changeObject() {
        Shape shape = dice.pick(draft.shapes);
        Shape self = draft.scope.instance();
        String receiver =
                self != null && self.isA(shape) && dice.percent(70) ? "ini" : expressions.of(new Instance(shape), 1);
        if (shape.attributes.isEmpty() || dice.chance(draft.wrong)) {
            draft.line(
                    "ubah " + receiver + "." + dice.pick("x", "y", "z", "baru") + " = " + expressions.of(Basic.ANY, 2));
            return;
        }
        Variable attribute = dice.pick(shape.attributes);
        Kind kind = draft.has(Feature.DYNAMIC) && dice.percent(5) ? expressions.anyKind(1) : attribute.kind();
        draft.line("ubah " + receiver + "." + attribute.name() + " = " + expressions.of(kind, 2));
    }

    // suspensions

    private void freeze() {
        String value = expressions.of(draft.scope.result, 2);
        draft.line(
                dice.percent(90) ? "bekukan(" + value + ")" : "biar " + draft.name("w") + " = bekukan(" + value + ")");
    }

    private void suspend() {
        List<Callable> routines = draft.functions.stream()
                .filter(f -> f.result() instanceof RoutineOf && draft.affordable(f.cost()))
                .toList();
        List<Variable> handles = draft.variables(Basic.ANY).stream()
                .filter(v -> v.kind() instanceof RoutineOf)
                .toList();
        if (!handles.isEmpty() && dice.percent(50)) {
            draft.line("tulis(tunggu " + dice.pick(handles).name() + ")");
        } else if (!routines.isEmpty() && dice.percent(50)) {
            draft.line("tulis(tunggu " + expressions.call(dice.pick(routines), 1) + ")");
        } else {
            draft.line(dice.percent(90) ? "serah()" : "tulis(tunggu " + expressions.of(Basic.ANY, 1) + ")");
        }
    }
}
