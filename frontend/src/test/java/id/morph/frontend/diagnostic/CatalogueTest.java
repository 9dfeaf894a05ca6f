package id.morph.frontend.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Every code has a text in both languages and a place in the catalogue. */
class CatalogueTest {
    @Test
    void everyCodeHasItsTextsAndItsEntry() throws IOException {
        String page = Files.readString(Path.of("../docs/diagnostik.md"));
        var ids = new HashSet<String>();
        for (DiagnosticCode code : DiagnosticCode.values()) {
            assertTrue(ids.add(code.id()), "twice: " + code.id());
            for (Language language : Language.values()) {
                assertTrue(MessageBundle.of(language).keys().contains(code.id()), language + " lacks " + code.id());
            }
            assertTrue(page.contains("### " + code.id() + " "), "docs/diagnostik.md lacks " + code.id());
        }
    }

    @Test
    void bothLanguagesHaveTheSameKeys() {
        assertEquals(
                MessageBundle.of(Language.INDONESIAN).keys(),
                MessageBundle.of(Language.ENGLISH).keys());
    }

    @Test
    void didYouMean() {
        assertEquals(Optional.of("panjang"), DidYouMean.closest("panjnag", List.of("pangkat", "panjang")));
        assertEquals(Optional.of("Nama"), DidYouMean.closest("nama", List.of("nana", "Nama")));
        assertEquals(Optional.of("titik"), DidYouMean.closest("TITIK", List.of("titik")));
        assertEquals(Optional.empty(), DidYouMean.closest("xyz", List.of("panjang", "abc")));
        assertEquals(1, DidYouMean.distance("akhir", "akhri"));
        assertEquals(2, DidYouMean.distance("lain", "selain"));
    }

    @Test
    void jsonIsOneObjectALine() {
        var source = id.morph.frontend.Source.of("a\"b.fox", "@");
        var json = new JsonRenderer(Language.ENGLISH)
                .render(id.morph.frontend.parse.MorphParser.parse(source).diagnostics());
        assertEquals("""
                [
                  {"code":"M0101","severity":"error","message":"unknown character `@`","file":"a\\"b.fox",\
                "line":1,"column":1,"endLine":1,"endColumn":2,"labels":[],"help":[]}
                ]
                """, json);
    }
}
