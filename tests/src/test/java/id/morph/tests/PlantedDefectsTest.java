package id.morph.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import id.morph.difftest.Comparison;
import id.morph.difftest.Compiled;
import id.morph.difftest.Finding;
import id.morph.difftest.OptimizingExecutor;
import id.morph.difftest.Outcome;
import id.morph.difftest.Program;
import id.morph.difftest.RandomSearch;
import id.morph.frontend.module.Host;
import id.morph.ir.Dialect;
import id.morph.ir.pass.PassPipeline;
import id.morph.morphc.Toolchain;
import id.morph.oracle.Oracle;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether the random programs are worth anything: each of some deliberate miscompilations must be found, and made small. */
class PlantedDefectsTest {
    private static final int PROGRAMS = 2_000;
    private static final int LINES = 15;

    @TempDir
    Path directory;

    /** The oracle after all passes and one that is wrong. */
    private record Defective(PlantedDefect defect) implements OptimizingExecutor {
        @Override
        public String name() {
            return defect.name();
        }

        @Override
        public String target() {
            return "oracle";
        }

        @Override
        public PassPipeline passes() {
            return PassPipeline.level(2, Dialect.MACHINE).plus(defect);
        }

        @Override
        public Outcome run(Program program, PassPipeline passes) {
            return Compiled.run(program, Host.NONE, passes, Oracle::run);
        }
    }

    @Test
    void eachIsFoundAndMadeSmall() {
        RandomSearch search = new RandomSearch(Toolchain.programCompiler(), List.of(), directory);
        Map<PlantedDefect, Long> found = new EnumMap<>(PlantedDefect.class);
        List<PlantedDefect> hidden = Arrays.asList(PlantedDefect.values());
        for (long seed = 1; seed <= PROGRAMS && !hidden.isEmpty(); seed++) {
            for (PlantedDefect defect : differing(search, seed, hidden)) {
                found.put(defect, seed);
            }
            hidden =
                    hidden.stream().filter(defect -> !found.containsKey(defect)).toList();
        }
        if (!hidden.isEmpty()) {
            fail("not found within " + PROGRAMS + " programs: " + hidden);
        }
        found.forEach((defect, seed) -> {
            Finding finding = search.reduced(seed, new Defective(defect));
            long lines = finding.text().lines().count();
            System.out.println(defect + ": seed " + seed + ", " + lines + " lines");
            assertTrue(lines <= LINES, () -> lines + " lines show " + finding);
        });
    }

    /** Those of the defects that the program of the seed shows; it is parsed and optimized once. */
    private static List<PlantedDefect> differing(RandomSearch search, long seed, List<PlantedDefect> defects) {
        Program program = search.program(seed);
        Optional<Outcome> expected =
                Comparison.SMALL.reference(program).filter(outcome -> outcome.status() != Compiled.ERRORS);
        return expected.stream()
                .flatMap(outcome -> defects.stream()
                        .filter(defect -> Comparison.SMALL
                                .difference(new Defective(defect), program, outcome)
                                .isPresent()))
                .toList();
    }
}
