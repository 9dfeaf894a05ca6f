package id.morph.runtime.compiled;

import id.morph.runtime.BuiltinMethod;
import id.morph.runtime.BuiltinMethods;
import id.morph.runtime.MorphClass;
import id.morph.runtime.MorphDict;
import id.morph.runtime.MorphFunction;
import id.morph.runtime.MorphList;
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
    private MorphClass type;
    private Class<?> builtinType;
    private BuiltinMethod builtin;

    public MethodSite(String name) {
        this.name = name;
    }

    /**
     * @return a {@link MorphFunction} whose first argument is the receiver, or a {@link PlainAttribute}
     * @throws id.morph.runtime.MorphError as reading the attribute would
     */
    public Object find(Object receiver) {
        if (receiver instanceof CompiledInstance instance) {
            return instance.morphClass() == type ? method : ofCompiled(instance);
        }
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
        if (receiver.getClass() == builtinType) {
            return builtin;
        }
        return ofOther(receiver);
    }

    private Object ofCompiled(CompiledInstance instance) {
        if (instance.slotOf(name) < 0) {
            MorphFunction found = instance.morphClass().findMethod(name);
            if (found != null) {
                type = instance.morphClass();
                method = found;
                // Both kinds of instance share the one place for a method.
                shape = null;
                return found;
            }
        }
        return ofOther(instance);
    }

    private Object ofInstance(ShapedInstance instance, Shape its) {
        if (its.slotOf(name) < 0) {
            MorphFunction found = its.owner().findMethod(name);
            if (found != null) {
                otherShape = shape;
                otherMethod = method;
                shape = its;
                method = found;
                type = null;
                return found;
            }
        }
        return ofOther(instance);
    }

    private Object ofOther(Object receiver) {
        BuiltinMethod found = BuiltinMethods.find(receiver, name);
        if (found != null) {
            if (isBuiltin(receiver)) {
                builtinType = receiver.getClass();
                builtin = found;
            }
            return found;
        }
        return new PlainAttribute(Operations.getAttribute(receiver, name));
    }

    /** Whether all values of this Java class have the same methods. */
    private static boolean isBuiltin(Object receiver) {
        return receiver instanceof CharSequence || receiver instanceof MorphList || receiver instanceof MorphDict;
    }
}
