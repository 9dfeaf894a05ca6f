package id.morph.runtime.interop;

import id.morph.runtime.MorphBytes;
import id.morph.runtime.MorphDict;
import id.morph.runtime.MorphError;
import id.morph.runtime.MorphList;
import id.morph.runtime.Nil;
import id.morph.runtime.Numbers;
import id.morph.runtime.Operations;
import id.morph.runtime.Text;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/** Morph values as what a Java parameter, field or array wants. */
public final class ToJava {
    /** {@link #cost} of what cannot be converted. */
    static final int IMPOSSIBLE = -1;

    private static final int EXACT = 0;
    private static final int ANYTHING = 20;

    /** For ints and floats the types that take them, the best first. */
    private static final List<Class<?>> FOR_INT = List.of(
            long.class,
            int.class,
            Long.class,
            Integer.class,
            BigInteger.class,
            short.class,
            byte.class,
            Short.class,
            Byte.class,
            double.class,
            Double.class,
            float.class,
            Float.class,
            BigDecimal.class);

    private static final List<Class<?>> FOR_FLOAT =
            List.of(double.class, Double.class, float.class, Float.class, BigDecimal.class);

    private ToJava() {}

    /** The value as Java has it where any object will do: an int is a {@link Long} or a {@link BigInteger}. */
    public static Object natural(Object value) {
        if (value == Nil.NIL) {
            return null;
        }
        if (value instanceof CharSequence text) {
            return Text.toJavaString(text);
        }
        if (value instanceof JavaObject object) {
            return object.target();
        }
        if (value instanceof JavaClass type) {
            return type.type();
        }
        if (value instanceof MorphList list) {
            return new ListView(list);
        }
        if (value instanceof MorphDict dict) {
            return new DictView(dict);
        }
        if (value instanceof MorphBytes bytes) {
            return bytes.array().clone();
        }
        return value;
    }

    /**
     * The value as an object of that type, which may be a primitive one.
     *
     * @throws MorphError ({@code TIPE}, or {@code NILAI} for an int out of the type's range) if it has no such form
     */
    public static Object convert(Object value, Class<?> type) {
        if (cost(value, type) == IMPOSSIBLE) {
            throw FOR_INT.contains(type) && Operations.isInt(value)
                    ? MorphError.of("NILAI.java", value, type.getSimpleName())
                    : MorphError.of("TIPE.java", describe(value), type.getTypeName());
        }
        if (value instanceof Long || value instanceof BigInteger || value instanceof Double) {
            return number(value, type);
        }
        if (value instanceof CharSequence text && (type == char.class || type == Character.class)) {
            return text.charAt(0);
        }
        if (value instanceof MorphList list && type.isArray()) {
            return array(list, type.getComponentType());
        }
        if (FunctionProxy.isFunction(value) && !type.isInstance(value)) {
            return FunctionProxy.of(type, value);
        }
        return natural(value);
    }

    private static Object number(Object value, Class<?> type) {
        if (type == int.class || type == Integer.class) {
            return ((Long) value).intValue();
        }
        if (type == short.class || type == Short.class) {
            return ((Long) value).shortValue();
        }
        if (type == byte.class || type == Byte.class) {
            return ((Long) value).byteValue();
        }
        if (type == double.class || type == Double.class) {
            return Numbers.toDouble(value);
        }
        if (type == float.class || type == Float.class) {
            return (float) Numbers.toDouble(value);
        }
        if (type == BigInteger.class && value instanceof Long word) {
            return BigInteger.valueOf(word);
        }
        if (type == BigDecimal.class) {
            return value instanceof Double number ? BigDecimal.valueOf(number) : new BigDecimal(value.toString());
        }
        return value;
    }

    private static Object array(MorphList list, Class<?> element) {
        Object array = Array.newInstance(element, list.size());
        for (int i = 0; i < list.size(); i++) {
            Array.set(array, i, convert(list.get(i), element));
        }
        return array;
    }

    /** How far the value is from that type: 0 is what the value itself is in Java; {@link #IMPOSSIBLE}. */
    static int cost(Object value, Class<?> type) {
        if (value == Nil.NIL) {
            return type.isPrimitive() ? IMPOSSIBLE : EXACT;
        }
        if (value instanceof Long word) {
            return fits(word, type) ? rank(FOR_INT, type, value) : IMPOSSIBLE;
        }
        if (value instanceof BigInteger number) {
            return forBig(number, type);
        }
        if (value instanceof Double) {
            return rank(FOR_FLOAT, type, value);
        }
        if (value instanceof Boolean) {
            return type == boolean.class ? EXACT : type == Boolean.class ? 1 : assignable(value, type);
        }
        if (value instanceof CharSequence text) {
            boolean letter = type == char.class || type == Character.class;
            return letter ? Text.toJavaString(text).length() == 1 ? 2 : IMPOSSIBLE : assignable(String.class, type);
        }
        return forReference(value, type);
    }

    private static boolean fits(long word, Class<?> type) {
        if (type == int.class || type == Integer.class) {
            return word == (int) word;
        }
        if (type == short.class || type == Short.class) {
            return word == (short) word;
        }
        return type != byte.class && type != Byte.class || word == (byte) word;
    }

    private static int rank(List<Class<?>> best, Class<?> type, Object value) {
        int rank = best.indexOf(type);
        return rank >= 0 ? rank : assignable(value, type);
    }

    private static int forBig(BigInteger number, Class<?> type) {
        if (type == double.class || type == Double.class || type == float.class || type == Float.class) {
            return Double.isInfinite(number.doubleValue()) ? IMPOSSIBLE : FOR_INT.indexOf(type);
        }
        return type == BigDecimal.class ? 1 : assignable(number, type);
    }

    private static int forReference(Object value, Class<?> type) {
        if (value instanceof MorphList list && type.isArray()) {
            return elementsFit(list, type.getComponentType()) ? 2 : IMPOSSIBLE;
        }
        if (FunctionProxy.isFunction(value)) {
            int asFunction = FunctionProxy.methodOf(type)
                    .map(method -> functionCost(value, method))
                    .orElse(IMPOSSIBLE);
            return asFunction == IMPOSSIBLE ? assignable(value, type) : asFunction;
        }
        if (value instanceof MorphList) {
            return assignable(ListView.class, type);
        }
        if (value instanceof MorphDict) {
            return assignable(DictView.class, type);
        }
        return assignable(natural(value), type);
    }

    private static boolean elementsFit(MorphList list, Class<?> element) {
        for (int i = 0; i < list.size(); i++) {
            if (cost(list.get(i), element) == IMPOSSIBLE) {
                return false;
            }
        }
        return true;
    }

    /** An interface with as many parameters as the function is better than others, and so is one that wants a result. */
    private static int functionCost(Object function, java.lang.reflect.Method method) {
        int arity = FunctionProxy.arity(function);
        int misfit = arity < 0 || arity == method.getParameterCount() ? 0 : 2;
        return misfit + (method.getReturnType() == void.class ? 1 : 0);
    }

    private static int assignable(Object value, Class<?> type) {
        return type.isInstance(value) ? distance(value.getClass(), type) : IMPOSSIBLE;
    }

    private static int assignable(Class<?> from, Class<?> type) {
        return type.isAssignableFrom(from) ? distance(from, type) : IMPOSSIBLE;
    }

    private static int distance(Class<?> from, Class<?> to) {
        return from == to ? EXACT : to == Object.class ? ANYTHING : 15;
    }

    /** What a message calls a value. */
    static String describe(Object value) {
        return value instanceof JavaObject object
                ? object.target().getClass().getTypeName()
                : Operations.typeName(value);
    }

    /** A key as the map has it: a map that Java made may have {@link Integer} where Morph has a {@link Long}. */
    static Object key(Map<?, ?> map, Object key) {
        Object natural = natural(key);
        if (natural instanceof Long word && word == word.intValue()) {
            Integer small = word.intValue();
            return contains(map, small) && !contains(map, natural) ? small : natural;
        }
        return natural;
    }

    private static boolean contains(Map<?, ?> map, Object key) {
        try {
            return map.containsKey(key);
        } catch (ClassCastException e) {
            // A sorted map compares with its keys.
            return false;
        }
    }
}
