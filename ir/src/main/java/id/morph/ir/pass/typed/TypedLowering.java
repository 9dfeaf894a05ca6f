package id.morph.ir.pass.typed;

import id.morph.ir.Module;
import id.morph.ir.analysis.Stage;
import id.morph.ir.analysis.types.TypeInference;
import id.morph.ir.pass.Pass;

/**
 * Type inference over the whole program, and the rewriting by it: each function becomes one for every context in which it is
 * called, numbers that are proven to be numbers become machine values, and operations on them those of the machine dialect. What
 * cannot be proven stays as it is.
 *
 * <p>Leaves a module without an entry function alone, and one whose analysis takes too long.
 */
public final class TypedLowering implements Pass {

    @Override
    public String name() {
        return "typed-lowering";
    }

    @Override
    public Stage needs() {
        return Stage.SSA;
    }

    @Override
    public void run(Module module) {
        TypeInference.of(module).ifPresent(types -> new Program(module, types).rewrite());
    }
}
