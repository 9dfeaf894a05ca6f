package id.morph.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The corpus as a document: complete and without orphans. */
class CorpusIsWellFormedTest {
    private static final Corpus CORPUS = Corpus.load(CorpusLocation.root());

    @Test
    void everyProgramHasAnExpectationAndAHeaderAndNothingIsOrphaned() {
        assertEquals(List.of(), CORPUS.defects());
    }

    @Test
    void idsAreUnique() {
        Set<String> ids = new HashSet<>();
        List<String> twice = CORPUS.programs().stream()
                .map(CorpusProgram::id)
                .filter(id -> !ids.add(id))
                .toList();
        assertEquals(List.of(), twice);
    }

    @Test
    void diagnosticsAreWrittenAsCodeAndPosition() {
        List<String> wrong = CORPUS.programs().stream()
                .filter(program -> program.expectation() instanceof CorpusProgram.Reports)
                .flatMap(program -> ((CorpusProgram.Reports) program.expectation())
                        .diagnostics().stream()
                                .filter(line -> !line.matches("[A-Z][A-Z0-9-]+ [1-9][0-9]*:[1-9][0-9]*"))
                                .map(line -> program.id() + ": " + line))
                .toList();
        assertEquals(List.of(), wrong);
    }
}
