package id.morph.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
}
