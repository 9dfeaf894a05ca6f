package id.morph.morphc;

import id.morph.runtime.ExitRequest;
import id.morph.runtime.RuntimeContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One program running in this process: its streams, a stack deep enough for Morph's recursion, its exit status. */
final class ProgramRun {
    /**
     * What an engine does with a program: run its main module and {@code utama}, then the remaining routines, and report an
     * uncaught error.
     */
    @FunctionalInterface
    interface Engine {
        /** Runs the program; the result is its exit status. */
        int run(RuntimeContext context);
    }

    // Reserved, not used: pages that no recursion reaches cost nothing. The smaller ones are for tight limits.
    private static final long[] STACK_SIZES = {1L << 30, 1L << 28, 1L << 26};

    private ProgramRun() {}

    /** Runs {@code file} with {@code engine}; the result is the exit status. */
    static int execute(Path file, RunOptions options, Engine engine) throws ToolError {
        RuntimeContext context = context(file, options);
        // Ctrl-C ends the process with what was printed so far on the screen.
        Thread flusher = new Thread(context::flush);
        Runtime.getRuntime().addShutdownHook(flusher);
        try {
            return onDeepStack(context, engine);
        } finally {
            context.flush();
            removeHook(flusher);
        }
    }

    private static RuntimeContext context(Path file, RunOptions options) {
        List<String> arguments = new ArrayList<>();
        arguments.add(file.toString());
        arguments.addAll(options.arguments());
        return RuntimeContext.builder()
                .out(StandardOutput.OUT)
                .err(StandardOutput.ERR)
                .interactive(StandardOutput.isTerminal("out"))
                .style(options.printStyle())
                .maxDepth(options.maxDepth())
                .arguments(arguments)
                .build();
    }

    private static int onDeepStack(RuntimeContext context, Engine engine) throws ToolError {
        Outcome outcome = new Outcome();
        Runnable body = () -> {
            try {
                outcome.status = engine.run(context);
            } catch (ExitRequest exit) {
                outcome.status = exit.status();
            } catch (RuntimeException | Error problem) {
                outcome.problem = problem;
            }
        };
        Thread thread = start(body);
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        switch (outcome.problem) {
            case null -> {}
            case RuntimeException problem -> throw problem;
            case Error problem -> throw problem;
            default -> throw new IllegalStateException(outcome.problem);
        }
        return outcome.status;
    }

    private static Thread start(Runnable body) throws ToolError {
        OutOfMemoryError reason = null;
        for (long size : STACK_SIZES) {
            try {
                Thread thread = new Thread(null, body, "program", size);
                thread.start();
                return thread;
            } catch (OutOfMemoryError e) {
                reason = e;
            }
        }
        throw new ToolError("environment.threads", reason.getMessage());
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending already, and the hook does its work.
            return;
        }
    }

    /** Written by the program's thread before it ends, read after it has. */
    private static final class Outcome {
        private int status;
        private Throwable problem;
    }
}
