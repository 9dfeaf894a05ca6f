package id.morph.runtime;

import java.util.Arrays;

/** A {@code daftar}: a growable array. Indices here are plain and unchecked against Morph's rules (no negative ones). */
public final class MorphList {
    private static final Object[] NONE = {};

    private Object[] items;
    private int size;
    private int modCount;

    public MorphList() {
        items = NONE;
    }

    public MorphList(int capacity) {
        items = capacity == 0 ? NONE : new Object[capacity];
    }

    private MorphList(Object[] items, int size) {
        this.items = items;
        this.size = size;
    }

    /** A list over an array that the caller gives away. */
    public static MorphList wrap(Object[] items) {
        return new MorphList(items, items.length);
    }

    public static MorphList of(Object... items) {
        return wrap(items.clone());
    }

    public int size() {
        return size;
    }

    /** @throws IndexOutOfBoundsException for a wrong index */
    public Object get(int index) {
        if (index >= size) {
            throw new IndexOutOfBoundsException(index);
        }
        return items[index];
    }

    /** @throws IndexOutOfBoundsException for a wrong index */
    public void set(int index, Object value) {
        if (index >= size) {
            throw new IndexOutOfBoundsException(index);
        }
        items[index] = value;
    }

    public void add(Object value) {
        if (size == items.length) {
            grow(size + 1);
        }
        items[size++] = value;
        modCount++;
    }

    private void grow(int needed) {
        int capacity = Math.max(Math.max(needed, 8), items.length + (items.length >> 1));
        try {
            items = Arrays.copyOf(items, capacity);
        } catch (OutOfMemoryError e) {
            throw MorphError.of("MEMORI.daftar");
        }
    }

    public void addAll(MorphList other) {
        int count = other.size;
        if (size + count > items.length) {
            grow(size + count);
        }
        System.arraycopy(other.items, 0, items, size, count);
        size += count;
        modCount++;
    }

    public void insert(int index, Object value) {
        if (size == items.length) {
            grow(size + 1);
        }
        System.arraycopy(items, index, items, index + 1, size - index);
        items[index] = value;
        size++;
        modCount++;
    }

    public Object removeAt(int index) {
        Object removed = items[index];
        System.arraycopy(items, index + 1, items, index, size - index - 1);
        items[--size] = null;
        modCount++;
        return removed;
    }

    public Object removeLast() {
        Object removed = items[--size];
        items[size] = null;
        modCount++;
        return removed;
    }

    public MorphList slice(int from, int to) {
        return wrap(Arrays.copyOfRange(items, from, to));
    }

    public MorphList copy() {
        return slice(0, size);
    }

    public MorphList concat(MorphList other) {
        Object[] joined = Arrays.copyOf(items, size + other.size);
        int start = size;
        System.arraycopy(other.items, 0, joined, start, other.size);
        return wrap(joined);
    }

    /** Changes whenever elements are added or removed (not when one is replaced); iteration watches it. */
    public int modCount() {
        return modCount;
    }

    /** A copy of the elements. */
    public Object[] toArray() {
        return Arrays.copyOf(items, size);
    }

    /** The backing array, valid up to {@link #size()}, until the next change of size: for hot loops that only read. */
    public Object[] items() {
        return items;
    }
}
