package id.morph.backend.sfox.image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/mvm.md} lists the opcodes as the table has them. */
class FormatPageTest {

    @Test
    void thePageHasARowForEveryOpcode() throws IOException {
        List<String> rows = Files.readAllLines(Path.of("../docs/mvm.md")).stream()
                .filter(line -> line.matches("\\| \\d+ \\| `.*"))
                .toList();
        assertEquals(Arrays.stream(Opcode.values()).map(FormatPageTest::row).toList(), rows);
    }

    private static String row(Opcode opcode) {
        String operands = opcode.operands().stream()
                .map(kind -> kind.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .collect(Collectors.joining(", "));
        return "| " + opcode.number() + " | `" + opcode + "` | " + opcode.since() + " | " + operands + " | "
                + values(opcode.pops()) + " -- " + values(opcode.pushes()) + " |";
    }

    private static String values(int count) {
        return count == Opcode.VARIABLE ? "n" : Integer.toString(count);
    }
}
