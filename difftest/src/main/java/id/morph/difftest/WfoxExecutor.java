package id.morph.difftest;

import id.morph.backend.jvm.CompiledProgram;
import id.morph.frontend.module.Host;
import id.morph.ir.Dialect;
import id.morph.ir.pass.PassPipeline;

/** Runs a program as classes of this JVM, after the passes of one optimization level. */
public final class WfoxExecutor implements Executor {
    private final int level;

    public WfoxExecutor(int level) {
        this.level = level;
    }

    @Override
    public String name() {
        return "wfox-O" + level;
    }

    @Override
    public String target() {
        return "jvm";
    }

    @Override
    public Outcome run(Program program) {
        return Compiled.run(
                program,
                Host.JAVA,
                PassPipeline.level(level, Dialect.MACHINE),
                (module, context) -> CompiledProgram.of(module).run(context));
    }
}
