package id.morph.morphc;

import id.morph.backend.sfox.emit.SfoxEmitter;
import id.morph.backend.sfox.image.Image;
import id.morph.backend.sfox.machine.Machine;
import id.morph.backend.sfox.machine.TraceListener;
import id.morph.backend.sfox.machine.TracePrinter;
import id.morph.ir.Module;
import id.morph.runtime.RuntimeContext;
import java.nio.file.Path;

/** Runs programs and images on the bytecode interpreter, with the library and the files around them. */
public final class SfoxEngine {
    private SfoxEngine() {}

    /**
     * Runs a compiled program; the result is its exit status.
     *
     * @param traced whether every operation is shown on standard error
     */
    public static int run(Module program, RuntimeContext context, boolean traced) {
        return run(
                SfoxEmitter.emit(program),
                Path.of(program.unit(mainUnit(program)).orElseThrow().file()),
                context,
                traced);
    }

    /**
     * Runs an image.
     *
     * @param file where it comes from; imports are searched from there, too
     * @return its exit status
     */
    public static int run(Image image, Path file, RuntimeContext context, boolean traced) {
        ImageHost host = new ImageHost(context);
        Machine machine = new Machine(context, host, host, traced ? new TracePrinter(context) : TraceListener.OFF);
        host.attach(machine);
        return machine.report().run(() -> machine.run(image, file.toString()));
    }

    private static String mainUnit(Module program) {
        return program.function(program.entry()).orElseThrow().unit();
    }
}
