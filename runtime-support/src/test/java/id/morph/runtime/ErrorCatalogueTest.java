package id.morph.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The catalogue, the code that uses it and the page that explains it agree. */
class ErrorCatalogueTest {
    private static final Path ROOT = root();

    private static final Pattern KEY = Pattern.compile("\"((?:"
            + Arrays.stream(ErrorCode.values()).map(ErrorCode::name).collect(Collectors.joining("|"))
            + ")\\.[a-z0-9_]+)\"");

    /** A row of the page: key, message, example. */
    private static final Pattern ROW =
            Pattern.compile("^\\| `([A-Z_]+\\.[a-z0-9_]+)` \\| (.*) \\| `.*` \\|$", Pattern.MULTILINE);

    private static Path root() {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.exists(directory.resolve("runtime-support/pom.xml"))) {
            directory = directory.getParent();
        }
        return directory;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every key that stands in the sources of a module. */
    private static Set<String> used(Path sources) throws IOException {
        Set<String> keys = new TreeSet<>();
        try (Stream<Path> files = Files.walk(sources)) {
            files.filter(file -> file.toString().matches(".*[.](java|js)")).forEach(file -> {
                for (Matcher m = KEY.matcher(read(file)); m.find(); ) {
                    keys.add(m.group(1));
                }
            });
        }
        return keys;
    }

    private static Set<String> usedAnywhere() throws IOException {
        Set<String> keys = new TreeSet<>();
        try (Stream<Path> modules = Files.list(ROOT)) {
            for (Path module : modules.toList()) {
                // The runtime in JavaScript lies among the resources.
                for (String folder : List.of("src/main/java", "src/main/resources/id/morph/js")) {
                    Path sources = module.resolve(folder);
                    if (Files.isDirectory(sources)) {
                        keys.addAll(used(sources));
                    }
                }
            }
        }
        return keys;
    }

    @Test
    void everyKeyUsedExistsAndNoneIsUnused() throws IOException {
        assertEquals(ErrorCatalogue.keys(), usedAnywhere());
    }

    @Test
    void everyMessageIsDocumented() {
        String page = read(ROOT.resolve("docs/kesalahan.md"));
        for (ErrorCode code : ErrorCode.values()) {
            assertTrue(page.contains("## `" + code + "`"), code::name);
        }
        Set<String> explained = new TreeSet<>();
        for (Matcher row = ROW.matcher(page); row.find(); ) {
            explained.add(row.group(1));
            assertEquals(ErrorCatalogue.message(row.group(1), "{0}", "{1}", "{2}"), row.group(2));
        }
        assertEquals(ErrorCatalogue.keys(), explained);
    }

    @Test
    void placeholdersAreFilledIn() {
        assertEquals(
                "Operator '+' tidak berlaku untuk tipe '{1}' dan 'b'",
                ErrorCatalogue.message("TIPE.operasi", "+", "{1}", "b"));
        assertThrows(IllegalArgumentException.class, () -> ErrorCatalogue.message("TIPE.tiada"));
    }

    @Test
    void everyTextTakesItsArgumentsInOrder() {
        for (String key : ErrorCatalogue.keys()) {
            String text = ErrorCatalogue.message(key, "{0}", "{1}", "{2}");
            for (int i = 2; i > 0; i--) {
                assertTrue(!text.contains("{" + i + "}") || text.contains("{" + (i - 1) + "}"), key);
            }
        }
    }
}
