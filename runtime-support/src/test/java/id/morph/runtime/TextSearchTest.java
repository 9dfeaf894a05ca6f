package id.morph.runtime;

import static id.morph.runtime.Errors.assertError;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextSearchTest {
    private static String call(Object receiver, String method, Object... args) {
        for (int i = 0; i < args.length; i++) {
            args[i] = args[i] instanceof String s
                    ? Text.of(s)
                    : args[i] instanceof Integer n ? (Object) (long) n : args[i];
        }
        return Printer.repr(Operations.callMethod(receiver, method, args), PrintStyle.MORPH)
                .toString();
    }

    private static String on(String text, String method, Object... args) {
        return call(Text.of(text), method, args);
    }

    @Test
    void caseMapping() {
        assertEquals("\"halo é\"", on("HALO É", "kecil"));
        assertEquals("\"STRASSE\"", on("straße", "besar"));
        assertEquals("\"I\"", on("i", "upper"));
        assertEquals("\"a😀\"", on("A😀", "lower"));
    }

    @Test
    void strip() {
        assertEquals("\"a b\"", on(" \t\r\n\u00a0\u2003\u3000\u0085\u001fa b\u2028 ", "bersihkan"));
        assertEquals("\"\"", on("  ", "strip"));
        assertEquals("\"\u200bx\"", on("\u200bx", "strip"), "a zero-width space is no white space");
        assertEquals("\"b\"", on("xyby", "strip", "xy"));
    }

    @ParameterizedTest
    @CsvSource({
        "abcabc,c,,2",
        "abcabc,c,3,5",
        "abcabc,x,,-1",
        "abc,'',,0",
        "abc,'',3,3",
        "abc,'',4,-1",
        "abcabc,a,-3,3",
        "abc,a,-99,0",
        "😀a😀,a,,1",
        "😀a😀,😀,1,2",
        "abc,😀,,-1"
    })
    void find(String text, String part, Long start, String expected) {
        assertEquals(expected, on(text, "temukan", part, start == null ? Nil.NIL : (Object) start));
    }

    @ParameterizedTest
    @CsvSource({
        "aXbX,X,--,a--b--",
        "abc,x,y,abc",
        "aaa,aa,b,ba",
        "abc,'',-,-a-b-c-",
        "😀a,a,b,😀b",
        "a😀,😀,'',a",
        "'','',x,x"
    })
    void replace(String text, String old, String replacement, String expected) {
        assertEquals('"' + expected + '"', on(text, "ganti", old, replacement));
    }

    @Test
    void replacingCanonicalises() {
        Object result = TextSearch.replace(Text.of("a😀"), Text.of("😀"), "b");
        assertEquals(String.class, result.getClass());
    }

    @Test
    void split() {
        assertEquals("[\"a\", \"b\", \"\", \"c\"]", on("a,b,,c", "pisah", ","));
        assertEquals("[\"\", \"\"]", on(",", "split", ","));
        assertEquals("[\"\"]", on("", "split", ","));
        assertEquals("[]", on("", "split"));
        assertEquals("[\"a\", \"b\", \"c\"]", on(" a\t b\u00a0c ", "split"));
        assertEquals("[\"a\", \"b\"]", on("a--b", "pisah", "--"));
        assertEquals("[\"a\", \"b😀\"]", on("a b😀", "pisah", " "));
        assertError(ErrorCode.NILAI, "Pemisah tidak boleh teks kosong", () -> on("a", "pisah", ""));
        assertError(ErrorCode.TIPE, () -> on("a", "pisah", 1));
    }

    @Test
    void startsAndEnds() {
        assertEquals("benar", on("abc", "awalan", "ab"));
        assertEquals("salah", on("abc", "startswith", "b"));
        assertEquals("benar", on("abc", "akhiran", "bc"));
        assertEquals("benar", on("a😀", "endswith", "😀"));
        assertEquals("benar", on("abc", "awalan", ""));
    }

    @Test
    void isDigit() {
        assertEquals("benar", on("0123", "isdigit"));
        assertEquals("benar", on("١²", "isdigit"));
        assertEquals("salah", on("", "isdigit"));
        assertEquals("salah", on("1.5", "isdigit"));
        assertEquals("salah", on("½", "isdigit"));
    }

    @Test
    void join() {
        assertEquals("\"a, b\"", on(", ", "join", MorphList.of("a", "b")));
        assertEquals("\"\"", on(", ", "join", MorphList.of()));
        assertError(
                ErrorCode.TIPE,
                "Argumen untuk 'join' harus teks, bukan 'angka'",
                () -> on(",", "join", MorphList.of(1L)));
    }

    @Test
    void encode() {
        assertEquals("b\"\\xc3\\xa9\"", on("é", "encode"));
        assertEquals("b\"\\xe9\"", on("é", "encode", "latin-1"));
        assertError(ErrorCode.NILAI, () -> on("é", "encode", "ascii"));
        assertError(ErrorCode.NILAI, "Pengodean 'klingon' tidak dikenal", () -> on("é", "encode", "klingon"));
        MorphBytes bytes = new MorphBytes(new byte[] {(byte) 0xc3, (byte) 0xa9});
        assertEquals("\"é\"", call(bytes, "decode", "utf-8"));
        assertEquals("\"Ã©\"", call(bytes, "decode", "latin-1"));
        assertError(ErrorCode.NILAI, () -> call(bytes, "decode", "ascii"));
        assertError(ErrorCode.NILAI, () -> call(bytes.slice(0, 1), "decode"));
    }

    @Test
    void argumentsAreCounted() {
        assertError(
                ErrorCode.ARGUMEN,
                "Panggilan fungsi 'teks.kecil' salah: mengharapkan paling banyak 0 argumen, tetapi mendapat 1.",
                () -> on("a", "kecil", 1));
        assertError(
                ErrorCode.ARGUMEN,
                "Panggilan fungsi 'teks.ganti' salah: mengharapkan paling sedikit 2 argumen, tetapi mendapat 1.",
                () -> on("a", "ganti", "a"));
        assertError(ErrorCode.ARGUMEN, () -> on("a", "temukan"));
        assertError(ErrorCode.ARGUMEN, () -> on("a", "ganti", "a", "b", "c"));
    }

    @Test
    void lists() {
        MorphList list = MorphList.of(1L, 2L);
        call(list, "append", 3);
        call(list, "extend", MorphList.of(4L, 5L));
        call(list, "extend", list);
        assertEquals("[1, 2, 3, 4, 5, 1, 2, 3, 4, 5]", Operations.toText(list));
        assertEquals("5", call(list, "pop"));
        assertEquals("1", call(list, "pop", 0));
        assertEquals("4", call(list, "pop", -1));
        call(list, "remove", 2);
        call(list, "insert", 0, "awal");
        call(list, "insert", -1, "x");
        call(list, "insert", 99, "akhir");
        assertEquals("[\"awal\", 3, 4, 5, 1, 2, \"x\", 3, \"akhir\"]", Operations.toText(list));
        assertEquals("1", call(list, "index", 3));
        assertError(ErrorCode.NILAI, "99 tidak ada dalam daftar", () -> call(list, "remove", 99));
        assertError(
                ErrorCode.INDEKS, "Tidak bisa mengambil unsur dari daftar kosong", () -> call(new MorphList(), "pop"));
        assertError(ErrorCode.INDEKS, () -> call(list, "pop", 50));
    }
}
