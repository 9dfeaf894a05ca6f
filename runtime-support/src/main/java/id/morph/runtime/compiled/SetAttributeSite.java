package id.morph.runtime.compiled;

import id.morph.runtime.Operations;
import id.morph.runtime.Shape;
import id.morph.runtime.ShapedInstance;

/** A place in a program that sets {@code x.name}; remembers one slot to overwrite and one shape to grow from. */
public final class SetAttributeSite {
    private final String name;
    private Shape shape;
    private int slot;
    private Shape before;
    private Shape after;
    private Class<?> javaType;
    private int field;

    public SetAttributeSite(String name) {
        this.name = name;
    }

    /** @throws id.morph.runtime.MorphError if that value's attributes cannot be set */
    public void set(Object receiver, Object value) {
        if (receiver instanceof ShapedInstance instance) {
            Shape its = instance.shape;
            if (its == shape) {
                instance.slots[slot] = value;
                return;
            }
            if (its == before) {
                instance.append(after, value);
                return;
            }
            int found = its.slotOf(name);
            if (found >= 0) {
                shape = its;
                slot = found;
            } else {
                before = its;
                after = its.with(name);
            }
        }
        if (receiver instanceof CompiledInstance instance) {
            if (instance.getClass() != javaType) {
                javaType = instance.getClass();
                field = instance.slotOf(name);
            }
            if (field >= 0) {
                instance.store(field, value);
                return;
            }
        }
        Operations.setAttribute(receiver, name, value);
    }
}
