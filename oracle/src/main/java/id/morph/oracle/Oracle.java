package id.morph.oracle;

import id.morph.ir.Function;
import id.morph.ir.Module;
import id.morph.ir.Word;
import id.morph.runtime.RuntimeContext;
import id.morph.runtime.UncaughtReport;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Runs a program of the IR. */
public final class Oracle {

    /** Host stack that one Morph call may need here; several Java frames, at first in the JVM's own interpreter. */
    private static final long STACK_PER_CALL = 8 << 10;

    private static final long STACK_BASE = 64 << 20;

    private Oracle() {}

    /**
     * Runs a program from its entry to its end.
     *
     * @param program a complete program whose generators are state machines
     * @return the exit status: 0, 1 after an uncaught error, or what {@code keluar} was given
     * @throws IllegalArgumentException if the program has no entry
     */
    public static int run(Module program, RuntimeContext context) {
        return run(program, context, Word.BITS_64);
    }

    /**
     * Runs a program that has been optimized for a target with other words, whose proofs are checked.
     *
     * @param word what the program takes an i64 to hold
     * @see #run(Module, RuntimeContext)
     */
    public static int run(Module program, RuntimeContext context, Word word) {
        return run(program, context, Optional.empty(), word).orElseThrow();
    }

    /**
     * Runs a program that may never end.
     *
     * @param instructions how many it may perform; those on large values count as several
     * @return the exit status; empty if that was not enough
     */
    public static OptionalInt runWithin(long instructions, Module program, RuntimeContext context) {
        return run(program, context, Optional.of(new Budget(instructions)), Word.BITS_64);
    }

    private static OptionalInt run(Module program, RuntimeContext context, Optional<Budget> budget, Word word) {
        Function entry = program.function(program.entry())
                .orElseThrow(() -> new IllegalArgumentException("the program has no entry"));
        AtomicInteger status = new AtomicInteger();
        AtomicReference<Throwable> crash = new AtomicReference<>();
        // Morph calls are Java calls here, so the depth that the language promises needs a stack of its own.
        long stack = STACK_BASE + context.maxDepth() * STACK_PER_CALL;
        Thread thread =
                new Thread(null, () -> status.set(start(program, entry, context, budget, word)), "oracle", stack);
        thread.setUncaughtExceptionHandler((_, defect) -> crash.set(defect));
        thread.start();
        join(thread);
        if (crash.get() instanceof Budget.Exhausted) {
            return OptionalInt.empty();
        }
        if (crash.get() != null) {
            throw new IllegalStateException("the oracle failed on @" + program.entry(), crash.get());
        }
        return OptionalInt.of(status.get());
    }

    private static int start(
            Module program, Function entry, RuntimeContext context, Optional<Budget> budget, Word word) {
        UncaughtReport report = new UncaughtReport(context);
        return report.run(() -> new Machine(program, context, report, budget, word).call(entry, new Object[0]));
    }

    private static void join(Thread thread) {
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException e) {
                // The program cannot be stopped half way; the caller learns of it afterwards.
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
