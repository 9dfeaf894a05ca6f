package id.morph.ir.pass;

import id.morph.ir.Module;
import id.morph.ir.analysis.Stage;

/** One step of the pipeline. A pass has no state of its own between two runs. */
public interface Pass {

    /** What {@code --after=NAME} and tests call it: lower case with hyphens. */
    String name();

    /** The earliest form of the IR that the pass understands. */
    Stage needs();

    /** The form it leaves behind when it is given {@code before}; usually the same. */
    default Stage gives(Stage before) {
        return before;
    }

    void run(Module module);
}
