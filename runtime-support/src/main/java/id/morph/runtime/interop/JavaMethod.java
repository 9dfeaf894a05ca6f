package id.morph.runtime.interop;

import id.morph.runtime.MorphFunction;
import java.lang.reflect.Method;
import java.util.List;

/** All methods of one name of a Java class, or, bound to it, of a Java object. */
final class JavaMethod extends MorphFunction {
    private final String owner;
    private final List<Method> overloads;
    private final Object receiver;

    /** @param receiver null for static methods */
    JavaMethod(Class<?> owner, List<Method> overloads, Object receiver) {
        this.owner = owner.getSimpleName();
        this.overloads = overloads;
        this.receiver = receiver;
    }

    @Override
    public String name() {
        return overloads.get(0).getName();
    }

    @Override
    public String qualifiedName() {
        return owner + "." + name();
    }

    @Override
    public int arity() {
        return ANY_ARITY;
    }

    @Override
    public Object call(Object[] args) {
        return ToMorph.convert(new Overloads(qualifiedName(), overloads, args).call(receiver));
    }
}
