package id.morph.backend.jvm;

import id.morph.ir.Module;
import id.morph.runtime.RuntimeContext;
import id.morph.runtime.compiled.Launcher;
import id.morph.runtime.compiled.ProgramEntry;
import java.util.Map;

/** A program whose class files are in memory. */
public final class CompiledProgram {
    private final Map<String, byte[]> classes;

    private CompiledProgram(Map<String, byte[]> classes) {
        this.classes = classes;
    }

    /** Compiles a complete program whose generators are state machines. */
    public static CompiledProgram of(Module program) {
        return new CompiledProgram(JvmCompiler.compile(program));
    }

    /** The class files by internal name. */
    public Map<String, byte[]> classes() {
        return classes;
    }

    /**
     * Runs the program in this process, with classes of its own, so that several may run at once.
     *
     * @return the exit status: 0, 1 after an uncaught error, or what {@code keluar} was given
     */
    public int run(RuntimeContext context) {
        return Launcher.run(entry(), context);
    }

    private ProgramEntry entry() {
        try {
            return (ProgramEntry) new Loader(classes)
                    .loadClass(ProgramLayout.MAIN.replace('/', '.'))
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a compiled program without an entry", e);
        }
    }

    private static final class Loader extends ClassLoader {
        private final Map<String, byte[]> classes;

        Loader(Map<String, byte[]> classes) {
            super(CompiledProgram.class.getClassLoader());
            this.classes = classes;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] bytes = classes.get(name.replace('.', '/'));
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes, 0, bytes.length);
        }
    }
}
