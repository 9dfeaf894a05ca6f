package id.morph.runtime;

import static id.morph.runtime.Errors.assertError;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClassTest {
    private static BuiltinFunction giving(String name, Object value) {
        return new BuiltinFunction(name, BuiltinFunction.ANY_ARITY, args -> value);
    }

    @Test
    void sameAttributesInTheSameOrderShareAShape() {
        MorphClass type = new MorphClass("A", null);
        ShapedInstance a = (ShapedInstance) type.allocate();
        ShapedInstance b = (ShapedInstance) type.allocate();
        ShapedInstance c = (ShapedInstance) type.allocate();
        for (String name : new String[] {"x", "y"}) {
            a.put(name, 1L);
            b.put(name, 2L);
        }
        c.put("y", 3L);
        c.put("x", 4L);
        assertSame(a.shape, b.shape);
        assertNotSame(a.shape, c.shape);
        assertEquals(1, a.shape.slotOf("y"));
        assertEquals(0, c.shape.slotOf("y"));
        assertEquals(-1, a.shape.slotOf("z"));
        assertSame(type, a.shape.owner());
        assertNotSame(a.shape.owner().rootShape(), new MorphClass("A", null).rootShape());
    }

    /** What a compiled program makes: one typed field, and nothing else. */
    private static final class Point extends MorphInstance {
        private final MorphClass type;
        private long x;
        private boolean hasX;

        Point(MorphClass type) {
            this.type = type;
        }

        @Override
        public MorphClass morphClass() {
            return type;
        }

        @Override
        public Object get(String name) {
            return name.equals("x") && hasX ? x : null;
        }

        @Override
        public void put(String name, Object value) {
            assertEquals("x", name);
            x = (Long) value;
            hasX = true;
        }

        @Override
        public List<String> attributeNames() {
            return hasX ? List.of("x") : List.of();
        }
    }

    @Test
    void compiledProgramsLayOutTheirOwnInstances() {
        MorphClass type = new MorphClass("Titik", null);
        type.makeInstancesBy(Point::new);
        MorphInstance point = type.instantiate(new Object[0]);
        assertError(ErrorCode.ATRIBUT, () -> Operations.getAttribute(point, "x"));
        assertEquals(false, Operations.callMethod(point, "punya", new Object[] {"x"}));
        Operations.setAttribute(point, "x", 5L);
        assertEquals(true, Operations.callMethod(point, "punya", new Object[] {"x"}));
        Point copy = (Point) new DeepCopy().copy(point);
        Operations.setAttribute(point, "x", 6L);
        assertEquals(5L, Operations.getAttribute(copy, "x"));
        assertSame(type, copy.morphClass());
        assertEquals("<Titik>", Operations.toText(copy).toString());
    }

    @Test
    void manyAttributes() {
        MorphInstance a = new MorphClass("A", null).allocate();
        for (int i = 0; i < 300; i++) {
            a.put("x" + i, (long) i);
        }
        for (int i = 0; i < 300; i++) {
            assertEquals((long) i, a.get("x" + i));
            assertEquals("x" + i, a.attributeNames().get(i));
        }
    }

    @Test
    void construction() {
        MorphClass parent = new MorphClass("A", null, Map.of("inisiasi", new BuiltinFunction("inisiasi", 2, args -> {
            Operations.setAttribute(args[0], "x", args[1]);
            return 99L;
        })));
        MorphClass child = new MorphClass("B", parent);
        MorphInstance instance = (MorphInstance) Operations.call(child, new Object[] {5L});
        assertSame(child, instance.morphClass());
        assertEquals(5L, instance.get("x"));
        assertEquals(Nil.NIL, child.instantiate(new Object[0]).get("x"));
        assertError(
                ErrorCode.ARGUMEN,
                "Panggilan fungsi 'inisiasi' salah: mengharapkan paling banyak 2 argumen, tetapi mendapat 3.",
                () -> child.instantiate(new Object[] {1L, 2L}));
    }

    @Test
    void argumentsWithoutInitialiser() {
        MorphClass type = new MorphClass("A", null);
        assertSame(type, type.instantiate(new Object[0]).morphClass());
        assertError(
                ErrorCode.ARGUMEN,
                "Kelas 'A' tidak memiliki 'inisiasi', tetapi mendapat 1 argumen",
                () -> type.instantiate(new Object[] {1L}));
    }

    @Test
    void superMethods() {
        MorphClass a = new MorphClass("A", null, Map.of("m", giving("m", "A")));
        MorphClass b = new MorphClass("B", a, Map.of("m", giving("m", "B")));
        MorphClass c = new MorphClass("C", b);
        assertEquals("B", c.findMethod("m").call0());
        assertEquals("B", c.superMethod("m").call0());
        assertEquals("A", b.superMethod("m").call0());
        assertError(
                ErrorCode.ATRIBUT,
                "Tidak bisa memakai 'induk': kelas 'A' tidak memiliki kelas induk",
                () -> a.superMethod("m"));
        assertError(ErrorCode.ATRIBUT, "Kelas induk 'A' tidak memiliki metode 'z'", () -> b.superMethod("z"));
    }

    @Test
    void functionsFillInMissingArguments() {
        BuiltinFunction f = new BuiltinFunction("f", 2, args -> MorphList.of(args));
        assertEquals("[1, nil]", Operations.toText(f.call1(1L)));
        assertEquals("[nil, nil]", Operations.toText(f.call0()));
        assertEquals("[1, 2]", Operations.toText(f.call2(1L, 2L)));
        assertError(ErrorCode.ARGUMEN, () -> f.call3(1L, 2L, 3L));
        VariantConstructor k = new VariantConstructor(new VariantType("T", "K", 2, "a:T"));
        assertEquals("K(1, nil)", Operations.toText(k.call1(1L)));
        assertError(ErrorCode.ARGUMEN, () -> k.call3(1L, 2L, 3L));
    }
}
