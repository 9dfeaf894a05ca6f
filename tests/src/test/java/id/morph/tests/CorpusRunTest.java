package id.morph.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.morph.difftest.Executor;
import id.morph.difftest.Outcome;
import id.morph.difftest.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The runner itself, with executors that print what they are told. */
class CorpusRunTest {
    @TempDir
    Path root;

    /** An executor whose outcomes are listed by file name. */
    private record Scripted(Map<String, Outcome> outcomes) implements Executor {
        @Override
        public String name() {
            return "scripted";
        }

        @Override
        public String target() {
            return "x86";
        }

        @Override
        public Outcome run(Program program) {
            Outcome outcome = outcomes.get(program.source().getFileName().toString());
            if (outcome == null) {
                throw new IllegalStateException("out of order");
            }
            return outcome;
        }
    }

    private void file(String name, String content) throws IOException {
        Path path = root.resolve(name);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }

    private Optional<String> verdict(Outcome outcome) {
        Corpus corpus = Corpus.load(root);
        assertEquals(List.of(), corpus.defects());
        try (CorpusRun run = new CorpusRun(corpus, new Scripted(Map.of("a.fox", outcome)))) {
            return run.failure(run.programs().getFirst());
        }
    }

    @Test
    void aProgramForAnotherTargetTakesNoPart() throws IOException {
        file("topic/a.fox", "# law 1: x\n# target jvm\n");
        file("topic/a.out", "");
        file("topic/b.fox", "# law 1: x\n# target x86\n");
        file("topic/b.out", "");
        try (CorpusRun run = new CorpusRun(Corpus.load(root), new Scripted(Map.of()))) {
            assertEquals(
                    List.of("topic/b"),
                    run.programs().stream().map(CorpusProgram::id).toList());
        }
    }

    @Test
    void equalBytesPass() throws IOException {
        file("topic/a.fox", "# law 1: x\n");
        file("topic/a.out", "satu\ndua\n");
        assertEquals(Optional.empty(), verdict(Outcome.of("satu\ndua\n", "", 0)));
    }

    @Test
    void theFirstDifferentLineIsShown() throws IOException {
        file("topic/a.fox", "# law 1: x\n");
        file("topic/a.out", "satu\ndua\ntiga\n");
        String report = verdict(Outcome.of("satu\nDUA\ntiga\n", "", 0)).orElseThrow();
        assertTrue(report.contains("topic/a  (law 1: x)"), report);
        assertTrue(report.contains("stdout differs at line 2"), report);
        assertTrue(report.contains("  - dua"), report);
        assertTrue(report.contains("  + DUA"), report);
        assertFalse(report.contains("stderr"), report);
    }

    @Test
    void aMissingNewlineAndAControlCharacterAreVisible() throws IOException {
        file("topic/a.fox", "# law 1: x\n");
        file("topic/a.out", "a\n");
        assertTrue(verdict(Outcome.of("a", "", 0)).orElseThrow().contains("  + a (no newline)"));
        assertTrue(verdict(Outcome.of("a\r\n", "", 0)).orElseThrow().contains("  + a\\x0d"));
        assertTrue(verdict(Outcome.of("", "", 0)).orElseThrow().contains("  + (nothing)"));
    }

    @Test
    void statusAndStandardErrorCount() throws IOException {
        file("topic/a.fox", "# law 1: x\n");
        file("topic/a.out", "");
        file("topic/a.err", "aduh\n");
        file("topic/a.exit", "1\n");
        assertEquals(Optional.empty(), verdict(Outcome.of("", "aduh\n", 1)));
        String report = verdict(Outcome.of("", "", 0)).orElseThrow();
        assertTrue(report.contains("exit status: expected 1, was 0"), report);
        assertTrue(report.contains("stderr differs at line 1"), report);
    }

    @Test
    void anExecutorThatThrowsIsAFailureOfTheProgram() throws IOException {
        file("topic/b.fox", "# law 1: x\n");
        file("topic/b.out", "");
        String report = verdict(Outcome.of("", "", 0)).orElseThrow();
        assertTrue(report.contains("the executor itself failed"), report);
        assertTrue(report.contains("out of order"), report);
    }

    @Test
    void argumentsAndInputReachTheProgram() throws IOException {
        file("topic/a.fox", "# law 1: x\n");
        file("topic/a.out", "");
        file("topic/a.args", "satu\n{tmp}/berkas\n");
        file("topic/a.in", "masukan\n");
        CorpusProgram program = Corpus.load(root).programs().getFirst();
        Program input = program.program(Path.of("tempat"));
        assertEquals(List.of("satu", "tempat/berkas"), input.arguments());
        assertEquals(Path.of("tempat"), input.directory());
        assertEquals("masukan\n", new String(input.standardInput(), StandardCharsets.UTF_8));
    }

    @Test
    void defectsOfACorpusAreListed() throws IOException {
        file("topic/no_header.fox", "tulis(1)\n");
        file("topic/no_header.out", "1\n");
        file("topic/no_expectation.fox", "# ref 3.7: x\n");
        file("topic/orphan.out", "");
        file("topic/notes.txt", "");
        file("topic/modul/helper.fox", "");
        Corpus corpus = Corpus.load(root);
        assertEquals(
                List.of(
                        "topic/no_expectation: needs either an .out or a .diag file",
                        "topic/no_header: the first line must name a rule, as '# law 4: what is shown'",
                        "topic/notes.txt: nothing reads this file",
                        "topic/orphan.out: there is no such program"),
                corpus.defects());
        assertEquals(1, corpus.programs().size());
    }

    @Test
    void diagnosticProgramsAreNotRun() throws IOException {
        file("diagnostics/a.fox", "# law 12: x\n");
        file("diagnostics/a.diag", "M0101 2:3\n");
        Corpus corpus = Corpus.load(root);
        assertEquals(
                new CorpusProgram.Reports(List.of("M0101 2:3")),
                corpus.programs().getFirst().expectation());
        try (CorpusRun run = new CorpusRun(corpus, new Scripted(Map.of()))) {
            assertEquals(List.of(), run.programs());
        }
    }
}
