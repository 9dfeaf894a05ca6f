package id.morph.backend.sfox.emit;

import id.morph.backend.sfox.emit.CodeWriter.Label;
import id.morph.backend.sfox.image.CodeObject;
import id.morph.backend.sfox.image.Datum;
import id.morph.backend.sfox.image.FunctionCode.SourcePosition;
import id.morph.backend.sfox.image.Opcode;
import id.morph.ir.Block;
import id.morph.ir.BlockParameter;
import id.morph.ir.Constant;
import id.morph.ir.Edge;
import id.morph.ir.Function;
import id.morph.ir.Instruction;
import id.morph.ir.Op;
import id.morph.ir.Position;
import id.morph.ir.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Version 1: variables, cells and functions by name, handlers on a stack at run time. */
final class FirstVersion implements Dialect {

    private static final SourcePosition NOWHERE = new SourcePosition("", "", 0, 0, Optional.empty());

    private final FunctionEmitter emitter;
    private final CodeWriter code;
    private final SingleImage image;
    private final FirstVersionOperations operations;
    private final ActiveHandlers handlers;
    private final List<String> slotNames = new ArrayList<>();
    private final Map<Value, String> cells = new HashMap<>();
    private final List<String> cellNames = new ArrayList<>();
    private Optional<Block> active = Optional.empty();

    private FirstVersion(FunctionEmitter emitter, SingleImage image) {
        this.emitter = emitter;
        this.code = emitter.code();
        this.image = image;
        this.operations = new FirstVersionOperations(this, emitter, image);
        Function function = emitter.function();
        List<Block> blocks =
                function.blocks().stream().filter(emitter.graph()::contains).toList();
        this.handlers = new ActiveHandlers(blocks, emitter.trees());
        nameSlots(function);
        nameCells(function, blocks);
    }

    /** The code of a function, whose reasons not to fit version 1 are told to {@code image}. */
    static CodeObject emit(Function function, SingleImage image) {
        FunctionEmitter emitter = new FunctionEmitter(function);
        FirstVersion version = new FirstVersion(emitter, image);
        emitter.emit(version);
        List<String> freeNames = new ArrayList<>();
        List<BlockParameter> parameters = function.entry().parameters();
        for (BlockParameter capture : parameters.subList(0, function.captures())) {
            freeNames.add(version.cells.get(capture));
        }
        return new CodeObject(
                function.displayName(),
                version.slotNames.subList(function.captures(), function.captures() + function.arity()),
                freeNames,
                version.cellNames,
                false,
                emitter.code().instructions().stream()
                        .map(FirstVersion::withOperand)
                        .toList());
    }

    /** Every instruction of version 1 has one operand. */
    private static id.morph.backend.sfox.image.Instruction withOperand(
            id.morph.backend.sfox.image.Instruction instruction) {
        return instruction.operands().isEmpty()
                ? new id.morph.backend.sfox.image.Instruction(instruction.opcode(), List.of(Datum.NIL))
                : instruction;
    }

    // ------------------------------------------------------------------ names

    private void nameSlots(Function function) {
        Set<String> taken = new HashSet<>();
        for (BlockParameter parameter : function.entry().parameters()) {
            String name = parameter.name().isEmpty() ? "$" + slotNames.size() : parameter.name();
            slotNames.add(taken.add(name) ? name : "$" + slotNames.size());
        }
        while (slotNames.size() < emitter.allocation().count()) {
            slotNames.add("$" + slotNames.size());
        }
    }

    private void nameCells(Function function, List<Block> blocks) {
        for (BlockParameter capture : function.entry().parameters().subList(0, function.captures())) {
            cells.put(capture, "$sel" + cells.size());
        }
        for (Block block : blocks) {
            for (Instruction instruction : block.instructions()) {
                if (instruction.op() == Op.CELL_NEW) {
                    cells.put(instruction, "$sel" + cells.size());
                    cellNames.add(cells.get(instruction));
                    if (block != function.entry() || emitter.trees().isJumpTarget(block)) {
                        // A call has one cell of a name, however often control comes by.
                        image.refuse("closure cells that are made again and again");
                    }
                }
            }
        }
        boolean isModule = function.captures() + function.arity() == 0
                && function.displayName().equals(CodeObject.MODULE);
        if (isModule && !cellNames.isEmpty()) {
            image.refuse("closure cells of a module");
        }
    }

    /** The name of a cell that is used; makes the cell if it is made only for this use. */
    String cell(Value value) {
        if (emitter.trees().onStack(value)) {
            emitter.load(value);
            code.emit(Opcode.POP);
        }
        return nameOf(value);
    }

    String nameOf(Value cell) {
        String name = cells.get(cell);
        if (name == null) {
            image.refuse("closure cells that are passed on");
            return "";
        }
        return name;
    }

    // ------------------------------------------------------------------ values

    @Override
    public void load(int slot) {
        code.emit(Opcode.LOAD_LOCAL, slotNames.get(slot));
    }

    @Override
    public void store(int slot) {
        code.emit(Opcode.STORE_LOCAL, slotNames.get(slot));
    }

    @Override
    public void push(Constant constant) {
        switch (constant) {
            case Constant.Nil _, Constant.Undefined _ -> push(Datum.NIL);
            case Constant.Bool(boolean value) -> push(Datum.of(value));
            case Constant.Int(BigInteger value) -> push(Datum.of(value));
            case Constant.Float(double value) -> pushFloat(value);
            case Constant.Text(String value) -> push(Datum.of(value));
        }
    }

    void push(Datum datum) {
        code.emit(Opcode.PUSH_CONST, datum);
    }

    /** A float without a fraction would come back as an int, so it is computed. */
    private void pushFloat(double value) {
        if (value == (int) value && !(value == 0 && 1 / value < 0)) {
            push(Datum.of((long) value));
            push(Datum.of(1L));
            code.emit(Opcode.DIV);
        } else {
            push(Datum.of(value));
        }
    }

    @Override
    public void perform(Instruction instruction) {
        operations.perform(instruction);
    }

    // ------------------------------------------------------------------ handlers

    @Override
    public void throwing(Position position, Optional<Edge> unwind, Opcode opcode, Object... operands) {
        activate(unwind.map(Edge::target));
        code.emitThrowing(NOWHERE, Optional.empty(), opcode, operands);
    }

    private void activate(Optional<Block> wanted) {
        if (!active.equals(wanted)) {
            if (active.isPresent()) {
                code.emit(Opcode.POP_TRY);
            }
            wanted.ifPresent(handler -> {
                image.catches();
                code.emit(Opcode.PUSH_TRY, emitter.handler(handler));
            });
            active = wanted;
        }
    }

    /** Without JMP_IF_TRUE, which upstream's archived native machine passes over. */
    @Override
    public void jumpIfTrue(Label target) {
        code.emit(Opcode.NOT);
        code.emit(Opcode.JMP_IF_FALSE, target);
    }

    @Override
    public void choose(Label[] labels) {
        String number = "$pilih";
        code.emit(Opcode.STORE_LOCAL, number);
        for (int i = 0; i < labels.length - 1; i++) {
            code.emit(Opcode.LOAD_LOCAL, number);
            push(Datum.of((long) i));
            code.emit(Opcode.EQ);
            jumpIfTrue(labels[i]);
        }
        code.emit(Opcode.JMP, labels[labels.length - 1]);
    }

    @Override
    public void unreachable() {
        code.emit(Opcode.HALT);
    }

    @Override
    public void leave() {
        activate(Optional.empty());
    }

    @Override
    public void startBlock(Block block) {
        active = handlers.at(block);
    }

    @Override
    public void startHandler() {
        active = Optional.empty();
    }

    @Override
    public boolean agrees(Block target) {
        return active.equals(handlers.at(target));
    }

    @Override
    public void adapt(Block target) {
        activate(handlers.at(target));
    }

    @Override
    public boolean passesOver(Block empty) {
        return empty.terminator().edges().stream()
                .allMatch(edge -> handlers.at(edge.target()).equals(handlers.at(empty)));
    }

    @Override
    public Optional<Block> state() {
        return active;
    }

    @Override
    public void restore(Optional<Block> state) {
        active = state;
    }
}
