package id.morph.runtime;

import java.lang.reflect.Array;
import java.util.Arrays;

/**
 * A {@code daftar}: a growable array. Indices here are plain and unchecked against Morph's rules (no negative ones).
 *
 * <p>Elements lie in an array of objects, or, if the list was made so, in one of words, of floats or of booleans; then nothing is
 * boxed. The first element of another kind turns that into an array of objects for good. Which it is cannot be seen from outside:
 * {@link #get} gives a word as a {@link Long}, and {@link #getLong} takes one out of a {@link Long}. (Fields instead of one of
 * type {@code Object}: a null check costs nothing where the machine traps it, a type check does. Floats and booleans share one
 * nevertheless, since a list is then 32 bytes in the heap and not 40.)
 */
public final class MorphList {
    private static final Object[] NONE = {};
    /** Most lists of {@code nil} are short. */
    private static final Object[] NILS = new Object[32];

    private static final long[] NO_WORDS = {};
    private static final double[] NO_FLOATS = {};
    private static final boolean[] NO_BOOLEANS = {};

    static {
        Arrays.fill(NILS, Nil.NIL);
    }

    /** Exactly one of these three is there. */
    private Object[] items;

    private long[] words;

    /** Floats or booleans. */
    private Object others;

    private int size;
    private int modCount;

    public MorphList() {
        items = NONE;
    }

    public MorphList(int capacity) {
        items = capacity == 0 ? NONE : new Object[capacity];
    }

    private MorphList(Object[] items, long[] words, Object others, int size) {
        this.items = items;
        this.words = words;
        this.others = others;
        this.size = size;
    }

    /** A list over an array that the caller gives away. */
    public static MorphList wrap(Object[] items) {
        return new MorphList(items, null, null, items.length);
    }

    /** A list of words over an array that the caller gives away. */
    public static MorphList wrap(long[] words) {
        return new MorphList(null, words, null, words.length);
    }

    /** A list of floats over an array that the caller gives away. */
    public static MorphList wrap(double[] floats) {
        return new MorphList(null, null, floats, floats.length);
    }

    /** A list of booleans over an array that the caller gives away. */
    public static MorphList wrap(boolean[] booleans) {
        return new MorphList(null, null, booleans, booleans.length);
    }

    /** A list of that many references to the value. */
    public static MorphList filled(int length, Object value) {
        Object[] items = value == Nil.NIL ? Arrays.copyOf(NILS, length) : new Object[length];
        if (length > 0 && items[0] == null) {
            items[0] = value;
        }
        // What is there is copied behind itself, twice as much each time: HotSpot has one write barrier for an array
        // then.
        for (int done = value == Nil.NIL ? NILS.length : 1; done < length; done *= 2) {
            System.arraycopy(items, 0, items, done, Math.min(done, length - done));
        }
        return wrap(items);
    }

    public static MorphList of(Object... items) {
        return wrap(items.clone());
    }

    /** An empty list that keeps words as words. */
    public static MorphList ofLongs() {
        return new MorphList(null, NO_WORDS, null, 0);
    }

    /** An empty list that keeps floats as floats. */
    public static MorphList ofDoubles() {
        return new MorphList(null, null, NO_FLOATS, 0);
    }

    /** An empty list that keeps booleans as booleans. */
    public static MorphList ofBooleans() {
        return new MorphList(null, null, NO_BOOLEANS, 0);
    }

    // elements

    public int size() {
        return size;
    }

    /** Whether elements are words at present, so that {@link #getLong} succeeds for every index. */
    public boolean holdsLongs() {
        return words != null;
    }

    /** Whether elements are floats at present, so that {@link #getDouble} succeeds for every index. */
    public boolean holdsDoubles() {
        return others instanceof double[];
    }

    /** Whether elements are booleans at present, so that {@link #getBoolean} succeeds for every index. */
    public boolean holdsBooleans() {
        return others instanceof boolean[];
    }

    /**
     * Whether an index is at least 0 and less than the size. (As unsigned numbers that would be one comparison, but C2 would keep what it adds
     * to both for each place where the interpreter may have to go on: Towers 5.9 to 4.7 ms, Sieve 7.2 to 5.7, Permute 11.6 to 12.8.)
     */
    public boolean has(int index) {
        return index >= 0 && index < size;
    }

    /** @throws IndexOutOfBoundsException for a wrong index */
    public Object get(int index) {
        if (index >= size) {
            throw outOfRange(index);
        }
        return at(index);
    }

    /** The same for an index that is known to be right, as in the other methods {@code at…} and {@code put…}. */
    public Object at(int index) {
        Object[] objects = items;
        return objects != null ? objects[index] : boxed(index);
    }

    private Object boxed(int index) {
        return words != null
                ? (Object) words[index]
                : others instanceof double[] floats ? (Object) floats[index] : (Object) ((boolean[]) others)[index];
    }

    /**
     * An element that is a word.
     *
     * @throws IndexOutOfBoundsException for a wrong index
     * @throws ClassCastException if it is something else
     */
    public long getLong(int index) {
        if (index >= size) {
            throw outOfRange(index);
        }
        return atLong(index);
    }

    public long atLong(int index) {
        long[] longs = words;
        return longs != null ? longs[index] : (Long) at(index);
    }

    /** An element that is a float; throws as {@link #getLong} does. */
    public double getDouble(int index) {
        if (index >= size) {
            throw outOfRange(index);
        }
        return atDouble(index);
    }

    public double atDouble(int index) {
        return others instanceof double[] floats ? floats[index] : (Double) at(index);
    }

    /** An element that is a boolean; throws as {@link #getLong} does. */
    public boolean getBoolean(int index) {
        if (index >= size) {
            throw outOfRange(index);
        }
        return atBoolean(index);
    }

    public boolean atBoolean(int index) {
        return others instanceof boolean[] booleans ? booleans[index] : (Boolean) at(index);
    }

    private static IndexOutOfBoundsException outOfRange(int index) {
        return new IndexOutOfBoundsException(index);
    }

    /** @throws IndexOutOfBoundsException for a wrong index */
    public void set(int index, Object value) {
        if (index >= size) {
            throw outOfRange(index);
        }
        put(index, value);
    }

    public void put(int index, Object value) {
        Object[] objects = items;
        if (objects != null) {
            objects[index] = value;
        } else {
            setOther(index, value);
        }
    }

    private void setOther(int index, Object value) {
        if (words != null && value instanceof Long word) {
            words[index] = word;
        } else if (others instanceof double[] floats && value instanceof Double number) {
            floats[index] = number;
        } else if (others instanceof boolean[] booleans && value instanceof Boolean truth) {
            booleans[index] = truth;
        } else {
            generalise();
            items[index] = value;
        }
    }

    /** @throws IndexOutOfBoundsException for a wrong index */
    public void setLong(int index, long value) {
        if (index >= size) {
            throw outOfRange(index);
        }
        putLong(index, value);
    }

    public void putLong(int index, long value) {
        long[] longs = words;
        if (longs != null) {
            longs[index] = value;
        } else {
            put(index, value);
        }
    }

    /** @throws IndexOutOfBoundsException for a wrong index */
    public void setDouble(int index, double value) {
        if (index >= size) {
            throw outOfRange(index);
        }
        putDouble(index, value);
    }

    public void putDouble(int index, double value) {
        if (others instanceof double[] floats) {
            floats[index] = value;
        } else {
            put(index, value);
        }
    }

    /** @throws IndexOutOfBoundsException for a wrong index */
    public void setBoolean(int index, boolean value) {
        if (index >= size) {
            throw outOfRange(index);
        }
        putBoolean(index, value);
    }

    public void putBoolean(int index, boolean value) {
        if (others instanceof boolean[] booleans) {
            booleans[index] = value;
        } else {
            put(index, value);
        }
    }

    // growing and shrinking

    public void add(Object value) {
        Object[] objects = items;
        if (objects == null) {
            addOther(value);
            return;
        }
        if (size == objects.length) {
            grow(size + 1);
        }
        items[size++] = value;
        modCount++;
    }

    private void addOther(Object value) {
        if (words != null && value instanceof Long word) {
            addLong(word);
        } else if (holdsDoubles() && value instanceof Double number) {
            addDouble(number);
        } else if (holdsBooleans() && value instanceof Boolean truth) {
            addBoolean(truth);
        } else {
            generalise();
            add(value);
        }
    }

    public void addLong(long value) {
        long[] longs = words;
        if (longs == null) {
            add(value);
            return;
        }
        if (size == longs.length) {
            grow(size + 1);
        }
        words[size++] = value;
        modCount++;
    }

    public void addDouble(double value) {
        if (!(others instanceof double[] floats)) {
            add(value);
            return;
        }
        if (size == floats.length) {
            grow(size + 1);
        }
        ((double[]) others)[size++] = value;
        modCount++;
    }

    public void addBoolean(boolean value) {
        if (!(others instanceof boolean[] booleans)) {
            add(value);
            return;
        }
        if (size == booleans.length) {
            grow(size + 1);
        }
        ((boolean[]) others)[size++] = value;
        modCount++;
    }

    private void grow(int needed) {
        if (needed > Text.MAX_LENGTH) {
            throw MorphError.of("MEMORI.daftar");
        }
        try {
            if (items != null) {
                items = Arrays.copyOf(items, capacity(items.length, needed));
            } else if (words != null) {
                words = Arrays.copyOf(words, capacity(words.length, needed));
            } else if (others instanceof double[] floats) {
                others = Arrays.copyOf(floats, capacity(floats.length, needed));
            } else {
                boolean[] booleans = (boolean[]) others;
                others = Arrays.copyOf(booleans, capacity(booleans.length, needed));
            }
        } catch (OutOfMemoryError e) {
            throw MorphError.of("MEMORI.daftar");
        }
    }

    private static int capacity(int old, int needed) {
        return Math.min(Math.max(Math.max(needed, 8), old + (old >> 1)), Text.MAX_LENGTH);
    }

    /** Makes the elements objects, whatever they have been. */
    private void generalise() {
        try {
            items = toArray();
        } catch (OutOfMemoryError e) {
            throw MorphError.of("MEMORI.daftar");
        }
        words = null;
        others = null;
    }

    /** @throws MorphError if there is no memory for that many */
    public void addAll(MorphList other) {
        int count = other.size;
        if ((long) size + count > Text.MAX_LENGTH) {
            throw MorphError.of("MEMORI.daftar");
        }
        if (items == null && array().getClass() != other.array().getClass()) {
            // Perhaps all of them fit nevertheless.
            for (int i = 0; i < count; i++) {
                add(other.get(i));
            }
            return;
        }
        if (size + count > capacity()) {
            grow(size + count);
        }
        if (items != null) {
            other.copyInto(items, size);
        } else {
            System.arraycopy(other.array(), 0, array(), size, count);
        }
        size += count;
        modCount++;
    }

    private Object array() {
        return items != null ? items : words != null ? words : others;
    }

    private int capacity() {
        return items != null ? items.length : Array.getLength(array());
    }

    private void copyInto(Object[] target, int at) {
        if (items != null) {
            System.arraycopy(items, 0, target, at, size);
        } else {
            for (int i = 0; i < size; i++) {
                target[at + i] = boxed(i);
            }
        }
    }

    public void insert(int index, Object value) {
        add(value);
        // The new element is in place, in whatever storage it needs; now it moves to where it belongs.
        int behind = size - 1 - index;
        if (items != null) {
            System.arraycopy(items, index, items, index + 1, behind);
            items[index] = value;
        } else if (words != null) {
            System.arraycopy(words, index, words, index + 1, behind);
            words[index] = (Long) value;
        } else {
            System.arraycopy(others, index, others, index + 1, behind);
            set(index, value);
        }
    }

    public Object removeAt(int index) {
        Object removed = get(index);
        System.arraycopy(array(), index + 1, array(), index, size - index - 1);
        removeLast();
        return removed;
    }

    public Object removeLast() {
        Object removed = get(size - 1);
        size--;
        if (items != null) {
            items[size] = null;
        }
        modCount++;
        return removed;
    }

    // lists of lists

    public MorphList slice(int from, int to) {
        return items != null
                ? wrap(Arrays.copyOfRange(items, from, to))
                : words != null
                        ? wrap(Arrays.copyOfRange(words, from, to))
                        : others instanceof double[] floats
                                ? wrap(Arrays.copyOfRange(floats, from, to))
                                : wrap(Arrays.copyOfRange((boolean[]) others, from, to));
    }

    public MorphList copy() {
        return slice(0, size);
    }

    public MorphList concat(MorphList other) {
        MorphList joined = emptyWithRoom(size + other.size);
        joined.addAll(this);
        joined.addAll(other);
        return joined;
    }

    /** The elements that many times over; the caller has seen to it that so many can be. */
    public MorphList repeat(int times) {
        MorphList repeated = emptyWithRoom(size * times);
        repeated.size = size * times;
        if (repeated.size > 0) {
            System.arraycopy(array(), 0, repeated.array(), 0, size);
            // What is there is copied behind itself, twice as much each time.
            for (int done = size; done < repeated.size; done *= 2) {
                System.arraycopy(repeated.array(), 0, repeated.array(), done, Math.min(done, repeated.size - done));
            }
        }
        return repeated;
    }

    private MorphList emptyWithRoom(int room) {
        return items != null
                ? new MorphList(room)
                : words != null
                        ? new MorphList(null, new long[room], null, 0)
                        : new MorphList(null, null, holdsDoubles() ? new double[room] : new boolean[room], 0);
    }

    /** Changes whenever elements are added or removed (not when one is replaced); iteration watches it. */
    public int modCount() {
        return modCount;
    }

    /** A copy of the elements. */
    public Object[] toArray() {
        Object[] copy = new Object[size];
        copyInto(copy, 0);
        return copy;
    }

    /** Whether both lists have equal elements; only asked if neither holds objects, whose equality is for {@link Comparison} to tell. */
    boolean sameScalars(MorphList other) {
        if (size != other.size) {
            return false;
        }
        if (words != null && other.words != null) {
            return Arrays.equals(words, 0, size, other.words, 0, size);
        }
        for (int i = 0; i < size; i++) {
            if (!Operations.eq(boxed(i), other.boxed(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether elements are words, floats or booleans at present, which no change can reach into. */
    boolean holdsScalars() {
        return items == null;
    }
}
