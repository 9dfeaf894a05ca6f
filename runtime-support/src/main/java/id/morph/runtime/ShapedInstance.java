package id.morph.runtime;

import java.util.Arrays;
import java.util.List;

/**
 * An instance whose attributes are found by its {@link Shape}: what engines use that learn at run time which attributes there are.
 * The fields are public for the inline caches that {@link Shape} describes; use the methods otherwise.
 */
public final class ShapedInstance extends MorphInstance {
    public Shape shape;
    public Object[] slots;

    ShapedInstance(Shape shape, int expectedSlots) {
        this.shape = shape;
        this.slots = new Object[expectedSlots];
    }

    @Override
    public MorphClass morphClass() {
        return shape.owner();
    }

    @Override
    public Object get(String name) {
        int slot = shape.slotOf(name);
        return slot < 0 ? null : slots[slot];
    }

    @Override
    public void put(String name, Object value) {
        int slot = shape.slotOf(name);
        if (slot >= 0) {
            slots[slot] = value;
        } else {
            append(shape.with(name), value);
        }
    }

    @Override
    public List<String> attributeNames() {
        return shape.names();
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
