package id.morph.backend.jvm;

import id.morph.ir.Edge;
import id.morph.ir.Value;
import org.objectweb.asm.Label;

/** How control leaves a block. */
interface EdgeWriter {
    /** The label to jump to for an edge that moves nothing and stays in this method; null for any other. */
    Label direct(Edge edge);

    /** Whether the code of the edge's target comes next. */
    boolean next(Edge edge);

    /**
     * Moves the arguments to the target's parameters and goes there. On an unwind edge the error value is on the stack.
     *
     * @param maySkipJump whether the code that comes next is the next block
     */
    void follow(Edge edge, boolean maySkipJump);

    /** Returns from the function. */
    void giveBack(Value value);
}
