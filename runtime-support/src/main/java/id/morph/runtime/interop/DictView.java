package id.morph.runtime.interop;

import id.morph.runtime.MorphDict;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;

/** A {@code kamus} as Java sees it: the same dict, whose keys and values are converted whenever they pass. */
final class DictView extends AbstractMap<Object, Object> {
    private final MorphDict dict;

    DictView(MorphDict dict) {
        this.dict = dict;
    }

    MorphDict dict() {
        return dict;
    }

    @Override
    public int size() {
        return dict.size();
    }

    @Override
    public boolean containsKey(Object key) {
        return dict.containsKey(ToMorph.convert(key));
    }

    @Override
    public Object get(Object key) {
        Object value = dict.get(ToMorph.convert(key));
        return value == null ? null : ToJava.natural(value);
    }

    @Override
    public Object put(Object key, Object value) {
        Object old = get(key);
        dict.put(ToMorph.convert(key), ToMorph.convert(value));
        return old;
    }

    @Override
    public Object remove(Object key) {
        Object old = dict.remove(ToMorph.convert(key));
        return old == null ? null : ToJava.natural(old);
    }

    @Override
    public Set<Map.Entry<Object, Object>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public int size() {
                return dict.size();
            }

            @Override
            public Iterator<Map.Entry<Object, Object>> iterator() {
                return new Entries();
            }
        };
    }

    private final class Entries implements Iterator<Map.Entry<Object, Object>> {
        private int next = dict.nextEntry(0);
        private Object last;

        @Override
        public boolean hasNext() {
            return next >= 0;
        }

        @Override
        public Map.Entry<Object, Object> next() {
            if (next < 0) {
                throw new NoSuchElementException();
            }
            last = dict.keyAt(next);
            Object value = dict.valueAt(next);
            next = dict.nextEntry(next + 1);
            return new SimpleEntry<>(ToJava.natural(last), ToJava.natural(value)) {
                @Override
                public Object setValue(Object changed) {
                    DictView.this.put(getKey(), changed);
                    return super.setValue(changed);
                }
            };
        }

        @Override
        public void remove() {
            if (last == null) {
                throw new IllegalStateException();
            }
            dict.remove(last);
            last = null;
        }
    }
}
