package id.morph.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.morph.frontend.diagnostic.DiagnosticCode;
import id.morph.runtime.ErrorCatalogue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The corpus as evidence: large enough, and touching every decision of the language. */
class CorpusCoverageTest {
    private static final Corpus CORPUS = Corpus.load(CorpusLocation.root());

    @Test
    void thereAreAtLeast250Programs() {
        assertTrue(
                CORPUS.programs().size() >= 250,
                () -> "only " + CORPUS.programs().size());
    }

    /** The decisions are numbered 1 to 30; one that only refers to others (30) shows itself through ref 7 programs. */
    @Test
    void everyDecisionHasAProgram() {
        Pattern law = Pattern.compile("law ([0-9]+)\\b.*");
        Set<Integer> missing = new TreeSet<>();
        for (int decision = 1; decision <= 29; decision++) {
            missing.add(decision);
        }
        boolean recommendationsShown = false;
        for (CorpusProgram program : CORPUS.programs()) {
            Matcher matcher = law.matcher(program.rule());
            if (matcher.matches()) {
                missing.remove(Integer.valueOf(matcher.group(1)));
            }
            recommendationsShown |= program.rule().startsWith("ref 7.");
        }
        assertEquals(Set.of(), missing);
        assertTrue(recommendationsShown, "decision 30: no program shows a recommendation of reference section 7");
    }

    /** Catalogue keys that no program can reach by itself: they need an option, a huge machine or a damaged image. */
    static final Set<String> UNREACHABLE = Set.of(
            "ARGUMEN.tanpa_penerima",
            "BERKAS.gagal",
            "HOST.citra",
            "MEMORI.kamus",
            "MODUL.citra",
            "MODUL.siklus",
            "MODUL.tidak_ada",
            "NAMA.tidak_ada",
            "NILAI.akar_negatif",
            "NILAI.bita64",
            "TIPE.bukan_varian");

    @Test
    void everyRuntimeErrorHasAProgramOfItsName() {
        Set<String> ids = CORPUS.programs().stream().map(CorpusProgram::id).collect(Collectors.toSet());
        List<String> missing = ErrorCatalogue.keys().stream()
                .filter(key -> !UNREACHABLE.contains(key))
                .map(key -> "errors/" + key.replace('.', '_').toLowerCase(Locale.ROOT))
                .filter(id -> !ids.contains(id))
                .toList();
        assertEquals(List.of(), missing);
    }

    /** They need an image or an unreadable file beside the program, a session, or are the parser's last resort. */
    private static final Set<DiagnosticCode> WITHOUT_PROGRAM = Set.of(
            DiagnosticCode.IMAGE_IMPORTED,
            DiagnosticCode.MODULE_UNREADABLE,
            DiagnosticCode.EXPECTED_NAME,
            DiagnosticCode.SYSTEM_LATE_DATA);

    @Test
    void everyDiagnosticHasAProgram() {
        Set<String> reported = CORPUS.programs().stream()
                .filter(program -> program.expectation() instanceof CorpusProgram.Reports)
                .flatMap(program -> ((CorpusProgram.Reports) program.expectation()).diagnostics().stream())
                .map(line -> line.substring(0, line.indexOf(' ')))
                .collect(Collectors.toSet());
        List<String> missing = Arrays.stream(DiagnosticCode.values())
                .filter(code -> !WITHOUT_PROGRAM.contains(code) && !reported.contains(code.id()))
                .map(code -> code.id() + " " + code)
                .toList();
        assertEquals(List.of(), missing);
    }
}
