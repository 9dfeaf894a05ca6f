package id.morph.backend.js;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import id.morph.ir.Function;
import id.morph.ir.Module;
import id.morph.ir.pass.PassPipeline;
import id.morph.ir.text.IrParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Compiles each {@code listings/*.mir}: the functions for what stands above the line {@code ; ==== js} must be what stands below it.
 * {@code -Dmir.update=true} writes down what came out, for review.
 */
class JsListingTest {
    private static final Path LISTINGS = Path.of("src/test/resources/listings");
    private static final String DIVIDER = "; ==== js\n";

    @TestFactory
    Stream<DynamicTest> listings() throws IOException {
        List<Path> files;
        try (Stream<Path> listed = Files.list(LISTINGS)) {
            files = listed.sorted().toList();
        }
        assertFalse(files.isEmpty());
        return files.stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
    }

    private static void check(Path file) throws IOException {
        String text = Files.readString(file);
        int divider = text.indexOf(DIVIDER);
        String source = divider < 0 ? text : text.substring(0, divider);
        Module module = IrParser.parse(file.getFileName().toString(), source);
        PassPipeline.required().verifying().run(module);
        ProgramNames names = new ProgramNames(module, RuntimeLibrary.bundled());
        ModuleText code = new ModuleText();
        for (Function function : module.functions()) {
            FunctionCompiler.compile(names, function, code);
        }
        String actual = code.toString();
        if (Boolean.getBoolean("mir.update")) {
            Files.writeString(file, source + DIVIDER + actual);
            return;
        }
        assertEquals(divider < 0 ? "" : text.substring(divider + DIVIDER.length()), actual);
    }
}
