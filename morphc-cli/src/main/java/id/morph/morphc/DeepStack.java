package id.morph.morphc;

import java.util.function.IntSupplier;

/** A thread whose stack is deep enough for ten thousand Morph calls, whatever the limits of the main thread are. */
final class DeepStack {
    // Reserved, not used: pages that no recursion reaches cost nothing. The smaller ones are for tight limits.
    private static final long[] SIZES = {1L << 30, 1L << 28, 1L << 26};

    private DeepStack() {}

    /** Runs {@code body} to its end and gives its result. It must not throw. */
    static int call(IntSupplier body) {
        int[] result = {ExitStatus.TOOL_ERROR};
        Thread thread = start(() -> result[0] = body.getAsInt());
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return result[0];
    }

    private static Thread start(Runnable body) {
        for (long size : SIZES) {
            try {
                Thread thread = new Thread(null, body, "main", size);
                thread.start();
                return thread;
            } catch (OutOfMemoryError e) {
                // Address space is limited; a smaller stack may fit.
                continue;
            }
        }
        Thread thread = new Thread(body, "main");
        thread.start();
        return thread;
    }
}
