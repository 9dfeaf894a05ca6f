package id.morph.difftest;

import id.morph.frontend.module.Host;
import id.morph.ir.pass.PassPipeline;
import id.morph.oracle.Oracle;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/**
 * Runs programs on the oracle without optimization, and wants the same outcome from executors.
 *
 * @param budget instructions on that oracle; what needs more may well never end and is not compared
 * @param seconds after which an executor has failed; what is within the budget ends on all of them at once
 */
public record Comparison(long budget, long seconds) {

    /** For programs of a few dozen lines. */
    public static final Comparison SMALL = new Comparison(250_000, 60);

    private static final int MOST_LINES = 5;

    /** Compares until one of the executors differs. */
    public Verdict compare(Program program, List<Executor> executors) {
        Optional<Outcome> expected = reference(program);
        if (expected.isEmpty()) {
            return new Verdict.Unfit("it does not end within the budget");
        }
        if (expected.get().status() == Compiled.ERRORS) {
            return new Verdict.Unfit("it does not compile");
        }
        for (Executor executor : executors) {
            Optional<String> difference = difference(executor, program, expected.get());
            if (difference.isPresent()) {
                return reference(program).equals(expected)
                        ? new Verdict.Difference(executor, difference.get())
                        : new Verdict.Unfit("it prints something else each time");
            }
        }
        return new Verdict.Agreement(expected.get());
    }

    /** The outcome that all executors must have; empty if it is not known. */
    public Optional<Outcome> reference(Program program) {
        AtomicBoolean ended = new AtomicBoolean();
        try {
            Outcome outcome = Compiled.run(program, Host.NONE, PassPipeline.required(), (module, context) -> {
                OptionalInt status = Oracle.runWithin(budget, module, context);
                ended.set(status.isPresent());
                return status.orElse(0);
            });
            return outcome.status() == Compiled.ERRORS || ended.get() ? Optional.of(outcome) : Optional.empty();
        } catch (IllegalStateException failure) {
            // A list in a list in a list, each twice, is small until it is printed.
            if (failure.getCause() instanceof OutOfMemoryError) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    /** What is wrong with the executor's outcome, or with the executor; empty if all is well. */
    public Optional<String> difference(Executor executor, Program program, Outcome expected) {
        FutureTask<Outcome> run = new FutureTask<>(() -> executor.run(program));
        Thread.ofPlatform().daemon().name(executor.name()).start(run);
        try {
            return OutcomeDifference.between(expected, run.get(seconds, TimeUnit.SECONDS));
        } catch (TimeoutException _) {
            run.cancel(true);
            return Optional.of("did not end within " + seconds + " s");
        } catch (ExecutionException e) {
            return Optional.of("the executor itself failed: " + innermost(e));
        } catch (InterruptedException e) {
            run.cancel(true);
            Thread.currentThread().interrupt();
            return Optional.of("interrupted");
        }
    }

    static String innermost(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        StackTraceElement[] frames = cause.getStackTrace();
        // The JVM's verifier explains itself with the whole method.
        String what = cause.toString().lines().limit(MOST_LINES).collect(Collectors.joining("\n"));
        return what + (frames.length == 0 ? "" : " at " + frames[0]);
    }
}
