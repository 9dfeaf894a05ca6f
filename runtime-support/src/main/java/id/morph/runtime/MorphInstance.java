package id.morph.runtime;

import java.util.Arrays;

/** An instance of a class. The fields are public for the inline caches of {@link Shape}; use the methods otherwise. */
public final class MorphInstance {
    public Shape shape;
    public Object[] slots;

    MorphInstance(Shape shape, int expectedSlots) {
        this.shape = shape;
        this.slots = new Object[expectedSlots];
    }

    public MorphClass morphClass() {
        return shape.owner();
    }

    /** The attribute's value, null if the instance does not have it. */
    public Object get(String name) {
        int slot = shape.slotOf(name);
        return slot < 0 ? null : slots[slot];
    }

    /** Sets an attribute, creating it if needed. */
    public void put(String name, Object value) {
        int slot = shape.slotOf(name);
        if (slot >= 0) {
            slots[slot] = value;
        } else {
            append(shape.with(name), value);
        }
    }

    /** Creates an attribute: moves to a shape with one attribute more, as {@link Shape#with} gave it. */
    public void append(Shape next, Object value) {
        int slot = next.size() - 1;
        if (slot >= slots.length) {
            slots = Arrays.copyOf(slots, Math.max(4, slots.length * 2));
        }
        slots[slot] = value;
        shape = next;
    }
}
