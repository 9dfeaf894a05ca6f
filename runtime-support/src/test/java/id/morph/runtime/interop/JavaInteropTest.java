package id.morph.runtime.interop;

import static id.morph.runtime.Errors.assertError;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.morph.runtime.BuiltinFunction;
import id.morph.runtime.ErrorCode;
import id.morph.runtime.MorphDict;
import id.morph.runtime.MorphError;
import id.morph.runtime.MorphIterator;
import id.morph.runtime.MorphList;
import id.morph.runtime.Nil;
import id.morph.runtime.Operations;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Java classes and objects, as a program meets them. */
class JavaInteropTest {
    /** What programs reach here. */
    public static final class Sample {
        public static final int CONSTANT = 7;
        public static short small = 1;
        public String name = "awal";

        public static String over(int a) {
            return "int";
        }

        public static String over(long a) {
            return "long";
        }

        public static String over(double a) {
            return "double";
        }

        public static String over(String a) {
            return "String";
        }

        public static String over(Object a) {
            return "Object";
        }

        public static String many(String first, Object... rest) {
            return first + rest.length;
        }

        public static String twins(Comparable<?> a) {
            return "Comparable";
        }

        public static String twins(java.io.Serializable a) {
            return "Serializable";
        }

        public static int sum(int[] numbers) {
            int sum = 0;
            for (int number : numbers) {
                sum += number;
            }
            return sum;
        }

        public static byte onlyByte(byte b) {
            return b;
        }

        public static void sort(List<Object> list) {
            list.sort(Collections.reverseOrder());
        }

        public static Map<String, Object> put(Map<String, Object> map) {
            map.put("baru", 1);
            return map;
        }

        public static Object itself(Object value) {
            return value;
        }

        public static char letter() {
            return 'x';
        }

        public static void fail() {
            throw new IllegalStateException("rusak");
        }
    }

    private static final JavaClass SAMPLE = JavaClass.named(Sample.class.getName());

    private static Object call(Object receiver, String name, Object... args) {
        return Operations.callMethod(receiver, name, args);
    }

    private static Object make(String type, Object... args) {
        return Operations.call(JavaClass.named(type), args);
    }

    private static String text(Object value) {
        return Operations.toText(value).toString();
    }

    @Test
    void objectsHaveMethodsAndElements() {
        Object list = make("java.util.ArrayList");
        assertEquals(true, call(list, "add", "a"));
        call(list, "add", 0L, 5L);
        assertEquals("[5, a]", text(list));
        assertEquals(2L, Operations.length(list));
        assertEquals("a", Operations.index(list, -1L));
        Operations.setIndex(list, 0L, Nil.NIL);
        assertSame(Nil.NIL, Operations.index(list, 0L));
        assertError(ErrorCode.INDEKS, () -> Operations.index(list, 2L));
        assertEquals("objek", Operations.typeName(list));
        assertTrue(Operations.eq(list, call(list, "clone")));
        assertTrue(Operations.slice(list, 0L, Nil.NIL) instanceof MorphList copy && copy.size() == 2);
        call(list, "remove", 0L);
        assertEquals("[a]", text(list));
    }

    @Test
    void mapsAreIndexedByKeyAndIteratedOverKeys() {
        Object map = make("java.util.TreeMap");
        Operations.setIndex(map, "b", 2L);
        Operations.setIndex(map, "a", 1L);
        StringBuilder keys = new StringBuilder();
        for (MorphIterator i = MorphIterator.over(map); i.hasNext(); ) {
            keys.append(i.next());
        }
        assertEquals("ab", keys.toString());
        assertEquals(1L, Operations.index(map, "a"));
        assertError(ErrorCode.KUNCI, () -> Operations.index(map, "c"));
        Object javaMade = ToMorph.convert(new java.util.TreeMap<>(Map.of(3, "tiga")));
        assertEquals("tiga", Operations.index(javaMade, 3L));
    }

    @Test
    void numbersChooseTheWidestThatHoldsThem() {
        assertEquals("long", call(SAMPLE, "over", 1L));
        assertEquals("double", call(SAMPLE, "over", 1.5));
        assertEquals("String", call(SAMPLE, "over", "x"));
        assertEquals("Object", call(SAMPLE, "over", true));
        assertEquals("String", call(SAMPLE, "over", Nil.NIL));
        assertEquals(BigInteger.TWO.pow(64), call(SAMPLE, "itself", BigInteger.TWO.pow(64)));
        assertEquals(12L, call(JavaClass.named("java.lang.Math"), "abs", -12L));
        assertEquals("x", call(SAMPLE, "letter"));
        assertEquals("a2", call(SAMPLE, "many", "a", 1L, Nil.NIL));
        assertEquals("a0", call(SAMPLE, "many", "a"));
    }

    @Test
    void whatDoesNotFitNamesTheCandidates() {
        assertError(ErrorCode.NILAI, "300 tidak muat dalam 'byte' di Java", () -> call(SAMPLE, "onlyByte", 300L));
        assertError(
                ErrorCode.ARGUMEN,
                "Tidak ada 'Sample.many' di Java yang menerima (). Yang ada: many(String, Object...)",
                () -> call(SAMPLE, "many"));
        assertError(
                ErrorCode.ARGUMEN,
                "Panggilan 'Sample.twins' dengan (teks) cocok dengan lebih dari satu: twins(Comparable), twins(Serializable)",
                () -> call(SAMPLE, "twins", "x"));
        assertError(ErrorCode.ATRIBUT, () -> call(SAMPLE, "tiada"));
        assertError(ErrorCode.ATRIBUT, () -> make("java.lang.Math"));
        assertError(ErrorCode.HOST, () -> JavaClass.named("java.util.Tiada"));
    }

    @Test
    void fields() {
        assertEquals(7L, Operations.getAttribute(SAMPLE, "CONSTANT"));
        assertError(ErrorCode.ATRIBUT, () -> Operations.setAttribute(SAMPLE, "CONSTANT", 1L));
        Operations.setAttribute(SAMPLE, "small", 9L);
        assertEquals(9L, Operations.getAttribute(SAMPLE, "small"));
        assertError(ErrorCode.NILAI, () -> Operations.setAttribute(SAMPLE, "small", 1L << 20));
        Object sample = Operations.call(SAMPLE, new Object[0]);
        Operations.setAttribute(sample, "name", "akhir");
        assertEquals("akhir", Operations.getAttribute(sample, "name"));
        Object entry = Operations.getAttribute(JavaClass.named("java.util.Map"), "Entry");
        assertEquals("<kelas java.util.Map$Entry>", text(entry));
        assertEquals(entry, JavaClass.named("java.util.Map.Entry"));
    }

    @Test
    void listsAndDictsAreSeenFromJavaAndComeBackAsThemselves() {
        MorphList list = MorphList.of(2L, 3L, 1L);
        call(SAMPLE, "sort", list);
        assertEquals("[3, 2, 1]", text(list));
        assertEquals(6L, call(SAMPLE, "sum", list));
        assertSame(list, call(SAMPLE, "itself", list));
        MorphDict dict = new MorphDict();
        assertSame(dict, call(SAMPLE, "put", dict));
        assertEquals("{\"baru\": 1}", text(dict));
        Map<Object, Object> view = new DictView(dict);
        view.entrySet().forEach(entry -> entry.setValue(5));
        view.entrySet().removeIf(entry -> entry.getKey().equals("tiada"));
        assertEquals(Map.of("baru", 5L), view);
        view.keySet().remove("baru");
        assertEquals(0, dict.size());
        List<Object> javaList = new ListView(list);
        assertEquals(List.of(3L, 2L, 1L), javaList);
        javaList.removeIf(element -> element.equals(2L));
        javaList.add("x");
        assertEquals("[3, 1, \"x\"]", text(list));
    }

    @Test
    void arrays() {
        Object array = call(JavaClass.named("java.lang.String"), "valueOf", "abc");
        assertEquals("abc", array);
        Object parts = ToMorph.convert(new int[] {1, 2, 3});
        Operations.setIndex(parts, 1L, 9L);
        assertEquals(9L, Operations.index(parts, 1L));
        assertEquals(3L, Operations.length(parts));
        assertError(ErrorCode.TIPE, () -> Operations.setIndex(parts, 1L, "x"));
        assertError(ErrorCode.NILAI, () -> Operations.setIndex(parts, 1L, 1L << 40));
        assertEquals("[1, 9, 3]", text(Operations.slice(parts, Nil.NIL, Nil.NIL)));
    }

    @Test
    void functionsAreFunctionalInterfaces() {
        BuiltinFunction descending = new BuiltinFunction("turun", 2, args -> Operations.sub(args[1], args[0]));
        MorphList list = MorphList.of(1L, 3L, 2L);
        call(JavaClass.named("java.util.Collections"), "sort", list, descending);
        assertEquals("[3, 2, 1]", text(list));
        Object comparator = Operations.call(JavaClass.named("java.util.Comparator"), new Object[] {descending});
        Object reversed = call(comparator, "reversed");
        assertEquals(-1L, call(reversed, "compare", 1L, 2L));
        assertEquals(1L, Operations.call(comparator, new Object[] {1L, 2L}));
        assertSame(descending, call(SAMPLE, "itself", descending));
    }

    @Test
    void whatAFunctionThrowsComesThroughJava() {
        BuiltinFunction failing = new BuiltinFunction("gagal", 2, args -> Operations.div(1L, 0L));
        assertError(
                ErrorCode.BAGI_NOL,
                () -> call(JavaClass.named("java.util.Collections"), "sort", MorphList.of(1L, 2L), failing));
        BuiltinFunction wrong = new BuiltinFunction("salah", 2, args -> "teks");
        assertError(
                ErrorCode.TIPE,
                () -> call(JavaClass.named("java.util.Collections"), "sort", MorphList.of(1L, 2L), wrong));
    }

    @Test
    void exceptionsAreErrors() {
        assertError(ErrorCode.HOST, "Galat Java: java.lang.IllegalStateException: rusak", () -> call(SAMPLE, "fail"));
        Object iterated = ToMorph.convert(new ArrayList<>(List.of(1, 2)));
        MorphIterator iterator = MorphIterator.over(iterated);
        iterator.hasNext();
        iterator.next();
        call(iterated, "add", 3L);
        assertError(ErrorCode.HOST, iterator::next);
        assertError(ErrorCode.TIPE, () -> Operations.index(make("java.lang.Object"), 0L));
    }

    @Test
    void hiddenClassesAreReachedThroughWhatTheyImplement() {
        Object list = ToMorph.convert(List.of(4, 5));
        assertEquals(5L, call(list, "get", 1L));
        Object iterator = call(list, "iterator");
        assertEquals(4L, call(iterator, "next"));
        assertEquals(2L, call(make("java.lang.StringBuilder", "ab"), "length"));
        Object lines = call(ToMorph.convert(java.util.stream.Stream.of("b", "a")), "sorted");
        assertEquals("a", MorphIteratorOnce.first(lines));
    }

    /** Takes one element. */
    private static final class MorphIteratorOnce {
        static Object first(Object value) {
            MorphIterator iterator = MorphIterator.over(value);
            assertTrue(iterator.hasNext());
            return iterator.next();
        }
    }

    @Test
    void constructedNumbersStayJavaObjects() {
        Object five = make("java.lang.Integer", 5L);
        Object list = make("java.util.ArrayList");
        call(list, "add", five);
        assertEquals(0L, call(list, "indexOf", five));
        assertEquals(-1L, call(list, "indexOf", 5L));
        assertEquals(5L, Operations.index(list, 0L));
    }

    @Test
    void errorsOfTheMachineAreNotSwallowed() {
        BuiltinFunction endless = new BuiltinFunction("dalam", 0, args -> {
            throw new StackOverflowError();
        });
        Object runnable = Operations.call(JavaClass.named("java.lang.Runnable"), new Object[] {endless});
        org.junit.jupiter.api.Assertions.assertThrows(StackOverflowError.class, () -> call(runnable, "run"));
        org.junit.jupiter.api.Assertions.assertThrows(MorphError.class, () -> call(runnable, "jalan"));
    }
}
