package id.morph.backend.sfox.emit;

import id.morph.backend.sfox.image.Opcode;
import id.morph.ir.Block;
import id.morph.ir.Constant;
import id.morph.ir.Edge;
import id.morph.ir.Instruction;
import id.morph.ir.Position;
import java.util.Optional;

/**
 * What the two versions of the format do differently. One object serves one function and appends to its code.
 *
 * <p>Version 1 keeps a stack of active handlers at run time, so the emitter has to know which one is active on each edge;
 * version 2 has a table instead, and all that is empty there.
 */
interface Dialect {

    void load(int slot);

    void store(int slot);

    void push(Constant constant);

    /** Loads an instruction's operands and performs it; its result, if it has one, is then on the stack. */
    void perform(Instruction instruction);

    /** Appends an opcode that may throw, whose operands are on the stack. */
    void throwing(Position position, Optional<Edge> unwind, Opcode opcode, Object... operands);

    /** Takes a condition from the stack and jumps if it holds. */
    void jumpIfTrue(CodeWriter.Label target);

    /** Takes a number from the stack and jumps to the label with that index. */
    void choose(CodeWriter.Label[] labels);

    void unreachable();

    /** Before a return, whose value is on the stack. */
    void leave();

    // ------------------------------------------------------------------ the active handler

    /** Code of a block begins. */
    void startBlock(Block block);

    /** Code begins that an error has led to. */
    void startHandler();

    /** Whether the active handler is the one with which the block begins. */
    boolean agrees(Block target);

    /** Makes the active handler the one with which the block begins. */
    void adapt(Block target);

    /** Whether jumps to an empty block may go on to where it leads. */
    boolean passesOver(Block empty);

    Optional<Block> state();

    /** Code begins where the active handler is that one. */
    void restore(Optional<Block> state);
}
