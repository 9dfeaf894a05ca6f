package id.morph.runtime;

import static id.morph.runtime.Errors.assertError;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** {@code untuk} and generators. */
class IterationTest {
    private static String collect(Object value) {
        MorphList seen = new MorphList();
        for (MorphIterator i = Operations.iterate(value); i.hasNext(); ) {
            seen.add(i.next());
        }
        return Operations.toText(seen).toString();
    }

    /** Freezes 1 to n, then returns "habis". */
    private static GeneratorHandle counter(long n) {
        return new GeneratorFrame(
                        "hitung",
                        frame -> {
                            if (frame.state == n) {
                                frame.state = GeneratorFrame.DONE;
                                return "habis";
                            }
                            frame.state++;
                            ((MorphList) frame.slots[0]).add((long) frame.state);
                            return (long) frame.state;
                        },
                        new Object[] {new MorphList()})
                .handle();
    }

    @Test
    void overEverythingIterable() {
        assertEquals("[1, \"a\"]", collect(MorphList.of(1L, "a")));
        assertEquals("[\"a\", \"😀\", \"b\"]", collect(Text.of("a😀b")));
        MorphDict dict = new MorphDict();
        dict.put("x", 1L);
        dict.put("y", 2L);
        dict.put("z", 3L);
        dict.remove("y");
        assertEquals("[\"x\", \"z\"]", collect(dict));
        assertEquals("[1, 255]", collect(new MorphBytes(new byte[] {1, -1})));
        assertEquals("[1, 2, 3]", collect(counter(3)));
        assertEquals("[]", collect(counter(0)));
    }

    @Test
    void overAnythingElse() {
        assertError(ErrorCode.TIPE, "Objek tipe 'angka' tidak bisa diiterasi", () -> collect(5L));
        assertError(ErrorCode.TIPE, () -> collect(Nil.NIL));
    }

    @Test
    void aChangedCollectionIsNoticed() {
        MorphList list = MorphList.of(1L, 2L);
        MorphIterator overList = Operations.iterate(list);
        assertTrue(overList.hasNext());
        overList.next();
        list.set(1, 5L);
        assertTrue(overList.hasNext());
        assertEquals(5L, overList.next());
        list.add(3L);
        assertError(ErrorCode.ITERASI, "Daftar berubah saat diiterasi", overList::hasNext);
        MorphDict dict = new MorphDict();
        dict.put("a", 1L);
        MorphIterator overDict = Operations.iterate(dict);
        assertTrue(overDict.hasNext());
        overDict.next();
        dict.put("a", 2L);
        assertFalse(overDict.hasNext());
        dict.put("b", 1L);
        assertError(ErrorCode.ITERASI, "Kamus berubah saat diiterasi", overDict::hasNext);
    }

    @Test
    void resumption() {
        GeneratorHandle first = counter(2);
        Variant moment = (Variant) Operations.resume(first);
        assertTrue(moment.matches("Momen", 2));
        assertEquals(1L, moment.arg(0));
        GeneratorHandle second = (GeneratorHandle) moment.arg(1);
        assertNotSame(first, second);
        Variant next = (Variant) Operations.resume(second);
        assertEquals(2L, next.arg(0));
        assertEquals("habis", Operations.resume(next.arg(1)));
        assertError(
                ErrorCode.GENERATOR,
                "Generator 'hitung' sudah pernah dilanjutkan; gunakan generator lanjutan dari Momen",
                () -> Operations.resume(first));
        assertError(ErrorCode.GENERATOR, () -> Operations.resume(next.arg(1)));
        assertError(ErrorCode.GENERATOR, () -> collect(second));
        assertError(ErrorCode.GENERATOR, "'lanjut' memerlukan generator, bukan 'angka'", () -> Operations.resume(5L));
    }

    @Test
    void aFailedGeneratorIsFinished() {
        GeneratorHandle g = new GeneratorFrame(
                        "g",
                        frame -> {
                            throw MorphError.thrown("x");
                        },
                        new Object[0])
                .handle();
        assertEquals(
                "x",
                org.junit.jupiter.api.Assertions.assertThrows(MorphError.class, () -> Operations.resume(g))
                        .thrownValue());
        assertTrue(g.isFinished());
    }

    @Test
    void aCheckpointGoesOnFromWhereItWasTaken() {
        GeneratorHandle second = (GeneratorHandle) ((Variant) Operations.resume(counter(3))).arg(1);
        second.checkpoint();
        assertEquals("[2, 3]", collect(second));
        MorphList checkpoints = (MorphList) Operations.getAttribute(second, "daftar_checkpoint");
        assertEquals(1, checkpoints.size());
        GeneratorHandle copy = (GeneratorHandle) checkpoints.get(0);
        assertEquals("[1]", Operations.toText(copy.frame().slots[0]).toString());
        assertEquals("[2, 3]", collect(copy));
        assertError(ErrorCode.GENERATOR, second::checkpoint);
    }

    @Test
    void deepCopiesKeepSharingAndCycles() {
        MorphList shared = MorphList.of(1L);
        MorphDict dict = new MorphDict();
        dict.put("s", shared);
        dict.put("d", dict);
        Cell cell = new Cell(shared);
        MorphInstance instance = new MorphClass("A", null).allocate();
        instance.put("s", shared);
        Object[] copies = new DeepCopy().copyAll(new Object[] {shared, dict, cell, instance, null, 5L});
        MorphList copy = (MorphList) copies[0];
        assertNotSame(shared, copy);
        assertEquals(copy, ((MorphDict) copies[1]).get("s"));
        assertEquals(copies[1], ((MorphDict) copies[1]).get("d"));
        assertEquals(copy, ((Cell) copies[2]).value);
        assertEquals(copy, ((MorphInstance) copies[3]).get("s"));
        copy.add(2L);
        assertEquals(1, shared.size());
    }
}
