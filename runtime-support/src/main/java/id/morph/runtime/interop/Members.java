package id.morph.runtime.interop;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The public members of a Java class by name, as far as a program may reach them. */
final class Members {
    private static final ClassValue<Members> OF = new ClassValue<>() {
        @Override
        protected Members computeValue(Class<?> type) {
            return new Members(type);
        }
    };

    private final Class<?> type;
    private final Map<String, List<Method>> methods = new HashMap<>();
    private final Map<String, List<Method>> staticMethods = new HashMap<>();
    private final Map<String, Field> fields = new HashMap<>();
    private final Map<String, Field> staticFields = new HashMap<>();
    private final Map<String, Class<?>> classes = new HashMap<>();

    private Members(Class<?> type) {
        this.type = type;
        Method[] all = type.getMethods();
        for (Method method : all) {
            if (!method.isBridge()) {
                add(method);
            }
        }
        for (Method method : all) {
            // Most bridges only repeat another method; some make one public that a hidden superclass has.
            if (method.isBridge()
                    && methods(method.getName()).stream().noneMatch(other -> takesAsMany(other, method))) {
                add(method);
            }
        }
        for (Field field : type.getFields()) {
            if (isReachable(field.getDeclaringClass())) {
                (isStatic(field.getModifiers()) ? staticFields : fields).putIfAbsent(field.getName(), field);
            }
        }
        for (Class<?> inner : type.getClasses()) {
            classes.putIfAbsent(inner.getSimpleName(), inner);
        }
    }

    static Members of(Class<?> type) {
        return OF.get(type);
    }

    private void add(Method method) {
        if (isStatic(method.getModifiers())) {
            if (isReachable(method.getDeclaringClass())) {
                list(staticMethods, method).add(method);
            }
            return;
        }
        reachable(method).ifPresent(found -> {
            List<Method> overloads = list(methods, found);
            Class<?>[] parameters = found.getParameterTypes();
            if (overloads.stream()
                    .noneMatch(other -> List.of(other.getParameterTypes()).equals(List.of(parameters)))) {
                overloads.add(found);
            }
        });
    }

    private static List<Method> list(Map<String, List<Method>> methods, Method method) {
        return methods.computeIfAbsent(method.getName(), name -> new ArrayList<>());
    }

    private static boolean takesAsMany(Method a, Method b) {
        return a.getParameterCount() == b.getParameterCount();
    }

    private static boolean isStatic(int modifiers) {
        return Modifier.isStatic(modifiers);
    }

    private static boolean isReachable(Class<?> type) {
        return Modifier.isPublic(type.getModifiers())
                && type.getModule().isExported(type.getPackageName(), Members.class.getModule());
    }

    /** The method as a class or interface declares it that may be reached: many objects are of hidden classes. */
    private Optional<Method> reachable(Method method) {
        if (isReachable(method.getDeclaringClass())) {
            return Optional.of(method);
        }
        Deque<Class<?>> pending = new ArrayDeque<>(List.of(type));
        Set<Class<?>> seen = new HashSet<>();
        while (!pending.isEmpty()) {
            Class<?> next = pending.poll();
            if (!seen.add(next)) {
                continue;
            }
            if (isReachable(next)) {
                for (Method declared : next.getDeclaredMethods()) {
                    if (isSame(declared, method)) {
                        return Optional.of(declared);
                    }
                }
            }
            if (next.getSuperclass() != null) {
                pending.add(next.getSuperclass());
            }
            pending.addAll(List.of(next.getInterfaces()));
        }
        return Optional.empty();
    }

    private static boolean isSame(Method a, Method b) {
        return Modifier.isPublic(a.getModifiers())
                && a.getName().equals(b.getName())
                && Arrays.equals(a.getParameterTypes(), b.getParameterTypes());
    }

    /** The overloads of an instance method; empty if there is none of that name. */
    List<Method> methods(String name) {
        return methods.getOrDefault(name, List.of());
    }

    List<Method> staticMethods(String name) {
        return staticMethods.getOrDefault(name, List.of());
    }

    Optional<Field> field(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    Optional<Field> staticField(String name) {
        return Optional.ofNullable(staticFields.get(name));
    }

    /** A public class declared inside. */
    Optional<Class<?>> inner(String name) {
        return Optional.ofNullable(classes.get(name));
    }

    /** The public constructors; none if the class may not be reached. */
    List<Constructor<?>> constructors() {
        return isReachable(type) ? List.of(type.getConstructors()) : List.of();
    }
}
