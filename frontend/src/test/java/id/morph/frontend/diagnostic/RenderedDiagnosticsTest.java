package id.morph.frontend.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import id.morph.frontend.Source;
import id.morph.frontend.parse.MorphParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What users read, as reviewed text: each {@code NAME.fox} here has its diagnostics in {@code NAME.id.txt} and {@code
 * NAME.en.txt}. With {@code -Dmorph.accept=true} the test writes them anew; read the difference before you commit it.
 */
class RenderedDiagnosticsTest {
    private static final Path FOLDER = Path.of("src/test/resources/diagnostics");

    static List<String> programs() throws IOException {
        try (var files = Files.list(FOLDER)) {
            var names = files.map(f -> f.getFileName().toString())
                    .filter(n -> n.endsWith(".fox"))
                    .map(n -> n.substring(0, n.length() - ".fox".length()))
                    .sorted()
                    .toList();
            assertFalse(names.isEmpty());
            return names;
        }
    }

    @ParameterizedTest
    @MethodSource("programs")
    void rendered(String name) throws IOException {
        var source = Source.ofBytes(name + ".fox", Files.readAllBytes(FOLDER.resolve(name + ".fox")));
        var diagnostics = MorphParser.parse(source).diagnostics();
        for (Language language : Language.values()) {
            String rendered = new PlainRenderer(language, false).render(diagnostics);
            Path expected = FOLDER.resolve(name + "." + language.tag() + ".txt");
            if (Boolean.getBoolean("morph.accept")) {
                Files.writeString(expected, rendered);
            }
            assertEquals(Files.readString(expected), rendered);
        }
    }
}
