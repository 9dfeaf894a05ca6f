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
 * BigInteger.
 */
public final class Lists {
    private Lists() {}

    /**
     * Whether it can be an index that counts from the start. The result of comparing two longs would be an int on the operand stack, which C2
     * keeps for the interpreter to go on with: across all code in which the same index is used.
     */
    static boolean isSmall(long index) {
        return (int) (index >>> 32) == 0 && (int) index >= 0;
    }

    /** Whether the element is a word in a list of words. */
    public static boolean hasWord(Object list, long index, Object big) {
        int i = (int) index;
        return list instanceof MorphList l && big == null && isSmall(index) && i < l.size() && l.holdsLongs();
    }

    public static Object get(Object list, long index, Object big) {
        int i = (int) index;
        if (list instanceof MorphList l && big == null && isSmall(index) && i < l.size()) {
            return l.at(i);
        }
        return Operations.index(list, IntMath.box(index, big));
    }

    public static long getLong(Object list, long index, Object big) {
        int i = (int) index;
        if (list instanceof MorphList l && big == null && isSmall(index) && i < l.size()) {
            return l.atLong(i);
        }
        return (Long) Operations.index(list, IntMath.box(index, big));
    }

    public static double getDouble(Object list, long index, Object big) {
        int i = (int) index;
        if (list instanceof MorphList l && big == null && isSmall(index) && i < l.size()) {
            return l.atDouble(i);
        }
        return (Double) Operations.index(list, IntMath.box(index, big));
    }

    public static boolean getBoolean(Object list, long index, Object big) {
        int i = (int) index;
        if (list instanceof MorphList l && big == null && isSmall(index) && i < l.size()) {
            return l.atBoolean(i);
        }
        return (Boolean) Operations.index(list, IntMath.box(index, big));
    }

    public static void set(Object list, long index, Object big, Object value) {
        int i = (int) index;
        if (list instanceof MorphList l && big == null && isSmall(index) && i < l.size()) {
            l.put(i, value);
        } else {
            Operations.setIndex(list, IntMath.box(index, big), value);
        }
    }

    public static void set(Object list, long index, Object big, long value) {
        int i = (int) index;
        if (list instanceof MorphList l && big == null && isSmall(index) && i < l.size()) {
            l.putLong(i, value);
        } else {
            Operations.setIndex(list, IntMath.box(index, big), value);
        }
    }

    public static void set(Object list, long index, Object big, double value) {
        int i = (int) index;
        if (list instanceof MorphList l && big == null && isSmall(index) && i < l.size()) {
            l.putDouble(i, value);
        } else {
            Operations.setIndex(list, IntMath.box(index, big), value);
        }
    }

    public static void set(Object list, long index, Object big, boolean value) {
        int i = (int) index;
        if (list instanceof MorphList l && big == null && isSmall(index) && i < l.size()) {
            l.putBoolean(i, value);
        } else {
            Operations.setIndex(list, IntMath.box(index, big), value);
        }
    }

    /** Sets an int of any size. */
    public static void set(Object list, long index, Object big, long word, Object rest) {
        int i = (int) index;
        if (list instanceof MorphList l && big == null && isSmall(index) && i < l.size()) {
            setElement(l, i, word, rest);
        } else {
            Operations.setIndex(list, IntMath.box(index, big), IntMath.box(word, rest));
        }
    }

    // the same with an index that is an int of the JVM

    public static boolean hasWord(Object list, int index) {
        return list instanceof MorphList l && l.has(index) && l.holdsLongs();
    }

    public static Object get(Object list, int index) {
        return list instanceof MorphList l && l.has(index) ? l.at(index) : Operations.index(list, (long) index);
    }

    public static long getLong(Object list, int index) {
        return list instanceof MorphList l && l.has(index)
                ? l.atLong(index)
                : (Long) Operations.index(list, (long) index);
    }

    public static double getDouble(Object list, int index) {
        return list instanceof MorphList l && l.has(index)
                ? l.atDouble(index)
                : (Double) Operations.index(list, (long) index);
    }

    public static boolean getBoolean(Object list, int index) {
        return list instanceof MorphList l && l.has(index)
                ? l.atBoolean(index)
                : (Boolean) Operations.index(list, (long) index);
    }

    public static void set(Object list, int index, Object value) {
        if (list instanceof MorphList l && l.has(index)) {
            l.put(index, value);
        } else {
            Operations.setIndex(list, (long) index, value);
        }
    }

    public static void set(Object list, int index, long value) {
        if (list instanceof MorphList l && l.has(index)) {
            l.putLong(index, value);
        } else {
            Operations.setIndex(list, (long) index, value);
        }
    }

    public static void set(Object list, int index, double value) {
        if (list instanceof MorphList l && l.has(index)) {
            l.putDouble(index, value);
        } else {
            Operations.setIndex(list, (long) index, value);
        }
    }

    public static void set(Object list, int index, boolean value) {
        if (list instanceof MorphList l && l.has(index)) {
            l.putBoolean(index, value);
        } else {
            Operations.setIndex(list, (long) index, value);
        }
    }

    public static void set(Object list, int index, long word, Object rest) {
        if (list instanceof MorphList l && l.has(index)) {
            setElement(l, index, word, rest);
        } else {
            Operations.setIndex(list, (long) index, IntMath.box(word, rest));
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
        if (container instanceof MorphList l) {
            return l.size();
        }
        return container instanceof String text && text.length() <= Text.MAX_LENGTH
                ? text.length()
                : Operations.length(container);
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
