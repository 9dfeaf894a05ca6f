package id.morph.runtime;

import java.util.ArrayDeque;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * Copies values with everything that can change inside them (lists, dicts, instances, closure cells), keeping shared and cyclic
 * references as they are. Functions, classes, modules, generators and routines are shared, not copied.
 */
public final class DeepCopy {
    private final Map<Object, Object> copies = new IdentityHashMap<>();
    private final ArrayDeque<Runnable> pending = new ArrayDeque<>();

    /** Copies of all of them, shared structure kept among them. */
    public Object[] copyAll(Object[] values) {
        Object[] result = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            result[i] = shell(values[i]);
        }
        while (!pending.isEmpty()) {
            pending.pop().run();
        }
        return result;
    }

    public Object copy(Object value) {
        return copyAll(new Object[] {value})[0];
    }

    /** The copy, its contents still to be filled in: an explicit worklist instead of recursion. */
    private Object shell(Object value) {
        if (!(value instanceof MorphList
                || value instanceof MorphDict
                || value instanceof MorphInstance
                || value instanceof Cell
                || value instanceof Variant)) {
            return value;
        }
        Object known = copies.get(value);
        if (known != null) {
            return known;
        }
        if (value instanceof MorphList list) {
            if (list.holdsScalars()) {
                return remember(value, list.copy(), () -> {});
            }
            Object[] items = list.toArray();
            return remember(value, MorphList.wrap(items), () -> fill(items));
        }
        if (value instanceof MorphInstance instance) {
            MorphInstance copy = instance.morphClass().allocate();
            return remember(value, copy, () -> {
                for (String name : instance.attributeNames()) {
                    copy.put(name, shell(instance.get(name)));
                }
            });
        }
        if (value instanceof Variant variant) {
            Object[] args = variant.args().clone();
            return remember(value, new Variant(variant.type(), args), () -> fill(args));
        }
        if (value instanceof Cell cell) {
            Cell copy = new Cell();
            return remember(value, copy, () -> copy.value = shell(cell.value));
        }
        MorphDict dict = (MorphDict) value;
        MorphDict copy = new MorphDict();
        return remember(value, copy, () -> {
            for (int e = dict.nextEntry(0); e >= 0; e = dict.nextEntry(e + 1)) {
                // A variant as a key stays itself: a copy has no contents, hence no hash, yet.
                Object key = dict.keyAt(e);
                copy.put(key instanceof Variant ? key : shell(key), shell(dict.valueAt(e)));
            }
        });
    }

    private Object remember(Object original, Object copy, Runnable filling) {
        copies.put(original, copy);
        pending.push(filling);
        return copy;
    }

    private void fill(Object[] items) {
        for (int i = 0; i < items.length; i++) {
            if (items[i] != null) {
                items[i] = shell(items[i]);
            }
        }
    }
}
