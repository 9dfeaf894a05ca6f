package id.morph.runtime.primitive;

import static id.morph.runtime.Errors.assertError;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.morph.runtime.ErrorCode;
import id.morph.runtime.ExitRequest;
import id.morph.runtime.GeneratorFrame;
import id.morph.runtime.MorphBytes;
import id.morph.runtime.MorphDict;
import id.morph.runtime.MorphList;
import id.morph.runtime.Nil;
import id.morph.runtime.Operations;
import id.morph.runtime.PrintStyle;
import id.morph.runtime.Printer;
import id.morph.runtime.RuntimeContext;
import id.morph.runtime.StepResult;
import id.morph.runtime.Text;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files, processes, sockets, streams: what they do, and that they never throw. */
class SystemPrimitivesTest {
    @TempDir
    Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private RuntimeContext context;
    private Call p;

    @BeforeEach
    void start() {
        context = RuntimeContext.builder()
                .out(out)
                .err(out)
                .in(new ByteArrayInputStream("baris\n".getBytes(StandardCharsets.UTF_8)))
                .directory(directory)
                .arguments(List.of("prog.fox", "a😀"))
                .build();
        p = new Call(context);
    }

    @AfterEach
    void end() {
        context.close();
    }

    private void write(String file, String content) throws IOException {
        Files.writeString(directory.resolve(file), content);
    }

    private String read(String file) throws IOException {
        return Files.readString(directory.resolve(file));
    }

    @Test
    void writingAndReading() throws IOException {
        Object handle = p.call("fs_open", "a.txt", "w");
        assertEquals(true, p.call("fs_write", handle, Text.of("é😀\r\n")));
        assertEquals(true, p.call("fs_write", handle, new MorphBytes(new byte[] {'b'})));
        assertEquals(true, p.call("fs_write", handle, MorphList.of(99L)));
        assertEquals(true, p.call("fs_close", handle));
        assertEquals("é😀\r\nbc", read("a.txt"));
        handle = p.call("fs_open", "a.txt", "r");
        assertEquals("\"é😀\\r\"", p.show("fs_read", handle, 3));
        assertEquals("\"\\nbc\"", p.show("fs_read", handle));
        assertEquals("\"\"", p.show("fs_read", handle));
        assertEquals("\"\"", p.show("fs_read", handle, 5));
        p.call("fs_close", handle);
        assertEquals("nil", p.show("fs_read", handle));
        assertEquals(true, p.call("fs_close", handle));
    }

    @Test
    void bytesAndAppending() throws IOException {
        write("a.bin", "ab");
        p.call("fs_write", p.call("fs_open", "a.bin", "ab"), "c");
        context.closeObjects();
        Object handle = p.call("fs_open", "a.bin", "rb");
        assertEquals("b\"ab\"", p.show("fs_read", handle, 2));
        assertEquals("b\"c\"", p.show("fs_read", handle));
        assertTrue(Operations.toText(handle).toString().startsWith("<berkas "));
    }

    @Test
    void whatIsLeftOpenIsWrittenAtTheEnd() throws IOException {
        p.call("fs_write", p.call("fs_open", "a.txt", "w"), "isi");
        context.close();
        assertEquals("isi", read("a.txt"));
    }

    @Test
    void invalidTextIsNil() throws IOException {
        Files.write(directory.resolve("a.txt"), new byte[] {'a', (byte) 0xff, 'b'});
        assertEquals("nil", p.show("fs_read", p.call("fs_open", "a.txt", "r")));
        Object handle = p.call("fs_open", "a.txt", "r");
        assertEquals("\"a\"", p.show("fs_read", handle, 1));
        assertEquals("nil", p.show("fs_read", handle, 1));
    }

    @Test
    void wrongDirection() throws IOException {
        write("a.txt", "x");
        assertEquals("salah", p.show("fs_write", p.call("fs_open", "a.txt", "r"), "y"));
        assertEquals("nil", p.show("fs_read", p.call("fs_open", "b.txt", "w")));
        assertEquals("salah", p.show("fs_write", p.call("fs_open", "c.txt", "w"), 5));
        assertEquals("salah", p.show("fs_write", p.call("fs_open", "c.txt", "w"), MorphList.of(256L)));
    }

    @Test
    void directories() throws IOException {
        assertEquals("benar", p.show("fs_mkdir", "x/y"));
        assertEquals("benar", p.show("fs_mkdir", "x/y"));
        for (String name : List.of("b", "a", "Z")) {
            write("x/" + name, "");
        }
        assertEquals("[\"Z\", \"a\", \"b\", \"y\"]", p.show("fs_list", "x"));
        assertEquals("benar", p.show("fs_exists", "x/a"));
        assertEquals("salah", p.show("fs_remove", "x"), "it is not empty");
        assertEquals("benar", p.show("fs_remove", "x/a"));
        assertEquals("benar", p.show("fs_remove", "x/y"));
        assertEquals("salah", p.show("fs_exists", "x/a"));
    }

    @Test
    void copyingAndRenaming() throws IOException {
        write("a.txt", "isi");
        write("lama.txt", "lama");
        p.call("fs_mkdir", "d");
        assertEquals("benar", p.show("fs_copy", "a.txt", "lama.txt"));
        assertEquals("isi", read("lama.txt"));
        assertEquals("benar", p.show("fs_copy", "a.txt", "d"));
        assertEquals("isi", read("d/a.txt"));
        assertEquals("benar", p.show("fs_rename", "a.txt", "b.txt"));
        assertEquals("isi", read("b.txt"));
        assertEquals("salah", p.show("fs_exists", "a.txt"));
        assertEquals("salah", p.show("fs_copy", "d", "e"));
    }

    @Test
    void information() throws IOException {
        write("a.txt", "isi");
        MorphDict info = (MorphDict) p.call("fs_info", "a.txt");
        assertEquals(
                "[\"ukuran\", \"waktu_akses\", \"waktu_modifikasi\", \"apakah_file\", \"apakah_folder\"]",
                Operations.toText(info.keys()).toString());
        assertEquals(3L, info.get("ukuran"));
        assertEquals(true, info.get("apakah_file"));
        double age = context.clock().now() - (Double) info.get("waktu_modifikasi");
        assertTrue(age > -5 && age < 600, () -> "age " + age);
        assertEquals(true, ((MorphDict) p.call("fs_info", ".")).get("apakah_folder"));
        assertEquals(directory.resolve("b").toAbsolutePath().toString(), p.call("fs_absolute", "x/../b"));
        assertEquals(directory.toAbsolutePath().toString(), p.call("fs_cwd"));
    }

    /** A path, and something for the second argument if there is one. */
    private static Object[] withMode(String name, Object path) {
        return Primitives.find(name).orElseThrow().arity() == 1 ? new Object[] {path} : new Object[] {path, "r"};
    }

    @ParameterizedTest
    @ValueSource(strings = {"fs_open", "fs_list", "fs_info"})
    void failingToGiveSomethingIsNil(String name) {
        for (Object path : new Object[] {"tiada/tiada", "", "a\0b", 5, Nil.NIL}) {
            assertEquals("nil", p.show(name, withMode(name, path)), () -> name + " " + path);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fs_remove", "fs_exists", "fs_rename", "fs_copy", "fs_write", "fs_close", "net_send"})
    void failingToDoSomethingIsFalse(String name) {
        for (Object path : new Object[] {"tiada/tiada", "", "a\0b", 5, Nil.NIL}) {
            assertEquals("salah", p.show(name, withMode(name, path)), () -> name + " " + path);
        }
    }

    @Test
    void moreFailures() {
        assertEquals("nil", p.show("fs_open", "a", "modus aneh"));
        assertEquals("nil", p.show("fs_open", ".", "r"), "a directory");
        assertEquals("salah", p.show("fs_mkdir", "a\0b"));
        assertEquals("nil", p.show("fs_absolute", "a\0b"));
        assertEquals("nil", p.show("fs_read", 5));
    }

    @Test
    void streams() {
        p.call("out_write", "satu");
        p.call("out_write", 5);
        p.call("err_write", "dua");
        assertEquals("\"baris\"", p.show("in_read_line"));
        assertEquals("nil", p.show("in_read_line"));
        assertEquals("satu5dua", out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void theProcess() {
        assertEquals("[\"prog.fox\", \"a😀\"]", p.show("argv"));
        assertEquals(3, assertThrows(ExitRequest.class, () -> p.call("exit", 3)).status());
        assertError(ErrorCode.TIPE, () -> p.call("exit", "x"));
        assertEquals(System.getenv("PATH"), p.call("environment", "PATH"));
        assertEquals("nil", p.show("environment", "TIDAK_ADA_VARIABEL_INI"));
        assertTrue(List.of("linux", "darwin", "win32").contains(p.call("platform")));
        assertTrue((Double) p.call("time_now") > 1.7e9);
        if (p.call("platform").equals("linux")) {
            assertTrue(p.call("cpu_info").toString().startsWith("cpu "));
            assertTrue(p.call("memory_info").toString().contains("MemTotal"));
        }
    }

    @Test
    void otherProcesses() {
        assertEquals(
                "{\"kode\": 3, \"keluaran\": \"HALO😀\", \"kesalahan\": \"salah\"}",
                p.show(
                        "process_run",
                        MorphList.of("sh", "-c", "tr a-z A-Z; printf salah >&2; exit 3"),
                        Text.of("halo😀")));
        assertEquals(
                "{\"kode\": 0, \"keluaran\": b\"\\xff\", \"kesalahan\": \"\"}",
                p.show("process_run", MorphList.of("cat"), new MorphBytes(new byte[] {-1})));
        assertEquals(
                "{\"kode\": 0, \"keluaran\": \"\", \"kesalahan\": \"\"}",
                p.show("process_run", MorphList.of("true"), "x".repeat(1 << 20)),
                "input that nobody reads");
        assertEquals("nil", p.show("process_run", MorphList.of("tidak-ada-program-ini")));
        assertEquals("nil", p.show("process_run", MorphList.of()));
        assertEquals("nil", p.show("process_run", MorphList.of(5L)));
        assertEquals("nil", p.show("process_run", "ls"));
    }

    @Test
    void sockets() {
        Object listener = p.call("net_listen", "127.0.0.1", 0);
        Object client = p.call("net_connect", "127.0.0.1", p.call("net_port", listener));
        Object server = p.call("net_accept", listener);
        assertEquals(true, p.call("net_send", client, Text.of("halo😀")));
        assertEquals("b\"halo\"", p.show("net_receive", server, 4));
        assertEquals("b\"\\xf0\\x9f\\x98\\x80\"", p.show("net_receive", server, 4096));
        assertEquals(true, p.call("net_send", server, MorphList.of(1L, 2L)));
        assertEquals("b\"\\x01\\x02\"", p.show("net_receive", client, 4096));
        p.call("net_close", server);
        assertEquals("b\"\"", p.show("net_receive", client, 4096));
        p.call("net_close", client);
        p.call("net_close", client);
        assertEquals("salah", p.show("net_send", client, "x"));
        assertEquals("nil", p.show("net_receive", client, 1));
        Object port = p.call("net_port", listener);
        p.call("net_close", listener);
        assertEquals("nil", p.show("net_accept", listener));
        assertEquals("nil", p.show("net_connect", "127.0.0.1", port), "nobody listens any more");
        assertEquals("<soket>", Printer.toText(client, PrintStyle.MORPH));
    }

    @Test
    void impossibleSockets() {
        assertEquals("nil", p.show("net_connect", 5, 80));
        assertEquals("nil", p.show("net_connect", "127.0.0.1", 70000));
        assertEquals("nil", p.show("net_connect", "127.0.0.1", "80"));
        assertEquals("nil", p.show("net_listen", "127.0.0.1", -1));
        assertEquals("nil", p.show("net_accept", 5));
        assertEquals("nil", p.show("net_port", Nil.NIL));
        assertEquals("nil", p.show("net_receive", 5, 1));
        assertEquals("nil", p.show("net_close", 5));
    }

    @Test
    void routines() {
        StringBuilder log = new StringBuilder();
        context.scheduler().start("a", (input, error) -> {
            log.append('a');
            return log.length() < 2 ? StepResult.YIELD : new StepResult.Done(Nil.NIL);
        });
        p.call("routine_yield");
        assertEquals("a", log.toString());
        p.call("sleep", 0.001);
        assertEquals("aa", log.toString());
        assertError(ErrorCode.TIPE, () -> p.call("sleep", "x"));
    }

    @Test
    void checkpoints() {
        Object generator = new GeneratorFrame("g", frame -> Nil.NIL, new Object[0]).handle();
        p.call("generator_checkpoint", generator);
        assertEquals(1, ((MorphList) Operations.getAttribute(generator, "daftar_checkpoint")).size());
        assertError(
                ErrorCode.GENERATOR,
                "'ingat' memerlukan generator, bukan 'angka'",
                () -> p.call("generator_checkpoint", 5));
    }

    @Test
    void images() {
        assertError(ErrorCode.HOST, () -> p.call("run_image", MorphBytes.EMPTY, MorphList.of()));
        context.setImageRunner((c, image, arguments) -> (long) image.size() + arguments.size());
        assertEquals(3L, p.call("run_image", new MorphBytes(new byte[2]), MorphList.of("a")));
    }
}
