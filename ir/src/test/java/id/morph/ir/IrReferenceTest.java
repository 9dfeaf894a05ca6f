package id.morph.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code docs/ir.md} is generated; {@code -Dmir.update=true} writes it anew. */
class IrReferenceTest {

    private static final Path MAIN = Path.of("src/main/java/id/morph/ir");
    private static final Path PAGE = Path.of("../docs/ir.md");

    @Test
    void pageIsWhatTheTablesSay() throws IOException {
        String page = IrReference.page(
                Files.readString(MAIN.resolve("Op.java")), Files.readString(MAIN.resolve("Primitive.java")));
        if (Boolean.getBoolean("mir.update")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, page);
        }
        assertEquals(page, Files.readString(PAGE), "docs/ir.md is out of date: run this test with -Dmir.update=true");
    }

    @Test
    void everyRowIsThere() throws IOException {
        String page = Files.readString(PAGE);
        for (Op op : Op.values()) {
            assertTrue(page.contains("| `" + op.text() + "`"), op.text());
        }
        for (Primitive primitive : Primitive.values()) {
            assertTrue(page.contains("| `" + primitive.text() + "` |"), primitive.text());
        }
    }
}
