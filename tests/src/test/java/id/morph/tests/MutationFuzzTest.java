package id.morph.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import id.morph.difftest.Verdict;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A few fresh mutants at each run; {@code ./fuzz mutasi} tries as many as one likes. */
class MutationFuzzTest {
    private static final int MUTANTS = 120;

    @TempDir
    Path directory;

    @Test
    void mutantsHaveOneOutcomeOnAllExecutors() {
        long seed = CommitSeed.get();
        MutationFuzz fuzz = new MutationFuzz(Corpus.load(CorpusLocation.root()).programs(), seed);
        AtomicInteger compared = new AtomicInteger();
        IntStream.range(0, MUTANTS).parallel().forEach(number -> {
            Mutant mutant = fuzz.mutant(number);
            switch (fuzz.compare(mutant, directory)) {
                case Verdict.Unfit _ -> {}
                case Verdict.Agreement _ -> compared.incrementAndGet();
                case Verdict.Difference difference ->
                    fail("seed " + seed + ", mutant " + number + "\n"
                            + fuzz.reduced(number, difference.executor(), directory));
            }
        });
        assertTrue(compared.get() > MUTANTS / 4, () -> "only " + compared + " of " + MUTANTS + " could be compared");
    }
}
