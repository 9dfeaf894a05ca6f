package id.morph.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.morph.backend.jvm.ProgramJar;
import id.morph.frontend.diagnostic.DiagnosticSink;
import id.morph.frontend.module.Host;
import id.morph.ir.Dialect;
import id.morph.ir.pass.PassPipeline;
import id.morph.morphc.Toolchain;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jars as files: their bytes, their contents, and the processes that run them. */
class ProgramJarTest {
    @TempDir
    Path folder;

    private byte[] bytes(String source) throws IOException {
        Path file = Files.writeString(folder.resolve("utama.fox"), source);
        return ProgramJar.of(new Toolchain(folder, Host.JAVA, false)
                .compile(file, PassPipeline.level(2, Dialect.MACHINE), new DiagnosticSink())
                .orElseThrow());
    }

    private Path jar(String source) throws IOException {
        return Files.write(folder.resolve("utama.jar"), bytes(source));
    }

    private static List<String> names(Path jar) throws IOException {
        try (ZipFile file = new ZipFile(jar.toFile())) {
            return file.stream().map(ZipEntry::getName).collect(Collectors.toList());
        }
    }

    @Test
    void theSameProgramGivesTheSameBytes() throws IOException {
        String source = "kelas A maka fungsi m(x) maka kembali [x, \"a\"] akhir akhir\ntulis(A().m(2))\n";
        assertArrayEquals(bytes(source), bytes(source));
    }

    @Test
    void onlyWhatIsReachedOfTheRuntimeIsThere() throws IOException {
        String sockets = "id/morph/runtime/primitive/NetPrimitives.class";
        String interop = "id/morph/runtime/interop/JavaClass.class";
        List<String> plain = names(jar("tulis(\"halo\")\n"));
        assertFalse(plain.contains(sockets));
        assertFalse(plain.contains(interop));
        assertTrue(names(jar("pinjam \"java:java.lang.Math\"\ntulis(Math.abs(-1))\n"))
                .contains(interop));
    }

    @Test
    void aProcessHasTheStreamsAndTheStatusOfTheProgram() throws IOException, InterruptedException {
        Path jar = jar("tulis(\"satu\", argumen_sistem[1])\nfungsi f(x) maka kembali 1 / x akhir\nf(0)\n");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        jar.toString(),
                        "dua")
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(1, process.waitFor());
        assertEquals("satu dua\n", out);
        assertTrue(err.startsWith("Kesalahan tak tertangkap: "), err);
        assertTrue(err.endsWith("  di f (utama.fox:2)\n  di <modul> (utama.fox:3)\n"), err);
    }
}
