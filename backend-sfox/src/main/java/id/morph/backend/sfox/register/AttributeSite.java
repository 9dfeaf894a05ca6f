package id.morph.backend.sfox.register;

import id.morph.runtime.BoundMethod;
import id.morph.runtime.BuiltinMethod;
import id.morph.runtime.BuiltinMethods;
import id.morph.runtime.MorphFunction;
import id.morph.runtime.MorphModule;
import id.morph.runtime.Operations;
import id.morph.runtime.Shape;
import id.morph.runtime.ShapedInstance;
import id.morph.runtime.Undefined;

/**
 * One place in the code that reads, writes or calls an attribute, with what it met last: the shape of an instance, and
 * for it a slot, a method, or the shape that follows when the attribute is created.
 */
final class AttributeSite {
    final String name;
    /** The shape that {@link #slot} and {@link #method} are valid for. */
    Shape shape;
    /** The attribute's slot, negative when it is a method or about to be created. */
    int slot;

    MorphFunction method;
    /** The shape after creating the attribute. */
    Shape next;

    /** What was met before that: two classes that take turns at a place must not look names up each time. */
    private Shape otherShape;

    private int otherSlot;
    private MorphFunction otherMethod;
    private Shape otherNext;

    private MorphModule module;
    private int moduleSlot;

    AttributeSite(String name) {
        this.name = name;
    }

    /** Reads the attribute of anything. */
    Object read(Object receiver) {
        if (receiver instanceof ShapedInstance instance) {
            if (instance.shape == shape) {
                if (slot >= 0) {
                    return instance.slots[slot];
                }
                if (method != null) {
                    return new BoundMethod(receiver, method);
                }
            }
            remember(instance);
        } else if (receiver instanceof MorphModule other) {
            if (other == module) {
                Object value = other.slots[moduleSlot];
                if (value != Undefined.UNDEFINED) {
                    return value;
                }
            } else if (other.slotOf(name) >= 0) {
                module = other;
                moduleSlot = other.slotOf(name);
            }
        }
        return Operations.getAttribute(receiver, name);
    }

    private void remember(ShapedInstance instance) {
        Shape oldShape = shape;
        int oldSlot = slot;
        MorphFunction oldMethod = method;
        Shape oldNext = next;
        if (instance.shape == otherShape) {
            shape = otherShape;
            slot = otherSlot;
            method = otherMethod;
            next = otherNext;
        } else {
            lookUp(instance);
        }
        otherShape = oldShape;
        otherSlot = oldSlot;
        otherMethod = oldMethod;
        otherNext = oldNext;
    }

    private void lookUp(ShapedInstance instance) {
        shape = instance.shape;
        slot = shape.slotOf(name);
        method = slot >= 0 ? null : shape.owner().findMethod(name);
        next = null;
    }

    /** Sets the attribute of anything. */
    void write(Object receiver, Object value) {
        if (receiver instanceof ShapedInstance instance) {
            if (instance.shape != shape) {
                remember(instance);
            }
            if (slot >= 0) {
                instance.slots[slot] = value;
                return;
            }
            if (next == null) {
                next = shape.with(name);
            }
            instance.append(next, value);
            return;
        }
        Operations.setAttribute(receiver, name, value);
    }

    /** The method to call with the receiver in front, null if the attribute is to be read and called as a value. */
    MorphFunction methodOf(Object receiver) {
        if (receiver instanceof ShapedInstance instance) {
            if (instance.shape != shape) {
                remember(instance);
            }
            if (method != null) {
                return method;
            }
            if (slot >= 0) {
                return null;
            }
        }
        BuiltinMethod builtin = BuiltinMethods.find(receiver, name);
        return builtin;
    }
}
