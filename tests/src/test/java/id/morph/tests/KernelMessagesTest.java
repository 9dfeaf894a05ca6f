package id.morph.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The kernel carries the texts of the errors that it throws as data, each where it is thrown, so that a program has only those that it can
 * reach. They are lines of {@code errors.properties}, with the byte 0 behind them.
 */
class KernelMessagesTest {
    private static final Path RESOURCES = CorpusLocation.root()
            .resolve("../../runtime-support/src/main/resources")
            .normalize();

    private static final Pattern MESSAGE = Pattern.compile("m\\.data\\(\"([A-Z_]+\\.[a-z0-9_]+ = [^\"]*)\"\\)");

    @Test
    void messagesOfTheKernelAreThoseOfTheCatalogue() throws IOException {
        List<String> catalogue = Files.readAllLines(RESOURCES.resolve("id/morph/runtime/errors.properties")).stream()
                .map(line -> line.replace("{", "\\{") + "\\0")
                .toList();
        List<String> messages;
        try (Stream<Path> files = Files.list(RESOURCES.resolve("kernel"))) {
            messages = files.flatMap(file -> MESSAGE.matcher(read(file)).results())
                    .map(literal -> literal.group(1))
                    .toList();
        }

        assertFalse(messages.isEmpty());
        assertEquals(
                List.of(),
                messages.stream()
                        .filter(message -> !catalogue.contains(message))
                        .toList());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
