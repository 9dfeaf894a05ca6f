package id.morph.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import id.morph.ir.Module;
import id.morph.ir.pass.PassPipeline;
import id.morph.ir.text.IrParser;
import id.morph.runtime.RuntimeContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs each {@code programs/*.mir}. What a program should print stands in comments at its beginning: lines
 * {@code ; out: …} and {@code ; err: …}, and {@code ; exit: n} when the status is not 0.
 */
class OracleTest {

    private static final Path PROGRAMS = Path.of("src/test/resources/programs");

    private record Outcome(String out, String err, int status) {}

    @TestFactory
    Stream<DynamicTest> programs() throws IOException {
        List<Path> files;
        try (Stream<Path> listed = Files.list(PROGRAMS)) {
            files = listed.sorted().toList();
        }
        assertFalse(files.isEmpty());
        return files.stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
    }

    private static void check(Path file) throws IOException {
        String text = Files.readString(file);
        String status = expected(text, "exit");
        Outcome wanted = new Outcome(
                expected(text, "out"), expected(text, "err"), status.isEmpty() ? 0 : Integer.parseInt(status.strip()));
        assertEquals(wanted, run(IrParser.parse(file.toString(), text)));
    }

    private static String expected(String text, String stream) {
        String mark = "; " + stream + ": ";
        StringBuilder lines = new StringBuilder();
        text.lines()
                .filter(line -> line.startsWith(mark))
                .forEach(line -> lines.append(line.substring(mark.length())).append('\n'));
        return lines.toString();
    }

    private static Outcome run(Module program) {
        PassPipeline.required().verifying().run(program);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status =
                Oracle.run(program, RuntimeContext.builder().out(out).err(err).build());
        return new Outcome(out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8), status);
    }

    @Test
    void aPartOfAProgramCannotRun() {
        RuntimeContext context = RuntimeContext.builder().build();
        assertThrows(IllegalArgumentException.class, () -> Oracle.run(new Module(), context));
    }
}
