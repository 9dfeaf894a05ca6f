package id.morph.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import id.morph.difftest.Executor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/**
 * Every program of the corpus on every executor, and every faulty program through every checker. {@code -Dcorpus.executors=js-.*}
 * takes only the executors whose whole name fits the expression, {@code -Dcorpus.programs=kernel/.*} only such programs.
 */
class CorpusTest {
    private static final List<CorpusRun> RUNS = new ArrayList<>();

    @TestFactory
    Stream<DynamicNode> programsHaveTheirExpectedOutcome() {
        Corpus corpus = Corpus.load(CorpusLocation.root()).only(System.getProperty("corpus.programs", ".*"));
        String wanted = System.getProperty("corpus.executors", ".*");
        return Executors.all().stream()
                .filter(executor -> executor.name().matches(wanted))
                .map(executor -> dynamicContainer(executor.name(), testsByTopic(corpus, executor)));
    }

    private static Stream<DynamicNode> testsByTopic(Corpus corpus, Executor executor) {
        CorpusRun run = new CorpusRun(corpus, executor);
        RUNS.add(run);
        Map<String, List<DynamicNode>> topics = new TreeMap<>();
        for (CorpusProgram program : run.programs()) {
            topics.computeIfAbsent(program.topic(), topic -> new ArrayList<>())
                    .add(dynamicTest(
                            program.id(),
                            program.source().toUri(),
                            () -> run.failure(program).ifPresent(Assertions::fail)));
        }
        return topics.entrySet().stream().map(topic -> dynamicContainer(topic.getKey(), topic.getValue()));
    }

    @TestFactory
    Stream<DynamicNode> faultyProgramsHaveTheirExpectedDiagnostics() {
        Corpus corpus = Corpus.load(CorpusLocation.root());
        return Executors.checkers().stream()
                .map(checker -> dynamicContainer(
                        checker.name(),
                        corpus.programs().stream()
                                .filter(program -> program.expectation() instanceof CorpusProgram.Reports)
                                .map(program -> dynamicTest(
                                        program.id(),
                                        program.source().toUri(),
                                        () -> assertReports(program, checker)))));
    }

    private static void assertReports(CorpusProgram program, Checker checker) {
        List<String> expected = ((CorpusProgram.Reports) program.expectation()).diagnostics();
        assertEquals(
                String.join("\n", expected),
                String.join("\n", checker.check(program.source())),
                () -> program.id() + "  (" + program.rule() + ")");
    }

    @AfterAll
    static void closeRuns() {
        RUNS.forEach(CorpusRun::close);
        RUNS.clear();
    }
}
