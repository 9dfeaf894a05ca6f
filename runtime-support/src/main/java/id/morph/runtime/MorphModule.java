package id.morph.runtime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A module's globals. Engines resolve names to slots once and then read {@link #slots}; the array is replaced when a global
 * is added at run time, so it must be read from the module each time.
 */
public class MorphModule {
    private final String name;
    private final String path;
    private final Map<String, Integer> index = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private final BitSet constants = new BitSet();

    /** The values; {@link Undefined#UNDEFINED} where nothing has been assigned yet. */
    public Object[] slots = {};

    /**
     * @param name what {@code <modul name>} prints
     * @param path the file as error positions show it
     */
    public MorphModule(String name, String path, String... globals) {
        this.name = name;
        this.path = path;
        for (String global : globals) {
            define(global);
        }
    }

    public String name() {
        return name;
    }

    public String path() {
        return path;
    }

    /** The slot of a global, -1 if there is none. */
    public int slotOf(String global) {
        Integer slot = index.get(global);
        return slot == null ? -1 : slot;
    }

    /** The slot of a global, made if needed. */
    public int define(String global) {
        Integer known = index.get(global);
        if (known != null) {
            return known;
        }
        int slot = names.size();
        names.add(global);
        index.put(global, slot);
        if (slot >= slots.length) {
            int old = slots.length;
            slots = Arrays.copyOf(slots, Math.max(8, old * 2));
            Arrays.fill(slots, old, slots.length, Undefined.UNDEFINED);
        }
        return slot;
    }

    /** Marks a {@code tetap}: assigning to it through the module is an error. */
    public void markConstant(String global) {
        constants.set(define(global));
    }

    public boolean isConstant(String global) {
        int slot = slotOf(global);
        return slot >= 0 && constants.get(slot);
    }

    /** The globals in the order of their slots, also unassigned ones. */
    public List<String> names() {
        return List.copyOf(names);
    }

    /** The current value, null if there is no such global or it has none yet. */
    public Object get(String global) {
        int slot = slotOf(global);
        if (slot < 0) {
            return null;
        }
        Object value = slots[slot];
        return value == Undefined.UNDEFINED ? null : value;
    }

    /** Sets a global, making it if needed; does not ask {@link #isConstant}. */
    public void put(String global, Object value) {
        int slot = define(global);
        slots[slot] = value;
    }
}
