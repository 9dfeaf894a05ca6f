package id.morph.runtime;

import java.util.Arrays;

/**
 * A {@code kamus}: insertion-ordered hash table. Entries lie densely in insertion order, an open-addressing table of entry
 * numbers finds them (the layout of CPython's dict). {@code 1}, {@code 1.0}, {@code benar} are one key, and the key object that came
 * first stays; {@code nan} is a key equal to itself.
 */
public final class MorphDict {
    private static final int SMALLEST = 8;
    private static final int DELETED = -1;

    /** Entry number + 1; 0 = free, {@link #DELETED}. Null until the first insertion. */
    private int[] table;

    /** {@code 32 - log2(table.length)}: the top bits of the scrambled hash choose the place. */
    private int shift;

    private Object[] keys = {};
    private Object[] values = {};
    private int[] hashes = {};

    /** Entries used, removed ones (key null) included. */
    private int used;

    private int size;
    private int modCount;

    public MorphDict() {}

    /**
     * A dict of keys and values in turn; the last value of a key wins.
     *
     * @throws MorphError if something among the keys cannot be one
     */
    public static MorphDict of(Object... entries) {
        MorphDict dict = new MorphDict();
        for (int i = 0; i < entries.length; i += 2) {
            dict.put(entries[i], entries[i + 1]);
        }
        return dict;
    }

    /** The dict that {@code lemparkan message jenis kind} throws. */
    public static MorphDict errorOfKind(Object message, Object kind) {
        return of("jenis", kind, "pesan", message);
    }

    public int size() {
        return size;
    }

    /** Changes whenever a key is added or removed (not when a value is replaced); iteration watches it. */
    public int modCount() {
        return modCount;
    }

    /**
     * The value of a key, null if it is absent.
     *
     * @throws MorphError if such a value cannot be a key
     */
    public Object get(Object key) {
        int entry = find(key);
        return entry < 0 ? null : values[entry];
    }

    public boolean containsKey(Object key) {
        return find(key) >= 0;
    }

    /**
     * Sets the value of a key.
     *
     * @throws MorphError if such a value cannot be a key
     */
    public void put(Object key, Object value) {
        if (key instanceof BufferText text) {
            key = text.toString();
        }
        int hash = Hashing.hash(key);
        int entry = find(key, hash);
        if (entry >= 0) {
            values[entry] = value;
            return;
        }
        if (used == keys.length) {
            resize();
        }
        entry = used++;
        keys[entry] = key;
        values[entry] = value;
        hashes[entry] = hash;
        link(entry, hash);
        size++;
        modCount++;
    }

    /** Removes a key; gives its value, null if it was absent. */
    public Object remove(Object key) {
        if (size == 0) {
            Hashing.hash(key);
            return null;
        }
        int hash = Hashing.hash(key);
        int mask = table.length - 1;
        for (int i = place(hash); table[i] != 0; i = (i + 1) & mask) {
            int entry = table[i] - 1;
            if (table[i] != DELETED && hashes[entry] == hash && sameKey(keys[entry], key)) {
                Object removed = values[entry];
                table[i] = DELETED;
                keys[entry] = null;
                values[entry] = null;
                size--;
                modCount++;
                return removed;
            }
        }
        return null;
    }

    /** The first entry number at or after {@code from} that holds a key, -1 at the end. Valid while {@link #modCount} stays. */
    public int nextEntry(int from) {
        for (int entry = from; entry < used; entry++) {
            if (keys[entry] != null) {
                return entry;
            }
        }
        return -1;
    }

    public Object keyAt(int entry) {
        return keys[entry];
    }

    public Object valueAt(int entry) {
        return values[entry];
    }

    /** The keys in insertion order, a new list. */
    public MorphList keys() {
        return collect(keys);
    }

    /** The values in insertion order, a new list. */
    public MorphList values() {
        return collect(values);
    }

    private MorphList collect(Object[] from) {
        Object[] items = new Object[size];
        int count = 0;
        for (int entry = 0; entry < used; entry++) {
            if (keys[entry] != null) {
                items[count++] = from[entry];
            }
        }
        return MorphList.wrap(items);
    }

    public MorphDict copy() {
        MorphDict copy = new MorphDict();
        copy.keys = keys.clone();
        copy.values = values.clone();
        copy.hashes = hashes.clone();
        copy.table = table == null ? null : table.clone();
        copy.shift = shift;
        copy.used = used;
        copy.size = size;
        return copy;
    }

    private int find(Object key) {
        if (size == 0) {
            // Still refuses what cannot be a key.
            Hashing.hash(key);
            return -1;
        }
        return find(key, Hashing.hash(key));
    }

    private int find(Object key, int hash) {
        int[] table = this.table;
        if (table == null) {
            return -1;
        }
        int mask = table.length - 1;
        for (int i = place(hash); ; i = (i + 1) & mask) {
            int number = table[i];
            if (number == 0) {
                return -1;
            }
            if (number != DELETED && hashes[number - 1] == hash && sameKey(keys[number - 1], key)) {
                return number - 1;
            }
        }
    }

    private static boolean sameKey(Object stored, Object key) {
        if (stored == key) {
            return true;
        }
        if (stored instanceof String a && key instanceof String b) {
            return a.equals(b);
        }
        if (stored instanceof Long a && key instanceof Long b) {
            return a.longValue() == b.longValue();
        }
        return Comparison.sameKey(stored, key);
    }

    private int place(int hash) {
        // Fibonacci hashing: spreads consecutive and strided hashes alike.
        return (hash * 0x9E3779B9) >>> shift;
    }

    private void link(int entry, int hash) {
        int mask = table.length - 1;
        int i = place(hash);
        while (table[i] > 0) {
            i = (i + 1) & mask;
        }
        table[i] = entry + 1;
    }

    /** Makes room: drops removed entries, doubles if that is not enough. Entries fill at most two thirds of the table. */
    private void resize() {
        int length = SMALLEST;
        while (size + 1 > length / 2) {
            length *= 2;
        }
        try {
            int capacity = length * 2 / 3;
            Object[] newKeys = new Object[capacity];
            Object[] newValues = new Object[capacity];
            int[] newHashes = new int[capacity];
            int count = 0;
            for (int entry = 0; entry < used; entry++) {
                if (keys[entry] != null) {
                    newKeys[count] = keys[entry];
                    newValues[count] = values[entry];
                    newHashes[count++] = hashes[entry];
                }
            }
            table = new int[length];
            shift = 32 - Integer.numberOfTrailingZeros(length);
            keys = newKeys;
            values = newValues;
            hashes = newHashes;
            used = count;
        } catch (OutOfMemoryError e) {
            throw MorphError.of("MEMORI.kamus");
        }
        for (int entry = 0; entry < used; entry++) {
            link(entry, hashes[entry]);
        }
    }

    @Override
    public String toString() {
        return "MorphDict" + Arrays.toString(keys().toArray());
    }
}
