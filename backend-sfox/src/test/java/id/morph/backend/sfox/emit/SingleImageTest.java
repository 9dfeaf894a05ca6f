package id.morph.backend.sfox.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import id.morph.backend.sfox.emit.SfoxEmitter.SingleResult;
import id.morph.backend.sfox.image.Image;
import id.morph.backend.sfox.image.ImageReader;
import id.morph.backend.sfox.image.ImageWriter;
import id.morph.backend.sfox.image.ReadResult;
import id.morph.backend.sfox.machine.HostScope;
import id.morph.backend.sfox.machine.Machine;
import id.morph.backend.sfox.machine.ModuleLoader;
import id.morph.backend.sfox.machine.TraceListener;
import id.morph.ir.Module;
import id.morph.ir.pass.PassPipeline;
import id.morph.ir.text.IrParser;
import id.morph.runtime.PrintStyle;
import id.morph.runtime.RuntimeContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Each {@code single/*.mir} prints the same as a version 1 image and as a version 2 image, namely what its lines {@code ; out:
 * …} say; or version 1 cannot express it, for the reasons in its lines {@code ; unfit: …}.
 */
class SingleImageTest {

    private static final Path PROGRAMS = Path.of("src/test/resources/single");

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
        Module module = IrParser.parse(file.getFileName().toString(), text);
        PassPipeline.required().verifying().run(module);
        switch (SfoxEmitter.emitSingle(module)) {
            case SingleResult.Fits(Image.Single image) -> {
                assertEquals(List.of(), comments(text, "unfit"));
                assertEquals(comments(text, "out"), run(image));
                assertEquals(comments(text, "out"), run(SfoxEmitter.emit(module)));
            }
            case SingleResult.Unfit(List<String> reasons) -> assertEquals(comments(text, "unfit"), reasons);
        }
    }

    private static List<String> comments(String text, String kind) {
        String mark = "; " + kind + ": ";
        return text.lines()
                .filter(line -> line.startsWith(mark))
                .map(line -> line.substring(mark.length()))
                .toList();
    }

    private static List<String> run(Image image) {
        assertEquals(new ReadResult.Success(image), ImageReader.read(ImageWriter.write(image)));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RuntimeContext context =
                RuntimeContext.builder().out(out).style(PrintStyle.PYTHON).build();
        Machine machine = new Machine(context, HostScope.EMPTY, ModuleLoader.NONE, TraceListener.OFF);
        assertEquals(0, machine.report().run(() -> machine.run(image, "a.mvm")));
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
