package id.morph.ir.pass;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.morph.ir.Module;
import id.morph.ir.analysis.Stage;
import id.morph.ir.analysis.Verifier;
import id.morph.ir.text.IrParser;
import id.morph.ir.text.IrPrinter;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs each {@code passes/PASS/NAME.mir} among the test resources: what stands above the line {@code ; ==== after} goes
 * through the pass, and what comes out must be what stands below it. {@code -Dmir.update=true} writes down what came out,
 * for review.
 */
class PassListingTest {

    private static final String DIVIDER = "; ==== after";

    @TestFactory
    Stream<DynamicTest> listings() throws IOException, URISyntaxException {
        Path root = Path.of(
                Objects.requireNonNull(getClass().getResource("/passes")).toURI());
        List<Path> files;
        try (Stream<Path> all = Files.walk(root)) {
            files = all.filter(file -> file.toString().endsWith(".mir"))
                    .sorted()
                    .toList();
        }
        assertFalse(files.isEmpty());
        return files.stream()
                .map(file -> DynamicTest.dynamicTest(
                        root.relativize(file).toString(), file.toUri(), () -> check(root, file)));
    }

    private static void check(Path root, Path file) throws IOException {
        String text = Files.readString(file);
        int divider = text.indexOf(DIVIDER);
        String before = divider < 0 ? text : text.substring(0, divider);
        String name = file.getParent().getFileName().toString();
        Pass pass = Passes.named(name);
        Module module = IrParser.parse(file.getFileName().toString(), before);
        assertEquals(List.of(), Verifier.verify(module, pass.needs()), "before");
        pass.run(module);
        assertEquals(List.of(), Verifier.verify(module, stageAfter(pass)), () -> "after\n" + IrPrinter.print(module));
        String actual = IrPrinter.print(module);
        if (Boolean.getBoolean("mir.update")) {
            Path source = Path.of("src/test/resources/passes")
                    .resolve(root.relativize(file).toString());
            Files.writeString(source, before + DIVIDER + "\n" + actual);
            return;
        }
        assertTrue(divider >= 0, "the file does not say what should come out");
        String wanted = text.substring(text.indexOf('\n', divider) + 1);
        assertEquals(IrPrinter.print(IrParser.parse(file.getFileName() + " (after)", wanted)), actual);
    }

    private static Stage stageAfter(Pass pass) {
        return pass.gives(pass.needs());
    }
}
