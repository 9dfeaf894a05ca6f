package id.morph.difftest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.morph.runtime.MorphBytes;
import id.morph.runtime.MorphDict;
import id.morph.runtime.MorphError;
import id.morph.runtime.MorphList;
import id.morph.runtime.Nil;
import id.morph.runtime.Operations;
import id.morph.runtime.PrintStyle;
import id.morph.runtime.Printer;
import id.morph.runtime.RuntimeContext;
import id.morph.runtime.Text;
import id.morph.runtime.primitive.Primitives;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The runtime in JavaScript does with random values what the one in Java does, errors included. */
class JavaScriptRuntimeTest {
    private static final RuntimeContext CONTEXT = RuntimeContext.builder().build();

    private final Random random = new Random(20261121);
    private final List<String> calls = new ArrayList<>();
    private final List<String> expected = new ArrayList<>();

    /** An operation of two operands: what the IR calls it, and what Java does. */
    private record Binary(String name, BiFunction<Object, Object, Object> java) {}

    /** Files whose classes others extend. */
    private static final List<String> FIRST = List.of("host.js", "objects.js", "scheduler.js");

    private static final List<Binary> OPERATORS = List.of(
            new Binary("morphAdd", Operations::add),
            new Binary("morphSub", Operations::sub),
            new Binary("morphMul", Operations::mul),
            new Binary("morphDiv", Operations::div),
            new Binary("morphMod", Operations::mod),
            new Binary("morphAnd", Operations::bitAnd),
            new Binary("morphOr", Operations::bitOr),
            new Binary("morphXor", Operations::bitXor),
            new Binary("primFloorDiv", Operations::floorDiv),
            new Binary("morphEq", Operations::eq),
            new Binary("morphLt", Operations::lt),
            new Binary("morphLe", Operations::le),
            new Binary("morphGt", Operations::gt),
            new Binary("morphGe", Operations::ge),
            new Binary("morphIndex", Operations::index));

    @Test
    void operatorsOnNumbers() {
        for (int i = 0; i < 6_000; i++) {
            Object a = number();
            Object b = number();
            Binary operator = OPERATORS.get(random.nextInt(OPERATORS.size()));
            check(
                    operator.name() + "(" + js(a) + ", " + js(b) + ")",
                    () -> operator.java().apply(a, b));
        }
        compare();
    }

    @Test
    void shifts() {
        for (int i = 0; i < 2_000; i++) {
            Object a = integer();
            Object count = random.nextInt(20) == 0 ? integer() : (Object) (long) (random.nextInt(140) - 5);
            check("morphShr(" + js(a) + ", " + js(count) + ")", () -> Operations.shiftRight(a, count));
            // Only what fits: Java would make the others.
            if (count instanceof Long c && c < 200) {
                check("morphShl(" + js(a) + ", " + js(count) + ")", () -> Operations.shiftLeft(a, count));
            }
        }
        compare();
    }

    @Test
    void operatorsOnAnything() {
        for (int i = 0; i < 6_000; i++) {
            Object a = value(2);
            Object b = random.nextInt(3) == 0 ? a : value(2);
            Binary operator = OPERATORS.get(random.nextInt(OPERATORS.size()));
            if (!(operator.name().equals("morphMul") && (isCountless(a) || isCountless(b)))) {
                check(
                        operator.name() + "(" + js(a) + ", " + js(b) + ")",
                        () -> operator.java().apply(a, b));
            }
        }
        compare();
    }

    /** A number of repetitions that might succeed, and fill the memory. */
    private static boolean isCountless(Object value) {
        return value instanceof Long number && number > 1_000 && number < 1L << 40;
    }

    @Test
    void operationsOnOneValue() {
        for (int i = 0; i < 2_000; i++) {
            Object a = value(3);
            check("morphNeg(" + js(a) + ")", () -> Operations.neg(a));
            check("morphBitnot(" + js(a) + ")", () -> Operations.bitNot(a));
            check("morphTruthy(" + js(a) + ")", () -> Operations.truthy(a));
            check("morphType(" + js(a) + ")", () -> Operations.typeName(a));
            check("morphLength(" + js(a) + ")", () -> Operations.length(a));
            check("toText(" + js(a) + ", 1)", () -> Operations.toText(a));
            check("repr(" + js(a) + ", 1, true)", () -> Printer.repr(a, PrintStyle.PYTHON));
            primitive("to_int", a);
            primitive("to_float", a);
            primitive("float_bits", a);
            primitive("float_from_bits", a);
            primitive("sqrt", a);
            primitive("chr", a);
            primitive("ord", a);
            primitive("bytes_from_list", a);
        }
        compare();
    }

    @Test
    void floatsAsText() {
        for (int i = 0; i < 6_000; i++) {
            double number = Double.longBitsToDouble(random.nextLong());
            check("toText(" + js(number) + ", 1)", () -> Operations.toText(number));
            double decimal = random.nextInt(1_000_000) * Math.pow(10, random.nextInt(40) - 20);
            check("toText(" + js(decimal) + ", 1)", () -> Operations.toText(decimal));
        }
        compare();
    }

    @Test
    void numbersFromText() {
        String alphabet = "0123456789.eE+-_ \tinfaNxy\u00a0\u0663";
        for (int i = 0; i < 6_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(1 + random.nextInt(24)); length > 0; length--) {
                text.append(alphabet.charAt(random.nextInt(random.nextInt(4) == 0 ? alphabet.length() : 13)));
            }
            primitive("to_int", text.toString());
            primitive("to_float", text.toString());
        }
        compare();
    }

    @Test
    void slicesAndIndices() {
        for (int i = 0; i < 3_000; i++) {
            Object sequence = sequence();
            Object from = bound();
            Object to = bound();
            check(
                    "morphSlice(" + js(sequence) + ", " + js(from) + ", " + js(to) + ")",
                    () -> Operations.slice(sequence, from, to));
            check("morphIndex(" + js(sequence) + ", " + js(from) + ")", () -> Operations.index(sequence, from));
        }
        compare();
    }

    @Test
    void texts() {
        for (int i = 0; i < 3_000; i++) {
            CharSequence text = text();
            CharSequence part =
                    random.nextBoolean() ? text() : Text.slice(text, 0, Math.min(text.length(), random.nextInt(3)));
            primitive("text_lower", text);
            primitive("text_upper", text);
            primitive("text_strip", text);
            primitive("text_find", text, part, bound());
            primitive("text_replace", text, part, text());
            primitive("text_split", text, random.nextInt(3) == 0 ? Nil.NIL : part);
            primitive("text_starts", text, part);
            primitive("text_ends", text, part);
            primitive(
                    "text_encode",
                    text,
                    random.nextInt(3) == 0 ? "latin-1" : random.nextInt(5) == 0 ? "ascii" : Nil.NIL);
            check(
                    "callMethod1(" + js(text) + ", " + js(part) + ", 'bersihkan', builtin_bersihkan, 1)",
                    () -> Operations.callMethod(text, "bersihkan", new Object[] {part}));
            check(
                    "callMethod0(" + js(text) + ", 'isdigit', builtin_isdigit, 1)",
                    () -> Operations.callMethod(text, "isdigit", new Object[0]));
        }
        compare();
    }

    @Test
    void caseOfEveryCharacter() {
        for (int from = 0; from < 0x20000; from += 64) {
            int[] points = java.util.stream.IntStream.range(from, from + 64)
                    .filter(p -> p < 0xD800 || p > 0xDFFF)
                    // Node and the JDK need not know the same version of Unicode.
                    .filter(p -> Character.getType(p) != Character.UNASSIGNED && p < 0x1C80)
                    .toArray();
            CharSequence text = Text.ofCodePoints(points, points.length);
            primitive("text_lower", text);
            primitive("text_upper", text);
        }
        compare();
    }

    @Test
    void bytes() {
        for (int i = 0; i < 3_000; i++) {
            byte[] data = text().toString().getBytes(StandardCharsets.UTF_8);
            for (int changes = random.nextInt(3); changes > 0 && data.length > 0; changes--) {
                data[random.nextInt(data.length)] = (byte) random.nextInt();
            }
            MorphBytes bytes = new MorphBytes(data);
            primitive(
                    "bytes_decode",
                    bytes,
                    random.nextInt(3) == 0 ? "latin-1" : random.nextInt(5) == 0 ? "us_ascii" : Nil.NIL);
            primitive("bytes_to_list", bytes);
            check("toText(" + js(bytes) + ", 1)", () -> Operations.toText(bytes));
        }
        compare();
    }

    @Test
    void dicts() {
        for (int run = 0; run < 300; run++) {
            MorphDict dict = new MorphDict();
            StringBuilder script = new StringBuilder("(() => { const k = new Dict(), r = []; ");
            MorphList results = new MorphList();
            for (int i = 0; i < 30; i++) {
                Object key = random.nextInt(40) == 0 ? value(1) : key();
                switch (random.nextInt(4)) {
                    case 0, 1 -> {
                        Object value = key();
                        script.append("r.push(attemptKey(() => morphSetindex(k, ")
                                .append(js(key))
                                .append(", ")
                                .append(js(value))
                                .append("))); ");
                        results.add(attempt(() -> {
                            Operations.setIndex(dict, key, value);
                            return Nil.NIL;
                        }));
                    }
                    case 2 -> {
                        script.append("r.push(attemptKey(() => primDictRemove(k, ")
                                .append(js(key))
                                .append("))); ");
                        results.add(attempt(() -> dict.remove(key) != null));
                    }
                    default -> {
                        script.append("r.push(attemptKey(() => primDictGet(k, ")
                                .append(js(key))
                                .append(", 'tiada'))); ");
                        results.add(attempt(() -> {
                            Object found = dict.get(key);
                            return found == null ? "tiada" : found;
                        }));
                    }
                }
            }
            script.append("return new List([k, new List(r), primDictKeys(k), primDictValues(k)]); })()");
            check(script.toString(), () -> MorphList.of(dict, results, dict.keys(), dict.values()));
        }
        compare();
    }

    private static Object attempt(Supplier<Object> action) {
        try {
            return action.get();
        } catch (MorphError error) {
            return error.code().name();
        }
    }

    // random values

    private Object integer() {
        return switch (random.nextInt(8)) {
            case 0, 1 -> (long) (random.nextInt(21) - 10);
            case 2 -> (long) random.nextInt();
            case 3 -> random.nextLong() >> random.nextInt(64);
            case 4 -> (1L << random.nextInt(62)) + random.nextInt(5) - 2;
            case 5 -> (1L << 53) + random.nextInt(9) - 4;
            case 6 -> -(1L << 53) + random.nextInt(9) - 4;
            default ->
                Operations.mul(random.nextLong(), Operations.mul(random.nextLong(), (long) random.nextInt(1000)));
        };
    }

    private Object floating() {
        return switch (random.nextInt(6)) {
            case 0 -> (double) (random.nextInt(21) - 10);
            case 1 -> random.nextGaussian() * 100;
            case 2 -> Double.longBitsToDouble(random.nextLong());
            case 3 -> Math.rint(random.nextGaussian() * 1e17);
            case 4 -> (double) (1L << 53) + random.nextInt(5) - 2;
            default ->
                new double[] {0.0, -0.0, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e300, 5e-324}
                        [random.nextInt(7)];
        };
    }

    private Object number() {
        return switch (random.nextInt(7)) {
            case 0 -> random.nextBoolean();
            case 1, 2 -> floating();
            default -> integer();
        };
    }

    private CharSequence text() {
        String alphabet = "ab c\tXY.9\"'\\\n\u0001\u007f\u00e9\u0130\u00df\u01c5\u03a3\u03c3\u0660\u00b2\u2028\uffff";
        StringBuilder text = new StringBuilder();
        boolean wide = random.nextInt(3) == 0;
        for (int length = random.nextInt(9); length > 0; length--) {
            if (wide && random.nextInt(3) == 0) {
                text.appendCodePoint(0x1F600 + random.nextInt(3));
            } else {
                text.append(alphabet.charAt(random.nextInt(random.nextBoolean() ? 4 : alphabet.length())));
            }
        }
        return Text.of(text.toString());
    }

    private Object key() {
        return switch (random.nextInt(7)) {
            case 0 -> random.nextBoolean();
            case 1 -> (double) random.nextInt(4);
            case 2 -> random.nextInt(3) == 0 ? floating() : integer();
            case 3 -> new MorphBytes(new byte[] {(byte) random.nextInt(2)});
            case 4 -> Nil.NIL;
            case 5 -> (long) random.nextInt(4);
            default -> text();
        };
    }

    private Object value(int depth) {
        if (depth > 0 && random.nextInt(3) == 0) {
            if (random.nextBoolean()) {
                MorphList list = random.nextBoolean() ? new MorphList() : MorphList.ofDoubles();
                for (int i = random.nextInt(4); i > 0; i--) {
                    list.add(random.nextBoolean() ? floating() : value(depth - 1));
                }
                return list;
            }
            MorphDict dict = new MorphDict();
            for (int i = random.nextInt(3); i > 0; i--) {
                dict.put(key(), value(depth - 1));
            }
            return dict;
        }
        return switch (random.nextInt(4)) {
            case 0 -> text();
            case 1 -> key();
            default -> number();
        };
    }

    private Object sequence() {
        return switch (random.nextInt(4)) {
            case 0 -> new MorphBytes(text().toString().getBytes(StandardCharsets.UTF_8));
            case 1 -> {
                MorphList list = MorphList.ofDoubles();
                for (int i = random.nextInt(6); i > 0; i--) {
                    list.add(random.nextInt(9) == 0 ? value(1) : floating());
                }
                yield list;
            }
            default -> text();
        };
    }

    private Object bound() {
        return switch (random.nextInt(8)) {
            case 0 -> Nil.NIL;
            case 1 -> value(0);
            case 2 -> integer();
            default -> (long) (random.nextInt(14) - 7);
        };
    }

    // expressions

    /** The value as an expression of the runtime's representation. */
    private static String js(Object value) {
        return switch (value) {
            case Long number when Math.abs(number) <= (1L << 53) - 1 -> number.toString();
            case Long number -> number + "n";
            case BigInteger number -> number + "n";
            case Double number -> "new Float(" + number(number) + ")";
            case Boolean truth -> truth.toString();
            case CharSequence text -> jsText(text.toString());
            case MorphBytes bytes -> "new Bytes(Uint8Array.of(" + numbers(bytes) + "))";
            case MorphList list when list.holdsDoubles() -> "listNewF64([" + floats(list) + "])";
            case MorphList list ->
                "new List(["
                        + String.join(
                                ", ",
                                Stream.of(list.toArray())
                                        .map(JavaScriptRuntimeTest::js)
                                        .toList()) + "])";
            case MorphDict dict -> "morphDict([" + entries(dict) + "])";
            default -> "null";
        };
    }

    private static String number(double number) {
        return Double.isNaN(number)
                ? "NaN"
                : Double.isInfinite(number) ? number > 0 ? "Infinity" : "-Infinity" : Double.toString(number);
    }

    private static String floats(MorphList list) {
        List<String> items = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            items.add(number(list.getDouble(i)));
        }
        return String.join(", ", items);
    }

    private static String numbers(MorphBytes bytes) {
        List<String> items = new ArrayList<>();
        for (int i = 0; i < bytes.size(); i++) {
            items.add(Integer.toString(bytes.get(i)));
        }
        return String.join(", ", items);
    }

    private static String entries(MorphDict dict) {
        List<String> items = new ArrayList<>();
        for (int e = dict.nextEntry(0); e >= 0; e = dict.nextEntry(e + 1)) {
            items.add(js(dict.keyAt(e)));
            items.add(js(dict.valueAt(e)));
        }
        return String.join(", ", items);
    }

    private static String jsText(String string) {
        StringBuilder out = new StringBuilder();
        string.chars().forEach(c -> out.append(String.format("\\u%04x", c)));
        return "textOf(\"" + out + "\")";
    }

    /** Calls a primitive on both sides. */
    private void primitive(String name, Object... arguments) {
        StringBuilder function = new StringBuilder("prim");
        for (String word : name.split("_")) {
            function.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
        }
        String operands = String.join(
                ", ", Stream.of(arguments).map(JavaScriptRuntimeTest::js).toList());
        check(
                function + "(" + operands + ")",
                () -> Primitives.find(name).orElseThrow().call(CONTEXT, arguments));
    }

    private void check(String call, Supplier<Object> java) {
        calls.add(call);
        String outcome;
        try {
            outcome = Printer.repr(java.get(), PrintStyle.MORPH).toString();
        } catch (MorphError error) {
            outcome = "! " + error.getMessage();
        }
        expected.add(outcome.replace("\n", "\\n"));
    }

    /** Runs all calls in one module and compares line by line. */
    private void compare() {
        StringBuilder module = new StringBuilder(runtime());
        module.append("""
                function attemptKey(action) {
                  try {
                    return action() ?? null;
                  } catch (e) {
                    return e.key.split(".")[0];
                  }
                }
                function check(action) {
                  let outcome;
                  try {
                    outcome = toJsString(repr(action(), 1, false));
                  } catch (e) {
                    if (!(e instanceof MorphError)) throw e;
                    outcome = "! " + errorText(e);
                  }
                  writeLine(outcome.replaceAll("\\n", "\\\\n"));
                }
                """);
        calls.forEach(call -> module.append("check(() => ").append(call).append(");\n"));
        module.append("end();\n");
        Outcome outcome = NodePool.SHARED.run(module.toString(), Path.of("."), new byte[0], List.of());
        assertEquals("", new String(outcome.standardError(), StandardCharsets.UTF_8));
        String[] lines = new String(outcome.standardOutput(), StandardCharsets.UTF_8).split("\n");
        for (int i = 0; i < calls.size(); i++) {
            String call = calls.get(i);
            assertEquals(expected.get(i), i < lines.length ? lines[i] : "nothing", () -> call);
        }
    }

    /** All of the runtime: first the files whose classes others extend. */
    private static String runtime() {
        try {
            // The sources: what the class path has is a folder or a jar, as Maven's phase will have it.
            Path folder = Path.of("../runtime-support/src/main/resources/id/morph/js");
            StringBuilder all = new StringBuilder("const ERRORS = {" + errors() + "};\n");
            for (String first : FIRST) {
                all.append(Files.readString(folder.resolve(first)));
            }
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.sorted().toList()) {
                    if (!FIRST.contains(file.getFileName().toString())) {
                        all.append(Files.readString(file));
                    }
                }
            }
            return all.toString();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String errors() throws IOException {
        Properties texts = new Properties();
        try (InputStream in = RuntimeContext.class.getResourceAsStream("errors.properties")) {
            texts.load(new java.io.InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return String.join(
                ", ",
                texts.stringPropertyNames().stream()
                        .map(key -> "\"" + key + "\": " + "\""
                                + texts.getProperty(key).replace("\"", "\\\"") + "\"")
                        .toList());
    }
}
