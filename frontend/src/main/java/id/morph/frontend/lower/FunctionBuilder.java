package id.morph.frontend.lower;

import id.morph.ir.Attribute;
import id.morph.ir.Block;
import id.morph.ir.BlockParameter;
import id.morph.ir.Constant;
import id.morph.ir.Edge;
import id.morph.ir.Function;
import id.morph.ir.Instruction;
import id.morph.ir.Op;
import id.morph.ir.Position;
import id.morph.ir.Terminator;
import id.morph.ir.Type;
import id.morph.ir.Value;
import java.util.List;
import java.util.Optional;

/**
 * The insertion point of lowering: appends instructions to the current block of one function. Whatever may throw gets the
 * current handler as its unwind edge, so that callers never think of it.
 */
final class FunctionBuilder {

    private final Function function;
    private final Positions positions;
    private Block block;
    private Optional<Block> handler = Optional.empty();
    private int temporaries;

    FunctionBuilder(Function function, Positions positions) {
        this.function = function;
        this.positions = positions;
        this.block = function.addBlock("entry");
    }

    Function function() {
        return function;
    }

    // ------------------------------------------------------------------ instructions

    Value emit(Op op, int offset, List<Attribute> attributes, List<? extends Value> operands) {
        Position position = positions.at(offset, function.displayName());
        Instruction instruction = new Instruction(op, attributes, operands, position);
        if (instruction.mayThrow()) {
            instruction.setUnwind(handler.map(Edge::to));
        }
        block.instructions().add(instruction);
        return instruction;
    }

    Value emit(Op op, int offset, Value... operands) {
        return emit(op, offset, List.of(), List.of(operands));
    }

    Value emit(Op op, int offset, Attribute attribute, Value... operands) {
        return emit(op, offset, List.of(attribute), List.of(operands));
    }

    static Attribute name(String text) {
        return new Attribute.Name(text);
    }

    static Attribute symbol(String text) {
        return new Attribute.Symbol(text);
    }

    static Attribute number(int value) {
        return new Attribute.Int(value);
    }

    /** A local name that no program can spell. */
    String temporary() {
        return "$" + temporaries++;
    }

    Value getLocal(String name, int offset) {
        return emit(Op.LOCAL_GET, offset, name(name));
    }

    void setLocal(String name, Value value, int offset) {
        emit(Op.LOCAL_SET, offset, name(name), value);
    }

    /** The value as a branch condition. */
    Value truth(Value value, int offset) {
        return value.type() == Type.BOOL ? value : emit(Op.TRUTHY, offset, value);
    }

    // ------------------------------------------------------------------ blocks

    Block newBlock(String hint) {
        return function.addBlock(hint);
    }

    /** Continues at the start of {@code next}. */
    void startAt(Block next) {
        block = next;
    }

    /** The insertion point. */
    Block current() {
        return block;
    }

    /** Ends the current block with edges that carry values. */
    void end(Terminator terminator) {
        terminate(terminator);
    }

    void jump(Block target) {
        terminate(new Terminator.Jump(Edge.to(target)));
    }

    void branch(Value condition, Block then, Block otherwise) {
        terminate(new Terminator.Branch(condition, Edge.to(then), Edge.to(otherwise)));
    }

    void doReturn(Value value) {
        terminate(new Terminator.Return(value));
    }

    void doThrow(Value value, int offset) {
        Position position = positions.at(offset, function.displayName());
        terminate(new Terminator.Throw(value, position, handler.map(Edge::to)));
    }

    /** Suspends, and continues in a new block. Waiting and sleeping may fail, at the position of the suspension. */
    void suspend(Terminator.Reason reason, Value value, int offset) {
        Block resume = newBlock("resume");
        boolean mayFail = reason == Terminator.Reason.AWAIT || reason == Terminator.Reason.SLEEP;
        terminate(new Terminator.Suspend(
                reason,
                value,
                Edge.to(resume),
                positions.at(offset, function.displayName()),
                mayFail ? handler.map(Edge::to) : Optional.empty()));
        startAt(resume);
    }

    void switchOn(Value state, List<Block> targets) {
        terminate(new Terminator.Switch(
                state, targets.stream().map(target -> Edge.to(target)).toList()));
    }

    /** Ends the current block; what follows in the source is unreachable and goes to a block that nobody enters. */
    private void terminate(Terminator terminator) {
        block.setTerminator(terminator);
        block = newBlock("dead");
    }

    // ------------------------------------------------------------------ handlers

    Optional<Block> handler() {
        return handler;
    }

    void setHandler(Optional<Block> target) {
        handler = target;
    }

    /** A block that receives an error; its parameter is the error value. */
    Block newHandler(String hint) {
        Block target = newBlock(hint);
        target.addParameter(Type.ANY, "error");
        return target;
    }

    static BlockParameter error(Block handler) {
        return handler.parameters().getFirst();
    }

    static Value nil() {
        return Constant.NIL;
    }
}
