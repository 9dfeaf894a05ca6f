package id.morph.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PrinterTest {
    private static final MorphClass CLASS = new MorphClass("A", null);
    private static final MorphFunction FUNCTION = new BuiltinFunction("f", 1, args -> args[0]);
    private static final VariantType K = new VariantType("T", "K", 2, "a:T");
    private static final VariantType N = new VariantType("T", "N", 0, "a:T");

    /** A value as it prints alone and inside a list, in both styles. */
    private static void assertPrints(
            Object value, String morph, String morphNested, String python, String pythonNested) {
        assertEquals(morph, Printer.toText(value, PrintStyle.MORPH).toString());
        assertEquals(
                "[" + morphNested + "]",
                Printer.toText(MorphList.of(value), PrintStyle.MORPH).toString());
        assertEquals(morphNested, Printer.repr(value, PrintStyle.MORPH).toString());
        assertEquals(python, Printer.toText(value, PrintStyle.PYTHON).toString());
        assertEquals(
                "[" + pythonNested + "]",
                Printer.toText(MorphList.of(value), PrintStyle.PYTHON).toString());
    }

    private static void assertPrints(Object value, String morph, String python) {
        assertPrints(value, morph, morph, python, python);
    }

    @Test
    void words() {
        assertPrints(Nil.NIL, "nil", "None");
        assertPrints(true, "benar", "True");
        assertPrints(false, "salah", "False");
    }

    @Test
    void numbers() {
        assertPrints(-5L, "-5", "-5");
        assertPrints(BigInteger.TEN.pow(30), "1" + "0".repeat(30), "1" + "0".repeat(30));
        assertPrints(2.0, "2.0", "2.0");
        assertPrints(Double.NEGATIVE_INFINITY, "-inf", "-inf");
    }

    @Test
    void texts() {
        assertPrints("a", "a", "\"a\"", "a", "'a'");
        assertPrints("it's", "it's", "\"it's\"", "it's", "\"it's\"");
        assertPrints("\"", "\"", "\"\\\"\"", "\"", "'\"'");
        assertPrints("'\"", "'\"", "\"'\\\"\"", "'\"", "'\\'\"'");
        assertPrints("\\\n\t\r", "\\\n\t\r", "\"\\\\\\n\\t\\r\"", "\\\n\t\r", "'\\\\\\n\\t\\r'");
        assertPrints("\0\u001b\u007f", "\0\u001b\u007f", "\"\\x00\\x1b\\x7f\"", "\0\u001b\u007f", "'\\x00\\x1b\\x7f'");
        assertPrints(Text.of("é😀"), "é😀", "\"é😀\"", "é😀", "'é😀'");
        assertPrints("\u00a0\u2028", "\u00a0\u2028", "\"\u00a0\u2028\"", "\u00a0\u2028", "'\\xa0\\u2028'");
    }

    @Test
    void bytes() {
        assertPrints(new MorphBytes(new byte[] {65, 10, 0, -1}), "b\"A\\n\\x00\\xff\"", "b'A\\n\\x00\\xff'");
        assertPrints(new MorphBytes(new byte[] {'\'', '"'}), "b\"'\\\"\"", "b'\\'\"'");
        assertPrints(new MorphBytes(new byte[] {'\''}), "b\"'\"", "b\"'\"");
    }

    @Test
    void containers() {
        MorphDict dict = new MorphDict();
        dict.put("k", 2.0);
        dict.put(1L, MorphList.of());
        assertPrints(
                MorphList.of("a", 1L, Nil.NIL, dict),
                "[\"a\", 1, nil, {\"k\": 2.0, 1: []}]",
                "['a', 1, None, {'k': 2.0, 1: []}]");
        assertPrints(new MorphDict(), "{}", "{}");
    }

    @Test
    void variants() {
        assertPrints(new Variant(K, new Object[] {1L, "z"}), "K(1, \"z\")", "K(1, z)");
        assertPrints(new Variant(N, new Object[0]), "N", "N");
        assertPrints(
                new Variant(K, new Object[] {new Variant(N, new Object[0]), MorphList.of("z")}),
                "K(N, [\"z\"])",
                "K(N, ['z'])");
        assertPrints(new VariantConstructor(K), "<fungsi K>", "<CodeObject K>");
    }

    @Test
    void functionsAndTheirKin() {
        MorphInstance instance = CLASS.allocate();
        assertPrints(FUNCTION, "<fungsi f>", "<Fungsi f>");
        assertPrints(new BuiltinFunction("<fungsi>", 0, args -> Nil.NIL), "<fungsi>", "<fungsi>");
        assertPrints(CLASS, "<kelas A>", "<Kelas A>");
        assertPrints(instance, "<A>", "<Instance A>");
        assertPrints(new BoundMethod(instance, FUNCTION), "<metode A.f>", "<BoundMethod f of <Instance A>>");
        assertPrints(new MorphModule("m", "m.fox"), "<modul m>", "<modul m>");
        assertPrints(
                new GeneratorFrame("g", frame -> Nil.NIL, new Object[0]).handle(), "<generator g>", "<Generator g>");
        assertPrints(new Scheduler(Clock.SYSTEM).start("r", (input, error) -> null), "<rutin r>", "<rutin r>");
        assertEquals("<metode teks.kecil>", Operations.toText(Operations.getAttribute("x", "kecil")));
    }

    @Test
    void instancesDescribeThemselves() {
        MorphClass type = new MorphClass(
                "B",
                null,
                Map.of(
                        "ke_teks",
                        new BuiltinFunction("ke_teks", 1, args -> "si " + Operations.length(MorphList.of(args)))));
        MorphInstance instance = new MorphClass("C", type).allocate();
        assertPrints(instance, "si 1", "<Instance C>");
    }

    @Test
    void aKeTeksThatGivesNoTextIsPrinted() {
        MorphClass type = new MorphClass("B", null, Map.of("ke_teks", new BuiltinFunction("ke_teks", 1, args -> 42L)));
        assertEquals("42", Operations.toText(type.allocate()).toString());
        MorphClass self =
                new MorphClass("C", null, Map.of("ke_teks", new BuiltinFunction("ke_teks", 1, args -> args[0])));
        assertEquals("<C>", Operations.toText(self.allocate()).toString());
    }

    @Test
    void cycles() {
        MorphList list = MorphList.of(1L);
        list.add(list);
        assertPrints(list, "[1, [...]]", "[1, [...]]");
        MorphDict dict = new MorphDict();
        dict.put("d", dict);
        dict.put("l", MorphList.of(dict, list));
        assertEquals(
                "{\"d\": {...}, \"l\": [{...}, [1, [...]]]}",
                Operations.toText(dict).toString());
    }

    @Test
    void deepCycle() {
        MorphList innermost = new MorphList();
        MorphList list = innermost;
        for (int i = 0; i < 50; i++) {
            list = MorphList.of(list);
        }
        innermost.add(list);
        assertEquals(
                "[".repeat(51) + "[...]" + "]".repeat(51),
                Operations.toText(list).toString());
    }

    @Test
    void sharedIsNotCyclic() {
        MorphList shared = MorphList.of(1L);
        assertEquals(
                "[[1], [1]]", Operations.toText(MorphList.of(shared, shared)).toString());
    }

    @Test
    void depthNeedsNoStack() {
        MorphList list = new MorphList();
        for (int i = 0; i < 100_000; i++) {
            list = MorphList.of(list);
        }
        String text = Operations.toText(list).toString();
        assertTrue(text.startsWith("[[[") && text.length() == 200_002);
    }
}
