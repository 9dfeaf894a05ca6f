package id.morph.runtime.embed;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Defines the classes of one program, whose globals are their static fields: each loader is a program of its own. The runtime comes
 * from the parent, also if the jar carries one.
 */
final class ProgramLoader extends ClassLoader {
    private final Map<String, byte[]> entries;

    private ProgramLoader(ClassLoader parent, Map<String, byte[]> entries) {
        super(parent);
        this.entries = entries;
    }

    static ProgramLoader of(Path jar) throws IOException {
        Map<String, byte[]> entries = new HashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(Files.readAllBytes(jar)))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(entry.getName(), in.readAllBytes());
            }
        }
        return new ProgramLoader(ProgramLoader.class.getClassLoader(), entries);
    }

    static ProgramLoader of(ClassLoader classes) {
        return new ProgramLoader(classes, Map.of());
    }

    private static boolean ofProgram(String name) {
        return name.startsWith("morph.") || name.startsWith("fox.");
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!ofProgram(name)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> known = findLoadedClass(name);
            return known != null ? known : findClass(name);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        String path = name.replace('.', '/') + ".class";
        byte[] bytes = entries.get(path);
        if (bytes == null) {
            bytes = fromParent(name, path);
        }
        return defineClass(name, bytes, 0, bytes.length);
    }

    private byte[] fromParent(String name, String path) throws ClassNotFoundException {
        try (InputStream in = getParent().getResourceAsStream(path)) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }
}
