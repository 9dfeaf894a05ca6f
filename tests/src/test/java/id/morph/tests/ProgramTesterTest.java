package id.morph.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.morph.difftest.Compiled;
import id.morph.difftest.Executor;
import id.morph.difftest.OptimizingExecutor;
import id.morph.difftest.OracleExecutor;
import id.morph.difftest.Outcome;
import id.morph.difftest.PassBisection;
import id.morph.difftest.Program;
import id.morph.difftest.ProgramReport;
import id.morph.difftest.ProgramReport.State;
import id.morph.difftest.ProgramTester;
import id.morph.difftest.TestReports;
import id.morph.frontend.module.Host;
import id.morph.ir.pass.DeadCode;
import id.morph.ir.pass.PassPipeline;
import id.morph.morphc.Toolchain;
import id.morph.oracle.Oracle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code morphc difftest} finds out about programs. */
class ProgramTesterTest {
    @TempDir
    Path folder;

    /** The oracle with a wrong pass among the others, or with nothing but a wrong answer. */
    private record Wrong(Optional<PlantedDefect> defect) implements OptimizingExecutor {
        @Override
        public String name() {
            return "wrong";
        }

        @Override
        public String target() {
            return "oracle";
        }

        @Override
        public PassPipeline passes() {
            PassPipeline all = PassPipeline.level(1);
            return defect.map(all::plus).orElse(all).plus(new DeadCode());
        }

        @Override
        public Outcome run(Program program, PassPipeline passes) {
            Outcome outcome = Compiled.run(program, Host.NONE, passes, Oracle::run);
            return defect.isPresent() ? outcome : Outcome.of("lain\n", "", 0);
        }
    }

    private record Absent() implements Executor {
        @Override
        public String name() {
            return "absent";
        }

        @Override
        public String target() {
            return "oracle";
        }

        @Override
        public Optional<String> missing() {
            return Optional.of("node");
        }

        @Override
        public Outcome run(Program program) {
            throw new IllegalStateException("it is not here");
        }
    }

    private ProgramReport report(String text, Executor executor) throws IOException {
        Path main = Files.writeString(folder.resolve("a.fox"), text);
        return new ProgramTester(Toolchain.programCompiler(), List.of(new OracleExecutor(0), executor), 60)
                .test(main, _ -> {});
    }

    @Test
    void theGuiltyPassAndTheFewestPassesAreNamed() throws IOException {
        ProgramReport report =
                report("tulis(\"abc\"[0:1])\n", new Wrong(Optional.of(PlantedDefect.SLICE_ONE_TOO_LONG)));
        ProgramReport.Result result = report.results().getLast();
        assertEquals(State.DIFFERENT, result.state());
        assertTrue(result.report().contains("- a"), result.report());
        assertEquals(
                Optional.of(new PassBisection(
                        Optional.of("SLICE_ONE_TOO_LONG"),
                        List.of("generator-lowering", "ssa-construction", "SLICE_ONE_TOO_LONG"))),
                result.passes());
    }

    @Test
    void anExecutorThatIsWrongWithoutOptimizationHasNoGuiltyPass() throws IOException {
        ProgramReport.Result result =
                report("tulis(1)\n", new Wrong(Optional.empty())).results().getLast();
        assertEquals(Optional.empty(), result.passes().orElseThrow().guilty());
    }

    @Test
    void whatDoesNotCompileIsNoDifference() throws IOException {
        ProgramReport report = report("biar = 1\n", new OracleExecutor(1));
        assertTrue(report.has(State.ERRORS));
        assertFalse(report.has(State.DIFFERENT));
    }

    @Test
    void aMissingToolIsSkippedAndSaid() throws IOException {
        ProgramReport report = report("tulis(1)\n", new Absent());
        assertEquals(State.MISSING, report.results().getLast().state());
        assertTrue(TestReports.junitXml(List.of(report)).contains("<skipped message=\"node\"/>"));
    }

    @Test
    void reportsEscapeWhatProgramsPrint() throws IOException {
        ProgramReport report = report("tulis(\"<a&\\x07\\\"\")\n", new Wrong(Optional.empty()));
        String xml = TestReports.junitXml(List.of(report));
        assertTrue(xml.contains("&lt;a&amp;\\x07&quot;"), xml);
        assertTrue(TestReports.json(List.of(report)).contains("<a&\\\\x07\\\""), TestReports.json(List.of(report)));
    }
}
