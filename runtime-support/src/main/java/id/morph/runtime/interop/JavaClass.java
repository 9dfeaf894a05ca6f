package id.morph.runtime.interop;

import id.morph.runtime.ForeignValue;
import id.morph.runtime.MorphError;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Optional;

/**
 * A Java class: calling it makes an object, its attributes are static methods, static fields and classes inside it. A functional
 * interface is called with a Morph function.
 */
public final class JavaClass extends ForeignValue {
    private final Class<?> type;

    JavaClass(Class<?> type) {
        this.type = type;
    }

    /**
     * The class of a qualified name; a class inside another one may be separated by a dot or a {@code $}.
     *
     * @throws MorphError ({@code HOST}) if there is none
     */
    public static JavaClass named(String name) {
        String candidate = name;
        while (true) {
            Optional<Class<?>> found = find(candidate);
            if (found.isPresent()) {
                return new JavaClass(found.get());
            }
            int dot = candidate.lastIndexOf('.');
            if (dot < 0) {
                throw MorphError.of("HOST.kelas_java", name);
            }
            candidate = candidate.substring(0, dot) + "$" + candidate.substring(dot + 1);
        }
    }

    private static Optional<Class<?>> find(String name) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        try {
            return Optional.of(Class.forName(name, false, loader == null ? JavaClass.class.getClassLoader() : loader));
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        } catch (LinkageError e) {
            throw MorphError.of("HOST.java", e);
        }
    }

    /** The class itself. */
    public Class<?> type() {
        return type;
    }

    @Override
    protected String typeName() {
        return "kelas";
    }

    @Override
    protected CharSequence text() {
        return "<kelas " + type.getTypeName() + ">";
    }

    @Override
    protected Object attribute(String name) {
        Members members = Members.of(type);
        List<Method> methods = members.staticMethods(name);
        if (!methods.isEmpty()) {
            return new JavaMethod(type, methods, null);
        }
        Optional<Field> field = members.staticField(name);
        if (field.isPresent()) {
            return ToMorph.convert(Reflection.guard(() -> field.get().get(null)));
        }
        return members.inner(name)
                .map(JavaClass::new)
                .orElseThrow(() -> MorphError.of("ATRIBUT.java", type.getTypeName(), name));
    }

    @Override
    protected void setAttribute(String name, Object value) {
        Field field = Members.of(type)
                .staticField(name)
                .orElseThrow(() -> MorphError.of("ATRIBUT.java", type.getTypeName(), name));
        assign(field, null, value);
    }

    static void assign(Field field, Object owner, Object value) {
        if (Modifier.isFinal(field.getModifiers())) {
            throw MorphError.of("ATRIBUT.java_tetap", field.getDeclaringClass().getTypeName(), field.getName());
        }
        Object converted = ToJava.convert(value, field.getType());
        Reflection.guard(() -> {
            field.set(owner, converted);
            return null;
        });
    }

    /** A new object; a number or a text made this way stays a Java object, so that {@code Integer(5)} can be had. */
    @Override
    protected Object call(Object[] args) {
        if (args.length == 1
                && FunctionProxy.isFunction(args[0])
                && FunctionProxy.methodOf(type).isPresent()) {
            return new JavaObject(FunctionProxy.of(type, args[0]));
        }
        List<Constructor<?>> constructors = Members.of(type).constructors();
        if (constructors.isEmpty()) {
            throw MorphError.of("ATRIBUT.java_konstruktor", type.getTypeName());
        }
        return new JavaObject(new Overloads(type.getSimpleName(), constructors, args).call(null));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JavaClass that && type == that.type;
    }

    @Override
    public int hashCode() {
        return type.hashCode();
    }
}
