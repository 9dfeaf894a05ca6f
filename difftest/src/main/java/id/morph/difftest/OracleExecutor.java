package id.morph.difftest;

import id.morph.frontend.module.Host;
import id.morph.ir.Dialect;
import id.morph.ir.Word;
import id.morph.ir.pass.PassPipeline;
import id.morph.oracle.Oracle;

/** Runs a program on the oracle, after the passes of one optimization level. */
public final class OracleExecutor implements OptimizingExecutor {
    private final int level;
    private final Dialect dialect;
    private final Word word;

    public OracleExecutor(int level) {
        this(level, Dialect.MORPH, Word.BITS_64);
    }

    public OracleExecutor(int level, Dialect dialect, Word word) {
        this.level = level;
        this.dialect = dialect;
        this.word = word;
    }

    @Override
    public String name() {
        return "oracle-O" + level
                + switch (dialect) {
                    case MORPH -> "";
                    case MACHINE -> word == Word.BITS_64 ? "-machine" : "-double";
                };
    }

    @Override
    public String target() {
        return "oracle";
    }

    @Override
    public PassPipeline passes() {
        return PassPipeline.level(level, dialect, word).verifying();
    }

    @Override
    public Outcome run(Program program, PassPipeline passes) {
        return Compiled.run(program, Host.NONE, passes, (module, context) -> Oracle.run(module, context, word));
    }
}
