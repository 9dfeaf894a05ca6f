package id.morph.tests;

import id.morph.difftest.Compiled;
import id.morph.difftest.Executor;
import id.morph.difftest.Outcome;
import id.morph.difftest.OutcomeDifference;
import id.morph.difftest.Program;
import id.morph.difftest.SyntaxNodes;
import id.morph.frontend.Source;
import id.morph.frontend.module.FileAccess;
import id.morph.frontend.module.Host;
import id.morph.frontend.parse.MorphParser;
import id.morph.frontend.syntax.SyntaxTree.Statement;
import id.morph.ir.pass.PassPipeline;
import id.morph.morphc.Toolchain;
import id.morph.oracle.Oracle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A changed program of the corpus.
 *
 * @param origin what it was changed from; its neighbours in the folder {@code modul} are there for the mutant too
 * @param text its source
 */
record Mutant(CorpusProgram origin, String text) {
    /** Instructions on the unoptimized oracle; what needs more may well never end and is not compared. */
    private static final long BUDGET = 250_000;

    private static final long BENCHMARK_BUDGET = 3_000_000;

    /** In the place of what benchmarks share, which measures time: one round, and what it gives. */
    private static final String ONE_ROUND = """
            kelas Benchmark maka
                fungsi inner_benchmark_loop(n) maka
                    kembali ini.verify_result(ini.benchmark())
                akhir
            akhir
            fungsi run(name, suite) maka
                coba
                    biar hasil = suite.benchmark()
                    tulis(name, hasil)
                    tulis(suite.verify_result(hasil))
                tangkap e
                    tulis(e.pesan, e.baris, e.kolom, e.jejak)
                akhir
                tulis(suite.inner_benchmark_loop(1))
            akhir
            """;

    /** What was within the budget on the oracle ends on all others at once; this is for those that do not end at all. */
    private static final long SECONDS = 60;

    /** What came of comparing. */
    sealed interface Verdict {
        /** It does not compile, does not end within the budget, or prints something else each time. */
        record Unfit() implements Verdict {}

        record Agreement() implements Verdict {}

        /** One executor gives another outcome than the oracle without optimization. */
        record Difference(Executor executor, String report) implements Verdict {}
    }

    /** Runs it on the oracle without optimization, and then on each of the executors until one differs. */
    Verdict compare(List<Executor> executors) {
        Path directory = directory();
        try {
            Program program = program(directory);
            Optional<Outcome> expected = reference(program);
            if (expected.isEmpty()) {
                return new Verdict.Unfit();
            }
            for (Executor executor : executors) {
                Optional<String> difference = difference(executor, program, expected.get());
                if (difference.isPresent()) {
                    return reference(program).equals(expected)
                            ? new Verdict.Difference(executor, difference.get())
                            : new Verdict.Unfit();
                }
            }
            return new Verdict.Agreement();
        } finally {
            delete(directory);
        }
    }

    /** A smaller program on which that executor still differs: without the statements that do not matter for it. */
    Mutant reduced(Executor executor) {
        Mutant smallest = this;
        boolean progress = true;
        while (progress) {
            progress = false;
            for (Statement statement : smallest.statements()) {
                Mutant candidate = new Mutant(origin, ProgramMutator.replace(smallest.text, statement.span(), ""));
                if (candidate.compare(List.of(executor)) instanceof Verdict.Difference) {
                    smallest = candidate;
                    progress = true;
                    break;
                }
            }
        }
        return smallest;
    }

    /** The largest first. */
    private List<Statement> statements() {
        return SyntaxNodes.below(MorphParser.parse(Source.of("mutan.fox", text)).program()).stream()
                .filter(Statement.class::isInstance)
                .map(Statement.class::cast)
                .sorted(Comparator.comparingInt(s -> s.span().start() - s.span().end()))
                .toList();
    }

    private Optional<Outcome> reference(Program program) {
        AtomicBoolean ended = new AtomicBoolean();
        try {
            return Optional.of(runWithinBudget(program, ended)).filter(_ -> ended.get());
        } catch (IllegalStateException failure) {
            // A list in a list in a list, each twice, is small until it is printed.
            if (failure.getCause() instanceof OutOfMemoryError) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    private boolean isBenchmark() {
        return Files.exists(benchmarkHarness());
    }

    private Path benchmarkHarness() {
        return origin.source().resolveSibling("benchmark.fox");
    }

    private Outcome runWithinBudget(Program program, AtomicBoolean ended) {
        return Compiled.run(program, Host.NONE, PassPipeline.required(), (module, context) -> {
            OptionalInt status = Oracle.runWithin(isBenchmark() ? BENCHMARK_BUDGET : BUDGET, module, context);
            ended.set(status.isPresent());
            return status.orElse(0);
        });
    }

    private static Optional<String> difference(Executor executor, Program program, Outcome expected) {
        FutureTask<Outcome> run = new FutureTask<>(() -> executor.run(program));
        Thread.ofPlatform().daemon().name("mutant").start(run);
        try {
            return OutcomeDifference.between(expected, run.get(SECONDS, TimeUnit.SECONDS));
        } catch (TimeoutException _) {
            return Optional.of("did not end within " + SECONDS + " s");
        } catch (ExecutionException e) {
            return Optional.of("the executor itself failed: " + innermost(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted");
        }
    }

    private static String innermost(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        StackTraceElement[] frames = cause.getStackTrace();
        return cause + (frames.length == 0 ? "" : " at " + frames[0]);
    }

    // files

    private Path directory() {
        try {
            return Files.createTempDirectory("morph-mutant-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Program program(Path directory) {
        try {
            Path source = Files.writeString(directory.resolve("mutan.fox"), text);
            Path modules = origin.source().resolveSibling("modul");
            if (Files.isDirectory(modules)) {
                copy(modules, directory.resolve("modul"));
            }
            if (isBenchmark()) {
                copy(origin.source().getParent(), directory);
                Files.writeString(directory.resolve("benchmark.fox"), ONE_ROUND);
            }
            Path work = Files.createDirectory(directory.resolve("kerja"));
            return new Program(
                    Toolchain.programCompiler(),
                    FileAccess.DISK,
                    source,
                    origin.arguments(),
                    origin.standardInput(),
                    work);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    private static void delete(Path directory) {
        try (var files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
