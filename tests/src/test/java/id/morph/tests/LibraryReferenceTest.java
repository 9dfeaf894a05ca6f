package id.morph.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code docs/pustaka.md} says what the sources of the library say, and nothing exported is left without a comment. */
class LibraryReferenceTest {
    private static final Path ROOT =
            CorpusLocation.root().toAbsolutePath().getParent().getParent();

    @Test
    void referencePageIsWhatTheSourcesSay() throws IOException, InterruptedException {
        Process generator = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "tools/LibraryReference.java",
                        "--check")
                .directory(ROOT.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(generator.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, generator.waitFor(), said);
    }
}
