package id.morph.backend.sfox.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import id.morph.backend.sfox.assembly.Disassembler;
import id.morph.backend.sfox.image.FunctionCode;
import id.morph.backend.sfox.image.FunctionVerifier;
import id.morph.backend.sfox.image.Image;
import id.morph.backend.sfox.image.ImageReader;
import id.morph.backend.sfox.image.ImageWriter;
import id.morph.backend.sfox.image.ReadResult;
import id.morph.ir.Module;
import id.morph.ir.pass.PassPipeline;
import id.morph.ir.text.IrParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Emits each {@code emit/*.mir}: the code for what stands above the line {@code ; ==== code} must be what stands below it.
 * The functions' own code is compared, the rest of the image is the same everywhere. {@code -Dmir.update=true} writes down what
 * came out, for review.
 */
class EmissionListingTest {

    private static final Path LISTINGS = Path.of("src/test/resources/emit");
    private static final String DIVIDER = "; ==== code\n";
    /** The unit's body, which no listing is about. */
    private static final String BODY = "body";

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
        Image.Program image = SfoxEmitter.emit(module);
        for (FunctionCode code : image.functions()) {
            assertEquals(Optional.empty(), FunctionVerifier.check(code), code.symbol());
        }
        assertEquals(new ReadResult.Success(image), ImageReader.read(ImageWriter.write(image)));
        String actual = listing(image);
        if (Boolean.getBoolean("mir.update")) {
            Files.writeString(file, source + DIVIDER + actual);
            return;
        }
        assertEquals(divider < 0 ? "" : text.substring(divider + DIVIDER.length()), actual);
    }

    private static String listing(Image.Program image) {
        StringBuilder listing = new StringBuilder();
        for (String part : Disassembler.print(image).split("(?<=\\.end\n)\\s*")) {
            int start = part.indexOf(".function");
            if (start >= 0 && !part.startsWith(".function \"" + BODY + "\"", start)) {
                listing.append(listing.isEmpty() ? "" : "\n")
                        .append(part.substring(start).strip())
                        .append('\n');
            }
        }
        return listing.toString();
    }
}
