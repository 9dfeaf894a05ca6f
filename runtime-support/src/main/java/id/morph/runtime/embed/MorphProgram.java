package id.morph.runtime.embed;

import id.morph.runtime.MorphBytes;
import id.morph.runtime.MorphDict;
import id.morph.runtime.MorphError;
import id.morph.runtime.MorphList;
import id.morph.runtime.MorphModule;
import id.morph.runtime.Operations;
import id.morph.runtime.Routine;
import id.morph.runtime.RuntimeContext;
import id.morph.runtime.UncaughtReport;
import id.morph.runtime.compiled.ProgramEntry;
import id.morph.runtime.compiled.ProgramState;
import id.morph.runtime.interop.ToJava;
import id.morph.runtime.interop.ToMorph;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * A Morph program inside a Java program. Its main module has run, without {@code utama}; its functions and globals can be used by name.
 * Programs are independent of each other, also two of the same jar. One thread at a time may use one of them.
 *
 * <pre>{@code
 * try (MorphProgram program = MorphProgram.load(Path.of("sapa.jar"))) {
 *     Object greeting = program.call("sapa", "dunia");
 * }
 * }</pre>
 */
public final class MorphProgram implements AutoCloseable {
    private final RuntimeContext context;
    private final MorphModule module;

    private MorphProgram(RuntimeContext context, MorphModule module) {
        this.context = context;
        this.module = module;
    }

    /**
     * Loads a program from a jar made with {@code morphc --target=jvm --embed}.
     *
     * @throws IOException if the file cannot be read
     * @throws IllegalArgumentException if it is no such jar
     * @throws MorphException if its main module throws
     */
    public static MorphProgram load(Path jar) throws IOException {
        return load(jar, RuntimeContext.builder());
    }

    /** The same with settings: streams, arguments, folder, depth. */
    public static MorphProgram load(Path jar, RuntimeContext.Builder settings) throws IOException {
        return start(ProgramLoader.of(jar), settings);
    }

    /**
     * Loads a program whose classes another loader can see, such as that of an application with the program on its class path.
     *
     * @throws IllegalArgumentException if there is none
     * @throws MorphException if its main module throws
     */
    public static MorphProgram load(ClassLoader classes, RuntimeContext.Builder settings) {
        return start(ProgramLoader.of(classes), settings);
    }

    private static MorphProgram start(ProgramLoader loader, RuntimeContext.Builder settings) {
        ProgramEntry entry;
        try {
            entry = (ProgramEntry)
                    loader.loadClass("morph.Main").getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("not a compiled Morph program", e);
        }
        RuntimeContext context = settings.build();
        new ProgramState(context, new UncaughtReport(context)).handOver(entry);
        MorphProgram program = new MorphProgram(context, entry.module());
        try {
            entry.load();
        } catch (MorphError error) {
            throw program.failure(error);
        } finally {
            context.flush();
        }
        return program;
    }

    /**
     * Calls a function of the main module. A routine that it starts is awaited.
     *
     * @param arguments as docs/java.md says; lists, maps and byte arrays are copied
     * @return its result as a Java value; lists and maps are views of Morph's
     * @throws NoSuchElementException if the main module has no such global
     * @throws MorphException if the function throws
     */
    public Object call(String function, Object... arguments) {
        return ToJava.natural(result(function, arguments));
    }

    /**
     * The same for a result of a certain type, such as {@code int.class}, an array or a functional interface.
     *
     * @throws MorphException also if the result cannot be turned into that
     */
    public <T> T call(Class<T> type, String function, Object... arguments) {
        Object result = result(function, arguments);
        try {
            @SuppressWarnings("unchecked")
            T converted = (T) ToJava.convert(result, type);
            return converted;
        } catch (MorphError error) {
            throw failure(error);
        }
    }

    private Object result(String function, Object[] arguments) {
        Object callee = global(function);
        Object[] values = new Object[arguments.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = toMorph(arguments[i]);
        }
        try {
            Object result = Operations.call(callee, values);
            return result instanceof Routine ? context.scheduler().await(result) : result;
        } catch (MorphError error) {
            throw failure(error);
        } finally {
            context.flush();
        }
    }

    /**
     * The value of a global of the main module.
     *
     * @throws NoSuchElementException if there is none of that name
     */
    public Object get(String name) {
        return ToJava.natural(global(name));
    }

    private Object global(String name) {
        Object value = module.get(name);
        if (value == null) {
            throw new NoSuchElementException(name);
        }
        return value;
    }

    private static Object toMorph(Object value) {
        if (value instanceof byte[] bytes) {
            return new MorphBytes(bytes.clone());
        }
        if (value instanceof Collection<?> elements && isPlain(ToMorph.convert(value))) {
            MorphList list = new MorphList();
            for (Object element : elements) {
                list.add(toMorph(element));
            }
            return list;
        }
        if (value instanceof Map<?, ?> map && isPlain(ToMorph.convert(value))) {
            MorphDict dict = new MorphDict();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                dict.put(toMorph(entry.getKey()), toMorph(entry.getValue()));
            }
            return dict;
        }
        return ToMorph.convert(value);
    }

    /** Whether a collection is Java's own and not the view of a Morph one. */
    private static boolean isPlain(Object converted) {
        return !(converted instanceof MorphList || converted instanceof MorphDict);
    }

    private MorphException failure(MorphError error) {
        return new MorphException(error, error.toErrorValue(context.style()));
    }

    /** Closes the files and sockets that the program has left open. */
    @Override
    public void close() {
        context.close();
    }
}
