package id.morph.runtime;

import static id.morph.runtime.Errors.assertError;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final int DEEP = 100_000;

    private static final VariantType PAIR = new VariantType("T", "P", 2, "a:T");

    private static void assertEqual(Object a, Object b) {
        assertTrue(
                Operations.eq(a, b) && Operations.eq(b, a), () -> Operations.toText(a) + " == " + Operations.toText(b));
        assertFalse(Operations.ne(a, b));
    }

    private static void assertUnequal(Object a, Object b) {
        assertFalse(
                Operations.eq(a, b) || Operations.eq(b, a), () -> Operations.toText(a) + " != " + Operations.toText(b));
    }

    @Test
    void numbersCompareByValueAcrossTypes() {
        assertEqual(1L, 1.0);
        assertEqual(1L, true);
        assertEqual(0.0, false);
        assertEqual(0.0, -0.0);
        assertEqual(1e300, new BigDecimal(1e300).toBigInteger());
        assertUnequal(1L, 2.0);
        assertUnequal(2L, true);
        assertUnequal(1L, "1");
        assertUnequal(Nil.NIL, false);
        assertUnequal(Nil.NIL, 0L);
        assertUnequal(Double.NaN, Double.NaN);
        assertUnequal(Double.NaN, 1L);
    }

    @Test
    void intsAndFloatsCompareExactly() {
        long beyond = (1L << 53) + 1;
        assertUnequal(beyond, (double) (1L << 53));
        assertTrue(Operations.gt(beyond, (double) (1L << 53)));
        assertTrue(Operations.lt((double) (1L << 53), beyond));
        assertTrue(Operations.lt(Long.MAX_VALUE, 9223372036854775808.0));
        assertUnequal(Long.MAX_VALUE, 9223372036854775808.0);
        assertTrue(Operations.lt(BigInteger.TEN.pow(400), Double.POSITIVE_INFINITY));
        assertTrue(Operations.gt(BigInteger.TEN.pow(400), Double.MAX_VALUE));
    }

    @Test
    void orderOfNumbersAgreesWithDecimals() {
        Random random = new Random(5);
        for (int i = 0; i < 5000; i++) {
            long a = random.nextLong() >> random.nextInt(64);
            double b = random.nextBoolean() ? (double) (a + random.nextInt(5) - 2) : random.nextGaussian() * a;
            int expected = BigDecimal.valueOf(a).compareTo(new BigDecimal(b));
            assertEquals(expected < 0, Operations.lt(a, b));
            assertEquals(expected <= 0, Operations.le(a, b));
            assertEquals(expected > 0, Operations.gt(a, b));
            assertEquals(expected >= 0, Operations.ge(a, b));
            assertEquals(expected == 0, Operations.eq(a, b));
            assertEquals(expected > 0, Operations.lt(b, a));
        }
    }

    @Test
    void nothingIsOrderedWithNan() {
        for (Object other : List.of(1L, 1.0, true, BigInteger.TEN.pow(30), Double.NaN)) {
            assertFalse(Operations.lt(Double.NaN, other));
            assertFalse(Operations.le(other, Double.NaN));
            assertFalse(Operations.gt(Double.NaN, other));
            assertFalse(Operations.ge(other, Double.NaN));
        }
    }

    @Test
    void structures() {
        assertEqual(MorphList.of(1L, "a", MorphList.of()), MorphList.of(1.0, "a", MorphList.of()));
        assertUnequal(MorphList.of(1L), MorphList.of(1L, 2L));
        assertUnequal(MorphList.of(Double.NaN), MorphList.of(Double.NaN));
        MorphDict a = new MorphDict();
        a.put("x", 1L);
        a.put("y", 2L);
        MorphDict b = new MorphDict();
        b.put("y", 2L);
        b.put("x", 1.0);
        assertEqual(a, b);
        b.put("x", 3L);
        assertUnequal(a, b);
        assertUnequal(a, MorphList.of());
    }

    @Test
    void variantsCompareTypeNameAndArguments() {
        Variant v = new Variant(PAIR, new Object[] {1L, "a"});
        assertEqual(v, new Variant(new VariantType("T", "P", 2, "a:T"), new Object[] {true, "a"}));
        assertUnequal(v, new Variant(PAIR, new Object[] {1L, "b"}));
        assertUnequal(v, new Variant(new VariantType("U", "P", 2, "a:U"), new Object[] {1L, "a"}));
        assertUnequal(v, new Variant(new VariantType("T", "P", 2, "b:T"), new Object[] {1L, "a"}));
    }

    @Test
    void othersCompareByIdentity() {
        MorphClass type = new MorphClass("A", null);
        MorphInstance instance = type.allocate();
        assertEqual(instance, instance);
        assertUnequal(instance, type.allocate());
        assertEqual(type, type);
        BuiltinFunction f = new BuiltinFunction("f", 1, args -> args[0]);
        assertEqual(f, f);
        assertEqual(new BoundMethod(instance, f), new BoundMethod(instance, f));
        assertUnequal(new BoundMethod(instance, f), new BoundMethod(type.allocate(), f));
        assertEqual(new MorphBytes(new byte[] {1}), new MorphBytes(new byte[] {1}));
    }

    @Test
    void textsCompareByContentWhateverTheirClass() {
        CharSequence built = Text.concat("x".repeat(50), "y".repeat(50));
        assertEqual(built, "x".repeat(50) + "y".repeat(50));
        assertUnequal(built, "x".repeat(50) + "y".repeat(49) + "z");
        assertUnequal(Text.of("a😀"), "a");
    }

    @Test
    void textsAreOrderedByCodePoint() {
        assertTrue(Operations.lt("Z", "a"));
        assertTrue(Operations.lt("a", "ab"));
        assertTrue(Operations.lt("\uFFFD", Text.of("😀")), "UTF-16 order would say otherwise");
        assertTrue(Operations.ge("b", "b"));
    }

    @Test
    void listsAreOrderedByTheirFirstDifference() {
        assertTrue(Operations.lt(MorphList.of(1L, 2L), MorphList.of(1L, 3L)));
        assertTrue(Operations.lt(MorphList.of(1L), MorphList.of(1L, 0L)));
        assertTrue(Operations.le(MorphList.of(1L), MorphList.of(1L)));
        assertFalse(Operations.lt(MorphList.of(1L), MorphList.of(1L)));
        assertTrue(Operations.gt(MorphList.of(MorphList.of(1L, 2L), 0L), MorphList.of(MorphList.of(1L, 1L), 9L)));
        assertTrue(Operations.lt(MorphList.of(Nil.NIL, 1L), MorphList.of(Nil.NIL, 2L)));
        assertError(ErrorCode.TIPE, () -> Operations.lt(MorphList.of(Nil.NIL), MorphList.of(1L)));
    }

    @Test
    void anythingElseHasNoOrder() {
        assertError(
                ErrorCode.TIPE,
                "Tipe 'angka' dan 'teks' tidak bisa dibandingkan dengan '<'",
                () -> Operations.lt(1L, "a"));
        assertError(ErrorCode.TIPE, () -> Operations.le(Nil.NIL, Nil.NIL));
        assertError(ErrorCode.TIPE, () -> Operations.gt(new MorphDict(), new MorphDict()));
        assertError(ErrorCode.TIPE, () -> Operations.ge(MorphBytes.EMPTY, MorphBytes.EMPTY));
    }

    private static MorphList nested(Object innermost) {
        MorphList list = MorphList.of(innermost);
        for (int i = 0; i < DEEP; i++) {
            list = MorphList.of(list);
        }
        return list;
    }

    @Test
    void deepListsNeedNoStack() {
        assertEqual(nested(1L), nested(1L));
        assertUnequal(nested(1L), nested(2L));
        assertTrue(Operations.lt(nested(1L), nested(2L)));
        assertFalse(Operations.lt(nested(1L), nested(1L)));
    }

    @Test
    void deepVariantsNeedNoStack() {
        Object a = Nil.NIL;
        Object b = Nil.NIL;
        for (int i = 0; i < DEEP; i++) {
            a = new Variant(PAIR, new Object[] {1L, a});
            b = new Variant(PAIR, new Object[] {1.0, b});
        }
        assertEqual(a, b);
        assertEquals(Hashing.hash(a), Hashing.hash(b));
    }

    @Test
    void cyclesEnd() {
        MorphList a = MorphList.of(1L);
        a.add(a);
        MorphList b = MorphList.of(1L);
        b.add(b);
        assertEqual(a, b);
        assertTrue(Operations.le(a, b));
        b.set(0, 2L);
        assertUnequal(a, b);
        assertTrue(Operations.lt(a, b));
        MorphDict d = new MorphDict();
        d.put("d", d);
        MorphDict e = new MorphDict();
        e.put("d", e);
        assertEqual(d, e);
    }

    @Test
    void muchSharingIsNotExponential() {
        Object a = 1L;
        Object b = 1L;
        for (int i = 0; i < 60; i++) {
            a = MorphList.of(a, a);
            b = MorphList.of(b, b);
        }
        assertEqual(a, b);
        assertTrue(Operations.le(a, b));
    }

    @Test
    void truth() {
        for (Object falsy :
                List.of(Nil.NIL, false, 0L, 0.0, -0.0, "", new MorphList(), new MorphDict(), MorphBytes.EMPTY)) {
            assertFalse(Operations.truthy(falsy));
            assertTrue(Operations.not(falsy));
        }
        for (Object truthy :
                List.of(true, 1L, -1L, 0.1, Double.NaN, "0", MorphList.of(Nil.NIL), BigInteger.TEN.pow(30))) {
            assertTrue(Operations.truthy(truthy));
        }
    }
}
