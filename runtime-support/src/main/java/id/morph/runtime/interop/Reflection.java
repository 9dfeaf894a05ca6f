package id.morph.runtime.interop;

import id.morph.runtime.MorphError;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.concurrent.Callable;

/** Runs Java code on behalf of a program: whatever it throws is a Morph error. */
final class Reflection {
    private Reflection() {}

    /** Calls a method, or a constructor, with converted arguments; gives what it gives, not converted yet. */
    static Object invoke(Executable code, Object receiver, Object[] args) {
        return guard(() -> {
            try {
                return code instanceof Method method
                        ? method.invoke(receiver, args)
                        : ((Constructor<?>) code).newInstance(args);
            } catch (InvocationTargetException e) {
                throw e.getCause() instanceof Exception exception ? exception : failure(e.getCause());
            }
        });
    }

    /**
     * Runs something that may call Java code.
     *
     * @throws MorphError what a Morph function called back has thrown, or {@code HOST} with the exception in its message
     */
    static <T> T guard(Callable<T> action) {
        try {
            return action.call();
        } catch (MorphError error) {
            throw error;
        } catch (InstantiationException e) {
            throw MorphError.of("HOST.java", "java.lang.InstantiationException: abstract");
        } catch (Exception e) {
            throw MorphError.of("HOST.java", e);
        } catch (LinkageError e) {
            throw MorphError.of("HOST.java", e);
        }
    }

    /** Errors of the machine itself stay what they are; how deep the stack is, for example, the engine decides. */
    private static RuntimeException failure(Throwable error) {
        if (error instanceof VirtualMachineError machine) {
            throw machine;
        }
        return MorphError.of("HOST.java", error);
    }
}
