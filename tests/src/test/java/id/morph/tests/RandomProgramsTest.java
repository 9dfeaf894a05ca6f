package id.morph.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.morph.difftest.Finding;
import id.morph.difftest.ParallelSearch;
import id.morph.difftest.RandomSearch;
import id.morph.difftest.Verdict;
import id.morph.difftest.generate.ProgramGenerator;
import id.morph.morphc.Toolchain;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random programs that are new with each commit, as many as there is time for; {@code ./fuzz} tries as many as one likes. */
class RandomProgramsTest {
    /** {@code -Ddifftest.seconds=…} for more or fewer. */
    private static final long SECONDS = Long.getLong("difftest.seconds", 120);

    @TempDir
    Path directory;

    @Test
    void aSeedStandsForOneProgram() {
        assertEquals(ProgramGenerator.program(17), ProgramGenerator.program(17));
    }

    @Test
    void randomProgramsHaveOneOutcomeOnAllExecutors() throws InterruptedException {
        // -Ddifftest.seed=… repeats the run of another commit.
        long seed = Long.getLong("difftest.seed", CommitSeed.get());
        System.out.println("random programs from seed " + seed);
        RandomSearch search = new RandomSearch(Toolchain.programCompiler(), Executors.forRandomPrograms(), directory);
        ConcurrentLinkedQueue<Finding> findings = new ConcurrentLinkedQueue<>();
        AtomicInteger compared = new AtomicInteger();
        AtomicInteger unfit = new AtomicInteger();
        long end = System.nanoTime() + SECONDS * 1_000_000_000L;
        new ParallelSearch(seed).run(() -> findings.isEmpty() && System.nanoTime() < end, number -> {
            switch (search.verdict(number)) {
                case Verdict.Unfit _ -> unfit.incrementAndGet();
                case Verdict.Agreement _ -> compared.incrementAndGet();
                case Verdict.Difference difference -> findings.add(search.reduced(number, difference.executor()));
            }
        });
        assertEquals(List.of(), List.copyOf(findings));
        System.out.println(compared + " random programs compared");
        assertTrue(compared.get() > 20 * unfit.get(), () -> compared + " compared, " + unfit + " unfit");
    }
}
