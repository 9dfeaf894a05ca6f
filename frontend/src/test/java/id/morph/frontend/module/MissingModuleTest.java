package id.morph.frontend.module;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MissingModuleTest {
    private final MissingModule suggestions = new MissingModule(
            List.of("cotc/prelude.fox", "cotc/pinjam/builtins.fox", "cotc/warna.fox", "cotc/data/json.fox"));

    @TempDir
    Path folder;

    @Test
    void filesWithANearNameKeepTheFolderAsWritten() throws IOException {
        Files.createDirectory(folder.resolve("alat"));
        Files.createFile(folder.resolve("alat/hitung.fox"));
        assertEquals(List.of("alat/hitung.fox"), suggestions.similar("alat/hitunh.fox", List.of(folder, folder)));
        assertEquals(List.of("./alat/hitung.fox"), suggestions.similar("./alat/hitunh.fox", List.of(folder)));
        assertEquals(List.of(), suggestions.similar("hitunh.fox", List.of(folder)));
    }

    @Test
    void theLibraryIsSearchedByFileNameThenByPath() {
        assertEquals(List.of("cotc/data/json.fox"), suggestions.similar("json.fox", List.of(folder)));
        assertEquals(List.of("cotc/data/json.fox"), suggestions.similar("greenfield/cotc/json.fox", List.of(folder)));
        assertEquals(List.of("cotc/warna.fox"), suggestions.similar("cotc/wrana.fox", List.of(folder)));
        assertEquals(List.of("cotc/data/json.fox"), suggestions.similar("jsn.fox", List.of(folder)));
        assertEquals(List.of(), suggestions.similar("./json.fox", List.of(folder)));
    }

    @Test
    void unitsThatNobodyImportsAreNotSuggested() {
        assertEquals(List.of(), suggestions.similar("builtins.fox", List.of(folder)));
        assertEquals("data/, warna.fox", suggestions.offered("entah.fox"));
    }

    @Test
    void theDeepestFolderOfTheLibraryIsListed() {
        assertEquals("cotc/data", suggestions.folder("cotc/data/yaml.fox"));
        assertEquals("json.fox", suggestions.offered("cotc/data/yaml.fox"));
        assertEquals("cotc", suggestions.folder("cotc/entah/yaml.fox"));
        assertEquals("cotc", suggestions.folder("entah.fox"));
        assertEquals("", suggestions.offered("./entah.fox"));
    }
}
