package id.morph.ir.analysis.types;

import id.morph.ir.Instruction;
import id.morph.ir.analysis.types.FunctionGraph.Step;
import java.util.function.Supplier;

/** Where an instruction is evaluated: what it reads of memory is noted, what it makes is made once. */
record Place(TypeInference solver, Context context, int unit, Step step) {

    Instruction instruction() {
        return step.instruction();
    }

    TypeValue read(Node node) {
        return solver.read(node, context, unit);
    }

    /** The object that this instruction makes in this context. */
    <T extends AbstractObject> T site(Class<T> sort, Supplier<T> maker) {
        return site(sort, 0, maker);
    }

    /**
     * One of several objects that it makes.
     *
     * @param which tells them apart; 0 is taken by {@link #site(Class, Supplier)}
     */
    <T extends AbstractObject> T site(Class<T> sort, int which, Supplier<T> maker) {
        long key = (long) which << 32 | step.variable();
        AbstractObject known = context.site(key);
        if (known == null) {
            known = maker.get();
            context.putSite(key, known);
        }
        return sort.cast(known);
    }
}
