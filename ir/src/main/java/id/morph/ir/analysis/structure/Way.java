package id.morph.ir.analysis.structure;

import java.util.List;

/** What following an edge of the graph is in structured control flow. */
public sealed interface Way {

    /** The code of the target is here, and nowhere else. */
    record Into(List<Structure> code) implements Way {
        public Into {
            code = List.copyOf(code);
        }
    }

    /** The target follows the {@link Structure.Labeled} of that label, which is around here. */
    record Leave(Structure.Label label) implements Way {}

    /** The target is the start of the {@link Structure.Loop} of that label, which is around here. */
    record Again(Structure.Label label) implements Way {}

    /** The way to a {@link Structure.Choose}, which is to go on with its way of that number. */
    record Selecting(int selector, int choice, Way way) implements Way {}
}
