package id.morph.runtime.compiled;

import id.morph.runtime.MorphClass;
import id.morph.runtime.MorphError;
import id.morph.runtime.MorphInstance;
import java.util.ArrayList;
import java.util.List;

/**
 * An instance whose attributes are fields of a generated class. By name they are reached over a number, which is the same in all classes
 * below the one that declares the attribute.
 */
public abstract class CompiledInstance extends MorphInstance {
    private final MorphClass type;

    protected CompiledInstance(MorphClass type) {
        this.type = type;
    }

    /** A new instance of the same Java class. */
    public abstract CompiledInstance fresh(MorphClass type);

    /** The names of all attributes in the order of their numbers, each followed by a newline. */
    public abstract String names();

    /** An attribute's value, null if it is absent. */
    public abstract Object load(int slot);

    public abstract void store(int slot, Object value);

    @Override
    public final MorphClass morphClass() {
        return type;
    }

    /** The number of an attribute, -1 if instances of this class never have it. */
    public final int slotOf(String name) {
        String all = names();
        int slot = 0;
        for (int from = 0; from < all.length(); slot++) {
            int end = all.indexOf('\n', from);
            if (end - from == name.length() && all.startsWith(name, from)) {
                return slot;
            }
            from = end + 1;
        }
        return -1;
    }

    @Override
    public final Object get(String name) {
        int slot = slotOf(name);
        return slot < 0 ? null : load(slot);
    }

    @Override
    public final void put(String name, Object value) {
        int slot = slotOf(name);
        if (slot < 0) {
            throw MorphError.of("ATRIBUT.objek", type.name(), name);
        }
        store(slot, value);
    }

    @Override
    public final List<String> attributeNames() {
        List<String> present = new ArrayList<>();
        String all = names();
        int slot = 0;
        for (int from = 0; from < all.length(); slot++) {
            int end = all.indexOf('\n', from);
            if (load(slot) != null) {
                present.add(all.substring(from, end));
            }
            from = end + 1;
        }
        return present;
    }
}
