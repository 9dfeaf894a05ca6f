package id.morph.runtime;

import static id.morph.runtime.Errors.assertError;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.math.BigInteger;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessTest {
    private static final BigInteger HUGE = BigInteger.ONE.shiftLeft(80);

    private static final MorphBytes BYTES = new MorphBytes(new byte[] {1, 2, (byte) 255});

    @Test
    void indexing() {
        MorphList list = MorphList.of("a", "b", "c");
        assertEquals("a", Operations.index(list, 0L));
        assertEquals("c", Operations.index(list, -1L));
        assertEquals("b", Operations.index(list, true));
        assertEquals("b", Operations.index("abc", 1L));
        assertEquals("a", Operations.index("abc", -3L).toString());
        assertEquals("😀", Operations.index(Text.of("a😀b"), 1L).toString());
        assertEquals(255L, Operations.index(BYTES, -1L));
        MorphDict dict = new MorphDict();
        dict.put(-1L, "x");
        assertEquals("x", Operations.index(dict, -1L));
        MorphModule module = new MorphModule("m", "m.fox");
        module.put("x", 5L);
        assertEquals(5L, Operations.index(module, "x"));
    }

    @Test
    void outOfRange() {
        MorphList list = MorphList.of("a", "b", "c");
        assertError(
                ErrorCode.INDEKS,
                "Indeks 3 di luar jangkauan: daftar ini berisi 3 unsur",
                () -> Operations.index(list, 3L));
        assertError(ErrorCode.INDEKS, () -> Operations.index(list, -4L));
        assertError(ErrorCode.INDEKS, () -> Operations.index(list, HUGE));
        assertError(ErrorCode.INDEKS, () -> Operations.index("", 0L));
        assertError(ErrorCode.INDEKS, () -> Operations.index(BYTES, 3L));
        assertError(ErrorCode.INDEKS, () -> Operations.setIndex(list, 3L, "d"));
        assertError(ErrorCode.KUNCI, "Kunci \"q\" tidak ada dalam kamus", () -> Operations.index(new MorphDict(), "q"));
    }

    @Test
    void wrongTypes() {
        assertError(ErrorCode.TIPE, () -> Operations.index(5L, 0L));
        assertError(
                ErrorCode.TIPE,
                "Indeks daftar harus bilangan bulat, bukan 'teks'",
                () -> Operations.index(MorphList.of(1L), "a"));
        assertError(ErrorCode.TIPE, () -> Operations.index("a", 0.0));
        assertError(ErrorCode.TIPE, () -> Operations.setIndex("abc", 0L, "x"));
        assertError(ErrorCode.TIPE, () -> Operations.index(new MorphDict(), MorphList.of()));
        assertError(ErrorCode.TIPE, () -> Operations.length(5L));
        assertError(ErrorCode.TIPE, () -> Operations.call(5L, new Object[0]));
    }

    @Test
    void assignment() {
        MorphList list = MorphList.of("a", "b", "c");
        Operations.setIndex(list, -1L, "z");
        Operations.setIndex(list, 0L, "y");
        assertEquals("[\"y\", \"b\", \"z\"]", Operations.toText(list));
        MorphModule module = new MorphModule("m", "m.fox");
        Operations.setIndex(module, "x", 1L);
        assertEquals(1L, module.get("x"));
    }

    @ParameterizedTest
    @CsvSource({
        "1,3,bc",
        ",,abcde",
        "2,,cde",
        ",2,ab",
        "-2,,de",
        ",-2,abc",
        "-99,99,abcde",
        "3,1,''",
        "9,,''",
        "0,0,''",
        "-1,-3,''"
    })
    void slices(Long from, Long to, String expected) {
        Object a = from == null ? Nil.NIL : (Object) from;
        Object b = to == null ? Nil.NIL : (Object) to;
        assertEquals(expected, Operations.slice("abcde", a, b).toString());
        assertEquals(
                expected.length(), Operations.length(Operations.slice(MorphList.of("a", "b", "c", "d", "e"), a, b)));
        assertEquals(expected.length(), Operations.length(Operations.slice(new MorphBytes(new byte[5]), a, b)));
    }

    @Test
    void sliceBounds() {
        assertEquals("bc", Operations.slice("abc", true, HUGE));
        assertEquals("abc", Operations.slice("abc", HUGE.negate(), Nil.NIL));
        assertEquals(
                "bc",
                Operations.slice("abc", Long.MIN_VALUE + 1, Long.MAX_VALUE)
                        .toString()
                        .substring(1));
        assertError(ErrorCode.TIPE, () -> Operations.slice("abc", 1.0, Nil.NIL));
        assertError(
                ErrorCode.TIPE,
                "Objek tipe 'kamus' tidak mendukung slicing/iris.",
                () -> Operations.slice(new MorphDict(), 0L, 1L));
    }

    @Test
    void aSliceIsANewList() {
        MorphList list = MorphList.of(1L, 2L);
        MorphList all = (MorphList) Operations.slice(list, Nil.NIL, Nil.NIL);
        all.add(3L);
        assertEquals(2, list.size());
    }

    @Test
    void attributesOfInstances() {
        BuiltinFunction m = new BuiltinFunction("m", 1, args -> Operations.getAttribute(args[0], "x"));
        MorphClass parent = new MorphClass("A", null, Map.of("m", m));
        MorphInstance instance = new MorphClass("B", parent).allocate();
        Operations.setAttribute(instance, "x", 1L);
        assertEquals(1L, Operations.getAttribute(instance, "x"));
        assertEquals(1L, Operations.callMethod(instance, "m", new Object[0]));
        assertEquals(1L, Operations.call(Operations.getAttribute(instance, "m"), new Object[0]));
        assertSame(instance.morphClass(), Operations.getAttribute(instance, "__class__"));
        assertEquals("B", Operations.getAttribute(instance.morphClass(), "name"));
        assertSame(m, Operations.getAttribute(instance.morphClass(), "m"));
        for (String name : new String[] {"x", "m"}) {
            assertEquals(true, Operations.callMethod(instance, "punya", new Object[] {name}));
        }
        assertEquals(false, Operations.callMethod(instance, "punya", new Object[] {"y"}));
        assertEquals(true, Operations.callMethod(parent, "punya", new Object[] {"m"}));
        assertEquals(true, Operations.call(Operations.getAttribute(instance, "punya"), new Object[] {"x"}));
        Operations.setAttribute(instance, "m", 7L);
        assertEquals(7L, Operations.getAttribute(instance, "m"));
        assertError(
                ErrorCode.ATRIBUT,
                "Objek 'B' tidak memiliki atribut 'z'",
                () -> Operations.getAttribute(instance, "z"));
        assertError(ErrorCode.ATRIBUT, () -> Operations.getAttribute(parent, "z"));
        assertError(ErrorCode.ATRIBUT, () -> Operations.setAttribute(parent, "z", 1L));
    }

    @Test
    void attributesOfDicts() {
        MorphDict dict = new MorphDict();
        dict.put("k", 1L);
        assertEquals(1L, Operations.getAttribute(dict, "k"));
        assertEquals(true, Operations.callMethod(dict, "punya", new Object[] {"k"}));
        assertEquals(false, Operations.callMethod(dict, "punya", new Object[] {2L}));
        assertError(ErrorCode.KUNCI, "Kamus tidak memiliki kunci 'z'", () -> Operations.getAttribute(dict, "z"));
        assertError(ErrorCode.ATRIBUT, () -> Operations.setAttribute(dict, "k", 2L));
        dict.put("f", new BuiltinFunction("f", 1, args -> args[0]));
        assertEquals(9L, Operations.callMethod(dict, "f", new Object[] {9L}));
    }

    @Test
    void attributesOfModules() {
        MorphModule module = new MorphModule("m", "m.fox", "a", "b");
        assertError(ErrorCode.ATRIBUT, "Modul 'm' tidak memiliki 'a'", () -> Operations.getAttribute(module, "a"));
        Operations.setAttribute(module, "a", 1L);
        assertEquals(1L, Operations.getAttribute(module, "a"));
        module.markConstant("b");
        assertError(
                ErrorCode.ATRIBUT,
                "'b' dalam modul 'm' adalah tetap dan tidak bisa diubah",
                () -> Operations.setAttribute(module, "b", 1L));
        assertEquals(true, Operations.callMethod(module, "punya", new Object[] {"a"}));
        assertEquals(false, Operations.callMethod(module, "punya", new Object[] {"b"}));
        for (int i = 0; i < 100; i++) {
            Operations.setAttribute(module, "baru" + i, (long) i);
        }
        assertEquals(57L, Operations.getAttribute(module, "baru57"));
    }

    @Test
    void missingAttributes() {
        Variant variant = new Variant(new VariantType("T", "V", 0, "a:T"), new Object[0]);
        assertError(
                ErrorCode.ATRIBUT,
                "Varian 'V' tidak mendukung akses atribut langsung. Gunakan jodohkan.",
                () -> Operations.getAttribute(variant, "x"));
        assertError(
                ErrorCode.ATRIBUT,
                "Teks 'abc' tidak memiliki atribut/metode 'x'",
                () -> Operations.getAttribute("abc", "x"));
        assertError(ErrorCode.ATRIBUT, () -> Operations.getAttribute(5L, "x"));
        assertError(ErrorCode.ATRIBUT, () -> Operations.getAttribute(Nil.NIL, "x"));
        assertError(ErrorCode.ATRIBUT, () -> Operations.callMethod(MorphList.of(), "x", new Object[0]));
    }

    @Test
    void typeNames() {
        assertEquals("nil", Operations.typeName(Nil.NIL));
        assertEquals("boolean", Operations.typeName(true));
        assertEquals("angka", Operations.typeName(HUGE));
        assertEquals("teks", Operations.typeName(Text.of("😀")));
        assertEquals("fungsi", Operations.typeName(Operations.getAttribute("a", "kecil")));
        assertEquals("objek", Operations.typeName(new MorphClass("A", null).allocate()));
    }
}
