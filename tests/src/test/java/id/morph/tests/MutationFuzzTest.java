package id.morph.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A few fresh mutants at each run; {@code ./fuzz mutasi} tries as many as one likes. */
class MutationFuzzTest {
    private static final int MUTANTS = 120;

    @Test
    void mutantsHaveOneOutcomeOnAllExecutors() {
        long seed = new Random().nextInt(1_000_000);
        MutationFuzz fuzz = new MutationFuzz(Corpus.load(CorpusLocation.root()).programs(), seed);
        AtomicInteger compared = new AtomicInteger();
        IntStream.range(0, MUTANTS).parallel().forEach(number -> {
            Mutant mutant = fuzz.mutant(number);
            switch (fuzz.compare(mutant)) {
                case Mutant.Verdict.Unfit _ -> {}
                case Mutant.Verdict.Agreement _ -> compared.incrementAndGet();
                case Mutant.Verdict.Difference difference ->
                    fail("seed " + seed + ", mutant " + number + " of "
                            + mutant.origin().id() + " on "
                            + difference.executor().name() + "\n" + difference.report()
                            + "\n" + mutant.text());
            }
        });
        assertTrue(compared.get() > MUTANTS / 4, () -> "only " + compared + " of " + MUTANTS + " could be compared");
    }
}
