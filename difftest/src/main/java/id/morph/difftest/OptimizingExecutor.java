package id.morph.difftest;

import id.morph.ir.pass.PassPipeline;

/** An executor that can be given other passes than its own, so that the guilty one can be found. */
public interface OptimizingExecutor extends Executor {

    /** The passes after which it runs programs. */
    PassPipeline passes();

    /** Runs the program after these passes, which make of it what the executor understands. */
    Outcome run(Program program, PassPipeline passes);

    @Override
    default Outcome run(Program program) {
        return run(program, passes());
    }
}
