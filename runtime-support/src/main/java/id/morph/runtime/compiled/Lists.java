package id.morph.runtime.compiled;

import id.morph.runtime.IntMath;
import id.morph.runtime.MorphError;
import id.morph.runtime.MorphList;
import id.morph.runtime.Operations;
import id.morph.runtime.Text;
import id.morph.runtime.primitive.Primitives;

/**
 * Typed access to lists: fast when the receiver is a list and the index is in range, else what the dynamic operation does,
 * which throws, counts from the end, or gives an element of another kind of container. An index is a word and, if it is no word, a
 * BigInteger. (The index is compared as a Java int, since C2 keeps the results of comparisons of longs where it need not.)
 */
public final class Lists {
    private Lists() {}

    /** Whether the element is a word in a list of words. */
    public static boolean hasWord(Object list, long index, Object big) {
        int i = (int) index;
        return list instanceof MorphList l && big == null && i == index && l.has(i) && l.holdsLongs();
    }

    public static Object get(Object list, long index, Object big) {
        int i = (int) index;
        if (list instanceof MorphList l && big == null && i == index && l.has(i)) {
            return l.at(i);
        }
        return Operations.index(list, IntMath.box(index, big));
    }

    public static long getLong(Object list, long index, Object big) {
        int i = (int) index;
        if (list instanceof MorphList l && big == null && i == index && l.has(i)) {
            return l.atLong(i);
        }
        return (Long) Operations.index(list, IntMath.box(index, big));
    }

    public static double getDouble(Object list, long index, Object big) {
        int i = (int) index;
        if (list instanceof MorphList l && big == null && i == index && l.has(i)) {
            return l.atDouble(i);
        }
        return (Double) Operations.index(list, IntMath.box(index, big));
    }

    public static boolean getBoolean(Object list, long index, Object big) {
        int i = (int) index;
        if (list instanceof MorphList l && big == null && i == index && l.has(i)) {
            return l.atBoolean(i);
        }
        return (Boolean) Operations.index(list, IntMath.box(index, big));
    }

    public static void set(Object list, long index, Object big, Object value) {
        int i = (int) index;
        if (list instanceof MorphList l && big == null && i == index && l.has(i)) {
            l.put(i, value);
        } else {
            Operations.setIndex(list, IntMath.box(index, big), value);
        }
    }

    public static void set(Object list, long index, Object big, long value) {
        int i = (int) index;
        if (list instanceof MorphList l && big == null && i == index && l.has(i)) {
            l.putLong(i, value);
        } else {
            Operations.setIndex(list, IntMath.box(index, big), value);
        }
    }

    public static void set(Object list, long index, Object big, double value) {
        int i = (int) index;
        if (list instanceof MorphList l && big == null && i == index && l.has(i)) {
            l.putDouble(i, value);
        } else {
            Operations.setIndex(list, IntMath.box(index, big), value);
        }
    }

    public static void set(Object list, long index, Object big, boolean value) {
        int i = (int) index;
        if (list instanceof MorphList l && big == null && i == index && l.has(i)) {
            l.putBoolean(i, value);
        } else {
            Operations.setIndex(list, IntMath.box(index, big), value);
        }
    }

    /** Sets an int of any size. */
    public static void set(Object list, long index, Object big, long word, Object rest) {
        int i = (int) index;
        if (list instanceof MorphList l && big == null && i == index && l.has(i)) {
            setElement(l, i, word, rest);
        } else {
            Operations.setIndex(list, IntMath.box(index, big), IntMath.box(word, rest));
        }
    }

    /** Sets an int of any size at an index that is in range. */
    public static void setElement(MorphList list, int index, long word, Object rest) {
        if (rest == null) {
            list.putLong(index, word);
        } else {
            list.put(index, rest);
        }
    }

    /** Appends an int of any size. */
    public static void append(Object list, long word, Object rest) {
        if (rest == null) {
            append(list, word);
        } else {
            append(list, rest);
        }
    }

    public static void append(Object list, Object value) {
        if (list instanceof MorphList l) {
            l.add(value);
        } else {
            appendOther(list, value);
        }
    }

    public static void append(Object list, long value) {
        if (list instanceof MorphList l) {
            l.addLong(value);
        } else {
            appendOther(list, value);
        }
    }

    public static void append(Object list, double value) {
        if (list instanceof MorphList l) {
            l.addDouble(value);
        } else {
            appendOther(list, value);
        }
    }

    public static void append(Object list, boolean value) {
        if (list instanceof MorphList l) {
            l.addBoolean(value);
        } else {
            appendOther(list, value);
        }
    }

    /** Throws what the primitive throws for anything but a list. */
    private static void appendOther(Object list, Object value) {
        Primitives.find("list_append").orElseThrow().call2(null, list, value);
    }

    public static long length(Object container) {
        return container instanceof MorphList l ? l.size() : Operations.length(container);
    }

    /** @throws MorphError if the list's version is another one */
    public static void unchanged(Object list, long version) {
        if (((MorphList) list).modCount() != version) {
            throw MorphError.of("ITERASI.daftar");
        }
    }

    /** Primitive {@code list_filled}. */
    public static Object filled(Object length, Object value) {
        return length instanceof Long word && word >= 0 && word <= Text.MAX_LENGTH
                ? MorphList.filled((int) (long) word, value)
                : Primitives.find("list_filled").orElseThrow().call2(null, length, value);
    }

    public static MorphList objects(Object[] elements) {
        return MorphList.wrap(elements);
    }

    /** A list that keeps ints as words for as long as all of them are. */
    public static MorphList words(Object[] elements) {
        MorphList list = MorphList.ofLongs();
        for (Object element : elements) {
            list.add(element);
        }
        return list;
    }

    /** A list that keeps floats as floats. */
    public static MorphList floats(Object[] elements) {
        MorphList list = MorphList.ofDoubles();
        for (Object element : elements) {
            list.add(element);
        }
        return list;
    }

    /** A list that keeps booleans as booleans. */
    public static MorphList booleans(Object[] elements) {
        MorphList list = MorphList.ofBooleans();
        for (Object element : elements) {
            list.add(element);
        }
        return list;
    }
}
