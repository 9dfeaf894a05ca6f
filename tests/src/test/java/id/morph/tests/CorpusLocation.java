package id.morph.tests;

import java.nio.file.Path;

/** Where the corpus lies, whether tests run from the repository's root or from this module. */
final class CorpusLocation {
    private CorpusLocation() {}

    static Path root() {
        Path here = Path.of("").toAbsolutePath();
        Path module = here.getFileName().toString().equals("tests") ? here : here.resolve("tests");
        return module.resolve("corpus");
    }
}
