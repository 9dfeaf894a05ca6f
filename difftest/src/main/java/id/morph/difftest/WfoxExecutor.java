package id.morph.difftest;

import id.morph.backend.jvm.CompiledProgram;
import id.morph.frontend.module.Host;
import id.morph.ir.Dialect;
import id.morph.ir.pass.PassPipeline;

/** Runs a program as classes of this JVM, after the passes of one optimization level. */
public final class WfoxExecutor implements OptimizingExecutor {
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
    public PassPipeline passes() {
        return PassPipeline.level(level, Dialect.MACHINE);
    }

    @Override
    public Outcome run(Program program, PassPipeline passes) {
        return Compiled.run(
                program,
                Host.JAVA,
                passes,
                (module, context) -> CompiledProgram.of(module).run(context));
    }
}
