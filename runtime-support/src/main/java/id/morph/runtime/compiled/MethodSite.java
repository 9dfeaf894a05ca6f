package id.morph.runtime.compiled;

import id.morph.runtime.BuiltinMethod;
import id.morph.runtime.BuiltinMethods;
import id.morph.runtime.MorphFunction;
import id.morph.runtime.Operations;
import id.morph.runtime.Shape;
import id.morph.runtime.ShapedInstance;

/**
 * A place in a program where {@code x.name} is taken only in order to be called, so that no bound method is made. Remembers the
 * methods of two shapes.
 */
public final class MethodSite {
    private final String name;
    private Shape shape;
    private MorphFunction method;
    private Shape otherShape;
    private MorphFunction otherMethod;

    public MethodSite(String name) {
        this.name = name;
    }

    /**
     * @return a {@link MorphFunction} whose first argument is the receiver, or a {@link PlainAttribute}
     * @throws id.morph.runtime.MorphError as reading the attribute would
     */
    public Object find(Object receiver) {
        if (receiver instanceof ShapedInstance instance) {
            Shape its = instance.shape;
            if (its == shape) {
                return method;
            }
            if (its == otherShape) {
                return otherMethod;
            }
            return ofInstance(instance, its);
        }
        return ofOther(receiver);
    }

    private Object ofInstance(ShapedInstance instance, Shape its) {
        if (its.slotOf(name) < 0) {
            MorphFunction found = its.owner().findMethod(name);
            if (found != null) {
                otherShape = shape;
                otherMethod = method;
                shape = its;
                method = found;
                return found;
            }
        }
        return ofOther(instance);
    }

    private Object ofOther(Object receiver) {
        BuiltinMethod builtin = BuiltinMethods.find(receiver, name);
        if (builtin != null) {
            return builtin;
        }
        return new PlainAttribute(Operations.getAttribute(receiver, name));
    }
}
