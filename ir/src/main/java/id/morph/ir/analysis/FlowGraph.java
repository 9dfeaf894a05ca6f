package id.morph.ir.analysis;

/** A graph of numbered nodes in reverse postorder; node 0 is the entry and reaches all of them. */
public interface FlowGraph {

    int size();

    /** Successors of a node; one that is the target of two edges is there twice. */
    int[] successors(int node);

    int[] predecessors(int node);
}
