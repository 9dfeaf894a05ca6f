package id.morph.tests;

import id.morph.backend.sfox.emit.SfoxEmitter;
import id.morph.backend.sfox.image.Image;
import id.morph.backend.sfox.image.ImageReader;
import id.morph.backend.sfox.image.ImageWriter;
import id.morph.backend.sfox.image.ReadResult;
import id.morph.backend.sfox.machine.HostScope;
import id.morph.backend.sfox.machine.Machine;
import id.morph.backend.sfox.machine.ModuleLoader;
import id.morph.backend.sfox.machine.TraceListener;
import id.morph.ir.Module;
import id.morph.ir.pass.PassPipeline;
import id.morph.runtime.RuntimeContext;
import java.util.concurrent.FutureTask;

/** Runs a program as a version 2 image, written and read back, on the bytecode interpreter. */
final class SfoxExecutor implements Executor {
    private static final long STACK = 1L << 30;

    private final int level;

    SfoxExecutor(int level) {
        this.level = level;
    }

    @Override
    public String name() {
        return "sfox-O" + level;
    }

    @Override
    public Outcome run(Program program) {
        return Compiled.run(program, PassPipeline.level(level), SfoxExecutor::execute);
    }

    private static int execute(Module module, RuntimeContext context) {
        byte[] bytes = ImageWriter.write(SfoxEmitter.emit(module));
        Image image = switch (ImageReader.read(bytes)) {
            case ReadResult.Success(Image read) -> read;
            case ReadResult.Malformed malformed -> throw new IllegalStateException(malformed.message());
        };
        Machine machine = new Machine(context, HostScope.EMPTY, ModuleLoader.NONE, TraceListener.OFF);
        FutureTask<Integer> task =
                new FutureTask<>(() -> machine.report().run(() -> machine.run(image, "program.mvm")));
        Thread thread = new Thread(null, task, "sfox", STACK);
        thread.start();
        try {
            return task.get();
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
