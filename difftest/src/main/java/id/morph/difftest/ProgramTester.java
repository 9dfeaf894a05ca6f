package id.morph.difftest;

import id.morph.difftest.ProgramReport.Result;
import id.morph.difftest.ProgramReport.State;
import id.morph.ir.pass.PassPipeline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Runs programs of a user on all executors and blames those that differ from the first one.
 *
 * @param executors the reference first
 * @param seconds how long one run may take
 */
public record ProgramTester(ProgramCompiler compiler, List<Executor> executors, long seconds) {

    private static final String TOO_LONG = "did not end within ";

    /** What one run gave. */
    private record Run(Optional<Outcome> outcome, String failure, double seconds) {}

    /**
     * Runs one program on all executors.
     *
     * @param before is told of each executor before it starts
     */
    public ProgramReport test(Path main, Consumer<Executor> before) {
        Path directory = temporary();
        try {
            Program program = new Program(compiler, main, directory).reused();
            List<Result> results = new ArrayList<>();
            Optional<Outcome> expected = Optional.empty();
            for (Executor executor : executors) {
                before.accept(executor);
                if (executor.missing().isPresent()) {
                    results.add(result(
                            executor, State.MISSING, 0, executor.missing().get()));
                    continue;
                }
                Run run = run(executor, program, executor::run);
                results.add(judged(executor, program, run, expected));
                expected = expected.or(run::outcome);
            }
            return new ProgramReport(main, results);
        } finally {
            delete(directory);
        }
    }

    private Result judged(Executor executor, Program program, Run run, Optional<Outcome> expected) {
        if (run.outcome.isEmpty()) {
            boolean late = run.failure.startsWith(TOO_LONG);
            return late
                    ? result(executor, State.TIMEOUT, run.seconds, run.failure)
                    : blamed(executor, program, run, run.failure, expected);
        }
        Outcome outcome = run.outcome.get();
        if (outcome.status() == Compiled.ERRORS
                && expected.filter(e -> !e.equals(outcome)).isEmpty()) {
            return result(executor, State.ERRORS, run.seconds, outcome.errorText());
        }
        return expected.flatMap(e -> OutcomeDifference.between(e, outcome))
                .map(difference -> blamed(executor, program, run, difference, expected))
                .orElseGet(() -> result(executor, State.SAME, run.seconds, ""));
    }

    private Result blamed(Executor executor, Program program, Run run, String report, Optional<Outcome> expected) {
        Optional<PassBisection> passes = executor instanceof OptimizingExecutor optimizing && expected.isPresent()
                ? Optional.of(PassBisection.of(
                        optimizing.passes(), pipeline -> differs(optimizing, program, pipeline, run, expected.get())))
                : Optional.empty();
        return new Result(executor.name(), State.DIFFERENT, run.seconds, report, passes);
    }

    /** Whether it fails after other passes as it has failed: one defect must not lead to another. */
    private boolean differs(
            OptimizingExecutor executor, Program program, PassPipeline passes, Run first, Outcome expected) {
        Run run = run(executor, program, p -> executor.run(p, passes));
        return run.outcome.isPresent() == first.outcome.isPresent() && !run.outcome.equals(Optional.of(expected));
    }

    private static Result result(Executor executor, State state, double seconds, String report) {
        return new Result(executor.name(), state, seconds, report, Optional.empty());
    }

    private interface Start {
        Outcome run(Program program);
    }

    private Run run(Executor executor, Program program, Start start) {
        long begin = System.nanoTime();
        FutureTask<Outcome> task = new FutureTask<>(() -> start.run(program));
        Thread.ofPlatform().daemon().name(executor.name()).start(task);
        try {
            return new Run(Optional.of(task.get(seconds, TimeUnit.SECONDS)), "", since(begin));
        } catch (TimeoutException _) {
            task.cancel(true);
            return new Run(Optional.empty(), TOO_LONG + seconds + " s", since(begin));
        } catch (ExecutionException e) {
            return new Run(Optional.empty(), "the executor itself failed: " + Comparison.innermost(e), since(begin));
        } catch (InterruptedException _) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            return new Run(Optional.empty(), "interrupted", since(begin));
        }
    }

    private static double since(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }

    private static Path temporary() {
        try {
            Path directory = Files.createTempDirectory("morph-difftest-");
            // For the end by Ctrl-C.
            directory.toFile().deleteOnExit();
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
