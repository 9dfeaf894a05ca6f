package id.morph.difftest.generate;

import id.morph.difftest.generate.Kind.Basic;
import id.morph.difftest.generate.Kind.Callable;
import id.morph.difftest.generate.Kind.GeneratorOf;
import id.morph.difftest.generate.Kind.ListOf;
import id.morph.difftest.generate.Kind.RoutineOf;
import id.morph.difftest.generate.Kind.Shape;
import id.morph.difftest.generate.Kind.Variable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes what random statements would hardly ever come to: idioms with a shape of their own, and provoked errors. */
final class SpecialWriter {
    private final Draft draft;
    private final Dice dice;
    private final ExpressionWriter expressions;
    private final StatementWriter statements;

    SpecialWriter(Draft draft, ExpressionWriter expressions, StatementWriter statements) {
        this.draft = draft;
        this.dice = draft.dice;
        this.expressions = expressions;
        this.statements = statements;
    }

    /** One of those that the program's features allow. */
    void any(int depth) {
        List<Callable> generators = draft.scope.leaf
                ? List.of()
                : draft.functions.stream()
                        .filter(f -> f.result() instanceof GeneratorOf && draft.affordable(f.cost() * 3))
                        .toList();
        List<Callable> routines = draft.scope.leaf
                ? List.of()
                : draft.functions.stream()
                        .filter(f -> f.result() instanceof RoutineOf && draft.affordable(f.cost() * 2))
                        .toList();
        dice.<Runnable>choice()
                .of(1, () -> this::tellTypes)
                .when(draft.has(Feature.CYCLES), 4, () -> this::cycle)
                .when(!generators.isEmpty(), 6, () -> () -> resume(dice.pick(generators)))
                .when(!routines.isEmpty(), 6, () -> () -> start(dice.pick(routines)))
                .when(draft.has(Feature.DISTURBED_ITERATION), 3, () -> this::disturbIteration)
                .when(
                        draft.has(Feature.DEEP_RECURSION) && draft.scope.isModule() && draft.scope.loops == 0,
                        2,
                        () -> this::goDeep)
                .when(draft.has(Feature.ILL_TYPED), 14, () -> this::provoke)
                .when(draft.has(Feature.ILL_TYPED) && !draft.shapes.isEmpty(), 4, () -> this::provokeObjects)
                .when(polymorphic().isPresent(), 6, () -> this::callOverridden)
                .when(draft.has(Feature.UNASSIGNED), 3, () -> this::readTooEarly)
                .when(draft.has(Feature.JUMPS) && draft.has(Feature.FINALLY), 4, () -> this::leaveThroughFinally)
                .when(draft.has(Feature.CLOSURES), 3, () -> this::closuresInLoop)
                .when(draft.has(Feature.LONG_LOOPS), 4, () -> this::numericLoop)
                .when(draft.has(Feature.SHADOWING) && depth > 0, 1, () -> () -> colour(depth - 1))
                .when(draft.has(Feature.BYTES), 2, () -> this::convertBytes)
                .make()
                .run();
    }

    private String label() {
        return "\"" + draft.name("#") + "\"";
    }

    private void tellTypes() {
        String value = expressions.of(expressions.anyKind(2), 2);
        draft.line("tulis(" + label() + ", tipe(" + value + "), apakah_bulat(" + value + "))");
    }

    // structures that contain themselves

    private void cycle() {
        String first = draft.name("c");
        String second = draft.name("c");
        boolean dict = draft.has(Feature.DICTS) && dice.percent(50);
        for (String name : List.of(first, second)) {
            draft.line("biar " + name + " = " + (dict ? "{\"a\": 1}" : "[" + expressions.of(Basic.INT, 1) + "]"));
            String target = dice.percent(70) ? name : name.equals(second) ? first : name;
            draft.line(dict ? "ubah " + name + "[\"b\"] = " + target : "tambah(" + name + ", " + target + ")");
        }
        draft.pay(40);
        draft.line("tulis(" + label() + ", " + first + ", " + second + ", " + first + " == " + second + ", [" + first
                + "] == [" + second + "])");
        if (!dict) {
            draft.line("tulis(" + label() + ", " + first + " < " + second + ", \"{" + first + "}\", panjang(" + first
                    + " + " + second + "))");
        }
    }

    // objects

    /** A class with a subclass and a method to call on either. */
    private Optional<Shape> polymorphic() {
        return draft.scope.leaf
                ? Optional.empty()
                : draft.shapes.stream()
                        .filter(shape -> shape.methods.stream().anyMatch(m -> draft.affordable(m.cost() * 4))
                                && draft.shapes.stream().anyMatch(other -> other != shape && other.isA(shape)))
                        .findFirst();
    }

    private void callOverridden() {
        Shape shape = polymorphic().orElseThrow();
        Callable method = dice.pick(shape.methods.stream()
                .filter(m -> draft.affordable(m.cost() * 4))
                .toList());
        String variable = draft.name("o");
        String objects = draft.shapes.stream()
                .filter(other -> other.isA(shape))
                .map(other -> other.name + expressions.arguments(other.arguments, 0))
                .collect(Collectors.joining(", ", "[", "]"));
        draft.line("untuk " + variable + " dalam " + objects + " maka");
        draft.line("    tulis(" + label() + ", " + variable + "." + method.name()
                + expressions.arguments(method.parameters(), 1) + ", " + variable + ")");
        draft.line("akhir");
        draft.repeated(4, () -> draft.pay(method.cost()));
    }

    private void provokeObjects() {
        Shape shape = dice.pick(draft.shapes);
        String object = expressions.of(new Kind.Instance(shape), 0);
        String any = expressions.of(Basic.ANY, 1);
        caught(dice.pick(
                "tulis(" + object + ".tak_ada)",
                "tulis(" + object + ".tak_ada(1))",
                "tulis(" + shape.name + ".tak_ada)",
                "tulis(" + shape.name + ".name, " + shape.name + ".punya(\"inisiasi\"), " + object + ".punya(\"x\"))",
                "tulis(" + object + ".__class__ == " + shape.name + ", tipe(" + shape.name + "))",
                "tulis(" + shape.name + "(" + any + ", 2, 3, 4, 5))",
                "ubah " + object + ".x = " + any,
                "tulis({" + object + ": 1})",
                "tulis(" + object + " < " + object + ", " + object + " == " + object + ")",
                "tulis(" + object + " + 1)",
                "tulis(" + object + "[0])"));
    }

    private void caught(String statement) {
        draft.pay(30);
        draft.line("coba");
        draft.line("    " + statement);
        draft.line("tangkap e");
        draft.line("    tulis(" + label() + ", e)");
        draft.line("akhir");
    }

    // generators and routines

    private void resume(Callable maker) {
        String handle = draft.name("g");
        draft.line("biar " + handle + " = " + expressions.call(maker, 1));
        int steps = dice.between(1, 4);
        for (int i = 0; i < steps; i++) {
            String result = draft.name("r");
            draft.line("biar " + result + " = lanjut(" + handle + ")");
            draft.line("jodohkan " + result + " dengan");
            draft.line("| Momen(nilai_" + result + ", lagi_" + result + ") maka");
            draft.line("    tulis(" + label() + ", nilai_" + result + ", tipe(lagi_" + result + "))");
            draft.line(
                    dice.percent(90) ? "    ubah " + handle + " = lagi_" + result : "    tulis(lagi_" + result + ")");
            draft.line("| _ maka");
            draft.line("    tulis(" + label() + ", " + result + ")");
            draft.line("akhir");
        }
        draft.pay(20 * steps);
    }

    private void start(Callable maker) {
        String handle = draft.name("h");
        draft.line("biar " + handle + " = " + expressions.call(maker, 1));
        statements.declared(new Variable(handle, maker.result(), false));
        if (dice.percent(60)) {
            draft.line("tulis(" + label() + ", tunggu " + handle + ")");
        }
        if (dice.percent(25)) {
            draft.line("serah()");
        }
    }

    // errors that need a place to happen

    private void disturbIteration() {
        String container = draft.name("d");
        boolean dict = draft.has(Feature.DICTS) && dice.percent(50);
        String variable = draft.name("x");
        draft.line("biar " + container + " = " + (dict ? "{1: 1, 2: 2}" : "[1, 2, 3]"));
        draft.line("untuk " + variable + " dalam " + container + " maka");
        draft.line("    tulis(" + label() + ", " + variable + ")");
        draft.line("    jika " + variable + " == " + dice.between(1, 4) + " maka");
        draft.line("        "
                + (dict
                        ? "ubah " + container + "[" + dice.between(1, 4) + "] = 0"
                        : dice.pick(
                                "tambah(" + container + ", 9)",
                                "pop(" + container + ")",
                                "ubah " + container + "[0] = 7")));
        draft.line("    akhir");
        draft.line("    jika panjang(" + container + ") > 8 maka berhenti akhir");
        draft.line("akhir");
        draft.pay(60);
    }

    private void goDeep() {
        String name = draft.name("f");
        int depth = dice.pick(List.of(300, 9_000, 10_230, 10_240, 20_000));
        if (!draft.affordable(2_000)) {
            return;
        }
        draft.pay(2_000);
        String inside = dice.pick("n + " + name + "(n - 1)", "1 + " + name + "(n - 1)", "[" + name + "(n - 1)][0]");
        draft.line("fungsi " + name + "(n) maka");
        draft.line("    jika n == 0 maka kembali " + expressions.of(Basic.INT, 1) + " akhir");
        draft.line("    kembali " + inside);
        draft.line("akhir");
        draft.line("coba");
        draft.line("    tulis(" + label() + ", " + name + "(" + depth + "))");
        draft.line("tangkap e");
        draft.line("    tulis(" + label() + ", e.pesan, e.baris, e.kolom, panjang(e.jejak))");
        draft.line("akhir");
    }

    private void readTooEarly() {
        String name = draft.name("u");
        draft.line("jika " + statements.condition() + " maka");
        draft.line("    biar " + name + " = " + expressions.of(Basic.INT, 1));
        draft.line("akhir");
        draft.line("coba");
        draft.line("    tulis(" + label() + ", " + name + ")");
        draft.line("tangkap e");
        draft.line("    tulis(" + label() + ", e.kode, e.baris, e.kolom)");
        draft.line("akhir");
    }

    /** Something that throws, or nearly. */
    private void provoke() {
        String any = expressions.of(Basic.ANY, 1);
        String list = expressions.of(new ListOf(expressions.anyKind(0)), 1);
        String statement = dice.pick(
                any + "(" + any + ")",
                "tulis(" + any + "[" + any + "])",
                "tulis(" + any + ".tak_ada)",
                "tulis(" + list + "[" + expressions.of(Basic.INT, 2) + "])",
                "tulis(" + list + "[0.5])",
                "ubah " + any + "[0] = 1",
                "ubah " + any + ".x = 1",
                "tulis(" + any + expressions.slice(1) + ")",
                "tulis(" + list + "[\"a\":])",
                "tulis(panjang(" + any + "))",
                "untuk q dalam " + any + " maka tulis(q) akhir",
                "biar [q1, q2] = " + any,
                "biar [q1, q2, q3] = [1, 2]",
                "tulis({" + any + ": 1})",
                "tulis({[1]: 1})",
                "tulis(-" + any + ")",
                "tulis(~" + any + ")",
                "tulis(" + any + " < " + any + ")",
                "tulis(" + any + " - " + any + ")",
                "tulis(" + any + " * " + any + ")",
                "tulis(" + any + " & " + any + ")",
                "tulis(1 << (0 - 1))",
                "tulis(1 % 0)",
                "tulis(1.0 % 0.0)",
                "tulis(1 / 0)",
                "tulis(bagi_bulat(1, 0))",
                "tulis((1 << 2000) / 1.5)",
                "tulis((1 << 2000) / 3)",
                "tulis(float(1 << 2000))",
                "tulis(1 << (1 << 40))",
                "tulis(\"a\" * (1 << 40))",
                "tulis([1] * (1 << 40))",
                "tulis(int(\"x\"))",
                "tulis(int(1e308 * 10))",
                "tulis(float(\"x\"))",
                "tulis(int(" + any + "))",
                "tulis(float(" + any + "))",
                "tulis(chr(" + any + "))",
                "tulis(chr(55296))",
                "tulis(ord(" + any + "))",
                "tulis(ord(\"ab\"))",
                "tulis({}[" + any + "])",
                "tulis({}.x)",
                "tulis(\"a\".pisah(\"\"))",
                "tulis([].pop())",
                "tulis([1].remove(2))",
                "tulis(\"a\".encode(\"x\"))",
                "tulis(\"ñ\".encode(\"ascii\"))",
                "tulis(\"ñ\".encode()[0:1].decode())",
                "tulis(\"a\".ganti(\"b\"))",
                "tulis(\"a\".kecil(1))",
                "tulis(\"a\".temukan(1))",
                "tulis(rentang(1, 2, 0))",
                "tulis(rentang(\"a\"))",
                "tulis(urutkan([1, \"a\"]))",
                "tulis(gabung(" + any + ", " + any + "))",
                "tambah(" + any + ", 1)",
                "tulis(pop(" + any + "))",
                "tulis([1, 2][" + dice.pick("2", "-3", "1.0", "benar", "nil", "1 << 70") + "])",
                "tulis(\"añ😀\"[" + dice.pick("3", "-4", "-3", "2") + "])",
                "ubah \"a\"[0] = 1",
                "ubah {}.x = 1",
                "tulis(\"a\".tak_ada())",
                "tulis([1].tak_ada)",
                "tulis([3, 1].insert(0, 2), [1].index)",
                "tulis(\",\".join([\"a\", 1]))",
                "tulis([1, 2] < [1, \"a\"])",
                "tulis(2 ^ 1.5)",
                "tulis(kunci(" + any + "))",
                "tulis(lanjut(" + any + "))",
                "tulis(tunggu " + any + ")",
                "lemparkan " + any,
                "lemparkan {\"pesan\": " + any + ", \"lain\": 1}",
                "lemparkan " + any + " jenis " + any);
        caught(statement);
    }

    // control flow

    private void leaveThroughFinally() {
        boolean module = draft.scope.isModule();
        String counter = draft.name("i");
        draft.line("untuk " + counter + " dalam rentang(0, 3) maka");
        draft.line("    coba");
        draft.line("        jika " + statements.condition() + " maka " + leave(module) + " akhir");
        draft.line("        tulis(" + label() + ", " + counter + ")");
        if (dice.percent(50)) {
            draft.line("    tangkap e");
            draft.line("        " + leave(module));
        }
        draft.line("    akhirnya");
        draft.line("        tulis(" + label() + ", " + counter + ")");
        if (dice.percent(30)) {
            draft.line("        jika " + statements.condition() + " maka " + leave(module) + " akhir");
        }
        draft.line("    akhir");
        draft.line("akhir");
        draft.pay(80);
    }

    private String leave(boolean module) {
        return dice.<String>choice()
                .of(2, () -> "berhenti")
                .of(2, () -> "lanjutkan")
                .of(1, () -> "lemparkan " + expressions.of(Basic.TEXT, 1))
                .when(!module, 2, statements::result)
                .make();
    }

    /** Closures made in a loop share the variable of the frame. */
    private void closuresInLoop() {
        String list = draft.name("l");
        String variable = draft.name("x");
        String counter = draft.name("v");
        draft.line("biar " + list + " = []");
        draft.line("biar " + counter + " = " + expressions.of(Basic.INT, 1));
        draft.line("untuk " + variable + " dalam rentang(" + dice.between(1, 4) + ") maka");
        draft.line("    tambah(" + list + ", fungsi(d) maka");
        draft.line("        ubah " + counter + " = " + counter
                + dice.pick(" + d", " * 2 + " + variable, " - " + variable));
        draft.line("        kembali [" + counter + ", " + variable + "]");
        draft.line("    akhir)");
        draft.line("akhir");
        String function = draft.name("x");
        draft.line("untuk " + function + " dalam " + list + " maka tulis(" + label() + ", " + function + "("
                + dice.between(0, 5) + ")) akhir");
        draft.line("tulis(" + label() + ", " + counter + ")");
        statements.declared(new Variable(counter, Basic.INT, true));
        draft.pay(150);
    }

    /** A loop over numbers and a list, for what only pays in loops. */
    private void numericLoop() {
        int turns = draft.affordableTurns(dice.between(20, 200));
        String sum = draft.name("v");
        String list = draft.name("v");
        String i = draft.name("i");
        boolean real = draft.has(Feature.FLOATS) && dice.percent(40);
        draft.line("biar " + sum + " = " + (real ? expressions.of(Basic.FLOAT, 1) : expressions.of(Basic.INT, 1)));
        draft.line("biar " + list + " = " + (real ? "[0.5, 1.5, 2.5]" : "[3, 1, 2]"));
        String start = dice.pick("0", "0", "1", "(-2)");
        draft.line("biar " + i + " = " + start);
        draft.line("selama " + i + " < " + dice.pick(String.valueOf(turns), "panjang(" + list + ")") + " maka");
        String element = list + "[" + dice.pick(i, i + " % 3", "panjang(" + list + ") - 1", i + " - 1", "-1") + "]";
        draft.line("    ubah " + sum + " = "
                + dice.pick(
                        sum + " + " + element,
                        "(" + sum + " * 3 + " + element + ") % 1000003",
                        sum + " - " + element + " * " + i,
                        element + " - " + sum));
        if (dice.percent(40)) {
            draft.line("    ubah " + list + "[" + dice.pick(i + " % 3", "0", i) + "] = "
                    + dice.pick(sum, element, sum + " * 0.5", i));
        }
        if (dice.percent(20)) {
            draft.line("    jika panjang(" + list + ") < 20 maka tambah(" + list + ", " + sum + ") akhir");
        }
        draft.line("    ubah " + i + " = " + i + " + " + dice.pick("1", "1", "2", "3"));
        draft.line("akhir");
        draft.line("tulis(" + label() + ", " + sum + ", " + list + ", " + i + ")");
        statements.declared(new Variable(i, Basic.INT, true));
        draft.repeated(turns, () -> draft.pay(12));
    }

    private void colour(int depth) {
        draft.line("warnai \"<w>\" maka");
        statements.block(1, depth);
        draft.line("akhir");
    }

    private void convertBytes() {
        String bytes = expressions.of(Basic.BYTES, 2);
        draft.line("untuk q dalam " + bytes + " maka tulis(" + label() + ", q) akhir");
        draft.line("tulis(" + label() + ", " + bytes
                + dice.pick(
                        ".decode()",
                        ".decode(\"latin-1\")",
                        "[0]",
                        "[-1]",
                        " == " + expressions.of(Basic.BYTES, 1),
                        " < " + expressions.of(Basic.BYTES, 1))
                + ")");
        draft.pay(60);
    }
}
