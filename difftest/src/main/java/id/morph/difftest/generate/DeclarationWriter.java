package id.morph.difftest.generate;

import id.morph.difftest.generate.Kind.Alternative;
import id.morph.difftest.generate.Kind.Alternatives;
import id.morph.difftest.generate.Kind.Basic;
import id.morph.difftest.generate.Kind.Callable;
import id.morph.difftest.generate.Kind.FunctionOf;
import id.morph.difftest.generate.Kind.GeneratorOf;
import id.morph.difftest.generate.Kind.ListOf;
import id.morph.difftest.generate.Kind.RoutineOf;
import id.morph.difftest.generate.Kind.Shape;
import id.morph.difftest.generate.Kind.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes functions, classes and variant types. A function calls only what stands before it, or itself with a smaller number. */
final class DeclarationWriter {
    private final Draft draft;
    private final Dice dice;
    private final ExpressionWriter expressions;
    private final StatementWriter statements;

    DeclarationWriter(Draft draft, ExpressionWriter expressions, StatementWriter statements) {
        this.draft = draft;
        this.dice = draft.dice;
        this.expressions = expressions;
        this.statements = statements;
    }

    /** Functions of the library, which the rest of the program calls as its own. */
    void imports() {
        ListOf texts = new ListOf(Basic.TEXT);
        List<Library> all = List.of(
                new Library(
                        "cotc/stdlib/teks.fox",
                        List.of(
                                library("temukan", Basic.INT, Basic.TEXT, Basic.TEXT),
                                library("ganti", Basic.TEXT, Basic.TEXT, Basic.TEXT, Basic.TEXT),
                                library("pisah", texts, Basic.TEXT, Basic.TEXT),
                                library("kapital", Basic.TEXT, Basic.TEXT),
                                library("besar", Basic.TEXT, Basic.TEXT),
                                library("bersihkan", Basic.TEXT, Basic.TEXT),
                                library("awalan", Basic.BOOL, Basic.TEXT, Basic.TEXT),
                                library("akhiran", Basic.BOOL, Basic.TEXT, Basic.TEXT),
                                library("balik", Basic.TEXT, Basic.TEXT),
                                library("pisah_baris", texts, Basic.TEXT),
                                library("format", Basic.TEXT, Basic.TEXT, texts))),
                new Library(
                        "cotc/matematika/dasar.fox",
                        List.of(
                                library("absolut", Basic.INT, Basic.INT),
                                library("akar", Basic.FLOAT, Basic.FLOAT),
                                library("akar_bulat", Basic.INT, Basic.INT),
                                library("lantai", Basic.INT, Basic.FLOAT),
                                library("bulatkan", Basic.INT, Basic.FLOAT),
                                library("fpb", Basic.INT, Basic.INT, Basic.INT),
                                library("max", Basic.FLOAT, Basic.FLOAT, Basic.FLOAT))),
                new Library(
                        "cotc/data/json.fox",
                        List.of(library("enkode", Basic.TEXT, Basic.ANY), library("dekode", Basic.ANY, Basic.TEXT))),
                new Library("cotc/data/base64.fox", List.of(library("enkode_bytes", Basic.TEXT, Basic.BYTES))),
                new Library(
                        "cotc/bytes.fox",
                        List.of(
                                library("pack_int", Basic.BYTES, Basic.INT),
                                library("pack_float", Basic.BYTES, Basic.FLOAT),
                                library("unpack_float", Basic.ANY, Basic.BYTES, Basic.INT))));
        Library chosen = dice.pick(all);
        List<Callable> some = dice.some(chosen.functions(), 3);
        draft.line("dari \"" + chosen.path() + "\" ambil_sebagian "
                + some.stream().map(Callable::name).collect(Collectors.joining(", ")));
        draft.functions.addAll(some);
    }

    private record Library(String path, List<Callable> functions) {}

    private static Callable library(String name, Kind result, Kind... parameters) {
        return new Callable(name, List.of(parameters), result, 150);
    }

    private List<Variable> parameters(int atMost) {
        List<Variable> parameters = new ArrayList<>();
        for (int i = dice.between(0, atMost); i > 0; i--) {
            Kind kind = dice.percent(draft.has(Feature.DYNAMIC) ? 15 : 3) ? Basic.ANY : expressions.anyKind(1);
            parameters.add(new Variable(draft.name("a"), kind, true));
        }
        return parameters;
    }

    private static String names(List<Variable> parameters) {
        return parameters.stream().map(Variable::name).collect(Collectors.joining(", "));
    }

    private static List<Kind> kinds(List<Variable> parameters) {
        return parameters.stream().map(Variable::kind).toList();
    }

    private double body(Scope inside, List<Variable> parameters, int depth, Runnable end) {
        parameters.forEach(inside::add);
        int functions = draft.functions.size();
        double cost = draft.costOf(inside, () -> {
            draft.indent();
            statements.statements(dice.between(1, 4), depth);
            if (dice.percent(25)) {
                statements.showAll();
            }
            end.run();
            draft.outdent();
        });
        while (draft.functions.size() > functions) {
            draft.functions.removeLast();
        }
        return cost;
    }

    /** A function of the module. */
    void function() {
        Kind result = expressions.anyKind(2);
        if (draft.has(Feature.GENERATORS) && dice.percent(30)) {
            named(Scope.Sort.GENERATOR, result, 2);
        } else if (draft.has(Feature.ROUTINES) && dice.percent(45)) {
            named(Scope.Sort.ROUTINE, result, 2);
        } else if (draft.has(Feature.RECURSION) && dice.percent(20)) {
            recursive(result);
        } else {
            named(Scope.Sort.FUNCTION, result, 2);
        }
    }

    /** A function inside of another one or of a block, over the variables that are there. */
    void closure(int depth) {
        Kind result = expressions.anyKind(1);
        named(
                draft.has(Feature.GENERATORS) && dice.percent(12) ? Scope.Sort.GENERATOR : Scope.Sort.FUNCTION,
                result,
                depth);
        if (draft.has(Feature.HIGHER_ORDER) && dice.percent(40)) {
            Callable last = draft.functions.getLast();
            if (!(last.result() instanceof GeneratorOf) && last.cost() < 60) {
                String name = draft.name("v");
                draft.line("biar " + name + " = " + last.name());
                draft.scope.add(new Variable(name, new FunctionOf(last.parameters(), last.result()), true));
            }
        }
    }

    private void named(Scope.Sort sort, Kind result, int depth) {
        String name = draft.name("f");
        List<Variable> parameters = parameters(3);
        draft.line(
                (sort == Scope.Sort.ROUTINE ? "asink " : "") + "fungsi " + name + "(" + names(parameters) + ") maka");
        Scope inside = draft.scope.inner(sort, null, result);
        double cost = body(inside, parameters, depth, () -> {
            if (sort == Scope.Sort.GENERATOR) {
                draft.line("bekukan(" + expressions.of(result, 2) + ")");
            }
            if (sort != Scope.Sort.FUNCTION ? dice.percent(60) : dice.percent(95)) {
                draft.line(statements.result());
            }
        });
        draft.line("akhir");
        Kind given = switch (sort) {
            case GENERATOR -> new GeneratorOf(result);
            case ROUTINE -> new RoutineOf(result);
            case FUNCTION, MODULE -> result;
        };
        draft.functions.add(new Callable(name, kinds(parameters), given, cost));
    }

    /** A function that calls itself; its first parameter counts down. */
    private void recursive(Kind result) {
        String name = draft.name("f");
        String count = draft.name("n");
        List<Variable> parameters = parameters(2);
        List<Variable> all = new ArrayList<>(List.of(new Variable(count, Basic.INT, false)));
        all.addAll(parameters);
        int calls = dice.percent(75) ? 1 : 2;
        int turns = calls == 1 ? dice.between(2, 25) : dice.between(2, 5);
        draft.line("fungsi " + name + "(" + names(all) + ") maka");
        draft.line("    jika " + count + " <= 0 atau " + count + " > " + turns + " maka");
        draft.line("        kembali " + expressionOver(all, result));
        draft.line("    akhir");
        Scope inside = draft.scope.inner(Scope.Sort.FUNCTION, null, result);
        double once = body(inside, all, 1, () -> {
            for (int i = 0; i < calls; i++) {
                String arguments = parameters.stream()
                        .map(p -> ", " + expressions.of(p.kind(), 1))
                        .collect(Collectors.joining());
                String variable = draft.name("v");
                draft.line("biar " + variable + " = " + name + "(" + count + " - 1" + arguments + ")");
                draft.scope.add(new Variable(variable, result, true));
            }
            draft.line(statements.result());
        });
        draft.line("akhir");
        List<Kind> kinds = new ArrayList<>(List.of(Basic.INT));
        kinds.addAll(kinds(parameters));
        draft.functions.add(
                new Callable(name, kinds, result, once * Math.pow(calls, turns) * (calls == 1 ? turns : 1)));
    }

    private String expressionOver(List<Variable> parameters, Kind kind) {
        Scope inside = draft.scope.inner(Scope.Sort.FUNCTION, null, kind);
        parameters.forEach(inside::add);
        StringBuilder text = new StringBuilder();
        draft.costOf(inside, () -> text.append(expressions.of(kind, 2)));
        return text.toString();
    }

    /** A {@code tipe} declaration. */
    void type() {
        List<Alternative> alternatives = new ArrayList<>();
        for (int i = dice.between(1, 4); i > 0; i--) {
            List<Kind> arguments = new ArrayList<>();
            for (int j = dice.below(4); j > 0; j--) {
                arguments.add(expressions.anyKind(1));
            }
            alternatives.add(new Alternative(draft.name("V"), arguments));
        }
        Alternatives type = new Alternatives(draft.name("T"), alternatives);
        draft.line("tipe " + type.name() + " = "
                + alternatives.stream().map(this::written).collect(Collectors.joining(" | ")));
        draft.types.add(type);
    }

    private String written(Alternative alternative) {
        if (alternative.arguments().isEmpty()) {
            return alternative.name();
        }
        return alternative.arguments().stream()
                .map(_ -> draft.name("m"))
                .collect(Collectors.joining(", ", alternative.name() + "(", ")"));
    }

    /** A class: {@code inisiasi} sets its attributes, methods use them. */
    void shape() {
        Shape parent = draft.has(Feature.INHERITANCE) && !draft.shapes.isEmpty() && dice.percent(60)
                ? dice.pick(draft.shapes)
                : null;
        Shape shape = new Shape(draft.name("K"), parent);
        draft.line("kelas " + shape.name + (parent == null ? "" : " warisi " + parent.name) + " maka");
        draft.indent();
        List<Callable> own = new ArrayList<>();
        if (parent == null || dice.percent(60)) {
            initializer(shape);
        }
        for (int i = dice.between(0, 3); i > 0; i--) {
            own.add(method(shape));
        }
        if (dice.percent(25)) {
            draft.line("fungsi ke_teks() maka");
            Scope inside = draft.scope.inner(Scope.Sort.FUNCTION, shape, Basic.TEXT);
            draft.costOf(
                    inside, () -> draft.line("    kembali \"<" + shape.name + " \" + " + safeText(shape) + " + \">\""));
            draft.line("akhir");
        }
        draft.outdent();
        draft.line("akhir");
        draft.shapes.add(shape);
    }

    /** Not everything: printing itself from {@code ke_teks} would never end. */
    private String safeText(Shape shape) {
        List<Variable> plain = shape.attributes.stream()
                .filter(a -> a.kind() == Basic.INT || a.kind() == Basic.TEXT || a.kind() == Basic.FLOAT)
                .toList();
        return plain.isEmpty() ? "\"?\"" : "teks(ini." + dice.pick(plain).name() + ")";
    }

    private void initializer(Shape shape) {
        List<Variable> parameters = parameters(3);
        Shape parent = shape.parent;
        draft.line("fungsi inisiasi(" + names(parameters) + ") maka");
        draft.indent();
        Scope inside = draft.scope.inner(Scope.Sort.FUNCTION, null, Basic.NIL);
        parameters.forEach(inside::add);
        draft.costOf(inside, () -> {
            if (parent != null && dice.percent(85)) {
                draft.line("induk.inisiasi" + expressions.arguments(parent.arguments, 2));
            }
            for (int i = dice.between(parent == null ? 1 : 0, 3); i > 0; i--) {
                // Few names, so that classes have attributes of the same name in other places.
                String name = dice.pick("x", "y", "z", "nilai");
                List<Variable> same =
                        parameters.stream().filter(_ -> dice.percent(50)).toList();
                Kind kind = same.isEmpty()
                        ? expressions.anyKind(1)
                        : same.getFirst().kind();
                String value = same.isEmpty()
                        ? expressions.of(kind, 2)
                        : same.getFirst().name();
                if (shape.attributes.stream().anyMatch(a -> a.name().equals(name))) {
                    continue;
                }
                draft.line("ubah ini." + name + " = " + value);
                shape.attributes.add(new Variable(name, kind, true));
            }
            if (dice.percent(15)) {
                draft.line("tulis(\"" + draft.name("+") + "\", ini)");
            }
        });
        draft.outdent();
        draft.line("akhir");
        shape.arguments = kinds(parameters);
    }

    private Callable method(Shape shape) {
        boolean overrides = !shape.methods.isEmpty() && dice.percent(40);
        Callable above = overrides ? dice.pick(shape.methods) : null;
        Kind result = overrides ? above.result() : expressions.anyKind(1);
        String name = overrides ? above.name() : draft.name("k");
        List<Variable> parameters = overrides
                ? above.parameters().stream()
                        .map(kind -> new Variable(draft.name("a"), kind, true))
                        .toList()
                : parameters(2);
        draft.line("fungsi " + name + "(" + names(parameters) + ") maka");
        Scope inside = draft.scope.inner(Scope.Sort.FUNCTION, shape, result);
        inside.leaf = overrides;
        boolean inherited = shape.parent != null
                && shape.parent.methods.stream().anyMatch(m -> m.name().equals(name));
        double cost = body(inside, parameters, 1, () -> {
            if (inherited && dice.percent(60)) {
                String variable = draft.name("v");
                draft.line("biar " + variable + " = induk." + name + "(" + names(parameters) + ")");
                draft.pay(above.cost());
                draft.scope.add(new Variable(variable, result, true));
            }
            draft.line(statements.result());
        });
        draft.line("akhir");
        Callable method =
                new Callable(name, kinds(parameters), result, Math.max(cost, overrides ? above.cost() : 0) * 1.5);
        shape.methods.removeIf(m -> m.name().equals(name));
        shape.methods.add(method);
        return method;
    }
}
