package id.morph.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.morph.frontend.diagnostic.Language;
import id.morph.morphc.CompileOptions;
import id.morph.morphc.Pipeline;
import id.morph.morphc.Target;
import id.morph.runtime.embed.MorphException;
import id.morph.runtime.embed.MorphProgram;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.math.BigInteger;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Morph functions called from Java. */
class EmbeddingTest {
    @TempDir
    Path folder;

    private Path jar(String name, String source) throws Exception {
        Path file = Files.writeString(folder.resolve(name + ".fox"), source);
        byte[] bytes = new Pipeline(new CompileOptions(Language.INDONESIAN, false, false, false))
                .compile(file, Target.JVM, true)
                .orElseThrow();
        return Files.write(folder.resolve(name + ".jar"), bytes);
    }

    @Test
    void valuesKeepTheirMeaningOnTheWayThereAndBack() throws Exception {
        Path jar = jar("nilai", """
                fungsi sama(x) maka kembali x akhir
                fungsi jenis(x) maka kembali tipe(x) akhir
                fungsi pakai(f, x) maka kembali f(x) akhir
                fungsi tambah_satu(xs) maka
                    tambah(xs, 1)
                    kembali xs
                akhir
                """);
        try (MorphProgram program = MorphProgram.load(jar)) {
            BigInteger big = BigInteger.ONE.shiftLeft(80);
            for (Object value : Arrays.asList(null, true, 7L, 1.5, big, "teks", "\ud83d\ude00")) {
                assertEquals(value, program.call("sama", value));
            }
            assertEquals(5L, program.call("sama", 5));
            assertEquals(5, program.call(int.class, "sama", 5));
            assertEquals("daftar", program.call("jenis", List.of(1)));
            assertEquals("kamus", program.call("jenis", Map.of("a", 1)));
            assertEquals("bytes", program.call("jenis", new byte[] {1}));
            assertArrayEquals(new byte[] {1, 2}, (byte[]) program.call("sama", new byte[] {1, 2}));
            assertEquals(List.of(5L, 1L), program.call("tambah_satu", List.of(5)));
            Function<Object, Object> twice = x -> (Long) x * 2;
            assertEquals(42L, program.call("pakai", twice, 21));
        }
    }

    @Test
    void eachLoadIsAProgramOfItsOwn() throws Exception {
        Path jar = jar("hitung", """
                biar n = 10
                fungsi naik() maka
                    ubah n = n + 1
                    kembali n
                akhir
                asink fungsi nanti() maka
                    serah()
                    kembali "selesai"
                akhir
                """);
        try (MorphProgram first = MorphProgram.load(jar);
                MorphProgram second = MorphProgram.load(jar)) {
            assertEquals(11L, first.call("naik"));
            assertEquals(12L, first.call("naik"));
            assertEquals(11L, second.call("naik"));
            assertEquals(12L, first.get("n"));
            assertEquals("selesai", first.call("nanti"));
            assertThrows(NoSuchElementException.class, () -> first.call("tidak_ada"));
        }
    }

    @Test
    void errorsHaveTheirMorphTrace() throws Exception {
        Path jar = jar("salah", """
                fungsi dalam(x) maka
                    lemparkan "gagal {x}" jenis "Uji"
                akhir
                fungsi luar(x) maka
                    kembali dalam(x) + 1
                akhir
                """);
        try (MorphProgram program = MorphProgram.load(jar)) {
            MorphException error = assertThrows(MorphException.class, () -> program.call("luar", 3));
            assertEquals("gagal 3", error.getMessage());
            assertEquals("Uji", error.kind());
            assertEquals("salah.fox", error.file());
            assertEquals(2, error.line());
            assertEquals(List.of("dalam (salah.fox:2)", "luar (salah.fox:5)"), error.trace());
            assertNull(((Map<?, ?>) error.value()).get("kode"));
        }
    }

    @Test
    void theExampleOfTheDocumentationDoesWhatItSays() throws Exception {
        String page = Files.readString(CorpusLocation.root().resolve("../../docs/java.md"));
        String section = page.substring(page.indexOf("## Memakai program Morph dari Java"));
        Path jar = jar("belanja", block(section, "morph"));
        Path source = Files.writeString(folder.resolve("Belanja.java"), block(section, "java"));
        String classPath = System.getProperty("java.class.path");
        int status = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-cp", classPath, "-d", folder.toString(), source.toString());
        assertEquals(0, status);
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            Method main = loader.loadClass("Belanja").getMethod("main", String[].class);
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            main.invoke(null, (Object) new String[] {jar.toString()});
        } finally {
            System.setOut(before);
        }
        assertEquals(block(section, "text"), printed.toString(StandardCharsets.UTF_8));
    }

    private static String block(String page, String language) {
        Matcher block =
                Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(page);
        assertTrue(block.find(), language);
        return block.group(1);
    }
}
