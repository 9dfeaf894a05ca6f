package id.morph.difftest;

import id.morph.backend.sfox.Sfox;
import id.morph.backend.sfox.emit.SfoxEmitter;
import id.morph.backend.sfox.image.Image;
import id.morph.backend.sfox.image.ImageReader;
import id.morph.backend.sfox.image.ImageWriter;
import id.morph.backend.sfox.image.ReadResult;
import id.morph.frontend.module.Host;
import id.morph.ir.Module;
import id.morph.ir.pass.PassPipeline;
import id.morph.runtime.RuntimeContext;

/** Runs a program as a version 2 image, written and read back, on the bytecode interpreter. */
public final class SfoxExecutor implements OptimizingExecutor {
    private final int level;

    public SfoxExecutor(int level) {
        this.level = level;
    }

    @Override
    public String name() {
        return "sfox-O" + level;
    }

    @Override
    public String target() {
        return "sfox";
    }

    @Override
    public PassPipeline passes() {
        return PassPipeline.level(level);
    }

    @Override
    public Outcome run(Program program, PassPipeline passes) {
        return Compiled.run(program, Host.NONE, passes, SfoxExecutor::execute);
    }

    private static int execute(Module module, RuntimeContext context) {
        return switch (ImageReader.read(ImageWriter.write(SfoxEmitter.emit(module)))) {
            case ReadResult.Success read -> Sfox.run((Image.Program) read.image(), context);
            case ReadResult.Malformed malformed -> throw new IllegalStateException(malformed.message());
        };
    }
}
