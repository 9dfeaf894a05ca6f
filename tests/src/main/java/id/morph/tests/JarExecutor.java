package id.morph.tests;

import id.morph.backend.jvm.ProgramJar;
import id.morph.difftest.Compiled;
import id.morph.difftest.Executor;
import id.morph.difftest.Outcome;
import id.morph.difftest.Program;
import id.morph.frontend.module.Host;
import id.morph.ir.Dialect;
import id.morph.ir.Module;
import id.morph.ir.pass.PassPipeline;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Runs a program from its jar, in this process but seeing nothing except the jar and the JDK: what the jar lacks of the
 * runtime is missed here.
 */
final class JarExecutor implements Executor {
    @Override
    public String name() {
        return "wfox-jar";
    }

    @Override
    public String target() {
        return "jvm";
    }

    @Override
    public Outcome run(Program program) {
        return Compiled.runProcess(
                program,
                Host.JAVA,
                PassPipeline.level(2, Dialect.MACHINE),
                (module, arguments, out, err) -> run(module, program, arguments, out, err));
    }

    private static int run(Module module, Program program, List<String> arguments, OutputStream out, OutputStream err) {
        try {
            Contents contents = new Contents(ProgramJar.of(module));
            Class<?> contextClass = contents.loadClass("id.morph.runtime.RuntimeContext");
            Object builder = contextClass.getMethod("builder").invoke(null);
            set(builder, "out", OutputStream.class, out);
            set(builder, "err", OutputStream.class, err);
            set(builder, "in", InputStream.class, new ByteArrayInputStream(program.standardInput()));
            set(builder, "arguments", List.class, arguments);
            set(builder, "directory", Path.class, program.directory());
            Object inside = builder.getClass().getMethod("build").invoke(builder);
            Class<?> entryClass = contents.loadClass("id.morph.runtime.compiled.ProgramEntry");
            Object entry =
                    contents.loadClass("morph.Main").getDeclaredConstructor().newInstance();
            return (int) contents.loadClass("id.morph.runtime.compiled.Launcher")
                    .getMethod("run", entryClass, contextClass)
                    .invoke(null, entry, inside);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("the jar failed", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("not a jar of ours", e);
        }
    }

    private static void set(Object builder, String name, Class<?> type, Object value)
            throws ReflectiveOperationException {
        builder.getClass().getMethod(name, type).invoke(builder, value);
    }

    private static final class Contents extends ClassLoader {
        private final Map<String, byte[]> entries = new HashMap<>();

        Contents(byte[] jar) {
            super(ClassLoader.getPlatformClassLoader());
            try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(jar))) {
                for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                    entries.put(entry.getName(), in.readAllBytes());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] bytes = entries.get(name.replace('.', '/') + ".class");
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes, 0, bytes.length);
        }

        @Override
        public InputStream getResourceAsStream(String name) {
            byte[] bytes = entries.get(name);
            return bytes == null ? null : new ByteArrayInputStream(bytes);
        }
    }
}
