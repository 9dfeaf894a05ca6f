package id.morph.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.morph.difftest.RandomSearch;
import id.morph.ir.Op;
import id.morph.morphc.Toolchain;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random programs and the corpus together come to every operation of the IR and to every runtime error. */
class CoverageTest {
    /** The first ones reach most; the corpus, which is tried then, the rest. */
    private static final int RANDOM_PROGRAMS = 60;

    /** Before SSA construction only, before the data of a program have their places, below targets without a host: no executor sees them. */
    private static final Set<Op> NEVER_EXECUTED =
            EnumSet.of(Op.LOCAL_GET, Op.LOCAL_SET, Op.MEM_DATA, Op.MEM_BASE, Op.HOST_CALL);

    /** On the oracle nothing of Java and JavaScript is there; programs of the corpus for these targets show the errors. */
    private static final Set<String> OF_HOSTS = Set.of(
            "ARGUMEN.java",
            "ARGUMEN.java_ganda",
            "ATRIBUT.java",
            "ATRIBUT.java_konstruktor",
            "ATRIBUT.java_tetap",
            "HOST.janji",
            "HOST.java",
            "HOST.js",
            "HOST.kelas_java",
            "NILAI.java",
            "TIPE.java");

    /** They need an option, a huge machine or a damaged image, as {@link CorpusCoverageTest} says. */
    private static final Set<String> OF_SPECIAL_MACHINES = Set.copyOf(CorpusCoverageTest.UNREACHABLE);

    @TempDir
    Path directory;

    @Test
    void everyOperationAndEveryErrorIsReached() {
        Coverage coverage = new Coverage();
        RandomSearch search = new RandomSearch(Toolchain.programCompiler(), List.of(), directory);
        for (long seed = 1; seed <= RANDOM_PROGRAMS; seed++) {
            coverage.addIfFit(search.program(seed));
        }
        for (CorpusProgram program : Corpus.load(CorpusLocation.root()).programs()) {
            if (missingOps(coverage).isEmpty() && missingErrors(coverage).isEmpty()) {
                break;
            }
            if (program.expectation() instanceof CorpusProgram.Runs
                    && program.target().isEmpty()) {
                coverage.addIfFit(program.program(directory).reused());
            }
        }
        assertEquals(Set.of(), missingOps(coverage), "operations");
        assertEquals(Set.of(), missingErrors(coverage), "errors");
    }

    private static Set<Op> missingOps(Coverage coverage) {
        Set<Op> missing = coverage.unvisitedOps();
        missing.removeAll(NEVER_EXECUTED);
        return missing;
    }

    private static Set<String> missingErrors(Coverage coverage) {
        Set<String> missing = new TreeSet<>(coverage.unvisitedErrors());
        missing.removeAll(OF_HOSTS);
        missing.removeAll(OF_SPECIAL_MACHINES);
        return missing;
    }
}
