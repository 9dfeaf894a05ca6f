package id.morph.oracle;

import id.morph.ir.Function;
import id.morph.ir.Instruction;
import id.morph.ir.Module;
import id.morph.ir.Word;
import id.morph.runtime.DeepThread;
import id.morph.runtime.RuntimeContext;
import id.morph.runtime.UncaughtReport;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Runs a program of the IR. */
public final class Oracle {

    /** Host stack that one Morph call may need here; several Java frames, at first in the JVM's own interpreter. */
    private static final long STACK_PER_CALL = 8 << 10;

    private static final long STACK_BASE = 64 << 20;

    private static final Consumer<Instruction> NOBODY = _ -> {};

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
        return run(program, context, word, NOBODY);
    }

    /**
     * Runs a program under observation.
     *
     * @param observer is shown each instruction before it is performed
     * @see #run(Module, RuntimeContext, Word)
     */
    public static int run(Module program, RuntimeContext context, Word word, Consumer<Instruction> observer) {
        return run(program, context, Optional.empty(), word, observer).orElseThrow();
    }

    /**
     * Runs a program that may never end.
     *
     * @param instructions how many it may perform; those on large values count as several
     * @return the exit status; empty if that was not enough
     */
    public static OptionalInt runWithin(long instructions, Module program, RuntimeContext context) {
        return run(program, context, Optional.of(new Budget(instructions)), Word.BITS_64, NOBODY);
    }

    private static OptionalInt run(
            Module program,
            RuntimeContext context,
            Optional<Budget> budget,
            Word word,
            Consumer<Instruction> observer) {
        Function entry = program.function(program.entry())
                .orElseThrow(() -> new IllegalArgumentException("the program has no entry"));
        AtomicInteger status = new AtomicInteger();
        // Morph calls are Java calls here, so the depth that the language promises needs a stack of its own.
        Throwable crash = DeepThread.run(
                "oracle",
                STACK_BASE + context.maxDepth() * STACK_PER_CALL,
                () -> status.set(start(program, entry, context, budget, word, observer)));
        if (crash instanceof Budget.Exhausted) {
            return OptionalInt.empty();
        }
        if (crash != null) {
            throw new IllegalStateException("the oracle failed on @" + program.entry(), crash);
        }
        return OptionalInt.of(status.get());
    }

    private static int start(
            Module program,
            Function entry,
            RuntimeContext context,
            Optional<Budget> budget,
            Word word,
            Consumer<Instruction> observer) {
        UncaughtReport report = new UncaughtReport(context);
        return report.run(
                () -> new Machine(program, context, report, budget, word, observer).call(entry, new Object[0]));
    }
}
