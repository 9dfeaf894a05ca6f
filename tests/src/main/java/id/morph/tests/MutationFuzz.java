package id.morph.tests;

import id.morph.difftest.Executor;
import id.morph.difftest.Outcome;
import id.morph.frontend.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * No analysis may ever be wrong: changed programs of the corpus have the same outcome without optimization on the oracle
 * as with all of it on every executor.
 */
public final class MutationFuzz {
    /** Programs that reach outside, or know the time: a change to one of them may do anything, and never the same. */
    private static final Pattern REACHES_OUT = Pattern.compile(
            "_backend|builtins|waktu|tidur|baca_berkas|tulis_berkas|berkas|jalankan|cotc/(sys|fs|net|io)|\\{tmp}");

    private static final Pattern COMPARED = Pattern.compile("oracle-O2.*|sfox-O2|wfox-O0|wfox-O2");

    private final List<CorpusProgram> programs;
    private final List<Executor> executors;
    private final long seed;

    /** @param seed the same seed tries the same mutants */
    public MutationFuzz(List<CorpusProgram> programs, long seed) {
        this.programs = programs.stream().filter(MutationFuzz::isFit).toList();
        this.executors = Executors.all().stream()
                .filter(executor -> COMPARED.matcher(executor.name()).matches())
                .toList();
        this.seed = seed;
    }

    private static boolean isFit(CorpusProgram program) {
        return program.expectation() instanceof CorpusProgram.Runs
                && program.target().isEmpty()
                && program.arguments().isEmpty()
                && !REACHES_OUT.matcher(text(program.source())).find();
    }

    private static String text(Path source) {
        try {
            return Source.ofBytes(source.toString(), Files.readAllBytes(source)).text();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The benchmarks below a folder as programs to change: larger than those of the corpus, and full of types. */
    static List<CorpusProgram> benchmarks(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".fox"))
                    .filter(file -> text(file).contains("warisi Benchmark"))
                    .sorted()
                    .map(file -> new CorpusProgram(
                            "bench/" + file.getFileName(),
                            file,
                            "",
                            Optional.empty(),
                            List.of(),
                            new byte[0],
                            new CorpusProgram.Runs(Outcome.of("", "", 0))))
                    .toList();
        }
    }

    /** The mutant of a number. */
    Mutant mutant(long number) {
        Random random = new Random(seed * 1_000_003 + number);
        CorpusProgram program = programs.get(random.nextInt(programs.size()));
        return new Mutant(program, new ProgramMutator(random).mutate(text(program.source())));
    }

    Mutant.Verdict compare(Mutant mutant) {
        return mutant.compare(executors);
    }

    /**
     * Searches for a while and keeps what it finds.
     *
     * @param arguments corpus folder, seconds, seed, folder for findings, folder of benchmarks
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<CorpusProgram> programs =
                new ArrayList<>(Corpus.load(Path.of(arguments[0])).programs());
        programs.addAll(benchmarks(Path.of(arguments[4])));
        MutationFuzz fuzz = new MutationFuzz(programs, Long.parseLong(arguments[2]));
        Path findings = Files.createDirectories(Path.of(arguments[3]));
        long end = System.nanoTime() + Long.parseLong(arguments[1]) * 1_000_000_000L;
        AtomicLong next = new AtomicLong();
        AtomicInteger compared = new AtomicInteger();
        AtomicInteger found = new AtomicInteger();
        Runnable search = () -> {
            while (System.nanoTime() < end) {
                long number = next.getAndIncrement();
                Mutant mutant = fuzz.mutant(number);
                switch (fuzz.compare(mutant)) {
                    case Mutant.Verdict.Unfit _ -> {}
                    case Mutant.Verdict.Agreement _ -> compared.incrementAndGet();
                    case Mutant.Verdict.Difference difference -> {
                        compared.incrementAndGet();
                        found.incrementAndGet();
                        keep(findings.resolve("mutan-" + arguments[2] + "-" + number + ".fox"), mutant, difference);
                    }
                }
            }
        };
        Thread[] threads = new Thread[Runtime.getRuntime().availableProcessors()];
        for (int i = 0; i < threads.length; i++) {
            threads[i] = Thread.ofPlatform().name("mutation-" + i).start(search);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        System.out.println(next + " mutants, " + compared + " compared, " + found + " findings");
        System.exit(found.get() == 0 ? 0 : 1);
    }

    private static void keep(Path file, Mutant mutant, Mutant.Verdict.Difference difference) {
        Mutant smallest = mutant.reduced(difference.executor());
        String header = (mutant.origin().id() + " on " + difference.executor().name() + "\n" + difference.report())
                .lines()
                .map(line -> "# " + line + "\n")
                .reduce("", String::concat);
        System.out.println(file + ": " + mutant.origin().id() + " on "
                + difference.executor().name());
        try {
            Files.writeString(file, smallest.text() + "\n" + header);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
