package id.morph.tests;

import id.morph.ir.pass.PassPipeline;
import id.morph.oracle.Oracle;

/** Runs a program on the oracle, after the passes of one optimization level. */
final class OracleExecutor implements Executor {
    private final int level;

    OracleExecutor(int level) {
        this.level = level;
    }

    @Override
    public String name() {
        return "oracle-O" + level;
    }

    @Override
    public Outcome run(Program program) {
        return Compiled.run(program, PassPipeline.level(level).verifying(), Oracle::run);
    }
}
