package id.morph.runtime.interop;

import id.morph.runtime.ForeignValue;
import id.morph.runtime.MorphBytes;
import id.morph.runtime.MorphError;
import id.morph.runtime.MorphIterator;
import id.morph.runtime.MorphList;
import id.morph.runtime.Operations;
import id.morph.runtime.PrintStyle;
import id.morph.runtime.Printer;
import id.morph.runtime.Text;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.BaseStream;

/** A Java object that has no Morph form: its methods and fields, and what lists, maps and arrays are in both languages. */
public final class JavaObject extends ForeignValue {
    private final Object target;

    JavaObject(Object target) {
        this.target = target;
    }

    /** The object itself. */
    public Object target() {
        return target;
    }

    @Override
    protected String typeName() {
        return "objek";
    }

    @Override
    protected CharSequence text() {
        return Text.of(Reflection.guard(() -> String.valueOf(target)));
    }

    // attributes

    @Override
    protected Object attribute(String name) {
        Members members = Members.of(target.getClass());
        List<Method> methods = members.methods(name);
        if (!methods.isEmpty()) {
            return new JavaMethod(target.getClass(), methods, target);
        }
        Optional<Field> field = members.field(name);
        if (field.isPresent()) {
            return ToMorph.convert(Reflection.guard(() -> field.get().get(target)));
        }
        if (name.equals("__class__")) {
            return new JavaClass(target.getClass());
        }
        throw missing(name);
    }

    private MorphError missing(String name) {
        return MorphError.of("ATRIBUT.java", target.getClass().getTypeName(), name);
    }

    @Override
    protected void setAttribute(String name, Object value) {
        JavaClass.assign(Members.of(target.getClass()).field(name).orElseThrow(() -> missing(name)), target, value);
    }

    /** An object of a functional interface can be called. */
    @Override
    protected Object call(Object[] args) {
        for (Class<?> type = target.getClass(); type != null; type = type.getSuperclass()) {
            for (Class<?> implemented : type.getInterfaces()) {
                Optional<Method> method = FunctionProxy.methodOf(implemented);
                if (method.isPresent()
                        && !Members.of(implemented)
                                .methods(method.get().getName())
                                .isEmpty()) {
                    return new JavaMethod(implemented, List.of(method.get()), target).call(args);
                }
            }
        }
        return super.call(args);
    }

    // elements

    @Override
    protected Object index(Object index) {
        if (target instanceof List<?> list) {
            int at = Operations.position(index, list.size());
            return ToMorph.convert(Reflection.guard(() -> list.get(at)));
        }
        if (target.getClass().isArray()) {
            return ToMorph.convert(Array.get(target, Operations.position(index, Array.getLength(target))));
        }
        if (target instanceof Map<?, ?> map) {
            Object key = ToJava.key(map, index);
            if (!Reflection.guard(() -> map.containsKey(key))) {
                throw MorphError.of("KUNCI.tidak_ada", Printer.repr(index, PrintStyle.MORPH));
            }
            return ToMorph.convert(Reflection.guard(() -> map.get(key)));
        }
        return super.index(index);
    }

    @Override
    @SuppressWarnings("unchecked")
    protected void setIndex(Object index, Object value) {
        if (target instanceof List<?> list) {
            int at = Operations.position(index, list.size());
            Reflection.guard(() -> ((List<Object>) list).set(at, ToJava.natural(value)));
        } else if (target.getClass().isArray()) {
            int at = Operations.position(index, Array.getLength(target));
            Array.set(target, at, ToJava.convert(value, target.getClass().getComponentType()));
        } else if (target instanceof Map<?, ?> map) {
            Object key = ToJava.key(map, index);
            Reflection.guard(() -> ((Map<Object, Object>) map).put(key, ToJava.natural(value)));
        } else {
            super.setIndex(index, value);
        }
    }

    /** A {@code daftar} with the elements of that part of a list or array, {@code bytes} of a {@code byte[]}. */
    @Override
    protected Object slice(Object from, Object to) {
        if (target instanceof byte[] bytes) {
            return Operations.slice(new MorphBytes(bytes.clone()), from, to);
        }
        if (!(target instanceof List<?> || target.getClass().isArray())) {
            return super.slice(from, to);
        }
        MorphList elements = new MorphList();
        Operations.extend(elements, this);
        return Operations.slice(elements, from, to);
    }

    @Override
    protected long length() {
        if (target.getClass().isArray()) {
            return Array.getLength(target);
        }
        if (target instanceof Collection<?> collection) {
            return Reflection.guard(collection::size);
        }
        if (target instanceof Map<?, ?> map) {
            return Reflection.guard(map::size);
        }
        return super.length();
    }

    /** Elements of arrays and of everything iterable, keys of maps, what is left in an iterator or stream. */
    @Override
    protected MorphIterator iterator() {
        if (target.getClass().isArray()) {
            return new OfArray(target);
        }
        if (target instanceof Iterable<?> iterable) {
            return new OfIterator(Reflection.guard(iterable::iterator));
        }
        if (target instanceof Map<?, ?> map) {
            return new OfIterator(Reflection.guard(() -> map.keySet().iterator()));
        }
        if (target instanceof Iterator<?> iterator) {
            return new OfIterator(iterator);
        }
        if (target instanceof BaseStream<?, ?> stream) {
            return new OfIterator(Reflection.guard(stream::iterator));
        }
        return super.iterator();
    }

    private static final class OfIterator extends MorphIterator {
        private final Iterator<?> iterator;

        OfIterator(Iterator<?> iterator) {
            this.iterator = iterator;
        }

        @Override
        public boolean hasNext() {
            return Reflection.guard(iterator::hasNext);
        }

        @Override
        public Object next() {
            return ToMorph.convert(Reflection.guard(iterator::next));
        }
    }

    private static final class OfArray extends MorphIterator {
        private final Object array;
        private final int length;
        private int index;

        OfArray(Object array) {
            this.array = array;
            this.length = Array.getLength(array);
        }

        @Override
        public boolean hasNext() {
            return index < length;
        }

        @Override
        public Object next() {
            return ToMorph.convert(Array.get(array, index++));
        }
    }

    // equality, which never fails

    @Override
    public boolean equals(Object other) {
        if (!(other instanceof JavaObject that)) {
            return false;
        }
        try {
            return target.equals(that.target);
        } catch (RuntimeException e) {
            return false;
        }
    }

    @Override
    public int hashCode() {
        return target.hashCode();
    }
}
