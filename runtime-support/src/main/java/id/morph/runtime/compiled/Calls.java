package id.morph.runtime.compiled;

import id.morph.runtime.BoundMethod;
import id.morph.runtime.BuiltinMethod;
import id.morph.runtime.MorphClass;
import id.morph.runtime.MorphFunction;
import id.morph.runtime.MorphInstance;
import id.morph.runtime.Operations;

/**
 * Calls of values that may be anything. Generated code has tried {@link CompiledFunction} itself, and has written down the
 * depth before it comes here.
 */
public final class Calls {
    private static final String INITIALISER = "inisiasi";

    private Calls() {}

    /** {@code callee()}. */
    public static Object call0(Object callee, int depth) {
        if (callee instanceof CompiledFunction f) {
            return f.invoke0(depth);
        }
        if (callee instanceof BoundMethod m) {
            return method0(m.function(), m.receiver(), depth);
        }
        if (callee instanceof MorphClass c) {
            MorphInstance instance = c.allocate();
            MorphFunction initialiser = c.findMethod(INITIALISER);
            if (initialiser != null) {
                method0(initialiser, instance, depth);
            }
            return instance;
        }
        return callOther(callee, new Object[0]);
    }

    /** {@code callee(a)}. */
    public static Object call1(Object callee, Object a, int depth) {
        if (callee instanceof CompiledFunction f) {
            return f.invoke1(a, depth);
        }
        if (callee instanceof BoundMethod m) {
            return method1(m.function(), m.receiver(), a, depth);
        }
        if (callee instanceof MorphClass c) {
            MorphInstance instance = c.allocate();
            method1(initialiser(c, 1), instance, a, depth);
            return instance;
        }
        return callOther(callee, new Object[] {a});
    }

    /** {@code callee(a, b)}. */
    public static Object call2(Object callee, Object a, Object b, int depth) {
        if (callee instanceof CompiledFunction f) {
            return f.invoke2(a, b, depth);
        }
        if (callee instanceof BoundMethod m) {
            return method2(m.function(), m.receiver(), a, b, depth);
        }
        if (callee instanceof MorphClass c) {
            MorphInstance instance = c.allocate();
            method2(initialiser(c, 2), instance, a, b, depth);
            return instance;
        }
        return callOther(callee, new Object[] {a, b});
    }

    /** {@code callee(a, b, c)}. */
    public static Object call3(Object callee, Object a, Object b, Object c, int depth) {
        if (callee instanceof CompiledFunction f) {
            return f.invoke3(a, b, c, depth);
        }
        if (callee instanceof BoundMethod m) {
            return method3(m.function(), m.receiver(), a, b, c, depth);
        }
        if (callee instanceof MorphClass type) {
            MorphInstance instance = type.allocate();
            method3(initialiser(type, 3), instance, a, b, c, depth);
            return instance;
        }
        return callOther(callee, new Object[] {a, b, c});
    }

    /** {@code callee(args…)}. */
    public static Object call(Object callee, Object[] args, int depth) {
        if (callee instanceof CompiledFunction f) {
            return f.invoke(args, depth);
        }
        if (callee instanceof BoundMethod m) {
            return method(m.function(), m.receiver(), args, depth);
        }
        if (callee instanceof MorphClass type) {
            MorphInstance instance = type.allocate();
            if (args.length > 0 || type.findMethod(INITIALISER) != null) {
                method(initialiser(type, args.length), instance, args, depth);
            }
            return instance;
        }
        return callOther(callee, args);
    }

    private static Object callOther(Object callee, Object[] args) {
        return Operations.call(callee, args);
    }

    private static MorphFunction initialiser(MorphClass type, int arguments) {
        MorphFunction found = type.findMethod(INITIALISER);
        if (found == null) {
            throw type.noInitialiser(arguments);
        }
        return found;
    }

    // A method that a site has looked up, which may also be a Plain value: see MethodSite.

    /** {@code method} of {@code receiver}, without arguments. */
    public static Object method0(Object method, Object receiver, int depth) {
        if (method instanceof CompiledFunction f) {
            return f.invoke1(receiver, depth);
        }
        if (method instanceof BuiltinMethod m) {
            return m.invoke0(receiver);
        }
        if (method instanceof PlainAttribute plain) {
            return call0(plain.value(), depth);
        }
        return ((MorphFunction) method).call1(receiver);
    }

    /** The same with one argument. */
    public static Object method1(Object method, Object receiver, Object a, int depth) {
        if (method instanceof CompiledFunction f) {
            return f.invoke2(receiver, a, depth);
        }
        if (method instanceof BuiltinMethod m) {
            return m.invoke1(receiver, a);
        }
        if (method instanceof PlainAttribute plain) {
            return call1(plain.value(), a, depth);
        }
        return ((MorphFunction) method).call2(receiver, a);
    }

    /** The same with two arguments. */
    public static Object method2(Object method, Object receiver, Object a, Object b, int depth) {
        if (method instanceof CompiledFunction f) {
            return f.invoke3(receiver, a, b, depth);
        }
        if (method instanceof BuiltinMethod m) {
            return m.invoke2(receiver, a, b);
        }
        if (method instanceof PlainAttribute plain) {
            return call2(plain.value(), a, b, depth);
        }
        return ((MorphFunction) method).call3(receiver, a, b);
    }

    /** The same with three arguments. */
    public static Object method3(Object method, Object receiver, Object a, Object b, Object c, int depth) {
        if (method instanceof CompiledFunction f) {
            return f.invoke4(receiver, a, b, c, depth);
        }
        return method(method, receiver, new Object[] {a, b, c}, depth);
    }

    /** The same with any number of arguments. */
    public static Object method(Object method, Object receiver, Object[] args, int depth) {
        if (method instanceof BuiltinMethod m) {
            return m.invoke(receiver, args);
        }
        if (method instanceof PlainAttribute plain) {
            return call(plain.value(), args, depth);
        }
        Object[] all = new Object[args.length + 1];
        all[0] = receiver;
        System.arraycopy(args, 0, all, 1, args.length);
        return method instanceof CompiledFunction f ? f.invoke(all, depth) : ((MorphFunction) method).call(all);
    }
}
