package id.morph.runtime.interop;

import id.morph.runtime.MorphList;
import java.util.AbstractList;
import java.util.RandomAccess;

/** A {@code daftar} as Java sees it: the same list, whose elements are converted whenever they pass. */
final class ListView extends AbstractList<Object> implements RandomAccess {
    private final MorphList list;

    ListView(MorphList list) {
        this.list = list;
    }

    MorphList list() {
        return list;
    }

    @Override
    public int size() {
        return list.size();
    }

    @Override
    public Object get(int index) {
        return ToJava.natural(list.get(checked(index, list.size())));
    }

    @Override
    public Object set(int index, Object value) {
        Object old = get(index);
        list.set(index, ToMorph.convert(value));
        return old;
    }

    @Override
    public void add(int index, Object value) {
        list.insert(checked(index, list.size() + 1), ToMorph.convert(value));
        modCount++;
    }

    @Override
    public Object remove(int index) {
        modCount++;
        return ToJava.natural(list.removeAt(checked(index, list.size())));
    }

    private static int checked(int index, int length) {
        return java.util.Objects.checkIndex(index, length);
    }
}
