package id.morph.difftest.generate;

import id.morph.difftest.generate.Kind.Alternative;
import id.morph.difftest.generate.Kind.Alternatives;
import id.morph.difftest.generate.Kind.Basic;
import id.morph.difftest.generate.Kind.Callable;
import id.morph.difftest.generate.Kind.DictOf;
import id.morph.difftest.generate.Kind.FunctionOf;
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

/** Writes expressions of a wanted kind. Every one can stand as an operand: composite ones come in parentheses. */
final class ExpressionWriter {
    /** The depth at which there are only literals, a few levels below the one where short expressions begin. */
    private static final int LAST = -4;

    private final Draft draft;
    private final Dice dice;
    private final Literals literals;

    ExpressionWriter(Draft draft) {
        this.draft = draft;
        this.dice = draft.dice;
        this.literals = new Literals(draft);
    }

    /** An expression that gives such a value, or in a program that may be ill-typed now and then another one. */
    String of(Kind wanted, int depth) {
        draft.pay(1);
        Kind kind = depth >= LAST && dice.chance(draft.wrong) ? anyKind(1) : wanted;
        List<Variable> variables = draft.variables(kind);
        if (!variables.isEmpty() && dice.percent(depth <= 0 ? 75 : 30)) {
            return dice.pick(variables).name();
        }
        if (depth <= 0 || dice.percent(15)) {
            return simple(kind, depth);
        }
        if (dice.percent(22)) {
            return general(kind, depth - 1);
        }
        return switch (kind) {
            case Basic basic ->
                switch (basic) {
                    case INT -> integer(depth - 1);
                    case FLOAT -> real(depth - 1);
                    case BOOL -> bool(depth - 1);
                    case TEXT -> text(depth - 1);
                    case BYTES -> bytes(depth - 1);
                    case NIL -> "nil";
                    case ANY -> of(anyKind(2), depth - 1);
                };
            case ListOf list -> list(list, depth - 1);
            case DictOf dict -> dict(dict, depth - 1);
            case Instance(Shape shape) -> instance(shape, depth - 1);
            case VariantOf variant -> variant(variant.type(), depth - 1);
            case FunctionOf function -> function(function, depth - 1);
            case GeneratorOf _, RoutineOf _ -> "nil";
        };
    }

    /** Some kind that the program's features have. */
    Kind anyKind(int depth) {
        return dice.<Kind>choice()
                .of(8, () -> Basic.INT)
                .when(draft.has(Feature.FLOATS), 5, () -> Basic.FLOAT)
                .of(2, () -> Basic.BOOL)
                .when(draft.has(Feature.TEXTS), 5, () -> Basic.TEXT)
                .of(1, () -> Basic.NIL)
                .when(draft.has(Feature.BYTES), 1, () -> Basic.BYTES)
                .when(draft.has(Feature.DYNAMIC), 1, () -> Basic.ANY)
                .when(depth > 0 && draft.has(Feature.LISTS), 5, () -> new ListOf(anyKind(depth - 1)))
                .when(depth > 0 && draft.has(Feature.DICTS), 3, () -> new DictOf(anyKind(depth - 1)))
                .when(!draft.shapes.isEmpty(), 8, () -> new Instance(dice.pick(draft.shapes)))
                .when(!draft.types.isEmpty(), 4, () -> new VariantOf(dice.pick(draft.types)))
                .when(depth > 0 && draft.has(Feature.HIGHER_ORDER), 2, () -> functionKind(depth - 1))
                .make();
    }

    private FunctionOf functionKind(int depth) {
        List<Kind> parameters = new ArrayList<>();
        for (int i = dice.below(3); i > 0; i--) {
            parameters.add(anyKind(0));
        }
        return new FunctionOf(parameters, anyKind(depth));
    }

    // what every kind has

    private String general(Kind kind, int depth) {
        List<Callable> callables = draft.callables(kind);
        List<Shape> withAttribute = draft.shapes.stream()
                .filter(shape -> shape.attributes.stream().anyMatch(a -> Draft.fits(a.kind(), kind)))
                .toList();
        List<Shape> withMethod = draft.shapes.stream()
                .filter(shape -> !draft.scope.leaf && !methods(shape, kind).isEmpty())
                .toList();
        return dice.<String>choice()
                .of(3, () -> "(" + of(Basic.BOOL, depth) + " ? " + of(kind, depth) + " : " + of(kind, depth) + ")")
                .when(!callables.isEmpty(), 8, () -> call(dice.pick(callables), depth))
                .when(draft.has(Feature.LISTS), 3, () -> of(new ListOf(kind), depth) + "[" + index(depth) + "]")
                .when(draft.has(Feature.DICTS), 1, () -> of(new DictOf(kind), depth) + "[" + key(depth) + "]")
                .when(!withAttribute.isEmpty(), 4, () -> {
                    Shape shape = dice.pick(withAttribute);
                    List<Variable> fitting = shape.attributes.stream()
                            .filter(a -> Draft.fits(a.kind(), kind))
                            .toList();
                    return receiver(shape, depth) + "." + dice.pick(fitting).name();
                })
                .when(!withMethod.isEmpty(), 5, () -> {
                    Shape shape = dice.pick(withMethod);
                    Callable method = dice.pick(methods(shape, kind));
                    draft.pay(method.cost());
                    return receiver(shape, depth) + "." + method.name() + arguments(method.parameters(), depth);
                })
                .when(draft.has(Feature.HIGHER_ORDER), 2, () -> {
                    FunctionOf function = new FunctionOf(List.of(anyKind(0)), kind);
                    draft.pay(30);
                    return of(function, depth) + arguments(function.parameters(), depth);
                })
                .when(
                        draft.has(Feature.DYNAMIC),
                        1,
                        () -> "(" + of(kind, depth) + dice.pick(" dan ", " atau ") + of(kind, depth) + ")")
                .make();
    }

    private List<Callable> methods(Shape shape, Kind kind) {
        return shape.methods.stream()
                .filter(m -> Draft.fits(m.result(), kind) && draft.affordable(m.cost()))
                .toList();
    }

    private String receiver(Shape shape, int depth) {
        Shape self = draft.scope.instance();
        return self != null && self.isA(shape) && dice.percent(60) ? "ini" : of(new Instance(shape), depth);
    }

    /** A call, with a wrong number of arguments now and then. */
    String call(Callable callable, int depth) {
        draft.pay(callable.cost());
        return callable.name() + arguments(callable.parameters(), depth);
    }

    String arguments(List<Kind> parameters, int depth) {
        int count = parameters.size();
        if (dice.chance(draft.wrong)) {
            count = Math.max(0, count + dice.between(-2, 1));
        }
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            texts.add(of(i < parameters.size() ? parameters.get(i) : Basic.ANY, depth));
        }
        return "(" + String.join(", ", texts) + ")";
    }

    /** The shortest expressions of a kind; below a certain depth those that have no parts at all. */
    private String simple(Kind kind, int depth) {
        boolean last = depth < LAST;
        int below = Math.min(depth, 0) - 1;
        return switch (kind) {
            case Basic basic ->
                switch (basic) {
                    case INT -> literals.integer();
                    case FLOAT -> literals.real();
                    case BOOL -> literals.bool();
                    case TEXT -> literals.text();
                    case BYTES -> literals.text() + ".encode()";
                    case NIL -> "nil";
                    case ANY -> last ? literals.integer() : of(anyKind(1), below);
                };
            case ListOf(Kind element) -> elements(element, last ? 0 : dice.between(0, 3), below);
            case DictOf(Kind value) -> entries(value, last ? 0 : dice.between(0, 2), below);
            case Instance(Shape shape) -> last ? "nil" : instance(shape, below);
            case VariantOf variant -> last ? "nil" : variant(variant.type(), below);
            case FunctionOf function -> last ? "nil" : function(function, below);
            case GeneratorOf _, RoutineOf _ -> "nil";
        };
    }

    // numbers

    /** Mostly a place that a short list has. */
    String index(int depth) {
        return dice.<String>choice()
                .of(8, () -> dice.pick("0", "0", "0", "1", "(-1)"))
                .of(1, () -> dice.pick("1", "2", "3", "(-2)", "(-4)"))
                .of(2, () -> "(" + of(Basic.INT, depth) + " % " + dice.between(1, 3) + ")")
                .when(draft.wrong > 0, 1, () -> of(Basic.INT, depth))
                .make();
    }

    private String integer(int depth) {
        return dice.<String>choice()
                .of(9, () -> binary(Basic.INT, dice.pick("+", "-", "+", "-", "*"), Basic.INT, depth))
                .of(3, () -> "(" + of(Basic.INT, depth) + " % " + divisor(depth) + ")")
                .of(2, () -> "bagi_bulat(" + of(Basic.INT, depth) + ", " + divisor(depth) + ")")
                .when(draft.has(Feature.BITS), 6, () -> binary(Basic.INT, dice.pick("&", "|", "^"), Basic.INT, depth))
                .when(draft.has(Feature.BITS), 2, () -> "(~" + of(Basic.INT, depth) + ")")
                .when(
                        draft.has(Feature.BITS),
                        4,
                        () -> "(" + of(Basic.INT, depth) + dice.pick(" << ", " >> ") + shift(depth) + ")")
                .of(2, () -> "(-" + of(Basic.INT, depth) + ")")
                .when(draft.has(Feature.FLOATS), 2, () -> "int(" + of(Basic.FLOAT, depth) + ")")
                .when(draft.has(Feature.TEXTS), 2, () -> "panjang(" + of(Basic.TEXT, depth) + ")")
                .when(draft.has(Feature.TEXTS), 1, () -> "ord(" + of(Basic.TEXT, depth) + "[0])")
                .when(
                        draft.has(Feature.TEXTS),
                        1,
                        () -> of(Basic.TEXT, depth) + ".temukan(" + of(Basic.TEXT, depth) + ")")
                .when(
                        draft.has(Feature.TEXTS),
                        1,
                        () -> "int(" + dice.pick("\"12\"", "\" -7 \"", "\"123456789012345678901\"", "\"1_0\"", "\"x\"")
                                + ")")
                .when(draft.has(Feature.LISTS), 3, () -> "panjang(" + of(new ListOf(anyKind(0)), depth) + ")")
                .when(draft.has(Feature.DICTS), 1, () -> "panjang(" + of(new DictOf(anyKind(0)), depth) + ")")
                .when(draft.has(Feature.BYTES), 1, () -> of(Basic.BYTES, depth) + "[" + index(depth) + "]")
                .of(1, () -> "(" + of(Basic.BOOL, depth) + " + " + of(Basic.INT, depth) + ")")
                .make();
    }

    private String binary(Kind left, String operator, Kind right, int depth) {
        return "(" + of(left, depth) + " " + operator + " " + of(right, depth) + ")";
    }

    /** Rarely zero. */
    private String divisor(int depth) {
        return dice.<String>choice()
                .of(6, () -> String.valueOf(dice.between(1, 9)))
                .of(2, () -> "(-" + dice.between(1, 9) + ")")
                .when(draft.has(Feature.BIG_INTS), 2, literals::integer)
                .of(2, () -> "(" + of(Basic.INT, depth) + " * 2 + 1)")
                .of(1, () -> of(Basic.INT, depth))
                .make();
    }

    private String shift(int depth) {
        return dice.<String>choice()
                .of(6, () -> String.valueOf(dice.pick(List.of(0, 1, 2, 3, 8, 31, 32, 33))))
                .when(
                        draft.has(Feature.BIG_INTS),
                        3,
                        () -> String.valueOf(dice.pick(List.of(52, 53, 54, 62, 63, 64, 65, 100))))
                .of(2, () -> "(" + of(Basic.INT, depth) + " % 40)")
                .when(draft.wrong > 0, 1, () -> "(" + of(Basic.INT, depth) + " % 70 - 3)")
                .make();
    }

    private String real(int depth) {
        Kind other = dice.percent(30) ? Basic.INT : Basic.FLOAT;
        return dice.<String>choice()
                .of(8, () -> binary(Basic.FLOAT, dice.pick("+", "-", "*"), other, depth))
                .of(3, () -> binary(other, dice.pick("+", "-", "*"), Basic.FLOAT, depth))
                .of(3, () -> "(" + of(other, depth) + " / " + dice.pick("2", "3.0", "0.1", "(-4)", "7") + ")")
                .of(1, () -> "(" + of(Basic.INT, depth) + " / " + divisor(depth) + ")")
                .of(1, () -> binary(Basic.FLOAT, dice.pick("/", "%"), other, depth))
                .of(2, () -> "(" + of(Basic.FLOAT, depth) + " % " + dice.pick("3", "2.5", "(-1.5)", "0.1") + ")")
                .of(2, () -> "(-" + of(Basic.FLOAT, depth) + ")")
                .of(2, () -> "float(" + of(Basic.INT, depth) + ")")
                .when(
                        draft.has(Feature.TEXTS),
                        1,
                        () -> "float("
                                + dice.pick(
                                        "\"1.5\"", "\"-0.0\"", "\"1e400\"", "\" nan \"", "\"inf\"", "\"12\"", "\"x\"")
                                + ")")
                .make();
    }

    private String bool(int depth) {
        return dice.<String>choice()
                .of(7, () -> binary(Basic.INT, comparison(), Basic.INT, depth))
                .when(draft.has(Feature.FLOATS), 4, () -> binary(Basic.FLOAT, comparison(), Basic.FLOAT, depth))
                .when(draft.has(Feature.FLOATS), 2, () -> binary(Basic.INT, comparison(), Basic.FLOAT, depth))
                .when(draft.has(Feature.TEXTS), 3, () -> binary(Basic.TEXT, comparison(), Basic.TEXT, depth))
                .of(3, () -> {
                    Kind kind = anyKind(1);
                    return binary(kind, dice.pick("==", "!="), dice.percent(80) ? kind : anyKind(1), depth);
                })
                .when(draft.has(Feature.LISTS), 1, () -> {
                    Kind list = new ListOf(dice.percent(50) ? Basic.INT : Basic.TEXT);
                    return binary(list, comparison(), list, depth);
                })
                .of(3, () -> "(tidak " + of(dice.percent(70) ? Basic.BOOL : anyKind(1), depth) + ")")
                .of(3, () -> "(" + of(Basic.BOOL, depth) + dice.pick(" dan ", " atau ") + of(Basic.BOOL, depth) + ")")
                .when(
                        draft.has(Feature.DICTS),
                        2,
                        () -> of(new DictOf(anyKind(0)), depth) + ".punya(" + key(depth) + ")")
                .of(1, () -> "apakah_bulat(" + of(Basic.ANY, depth) + ")")
                .of(
                        1,
                        () -> "(tipe(" + of(Basic.ANY, depth) + ") == "
                                + dice.pick("\"angka\"", "\"teks\"", "\"daftar\"") + ")")
                .when(
                        draft.has(Feature.TEXTS),
                        1,
                        () -> of(Basic.TEXT, depth) + dice.pick(".awalan(", ".akhiran(") + of(Basic.TEXT, depth) + ")")
                .make();
    }

    private String comparison() {
        return dice.pick("<", "<=", ">", ">=", "==", "!=");
    }

    // text

    private String text(int depth) {
        return dice.<String>choice()
                .of(6, () -> binary(Basic.TEXT, "+", Basic.TEXT, depth))
                .of(1, () -> "(" + of(Basic.TEXT, depth) + " * " + dice.between(-1, 3) + ")")
                .of(3, () -> "teks(" + of(anyKind(1), depth) + ")")
                .of(1, () -> "tipe(" + of(Basic.ANY, depth) + ")")
                .of(
                        2,
                        () -> "chr("
                                + dice.pick(
                                        "65",
                                        "97",
                                        "0",
                                        "233",
                                        "128512",
                                        "55295",
                                        "57344",
                                        "1114111",
                                        of(Basic.INT, depth))
                                + ")")
                .of(2, () -> of(Basic.TEXT, depth) + "[" + index(depth) + "]")
                .when(draft.has(Feature.SLICES), 4, () -> of(Basic.TEXT, depth) + slice(depth))
                .when(draft.has(Feature.INTERPOLATION), 5, () -> interpolated(depth))
                .of(2, () -> of(Basic.TEXT, depth) + dice.pick(".kecil()", ".besar()", ".bersihkan()"))
                .of(1, () -> dice.pick("_intrinsik_str_kecil(", "_intrinsik_str_besar(") + of(Basic.TEXT, depth) + ")")
                .of(
                        1,
                        () -> of(Basic.TEXT, depth) + ".ganti(" + of(Basic.TEXT, depth) + ", " + of(Basic.TEXT, depth)
                                + ")")
                .when(
                        draft.has(Feature.LISTS),
                        2,
                        () -> "gabung(" + of(new ListOf(anyKind(0)), depth) + ", " + of(Basic.TEXT, 0) + ")")
                .when(draft.has(Feature.BYTES), 1, () -> of(Basic.BYTES, depth) + ".decode(\"utf-8\")")
                .make();
    }

    private String interpolated(int depth) {
        StringBuilder text = new StringBuilder("\"");
        for (int i = dice.between(1, 3); i > 0; i--) {
            text.append(dice.pick("", "a", " ", "=", "ñ", "\\{"));
            // A hole takes no text in double quotes, however deep.
            String hole = of(anyKind(1), Math.min(depth, 1));
            text.append(
                    hole.contains("\"") || hole.contains("\\") || hole.contains("'") ? "{1 + 1}" : "{" + hole + "}");
        }
        return text.append("\"").toString();
    }

    String slice(int depth) {
        return "[" + bound(depth) + ":" + bound(depth) + "]";
    }

    private String bound(int depth) {
        return dice.<String>choice()
                .of(3, () -> "")
                .of(6, () -> dice.pick("0", "1", "2", "3", "(-1)", "(-2)", "(-5)", "100"))
                .of(1, () -> "nil")
                .of(1, () -> of(Basic.INT, depth))
                .make();
    }

    private String bytes(int depth) {
        return dice.<String>choice()
                .of(4, () -> of(Basic.TEXT, depth) + ".encode(\"utf-8\")")
                .of(2, () -> binary(Basic.BYTES, "+", Basic.BYTES, depth))
                .when(draft.has(Feature.SLICES), 2, () -> of(Basic.BYTES, depth) + slice(depth))
                .make();
    }

    // containers

    private String elements(Kind element, int count, int depth) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            texts.add(of(element, depth));
        }
        return "[" + String.join(", ", texts) + "]";
    }

    private String list(ListOf list, int depth) {
        return dice.<String>choice()
                .of(6, () -> elements(list.element(), dice.between(1, 4), depth))
                .of(2, () -> binary(list, "+", list, depth))
                .of(1, () -> "(" + of(list, depth) + " * " + dice.between(0, 3) + ")")
                .when(draft.has(Feature.SLICES), 4, () -> of(list, depth) + slice(depth))
                .when(list.element() == Basic.INT, 3, () -> range(depth))
                .when(
                        list.element() == Basic.TEXT,
                        2,
                        () -> of(Basic.TEXT, depth) + dice.pick(".pisah(\",\")", ".pisah()", ".pisah(\"a\")"))
                .when(
                        draft.has(Feature.SORTING) && orderable(list.element()),
                        3,
                        () -> "urutkan(" + of(list, depth) + ")")
                .when(draft.has(Feature.SORTING) && draft.has(Feature.HIGHER_ORDER), 2, () -> {
                    draft.pay(60);
                    return "urutkan(" + of(list, depth) + ", "
                            + function(new FunctionOf(List.of(list.element()), Basic.INT), depth) + ")";
                })
                .when(
                        list.element() == Basic.ANY && draft.has(Feature.DICTS),
                        2,
                        () -> "kunci(" + of(new DictOf(anyKind(0)), depth) + ")")
                .make();
    }

    private static boolean orderable(Kind kind) {
        return kind == Basic.INT || kind == Basic.FLOAT || kind == Basic.TEXT;
    }

    /** The arguments of {@code rentang}: never many elements. */
    String range(int depth) {
        return dice.<String>choice()
                .of(4, () -> "rentang(" + dice.between(0, 6) + ")")
                .of(3, () -> "rentang(" + dice.between(-3, 3) + ", " + dice.between(-2, 7) + ")")
                .of(
                        2,
                        () -> "rentang(" + dice.between(-3, 9) + ", " + dice.between(-3, 9) + ", "
                                + dice.pick("2", "3", "(-1)", "(-2)", "7") + ")")
                .of(1, () -> "rentang(" + of(Basic.INT, depth) + " % 7)")
                .when(draft.has(Feature.BIG_INTS), 1, () -> "rentang(9223372036854775805, 9223372036854775809)")
                .make();
    }

    String key(int depth) {
        return dice.<String>choice()
                .of(5, () -> dice.pick("\"a\"", "\"b\"", "\"ab\"", "\"ñ\""))
                .of(4, () -> dice.pick("0", "1", "2", "1.0", "benar", "salah", "nil", "2.0", "(-0.0)"))
                .when(
                        draft.has(Feature.BIG_INTS),
                        2,
                        () -> dice.pick(
                                "9007199254740993",
                                "9007199254740992.0",
                                "9223372036854775808",
                                "9223372036854775808.0"))
                .of(1, () -> of(anyKind(0), depth))
                .make();
    }

    private String entries(Kind value, int count, int depth) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            texts.add(key(depth) + ": " + of(value, depth));
        }
        return "{" + String.join(", ", texts) + "}";
    }

    private String dict(DictOf dict, int depth) {
        return dice.percent(85)
                ? entries(dict.value(), dice.between(1, 4), depth)
                : "salin_kamus(" + of(dict, depth) + ")";
    }

    // objects

    private String instance(Shape shape, int depth) {
        Shape self = draft.scope.instance();
        if (self != null && self.isA(shape) && dice.percent(50)) {
            return "ini";
        }
        List<Shape> fitting = draft.shapes.stream().filter(s -> s.isA(shape)).toList();
        Shape made = fitting.isEmpty() || depth < 0 ? shape : dice.pick(fitting);
        draft.pay(20);
        return made.name + arguments(made.arguments, Math.min(depth, 0) - 1);
    }

    private String variant(Alternatives type, int depth) {
        Alternative alternative = dice.pick(type.alternatives());
        return alternative.name() + arguments(alternative.arguments(), depth - 1);
    }

    /** A function value: one that has a name, or one made here. */
    private String function(FunctionOf wanted, int depth) {
        List<Callable> named = draft.functions.stream()
                .filter(f -> f.cost() < 40
                        && f.parameters().equals(wanted.parameters())
                        && Draft.fits(f.result(), wanted.result()))
                .toList();
        if (!named.isEmpty() && dice.percent(60)) {
            return dice.pick(named).name();
        }
        Scope inside = draft.scope.inner(Scope.Sort.FUNCTION, null, wanted.result());
        List<String> parameters = wanted.parameters().stream()
                .map(kind -> {
                    String name = draft.name("p");
                    inside.add(new Variable(name, kind, true));
                    return name;
                })
                .collect(Collectors.toList());
        StringBuilder body = new StringBuilder();
        draft.costOf(inside, () -> body.append(of(wanted.result(), depth)));
        return "(fungsi(" + String.join(", ", parameters) + ") maka kembali " + body + " akhir)";
    }
}
