package id.morph.morphc;

import id.morph.runtime.ExitRequest;
import id.morph.runtime.RuntimeContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One program running in this process: its streams and its exit status. */
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

    private ProgramRun() {}

    /** Runs {@code file} with {@code engine}; the result is the exit status. */
    static int execute(Path file, RunOptions options, Engine engine) {
        RuntimeContext context = context(file, options);
        // After Ctrl-C, too, what was printed so far is on the screen.
        Thread flusher = new Thread(context::flush);
        Runtime.getRuntime().addShutdownHook(flusher);
        try {
            return engine.run(context);
        } catch (ExitRequest exit) {
            return exit.status();
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

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending already, and the hook does its work.
            return;
        }
    }
}
