package id.morph.runtime.compiled;

import id.morph.runtime.BoundMethod;
import id.morph.runtime.FrameRoutine;
import id.morph.runtime.GeneratorBody;
import id.morph.runtime.GeneratorFrame;
import id.morph.runtime.MorphClass;
import id.morph.runtime.MorphError;
import id.morph.runtime.MorphInstance;
import id.morph.runtime.MorphList;
import id.morph.runtime.Operations;
import id.morph.runtime.Routine;
import id.morph.runtime.RuntimeContext;
import id.morph.runtime.Text;
import id.morph.runtime.Variant;

/** Operations of the IR that are more than one call of the runtime. */
public final class Dynamic {
    private Dynamic() {}

    /** The texts of the values joined. */
    public static CharSequence format(RuntimeContext context, Object[] values) {
        CharSequence text = "";
        for (Object value : values) {
            text = Text.concat(text, context.toText(value));
        }
        return text;
    }

    /** The text of a value. */
    public static CharSequence format(RuntimeContext context, Object value) {
        return context.toText(value);
    }

    /** The texts of two values joined. */
    public static CharSequence format(RuntimeContext context, Object a, Object b) {
        CharSequence first = context.toText(a);
        return Text.concat(first, context.toText(b));
    }

    /** A runtime error with these values in its text. */
    public static MorphError error(RuntimeContext context, String key, Object[] values) {
        Object[] texts = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            texts[i] = context.toText(values[i]);
        }
        return MorphError.of(key, texts);
    }

    /**
     * The value of a variable.
     *
     * @throws MorphError if it is null: there is none yet
     */
    public static Object defined(Object value, String name) {
        if (value == null) {
            throw undefined(name);
        }
        return value;
    }

    /** The error of a variable that is read before its first assignment. */
    public static MorphError undefined(String name) {
        return MorphError.of("NAMA.belum_ada", name);
    }

    /** As {@link MorphClass#of}, for a class whose instances are of the same Java class as {@code prototype}. */
    public static Object newClass(String name, Object[] parts, CompiledInstance prototype) {
        MorphClass made = MorphClass.of(name, parts);
        made.makeInstancesBy(new Maker(prototype));
        return made;
    }

    private static final class Maker implements MorphClass.InstanceFactory {
        private final CompiledInstance prototype;

        Maker(CompiledInstance prototype) {
            this.prototype = prototype;
        }

        @Override
        public MorphInstance allocate(MorphClass type) {
            return prototype.fresh(type);
        }
    }

    /** The error of calling a method that the receiver does not have. */
    public static RuntimeException noMethod(Object receiver, String name) {
        try {
            Object found = Operations.getAttribute(receiver, name);
            return new IllegalStateException("not the method that it was proven to be: " + Operations.typeName(found));
        } catch (MorphError error) {
            return error;
        }
    }

    /** The method that {@code induk.name} means, not bound to its receiver. */
    public static Object superFunction(Object type, String name) {
        return ((MorphClass) type).superMethod(name);
    }

    /** {@code induk.name}. */
    public static Object superMethod(Object type, Object receiver, String name) {
        return new BoundMethod(receiver, ((MorphClass) type).superMethod(name));
    }

    /** Whether a value is a variant of that name and number of arguments. */
    public static boolean isVariant(Object value, String name, int arity) {
        return value instanceof Variant variant && variant.matches(name, arity);
    }

    /** An argument of a value that is a variant. */
    public static Object payload(Object variant, int index) {
        return ((Variant) variant).arg(index);
    }

    public static boolean isList(Object value, int size) {
        return value instanceof MorphList list && list.size() == size;
    }

    public static boolean isListMin(Object value, int size) {
        return value instanceof MorphList list && list.size() >= size;
    }

    /** A suspended frame in its first state. */
    public static GeneratorFrame frame(String name, GeneratorBody body, int slots) {
        return new GeneratorFrame(name, body, FrameRoutine.slots(slots));
    }

    /** Whether a value is a routine that is not done. */
    public static boolean pending(Object value) {
        return value instanceof Routine routine && !routine.isDone();
    }
}
