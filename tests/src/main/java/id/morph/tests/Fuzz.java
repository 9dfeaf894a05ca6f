package id.morph.tests;

import id.morph.difftest.Executor;
import id.morph.difftest.Finding;
import id.morph.difftest.ParallelSearch;
import id.morph.difftest.RandomSearch;
import id.morph.difftest.Verdict;
import id.morph.morphc.Toolchain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.LongFunction;

/** What {@code ./fuzz} runs: a search that goes on where the last one stopped and keeps what it finds. */
public final class Fuzz {
    private final Path findings;
    private final AtomicInteger compared = new AtomicInteger();
    private final AtomicInteger found = new AtomicInteger();
    private final long start = System.nanoTime();

    private Fuzz(Path findings) {
        this.findings = findings;
    }

    /**
     * Searches for a while.
     *
     * @param arguments {@code acak} or {@code mutasi}, seconds, the first number or nothing to go on, folder of the project
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path project = Path.of(arguments[3]);
        Path findings = Files.createDirectories(project.resolve("build/findings"));
        Path state = findings.resolve(arguments[0] + ".berikut");
        long first = !arguments[2].isEmpty()
                ? Long.parseLong(arguments[2])
                : Files.exists(state) ? Long.parseLong(Files.readString(state).strip()) : 1;
        long end = System.nanoTime() + Long.parseLong(arguments[1]) * 1_000_000_000L;
        Path directory = Files.createTempDirectory("morph-fuzz-");
        ParallelSearch search = new ParallelSearch(first);
        Fuzz fuzz = new Fuzz(findings);
        LongFunction<Verdict> compare;
        BiFunction<Long, Executor, Finding> reduce;
        if (arguments[0].equals("acak")) {
            RandomSearch random =
                    new RandomSearch(Toolchain.programCompiler(), Executors.forRandomPrograms(), directory);
            compare = random::verdict;
            reduce = random::reduced;
        } else {
            List<CorpusProgram> programs =
                    new ArrayList<>(Corpus.load(project.resolve("tests/corpus")).programs());
            programs.addAll(MutationFuzz.benchmarks(project.resolve("tests/bench/awfy")));
            MutationFuzz mutations = new MutationFuzz(programs, 0);
            compare = number -> mutations.compare(mutations.mutant(number), directory);
            reduce = (number, executor) -> mutations.reduced(number, executor, directory);
        }
        Thread.ofPlatform().daemon().start(fuzz::showProgress);
        // Ctrl-C ends the search as the time does.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> fuzz.report(state, first, search.done())));
        search.run(() -> System.nanoTime() < end, number -> fuzz.examine(number, compare, reduce));
        System.exit(fuzz.found.get() == 0 ? 0 : 1);
    }

    private void examine(long number, LongFunction<Verdict> compare, BiFunction<Long, Executor, Finding> reduce) {
        switch (compare.apply(number)) {
            case Verdict.Unfit _ -> {}
            case Verdict.Agreement _ -> compared.incrementAndGet();
            case Verdict.Difference(Executor executor, String report) -> {
                compared.incrementAndGet();
                found.incrementAndGet();
                System.out.println(number + ": " + executor.name() + "\n" + report);
                keep(reduce.apply(number, executor));
            }
        }
    }

    private void keep(Finding finding) {
        try {
            System.out.println(finding.save(findings));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void showProgress() {
        try {
            while (true) {
                Thread.sleep(Duration.ofMinutes(1));
                System.err.println(figures());
            }
        } catch (InterruptedException _) {
            // Nobody wants to know any more.
        }
    }

    private String figures() {
        long seconds = Math.max(1, (System.nanoTime() - start) / 1_000_000_000L);
        return compared + " compared (" + compared.get() * 60 / seconds + " a minute), " + found + " findings";
    }

    private void report(Path state, long first, long done) {
        try {
            Files.writeString(state, done + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        System.out.println(first + ".." + (done - 1) + ": " + figures());
    }
}
