package id.morph.morphc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.morph.frontend.diagnostic.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicOutputTest {
    @TempDir
    private Path folder;

    private List<String> names() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void replacesTheFileAndLeavesNothingBeside() throws Exception {
        Path file = folder.resolve("a.mvm");
        AtomicOutput.write(file, new byte[] {1});
        AtomicOutput.write(file, new byte[] {2, 3});
        assertEquals(2, Files.readAllBytes(file).length);
        assertEquals(List.of("a.mvm"), names());
    }

    @Test
    void namesTheFolderThatIsMissing() {
        Path file = folder.resolve("none/a.mvm");
        ToolError error = assertThrows(ToolError.class, () -> AtomicOutput.write(file, new byte[] {1}));
        String message = error.message(Messages.in(Language.ENGLISH));
        assertTrue(message.contains("mkdir -p " + folder.resolve("none")), message);
    }

    @Test
    void doesNotReplaceAFolder() throws IOException {
        Files.createDirectory(folder.resolve("a.mvm"));
        assertThrows(ToolError.class, () -> AtomicOutput.write(folder.resolve("a.mvm"), new byte[] {1}));
        assertEquals(List.of("a.mvm"), names());
    }

    @Test
    void writesToWhatALinkLeadsTo() throws Exception {
        Path file = folder.resolve("a.mvm");
        Files.write(file, new byte[] {1});
        Files.createSymbolicLink(folder.resolve("link"), file);
        AtomicOutput.write(folder.resolve("link"), new byte[] {2, 3});
        assertEquals(2, Files.readAllBytes(file).length);
        assertTrue(Files.isSymbolicLink(folder.resolve("link")));
    }

    @Test
    void leavesDevicesDevices() throws Exception {
        Path nothing = Path.of("/dev/null");
        AtomicOutput.write(nothing, new byte[] {1});
        assertTrue(Files.exists(nothing) && !Files.isRegularFile(nothing));
        assertThrows(ToolError.class, () -> AtomicOutput.write(Path.of("/dev/full"), new byte[] {1}));
        assertTrue(!Files.isRegularFile(Path.of("/dev/full")));
    }
}
