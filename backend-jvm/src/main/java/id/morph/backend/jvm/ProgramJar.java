package id.morph.backend.jvm;

import id.morph.ir.Module;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A jar that {@code java -jar} runs on Java 17 and later: the program's classes and what they reach of the runtime. */
public final class ProgramJar {
    /** The earliest time that a jar can say: the same program gives the same bytes at any time. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private ProgramJar() {}

    /**
     * Compiles a complete program whose generators are state machines.
     *
     * @return the bytes of the jar
     */
    public static byte[] of(Module program) {
        Map<String, byte[]> entries = new TreeMap<>();
        ReachedRuntime runtime = ReachedRuntime.from(JvmCompiler.compile(program));
        runtime.classes().forEach((name, bytes) -> entries.put(name + ".class", bytes));
        entries.putAll(runtime.resources());
        String manifest = "Manifest-Version: 1.0\r\nMain-Class: " + ProgramLayout.MAIN.replace('/', '.') + "\r\n\r\n";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream jar = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            jar.setLevel(Deflater.BEST_COMPRESSION);
            add(jar, "META-INF/MANIFEST.MF", manifest.getBytes(StandardCharsets.UTF_8));
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                add(jar, entry.getKey(), entry.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void add(ZipOutputStream jar, String name, byte[] bytes) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(NO_TIME);
        jar.putNextEntry(entry);
        jar.write(bytes);
        jar.closeEntry();
    }
}
