package id.morph.runtime.interop;

import id.morph.runtime.BoundMethod;
import id.morph.runtime.ForeignValue;
import id.morph.runtime.GeneratorHandle;
import id.morph.runtime.HostObject;
import id.morph.runtime.MorphBytes;
import id.morph.runtime.MorphClass;
import id.morph.runtime.MorphDict;
import id.morph.runtime.MorphFunction;
import id.morph.runtime.MorphInstance;
import id.morph.runtime.MorphList;
import id.morph.runtime.MorphModule;
import id.morph.runtime.Nil;
import id.morph.runtime.Numbers;
import id.morph.runtime.Routine;
import id.morph.runtime.Text;
import id.morph.runtime.Variant;
import java.lang.reflect.Proxy;
import java.math.BigInteger;

/** What comes from Java, as a Morph value. */
public final class ToMorph {
    private ToMorph() {}

    /**
     * Numbers, booleans, characters, strings and null become Morph's own; a Morph value that had gone to Java comes back as
     * itself; everything else is a {@link JavaObject}.
     */
    public static Object convert(Object value) {
        if (value == null) {
            return Nil.NIL;
        }
        if (value instanceof String text) {
            return Text.of(text);
        }
        if (value instanceof Long || value instanceof Double || value instanceof Boolean) {
            return value;
        }
        if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        if (value instanceof Float number) {
            return number.doubleValue();
        }
        if (value instanceof BigInteger number) {
            return Numbers.normal(number);
        }
        if (value instanceof Character letter) {
            return Text.of(letter.toString());
        }
        return reference(value);
    }

    private static Object reference(Object value) {
        if (value instanceof ListView view) {
            return view.list();
        }
        if (value instanceof DictView view) {
            return view.dict();
        }
        if (value instanceof Class<?> type) {
            return new JavaClass(type);
        }
        if (isMorph(value)) {
            return value;
        }
        if (Proxy.isProxyClass(value.getClass()) && Proxy.getInvocationHandler(value) instanceof FunctionProxy proxy) {
            return proxy.function();
        }
        return new JavaObject(value);
    }

    private static boolean isMorph(Object value) {
        return value instanceof MorphList
                || value instanceof MorphDict
                || value instanceof MorphInstance
                || value instanceof MorphFunction
                || value instanceof BoundMethod
                || value instanceof Variant
                || value instanceof MorphClass
                || value instanceof MorphBytes
                || value instanceof Nil
                || value instanceof MorphModule
                || value instanceof GeneratorHandle
                || value instanceof Routine
                || value instanceof HostObject
                || value instanceof ForeignValue;
    }
}
