package id.morph.backend.sfox.emit;

import id.morph.backend.sfox.emit.CodeWriter.Label;
import id.morph.backend.sfox.image.Opcode;
import id.morph.ir.Block;
import id.morph.ir.BlockParameter;
import id.morph.ir.Constant;
import id.morph.ir.Edge;
import id.morph.ir.Function;
import id.morph.ir.Instruction;
import id.morph.ir.Op;
import id.morph.ir.Position;
import id.morph.ir.Terminator;
import id.morph.ir.Value;
import id.morph.ir.analysis.ControlFlowGraph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Turns one function into code: walks its blocks, takes values along edges, and leaves the operations themselves to a {@link
 * Dialect}, one for each version of the format.
 */
final class FunctionEmitter {

    /** A loop's test of at most that many instructions is repeated at the loop's end, which saves a jump a round. */
    private static final int MAX_REPEATED_TEST = 8;

    private final Function function;
    private final ControlFlowGraph graph;
    private final ExpressionTrees trees;
    private final SlotAllocation allocation;
    private final HandlerArguments handlerArguments;
    private final CodeWriter code = new CodeWriter();
    private final Map<Block, Label> starts = new HashMap<>();
    private final Map<Block, Label> handlerStarts = new HashMap<>();
    private final Set<Block> onTheWay = new HashSet<>();
    private Dialect dialect;

    /** The block that follows the current one in the code; null after the last. */
    private Block following;

    /** @param function a function in SSA form */
    FunctionEmitter(Function function) {
        this.function = function;
        this.graph = ControlFlowGraph.ofPoints(function);
        this.trees = ExpressionTrees.of(function, graph);
        this.allocation = SlotAllocation.of(function, graph, trees);
        this.handlerArguments = HandlerArguments.of(function, graph, trees, allocation);
    }

    /** Emits the whole function. */
    void emit(Dialect chosen) {
        dialect = chosen;
        emitBlocks();
    }

    Function function() {
        return function;
    }

    ControlFlowGraph graph() {
        return graph;
    }

    ExpressionTrees trees() {
        return trees;
    }

    SlotAllocation allocation() {
        return allocation;
    }

    CodeWriter code() {
        return code;
    }

    // ------------------------------------------------------------------ blocks

    private void emitBlocks() {
        List<Block> order = BlockLayout.order(
                function.entry(), this::destination, i -> i.unwind().isPresent());
        for (int i = 0; i < order.size(); i++) {
            Block block = order.get(i);
            following = i + 1 < order.size() ? order.get(i + 1) : null;
            code.place(start(block));
            dialect.startBlock(block);
            if (trees.isHandler(block)) {
                enterHandler(block);
            }
            emitBlock(block);
        }
        for (Block block : order) {
            if (trees.isHandler(block) && trees.isJumpTarget(block)) {
                code.place(handlerStart(block));
                dialect.startHandler();
                storeError(block);
                dialect.adapt(block);
                code.emit(Opcode.JMP, start(block));
            }
        }
    }

    private void emitBlock(Block block) {
        for (Instruction root : trees.roots(block)) {
            emitRoot(root);
            if (root.op() == Op.RAISE) {
                return;
            }
        }
        emitEnd(block);
    }

    /** A handler that is nothing else begins with the error on the stack; one that is jumped to as well has a prologue elsewhere. */
    private void enterHandler(Block block) {
        if (!trees.isJumpTarget(block)) {
            code.place(handlerStart(block));
            storeError(block);
        }
    }

    private void storeError(Block block) {
        BlockParameter error = block.parameters().getFirst();
        if (trees.needsSlot(error)) {
            dialect.store(allocation.slot(error));
        } else if (!trees.onStack(error)) {
            code.emit(Opcode.POP);
        }
    }

    private Label start(Block block) {
        return starts.computeIfAbsent(block, _ -> new Label());
    }

    private Label handlerStart(Block block) {
        return handlerStarts.computeIfAbsent(block, _ -> new Label());
    }

    /** Where a jump to a block leads when blocks that only jump on are passed over. */
    private Block destination(Block block) {
        onTheWay.clear();
        Block at = block;
        while (onTheWay.add(at)
                && trees.roots(at).isEmpty()
                && at.terminator() instanceof Terminator.Jump(Edge edge)
                && moves(edge).isEmpty()
                && dialect.passesOver(at)) {
            at = edge.target();
        }
        return at;
    }

    private void emitEnd(Block block) {
        switch (block.terminator()) {
            case Terminator.Jump(Edge edge) -> {
                if (!repeatTest(edge)) {
                    follow(edge);
                }
            }
            case Terminator.Branch branch -> emitBranch(branch);
            case Terminator.Switch(Value state, List<Edge> targets) -> emitSwitch(state, targets);
            case Terminator.Return(Value value) -> {
                load(value);
                dialect.leave();
                code.emit(Opcode.RET);
            }
            case Terminator.Throw(Value value, Position position, Optional<Edge> unwind) -> {
                load(value);
                copy(handlerArguments.beforeEnd(block));
                dialect.throwing(position, unwind, Opcode.THROW);
            }
            case Terminator.Suspend _ ->
                throw new IllegalArgumentException("@" + function.symbol() + " has not been made a state machine");
            case Terminator.Unreachable _ -> dialect.unreachable();
        }
    }

    // ------------------------------------------------------------------ edges

    private record Move(Value source, int slot) {}

    /** What taking an edge has to put where. */
    private List<Move> moves(Edge edge) {
        List<Move> moves = new ArrayList<>();
        for (int i = 0; i < edge.arguments().size(); i++) {
            BlockParameter parameter = edge.target().parameters().get(i);
            Value argument = edge.arguments().get(i);
            if (trees.needsSlot(parameter)
                    && !(trees.needsSlot(argument) && allocation.slot(argument) == allocation.slot(parameter))) {
                moves.add(new Move(argument, allocation.slot(parameter)));
            }
        }
        return moves;
    }

    /** Whether taking an edge needs nothing but a jump. */
    private boolean plain(Edge edge) {
        return moves(edge).isEmpty() && dialect.agrees(destination(edge.target()));
    }

    /** Goes along an edge. All values are read before any slot changes, so the order of the moves does not matter. */
    private void follow(Edge edge) {
        moveAlong(edge);
        Block target = destination(edge.target());
        if (target != following) {
            code.emit(Opcode.JMP, start(target));
        }
    }

    private void moveAlong(Edge edge) {
        List<Move> moves = moves(edge);
        moves.forEach(move -> load(move.source()));
        moves.reversed().forEach(move -> dialect.store(move.slot()));
        dialect.adapt(destination(edge.target()));
    }

    private void emitBranch(Terminator.Branch branch) {
        if (branch.condition() instanceof Constant.Bool(boolean known)) {
            follow(known ? branch.then() : branch.otherwise());
            return;
        }
        boolean holds = loadCondition(branch.condition());
        Edge then = holds ? branch.then() : branch.otherwise();
        Edge otherwise = holds ? branch.otherwise() : branch.then();
        Label thenStart = start(destination(then.target()));
        // A loop goes round more often than it ends, so the way back is the one that jumps at once.
        boolean fallsToOther = destination(otherwise.target()) == following || thenStart.placed() || !plain(otherwise);
        if (plain(then) && fallsToOther) {
            dialect.jumpIfTrue(thenStart);
            follow(otherwise);
        } else if (plain(otherwise)) {
            code.emit(Opcode.JMP_IF_FALSE, start(destination(otherwise.target())));
            follow(then);
        } else {
            Label other = new Label();
            code.emit(Opcode.JMP_IF_FALSE, other);
            Optional<Block> state = dialect.state();
            moveAlong(then);
            code.emit(Opcode.JMP, thenStart);
            code.place(other);
            dialect.restore(state);
            follow(otherwise);
        }
    }

    /**
     * Loads the operand of a conditional jump, which asks for the truth of any value.
     *
     * @return whether the loaded value's truth is the condition's, not its opposite
     */
    private boolean loadCondition(Value condition) {
        if (trees.onStack(condition) && condition instanceof Instruction instruction) {
            if (instruction.op() == Op.NOT) {
                return !loadCondition(instruction.operand(0));
            }
            if (instruction.op() == Op.TRUTHY) {
                return loadCondition(instruction.operand(0));
            }
        }
        load(condition);
        return true;
    }

    /** Jumps back to a loop's test by making the test here, if it is short. */
    private boolean repeatTest(Edge edge) {
        Block test = destination(edge.target());
        if (!start(test).placed()
                || trees.isHandler(test)
                || !trees.roots(test).isEmpty()
                || !(test.terminator() instanceof Terminator.Branch branch)
                || branch.condition() instanceof Constant
                || !moves(branch.then()).isEmpty()
                || !moves(branch.otherwise()).isEmpty()
                || size(branch.condition()) > MAX_REPEATED_TEST) {
            return false;
        }
        moveAlong(edge);
        emitBranch(branch);
        return true;
    }

    private int size(Value value) {
        int size = 1;
        if (trees.onStack(value) && value instanceof Instruction instruction) {
            for (Value operand : instruction.operands()) {
                size += size(operand);
            }
        }
        return size;
    }

    private void emitSwitch(Value state, List<Edge> targets) {
        load(state);
        Label[] labels = new Label[targets.size()];
        Map<Label, Edge> detours = new HashMap<>();
        List<Label> order = new ArrayList<>();
        for (int i = 0; i < labels.length; i++) {
            Edge edge = targets.get(i);
            if (plain(edge)) {
                labels[i] = start(destination(edge.target()));
            } else {
                labels[i] = new Label();
                detours.put(labels[i], edge);
                order.add(labels[i]);
            }
        }
        dialect.choose(labels);
        Optional<Block> before = dialect.state();
        for (Label label : order) {
            Edge edge = detours.get(label);
            code.place(label);
            dialect.restore(before);
            moveAlong(edge);
            code.emit(Opcode.JMP, start(destination(edge.target())));
        }
    }

    // ------------------------------------------------------------------ instructions

    private void emitRoot(Instruction root) {
        dialect.perform(root);
        if (trees.needsSlot(root)) {
            dialect.store(allocation.slot(root));
        } else if (root.op().result() != id.morph.ir.Type.NONE) {
            code.emit(Opcode.POP);
        }
    }

    /** Puts a value on the operand stack. */
    void load(Value value) {
        if (value instanceof Constant constant) {
            dialect.push(constant);
        } else if (trees.needsSlot(value)) {
            dialect.load(allocation.slot(value));
        } else if (value instanceof Instruction instruction) {
            dialect.perform(instruction);
        }
        // Otherwise it is the error that a handler begins with, and on the stack already.
    }

    /** Fills the slots that the instruction's handler reads; to be called with the operands on the stack. */
    void prepareHandler(Instruction instruction) {
        copy(handlerArguments.before(instruction));
    }

    private void copy(List<HandlerArguments.Copy> copies) {
        copies.forEach(copy -> load(copy.source()));
        copies.reversed().forEach(copy -> dialect.store(copy.slot()));
    }

    /** Where the errors that take an edge arrive. */
    Label handler(Block target) {
        return handlerStart(target);
    }
}
