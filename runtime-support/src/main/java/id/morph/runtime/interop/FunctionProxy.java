package id.morph.runtime.interop;

import id.morph.runtime.BoundMethod;
import id.morph.runtime.MorphClass;
import id.morph.runtime.MorphFunction;
import id.morph.runtime.Operations;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Optional;

/** A Morph function as a functional interface of Java. */
final class FunctionProxy implements InvocationHandler {
    private final Class<?> type;
    private final Object function;

    private FunctionProxy(Class<?> type, Object function) {
        this.type = type;
        this.function = function;
    }

    /** An object of that interface that calls the function. */
    static Object of(Class<?> type, Object function) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, new FunctionProxy(type, function));
    }

    static boolean isFunction(Object value) {
        return value instanceof MorphFunction || value instanceof BoundMethod || value instanceof MorphClass;
    }

    /** The most arguments that a function takes, -1 if that is open. */
    static int arity(Object function) {
        if (function instanceof MorphFunction plain) {
            return plain.arity();
        }
        if (function instanceof BoundMethod bound) {
            int all = bound.function().arity();
            return all == MorphFunction.ANY_ARITY ? all : all - 1;
        }
        return MorphFunction.ANY_ARITY;
    }

    /** The one method that an implementation of the interface must have; empty if there is not just one. */
    static Optional<Method> methodOf(Class<?> type) {
        if (!type.isInterface() || type.isSealed()) {
            return Optional.empty();
        }
        Method only = null;
        for (Method method : type.getMethods()) {
            if (Modifier.isAbstract(method.getModifiers()) && !isOfObject(method)) {
                if (only != null && !sameSignature(only, method)) {
                    return Optional.empty();
                }
                only = method;
            }
        }
        return Optional.ofNullable(only);
    }

    private static boolean sameSignature(Method a, Method b) {
        return a.getName().equals(b.getName()) && Arrays.equals(a.getParameterTypes(), b.getParameterTypes());
    }

    /** Such as {@code Comparator.equals}, which every object has. */
    private static boolean isOfObject(Method method) {
        try {
            Object.class.getMethod(method.getName(), method.getParameterTypes());
            return true;
        } catch (NoSuchMethodException e) {
            return false;
        }
    }

    Object function() {
        return function;
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] args) throws Throwable {
        if (method.getDeclaringClass() == Object.class) {
            return ofObject(proxy, method, args);
        }
        if (method.isDefault()) {
            return InvocationHandler.invokeDefault(proxy, method, args);
        }
        Object[] given = args == null ? new Object[0] : args.clone();
        for (int i = 0; i < given.length; i++) {
            given[i] = ToMorph.convert(given[i]);
        }
        Object result = Operations.call(function, given);
        Class<?> wanted = method.getReturnType();
        if (wanted == void.class) {
            return null;
        }
        return wanted == boolean.class ? Operations.truthy(result) : ToJava.convert(result, wanted);
    }

    private Object ofObject(Object proxy, Method method, Object[] args) {
        return switch (method.getName()) {
            case "equals" -> proxy == args[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> type.getSimpleName() + "(" + Operations.toText(function) + ")";
        };
    }
}
