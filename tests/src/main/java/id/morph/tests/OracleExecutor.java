package id.morph.tests;

import id.morph.frontend.module.Host;
import id.morph.ir.Dialect;
import id.morph.ir.pass.PassPipeline;
import id.morph.oracle.Oracle;

/** Runs a program on the oracle, after the passes of one optimization level. */
final class OracleExecutor implements Executor {
    private final int level;
    private final Dialect dialect;

    OracleExecutor(int level) {
        this(level, Dialect.MORPH);
    }

    OracleExecutor(int level, Dialect dialect) {
        this.level = level;
        this.dialect = dialect;
    }

    @Override
    public String name() {
        return "oracle-O" + level + (dialect == Dialect.MACHINE ? "-machine" : "");
    }

    @Override
    public String target() {
        return "oracle";
    }

    @Override
    public Outcome run(Program program) {
        return Compiled.run(
                program, Host.NONE, PassPipeline.level(level, dialect).verifying(), Oracle::run);
    }
}
