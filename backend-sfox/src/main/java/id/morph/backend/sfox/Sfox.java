package id.morph.backend.sfox;

import id.morph.backend.sfox.image.Image;
import id.morph.backend.sfox.machine.HostScope;
import id.morph.backend.sfox.machine.Machine;
import id.morph.backend.sfox.machine.ModuleLoader;
import id.morph.backend.sfox.machine.TraceListener;
import id.morph.runtime.RuntimeContext;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Runs images. */
public final class Sfox {

    /** Host stack for one Morph call: several Java frames, at first in the JVM's own interpreter. */
    private static final long STACK_PER_CALL = 4 << 10;

    private static final long STACK_BASE = 64 << 20;

    private Sfox() {}

    /**
     * Runs an image from beginning to end, on a thread whose stack is large enough for the depth that the context allows.
     *
     * @param file the image's name in traces of version 1 code; version 2 code brings its own
     * @param host what version 1 code finds without importing it
     * @param loader finds what version 1 code imports
     * @param trace hears of every operation, {@link TraceListener#OFF} for none
     * @return the exit status: 0, 1 after an uncaught error, or what {@code keluar} was given
     */
    public static int run(
            Image image,
            String file,
            RuntimeContext context,
            HostScope host,
            ModuleLoader loader,
            TraceListener trace) {
        Machine machine = new Machine(context, host, loader, trace);
        FutureTask<Integer> program = new FutureTask<>(() -> machine.report().run(() -> machine.run(image, file)));
        long stack = STACK_BASE + context.maxDepth() * STACK_PER_CALL;
        new Thread(null, program, "sfox", stack).start();
        return join(program);
    }

    /** Runs a version 2 image, which needs nothing beside it. */
    public static int run(Image.Program program, RuntimeContext context) {
        return run(program, "", context, HostScope.EMPTY, ModuleLoader.NONE, TraceListener.OFF);
    }

    private static int join(FutureTask<Integer> program) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return program.get();
                } catch (InterruptedException _) {
                    // The program cannot be stopped half way; the caller learns of it afterwards.
                    interrupted = true;
                } catch (ExecutionException defect) {
                    throw new IllegalStateException("the bytecode interpreter failed", defect.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
