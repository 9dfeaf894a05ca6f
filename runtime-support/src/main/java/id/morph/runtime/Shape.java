package id.morph.runtime;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The hidden class of an instance: which attribute lies in which slot. Instances of one class that were given the same
 * attributes in the same order share a shape. Shapes form a tree below each class's own root, so shape identity implies
 * class identity: one comparison guards both an attribute's slot and a method.
 *
 * <p>An inline cache for reading {@code x.name} remembers {@code (shape, slot)}:
 *
 * <pre>{@code
 * if (instance.shape == cachedShape) value = instance.slots[cachedSlot];
 * else { cachedShape = instance.shape; cachedSlot = cachedShape.slotOf(name); … }
 * }</pre>
 *
 * and for creating an attribute {@code (shape, next)} with {@link #with} and {@link ShapedInstance#append}. A shape without
 * the name ({@code slotOf} gives -1) caches {@code owner().findMethod(name)} instead: classes do not change once there are instances.
 */
public final class Shape {
    private static final int LINEAR = 8;

    private final MorphClass owner;
    private final String[] names;
    private final Map<String, Integer> index;
    private final Map<String, Shape> transitions = new HashMap<>(4);

    private Shape(MorphClass owner, String[] names) {
        this.owner = owner;
        this.names = names;
        if (names.length > LINEAR) {
            index = new HashMap<>(names.length * 2);
            for (int i = 0; i < names.length; i++) {
                index.put(names[i], i);
            }
        } else {
            index = null;
        }
    }

    static Shape root(MorphClass owner) {
        return new Shape(owner, new String[0]);
    }

    /** The class of all instances of this shape. */
    public MorphClass owner() {
        return owner;
    }

    /** Number of attributes. */
    public int size() {
        return names.length;
    }

    /** All attributes, in the order in which they were created. */
    public List<String> names() {
        return List.of(names);
    }

    /** The slot of an attribute, -1 if instances of this shape do not have it. */
    public int slotOf(String name) {
        if (index != null) {
            Integer slot = index.get(name);
            return slot == null ? -1 : slot;
        }
        for (int i = 0; i < names.length; i++) {
            if (names[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }

    /** The shape after adding an attribute that this one lacks; it lies in slot {@code size()}. Always the same object. */
    public Shape with(String name) {
        Shape next = transitions.get(name);
        if (next == null) {
            String[] longer = java.util.Arrays.copyOf(names, names.length + 1);
            longer[names.length] = name;
            next = new Shape(owner, longer);
            transitions.put(name, next);
            owner.expectSlots(longer.length);
        }
        return next;
    }
}
