package id.morph.morphc;

import id.morph.backend.sfox.emit.SfoxEmitter;
import id.morph.backend.sfox.image.Image;
import id.morph.backend.sfox.machine.Machine;
import id.morph.backend.sfox.machine.TraceListener;
import id.morph.ir.Module;
import id.morph.runtime.RuntimeContext;
import java.nio.file.Path;

/** Runs programs and images on the bytecode interpreter, with the library and the files around them. */
public final class SfoxEngine {
    private SfoxEngine() {}

    /** Runs a compiled program; the result is its exit status. */
    public static int run(Module program, RuntimeContext context, TraceListener trace) {
        return run(
                SfoxEmitter.emit(program),
                Path.of(program.unit(mainUnit(program)).orElseThrow().file()),
                context,
                trace);
    }

    /**
     * Runs an image.
     *
     * @param file where it comes from; imports are searched from there, too
     * @return its exit status
     */
    public static int run(Image image, Path file, RuntimeContext context, TraceListener trace) {
        ImageHost host = new ImageHost(context);
        Machine machine = new Machine(context, host, host, trace);
        host.attach(machine);
        return machine.report().run(() -> machine.run(image, file.toString()));
    }

    private static String mainUnit(Module program) {
        return program.function(program.entry()).orElseThrow().unit();
    }
}
