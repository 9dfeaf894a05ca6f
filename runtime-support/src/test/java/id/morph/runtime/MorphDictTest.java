package id.morph.runtime;

import static id.morph.runtime.Errors.assertError;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MorphDictTest {
    @ParameterizedTest
    @ValueSource(ints = {4, 50, 3000})
    void behavesLikeALinkedHashMap(int keySpace) {
        Random random = new Random(keySpace);
        MorphDict dict = new MorphDict();
        Map<Object, Object> reference = new LinkedHashMap<>();
        for (int step = 0; step < 30_000; step++) {
            long number = random.nextInt(keySpace) * (random.nextBoolean() ? 1L : 1L << 33);
            Object key = random.nextBoolean() ? number : "k" + number;
            switch (random.nextInt(5)) {
                case 0, 1 -> {
                    dict.put(key, (long) step);
                    reference.put(key, (long) step);
                }
                case 2 -> assertEquals(reference.remove(key), dict.remove(key));
                case 3 -> assertEquals(reference.get(key), dict.get(key));
                default -> assertEquals(reference.containsKey(key), dict.containsKey(key));
            }
            assertEquals(reference.size(), dict.size());
        }
        assertEquals(new ArrayList<>(reference.keySet()), List.of(dict.keys().toArray()));
        assertEquals(new ArrayList<>(reference.values()), List.of(dict.values().toArray()));
        assertEquals(
                new ArrayList<>(reference.keySet()), List.of(dict.copy().keys().toArray()));
    }

    @Test
    void equalNumbersAreOneKeyAndTheFirstStays() {
        MorphDict dict = new MorphDict();
        dict.put(1L, "a");
        dict.put(1.0, "b");
        dict.put(true, "c");
        assertEquals("{1: \"c\"}", Operations.toText(dict));
        dict = new MorphDict();
        dict.put(false, "a");
        dict.put(-0.0, "b");
        assertEquals("b", dict.get(0L));
        assertEquals("{salah: \"b\"}", Operations.toText(dict));
        BigInteger big = new BigDecimal(1e30).toBigInteger();
        dict.put(big, "gajah");
        assertEquals("gajah", dict.get(1e30));
        dict.put(9223372036854775808.0, "batas");
        assertEquals("batas", dict.get(BigInteger.ONE.shiftLeft(63)));
        assertNull(dict.get(Long.MAX_VALUE));
    }

    @Test
    void textsAreOneKeyWhateverTheirClass() {
        MorphDict dict = new MorphDict();
        CharSequence built = Text.concat("x".repeat(60), "y".repeat(60));
        dict.put(built, 1L);
        assertEquals(1L, dict.get("x".repeat(60) + "y".repeat(60)));
        assertEquals(1L, dict.get(Text.concat("x".repeat(60), "y".repeat(60))));
        dict.put(Text.of("😀"), 2L);
        assertEquals(2L, dict.get(Text.concat("", Text.of("😀"))));
    }

    @Test
    void nanIsAKeyEqualToItself() {
        MorphDict dict = new MorphDict();
        dict.put(Double.NaN, 1L);
        dict.put(0.0 / 0.0, 2L);
        assertEquals(1, dict.size());
        assertEquals(2L, dict.get(Double.NaN));
    }

    @Test
    void keysOfEveryHashableType() {
        MorphDict dict = new MorphDict();
        MorphClass type = new MorphClass("A", null);
        VariantType pair = new VariantType("T", "P", 2, "a:T");
        Object instance = type.allocate();
        List<Object> keys = List.of(
                Nil.NIL, "", 1L, 0.5, type, instance, new MorphBytes(new byte[] {1}), new Variant(pair, new Object[] {
                    1L, "a"
                }));
        keys.forEach(key -> dict.put(key, key));
        keys.forEach(key -> assertSame(key, dict.get(key)));
        assertNull(dict.get(type.allocate()));
        assertEquals(keys.get(7), dict.get(new Variant(pair, new Object[] {1.0, "a"})));
        assertEquals(keys.get(6), dict.get(new MorphBytes(new byte[] {1})));
    }

    @Test
    void listsAndDictsAreNoKeys() {
        MorphDict dict = new MorphDict();
        assertError(
                ErrorCode.TIPE,
                "Objek tipe 'daftar' tidak bisa menjadi kunci kamus",
                () -> dict.put(MorphList.of(), 1L));
        assertError(ErrorCode.TIPE, () -> dict.get(new MorphDict()));
        assertError(ErrorCode.TIPE, () -> dict.remove(MorphList.of()));
        VariantType one = new VariantType("T", "S", 1, "a:T");
        assertError(ErrorCode.TIPE, () -> dict.put(new Variant(one, new Object[] {MorphList.of()}), 1L));
    }

    @Test
    void aKeyPutAgainAfterRemovalComesLast() {
        MorphDict dict = new MorphDict();
        dict.put("a", 1L);
        dict.put("b", 2L);
        dict.remove("a");
        dict.put("a", 3L);
        assertEquals("{\"b\": 2, \"a\": 3}", Operations.toText(dict));
    }

    @Test
    void modCountCountsKeysOnly() {
        MorphDict dict = new MorphDict();
        dict.put("a", 1L);
        int before = dict.modCount();
        dict.put("a", 2L);
        assertEquals(before, dict.modCount());
        dict.remove("a");
        assertNotEquals(before, dict.modCount());
    }

    @Test
    void manyRemovalsDoNotFillTheTable() {
        MorphDict dict = new MorphDict();
        for (long i = 0; i < 200_000; i++) {
            dict.put(i, i);
            dict.remove(i - 3);
        }
        assertEquals(3, dict.size());
        assertNull(dict.get(-1L));
        assertEquals(199_999L, dict.get(199_999L));
    }
}
