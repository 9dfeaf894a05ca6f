package id.morph.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists of each storage against {@link ArrayList}: which array the elements lie in can never be seen. */
class MorphListTest {
    private static final BigInteger BIG = BigInteger.ONE.shiftLeft(70);

    private final List<MorphList> lists = new ArrayList<>();
    private final List<List<Object>> models = new ArrayList<>();

    private static Object value(Random random, int strange) {
        if (random.nextInt(100) >= strange) {
            return random.nextBoolean() ? (Object) random.nextLong(-3, 4) : (Object) (random.nextInt(-3, 4) / 2.0);
        }
        return switch (random.nextInt(4)) {
            case 0 -> "teks";
            case 1 -> Nil.NIL;
            case 2 -> true;
            default -> BIG;
        };
    }

    /** A value that a list of that storage can keep, most of the time. */
    private static Object value(Random random, MorphList list, int strange) {
        if (random.nextInt(100) < strange) {
            return value(random, 50);
        }
        if (list.holdsBooleans()) {
            return random.nextBoolean();
        }
        return list.holdsLongs()
                ? (Object) random.nextLong(-3, 4)
                : list.holdsDoubles() ? (Object) (random.nextInt(-3, 4) / 2.0) : value(random, 20);
    }

    private void start(Random random) {
        lists.clear();
        models.clear();
        for (MorphList list : new MorphList[] {
            new MorphList(),
            MorphList.ofLongs(),
            MorphList.ofDoubles(),
            MorphList.ofBooleans(),
            MorphList.wrap(new boolean[] {true, false}),
            MorphList.wrap(new long[] {1, 2, 3}),
            MorphList.wrap(new double[] {0.5, -0.0}),
            MorphList.of(1L, "a")
        }) {
            keep(list, new ArrayList<>(Arrays.asList(list.toArray())), random);
        }
    }

    private void keep(MorphList list, List<Object> model, Random random) {
        if (lists.size() < 10) {
            lists.add(list);
            models.add(model);
        } else {
            int place = random.nextInt(lists.size());
            lists.set(place, list);
            models.set(place, model);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 10})
    void randomOperations(int strange) {
        Random random = new Random(31 + strange);
        for (int round = 0; round < 60; round++) {
            start(random);
            for (int step = 0; step < 400; step++) {
                int which = random.nextInt(lists.size());
                int other = random.nextInt(lists.size());
                change(random, which, other, strange);
                same(models.get(which), lists.get(which));
                assertEquals(
                        Operations.eq(
                                MorphList.wrap(models.get(which).toArray()),
                                MorphList.wrap(models.get(other).toArray())),
                        Operations.eq(lists.get(which), lists.get(other)));
            }
        }
    }

    private void change(Random random, int which, int other, int strange) {
        MorphList list = lists.get(which);
        List<Object> model = models.get(which);
        int size = model.size();
        Object value = value(random, list, strange);
        int version = list.modCount();
        switch (random.nextInt(size > 60 ? 14 : 11)) {
            case 0, 1 -> {
                append(random, list, value);
                model.add(value);
                assertNotEquals(version, list.modCount());
            }
            case 2 -> {
                int at = random.nextInt(size + 1);
                list.insert(at, value);
                model.add(at, value);
                assertNotEquals(version, list.modCount());
            }
            case 3, 4 -> {
                if (size > 0) {
                    int at = random.nextInt(size);
                    replace(random, list, at, value);
                    model.set(at, value);
                    assertEquals(version, list.modCount());
                }
            }
            case 5 -> {
                list.addAll(lists.get(other));
                model.addAll(List.copyOf(models.get(other)));
            }
            case 6 -> {
                List<Object> joined = new ArrayList<>(model);
                joined.addAll(models.get(other));
                keep(list.concat(lists.get(other)), joined, random);
            }
            case 7 -> {
                int from = random.nextInt(size + 1);
                int to = random.nextInt(from, size + 1);
                keep(list.slice(from, to), new ArrayList<>(model.subList(from, to)), random);
            }
            case 8 -> keep(list.copy(), new ArrayList<>(model), random);
            case 9 -> keep((MorphList) new DeepCopy().copy(list), new ArrayList<>(model), random);
            case 10 -> {
                int times = size > 20 ? 1 : random.nextInt(3);
                List<Object> repeated = new ArrayList<>();
                for (int i = 0; i < times; i++) {
                    repeated.addAll(model);
                }
                keep((MorphList) Operations.mul(list, (long) times), repeated, random);
            }
            case 11 -> assertEquals(model.removeLast(), list.removeLast());
            default -> {
                for (int i = 0; i < 20; i++) {
                    int at = random.nextInt(model.size());
                    assertEquals(model.remove(at), list.removeAt(at));
                }
            }
        }
    }

    private static void append(Random random, MorphList list, Object value) {
        if (value instanceof Long word && random.nextBoolean()) {
            list.addLong(word);
        } else if (value instanceof Double number && random.nextBoolean()) {
            list.addDouble(number);
        } else if (value instanceof Boolean truth && random.nextBoolean()) {
            list.addBoolean(truth);
        } else {
            list.add(value);
        }
    }

    private static void replace(Random random, MorphList list, int at, Object value) {
        if (value instanceof Long word && random.nextBoolean()) {
            list.setLong(at, word);
        } else if (value instanceof Double number && random.nextBoolean()) {
            list.setDouble(at, number);
        } else if (value instanceof Boolean truth && random.nextBoolean()) {
            list.setBoolean(at, truth);
        } else {
            list.set(at, value);
        }
    }

    private static void same(List<Object> model, MorphList list) {
        assertEquals(model, Arrays.asList(list.toArray()));
        List<Object> iterated = new ArrayList<>();
        for (MorphIterator i = MorphIterator.over(list); i.hasNext(); ) {
            iterated.add(i.next());
        }
        assertEquals(model, iterated);
        for (int i = 0; i < model.size(); i++) {
            if (model.get(i) instanceof Long word) {
                assertEquals(word, list.getLong(i));
            } else if (model.get(i) instanceof Double number) {
                assertEquals(number, list.getDouble(i));
            } else if (model.get(i) instanceof Boolean truth) {
                assertEquals(truth, list.getBoolean(i));
            }
        }
    }

    @Test
    void numbersStayNumbersForAsLongAsAllAre() {
        MorphList list = MorphList.ofLongs();
        for (long i = 0; i < 100; i++) {
            list.add(i);
        }
        MorphList boxed = MorphList.of(7L, 8L);
        list.addAll(boxed);
        assertTrue(list.holdsLongs());
        assertTrue(list.slice(2, 50).concat(list.copy()).holdsLongs());
        assertTrue(list.repeat(2).holdsLongs());
        list.set(3, BIG);
        assertFalse(list.holdsLongs());
        assertEquals(BIG, list.get(3));
        assertEquals(8L, list.getLong(101));
    }

    @Test
    void booleansStayBooleansForAsLongAsAllAre() {
        MorphList list = MorphList.wrap(new boolean[] {true}).repeat(100);
        assertTrue(list.holdsBooleans());
        list.setBoolean(3, false);
        list.add(false);
        assertTrue(list.slice(2, 50).concat(list.copy()).holdsBooleans());
        assertEquals(false, list.get(3));
        list.set(4, 1L);
        assertFalse(list.holdsBooleans());
        assertEquals(1L, list.get(4));
        assertFalse(list.getBoolean(100));
        assertTrue(list.getBoolean(99));
    }

    @Test
    void filledListsHaveTheValueEverywhere() {
        for (int length : new int[] {0, 1, 2, 3, 31, 32, 33, 64, 65, 1000}) {
            for (Object value : new Object[] {Nil.NIL, "a", 1L}) {
                MorphList list = MorphList.filled(length, value);
                assertEquals(Collections.nCopies(length, value), Arrays.asList(list.toArray()));
                list.add("b");
                assertEquals("b", list.get(length));
            }
        }
    }

    @Test
    void indicesAreCheckedInEveryStorage() {
        for (MorphList list :
                new MorphList[] {MorphList.ofLongs(), MorphList.ofDoubles(), MorphList.ofBooleans(), new MorphList(8)
                }) {
            list.add(list.holdsDoubles() ? 1.0 : list.holdsBooleans() ? (Object) true : (Object) 1L);
            for (int wrong : new int[] {-1, 1, 5}) {
                assertThrows(IndexOutOfBoundsException.class, () -> list.get(wrong));
                assertThrows(IndexOutOfBoundsException.class, () -> list.getLong(wrong));
                assertThrows(IndexOutOfBoundsException.class, () -> list.getDouble(wrong));
                assertThrows(IndexOutOfBoundsException.class, () -> list.set(wrong, 1L));
                assertThrows(IndexOutOfBoundsException.class, () -> list.setLong(wrong, 1L));
                assertThrows(IndexOutOfBoundsException.class, () -> list.setDouble(wrong, 1));
                assertThrows(IndexOutOfBoundsException.class, () -> list.getBoolean(wrong));
                assertThrows(IndexOutOfBoundsException.class, () -> list.setBoolean(wrong, true));
            }
        }
    }
}
