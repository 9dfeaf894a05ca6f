package id.morph.runtime.primitive;

import static id.morph.runtime.Errors.assertError;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;

import id.morph.runtime.ErrorCode;
import id.morph.runtime.MorphBytes;
import id.morph.runtime.MorphDict;
import id.morph.runtime.MorphList;
import id.morph.runtime.Nil;
import id.morph.runtime.Operations;
import id.morph.runtime.PrintStyle;
import id.morph.runtime.RuntimeContext;
import id.morph.runtime.Text;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Text, bytes, list, dict and number primitives. */
class ValuePrimitivesTest {
    private static final BigInteger HUGE = BigInteger.TEN.pow(30);

    private final RuntimeContext context = RuntimeContext.builder().build();
    private final Call p = new Call(context);

    @Test
    void texts() {
        assertEquals("\"abc\"", p.show("text_lower", "ABC"));
        assertEquals("\"ABC\"", p.show("text_upper", "abc"));
        assertEquals("\"a\"", p.show("text_strip", " a "));
        assertEquals("4", p.show("text_find", "abcabc", "b", 2));
        assertEquals("1", p.show("text_find", "abcabc", "b"));
        assertEquals("\"xbx\"", p.show("text_replace", "aba", "a", "x"));
        assertEquals("[\"a\", \"b\"]", p.show("text_split", "a b"));
        assertEquals("benar", p.show("text_starts", "ab", "a"));
        assertEquals("salah", p.show("text_ends", "ab", "a"));
        assertEquals("b\"a\"", p.show("text_encode", "a"));
        assertError(
                ErrorCode.TIPE, "Argumen untuk 'text_lower' harus teks, bukan 'angka'", () -> p.call("text_lower", 1));
    }

    @Test
    void joinTurnsElementsIntoText() {
        assertEquals(
                "\"1, nil, a, [\\\"b\\\"]\"",
                p.show("text_join", MorphList.of(1L, Nil.NIL, "a", MorphList.of("b")), ", "));
        assertEquals("\"a😀b\"", p.show("text_join", Text.of("a😀b"), ""));
        Call python = new Call(RuntimeContext.builder().style(PrintStyle.PYTHON).build());
        assertEquals("None", python.call("text_join", MorphList.of(Nil.NIL), ""));
        assertError(ErrorCode.TIPE, () -> p.call("text_join", 5, ""));
    }

    @Test
    void characters() {
        assertEquals("\"A\"", p.show("chr", 65));
        assertEquals("\"😀\"", p.show("chr", 0x1F600));
        assertEquals(0x1F600L, p.call("ord", Text.of("😀")));
        for (Object wrong : new Object[] {-1, 0x110000, 0xD800, 0xDFFF, HUGE}) {
            assertError(ErrorCode.NILAI, () -> p.call("chr", wrong));
        }
        assertError(ErrorCode.TIPE, () -> p.call("ord", "ab"));
        assertError(ErrorCode.TIPE, () -> p.call("ord", ""));
        assertEquals("\"\\\"a\\\"\"", p.show("repr", "a"));
    }

    @Test
    void bytes() {
        assertEquals("b\"A\\xff\"", p.show("bytes_from_list", MorphList.of(65L, 255L)));
        assertEquals("[65, 255]", p.show("bytes_to_list", new MorphBytes(new byte[] {65, -1})));
        assertEquals("\"é\"", p.show("bytes_decode", new MorphBytes(new byte[] {(byte) 0xc3, (byte) 0xa9})));
        assertEquals("nil", p.show("bytes_decode", new MorphBytes(new byte[] {(byte) 0xc3}), "utf-8"));
        assertError(
                ErrorCode.NILAI,
                "256 bukan bita: harus antara 0 dan 255",
                () -> p.call("bytes_from_list", MorphList.of(256L)));
        assertError(ErrorCode.TIPE, () -> p.call("bytes_from_list", MorphList.of("a")));
    }

    @Test
    void lists() {
        MorphList list = new MorphList();
        p.call("list_append", list, 1);
        p.call("list_insert", list, 0, 2);
        p.call("list_insert", list, Nil.NIL, 3);
        p.call("list_extend", list, MorphList.of(4L));
        p.call("list_extend", list, "ab");
        assertEquals("[2, 1, 3, 4, \"a\", \"b\"]", Operations.toText(list));
        assertEquals("\"b\"", p.show("list_pop", list));
        assertEquals("2", p.show("list_pop", list, 0));
        assertEquals("\"a\"", p.show("list_pop", list, -1));
        assertEquals("nil", p.show("list_pop", list, 3));
        assertEquals("nil", p.show("list_pop", list, HUGE));
        assertEquals("nil", p.show("list_pop", new MorphList()));
        Object copy = p.call("list_copy", list);
        assertNotSame(list, copy);
        assertEquals("[1, 3, 4]", Operations.toText(copy));
        assertEquals("[nil, nil]", p.show("list_filled", 2, Nil.NIL));
        assertEquals("[]", p.show("list_filled", -2, Nil.NIL));
        assertError(ErrorCode.MEMORI, () -> p.call("list_filled", HUGE, Nil.NIL));
        assertError(ErrorCode.TIPE, () -> p.call("list_append", "a", 1));
    }

    @Test
    void dicts() {
        MorphDict dict = new MorphDict();
        dict.put("a", 1L);
        dict.put("b", 2L);
        assertEquals("[\"a\", \"b\"]", p.show("dict_keys", dict));
        assertEquals("[1, 2]", p.show("dict_values", dict));
        assertEquals("benar", p.show("dict_has", dict, "a"));
        assertEquals("1", p.show("dict_get", dict, "a", 9));
        assertEquals("9", p.show("dict_get", dict, "c", 9));
        Object copy = p.call("dict_copy", dict);
        assertEquals("benar", p.show("dict_remove", dict, "a"));
        assertEquals("salah", p.show("dict_remove", dict, "a"));
        assertEquals("{\"b\": 2}", Operations.toText(dict));
        assertEquals("{\"a\": 1, \"b\": 2}", Operations.toText(copy));
        assertError(ErrorCode.TIPE, () -> p.call("dict_keys", MorphList.of()));
    }

    @Test
    void toInt() {
        assertEquals("5", p.show("to_int", 5.9));
        assertEquals("-5", p.show("to_int", -5.9));
        assertEquals("1", p.show("to_int", true));
        assertEquals("42", p.show("to_int", " 42 "));
        assertEquals("1" + "0".repeat(30), p.show("to_int", "1" + "0".repeat(30)));
        assertEquals("100000000000000008821361405306422640701865984", p.show("to_int", 1e44));
        assertEquals("-9223372036854775808", p.show("to_int", -9223372036854775808.0));
        assertEquals("9223372036854775808", p.show("to_int", 9223372036854775808.0));
        assertError(ErrorCode.NILAI, "'tiga' bukan bilangan bulat", () -> p.call("to_int", "tiga"));
        assertError(
                ErrorCode.NILAI,
                "inf tidak bisa menjadi bilangan bulat",
                () -> p.call("to_int", Double.POSITIVE_INFINITY));
        assertError(ErrorCode.NILAI, () -> p.call("to_int", Double.NaN));
        assertError(ErrorCode.TIPE, () -> p.call("to_int", Nil.NIL));
    }

    @Test
    void toFloat() {
        assertEquals("5.0", p.show("to_float", 5));
        assertEquals("2.5", p.show("to_float", " 2.5\n"));
        assertEquals("1e+30", p.show("to_float", HUGE));
        assertEquals("-inf", p.show("to_float", "-inf"));
        assertError(ErrorCode.NILAI, "'x' bukan bilangan", () -> p.call("to_float", "x"));
        assertError(ErrorCode.NILAI, () -> p.call("to_float", BigInteger.TEN.pow(400)));
        assertError(ErrorCode.TIPE, () -> p.call("to_float", MorphList.of()));
    }

    @Test
    void otherNumbers() {
        assertEquals("-4", p.show("floor_div", -7, 2));
        assertEquals("benar", p.show("is_int", HUGE));
        assertEquals("salah", p.show("is_int", 1.0));
        assertEquals("salah", p.show("is_int", true));
        assertEquals("3.0", p.show("sqrt", 9));
        assertError(ErrorCode.NILAI, () -> p.call("sqrt", -1));
    }

    @ParameterizedTest
    @CsvSource({
        "0.0,0",
        "-0.0,9223372036854775808",
        "1.0,4607182418800017408",
        "-2.5,13836183955189006336",
        "nan,9221120237041090560"
    })
    void floatBits(String number, String bits) {
        Object value = p.call("to_float", number);
        assertEquals(bits, p.show("float_bits", value));
        assertEquals(number, p.show("float_from_bits", p.call("to_int", bits)));
    }

    @Test
    void floatBitsAre64() {
        assertError(ErrorCode.NILAI, () -> p.call("float_from_bits", -1));
        assertError(ErrorCode.NILAI, () -> p.call("float_from_bits", BigInteger.ONE.shiftLeft(64)));
        assertError(ErrorCode.TIPE, () -> p.call("float_from_bits", 1.0));
    }

    @Test
    void argumentsAreCounted() {
        assertError(ErrorCode.ARGUMEN, () -> p.call("chr", 1, 2));
        assertError(ErrorCode.ARGUMEN, () -> p.call("list_append", 1, 2, 3));
        assertError(ErrorCode.ARGUMEN, () -> p.call("text_find", 1, 2, 3, 4));
    }
}
