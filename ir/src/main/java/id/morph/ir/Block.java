package id.morph.ir;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A basic block: parameters, instructions, one terminator. */
public final class Block {

    private final List<BlockParameter> parameters = new ArrayList<>();
    private final List<Instruction> instructions = new ArrayList<>();
    private Terminator terminator = new Terminator.Unreachable();
    private final String name;

    /**
     * @param name a hint for printed IR, such as {@code entry} or {@code loop}; need not be unique
     */
    public Block(String name) {
        this.name = name;
    }

    public String name() {
        return name;
    }

    public List<BlockParameter> parameters() {
        return Collections.unmodifiableList(parameters);
    }

    public BlockParameter addParameter(Type type, String hint) {
        BlockParameter parameter = new BlockParameter(type, hint);
        parameter.declaredBy(this);
        parameters.add(parameter);
        return parameter;
    }

    /** Puts a parameter of another type in the place of one; who used that one has to use the new one. */
    public BlockParameter replaceParameter(int index, Type type) {
        BlockParameter parameter =
                new BlockParameter(type, parameters.get(index).name());
        parameter.declaredBy(this);
        parameters.set(index, parameter);
        return parameter;
    }

    public void removeParameter(int index) {
        parameters.remove(index);
    }

    /** The instructions in order; passes may change the list in place. */
    public List<Instruction> instructions() {
        return instructions;
    }

    public Terminator terminator() {
        return terminator;
    }

    public void setTerminator(Terminator terminator) {
        this.terminator = terminator;
    }

    /** Every edge that leaves this block: unwind edges of its instructions in order, then those of its terminator. */
    public List<Edge> edges() {
        List<Edge> edges = new ArrayList<>();
        for (Instruction instruction : instructions) {
            instruction.unwind().ifPresent(edges::add);
        }
        edges.addAll(terminator.edges());
        return edges;
    }
}
