package id.morph.backend.sfox.emit;

import id.morph.backend.sfox.image.Datum;
import id.morph.backend.sfox.image.FunctionCode;
import id.morph.backend.sfox.image.FunctionCode.SourcePosition;
import id.morph.backend.sfox.image.Opcode;
import id.morph.ir.Block;
import id.morph.ir.Constant;
import id.morph.ir.Edge;
import id.morph.ir.Effect;
import id.morph.ir.Function;
import id.morph.ir.Instruction;
import id.morph.ir.Position;
import java.math.BigInteger;
import java.util.Optional;

/** Version 2: numbered slots, handlers in a table. */
final class SecondVersion implements Dialect {

    private final FunctionEmitter emitter;
    private final CodeWriter code;
    private final ImageTables tables;

    private SecondVersion(FunctionEmitter emitter, ImageTables tables) {
        this.emitter = emitter;
        this.code = emitter.code();
        this.tables = tables;
    }

    /**
     * The code of a function.
     *
     * @param function a function in SSA form
     * @param tables where the image's units and functions are
     */
    static FunctionCode emit(Function function, ImageTables tables) {
        FunctionEmitter emitter = new FunctionEmitter(function);
        emitter.emit(new SecondVersion(emitter, tables));
        return new FunctionCode(
                function.symbol(),
                function.displayName(),
                tables.unit(function.unit()),
                function.transparent(),
                function.variadic(),
                function.captures(),
                function.arity(),
                emitter.allocation().count(),
                emitter.code().instructions(),
                emitter.code().handlers(),
                emitter.code().lines());
    }

    @Override
    public void load(int slot) {
        code.emit(Opcode.LOAD_SLOT, slot);
    }

    @Override
    public void store(int slot) {
        code.emit(Opcode.STORE_SLOT, slot);
    }

    @Override
    public void push(Constant constant) {
        code.emit(
                Opcode.PUSH_CONST,
                switch (constant) {
                    case Constant.Nil _ -> Datum.NIL;
                    case Constant.Bool(boolean value) -> Datum.of(value);
                    case Constant.Int(BigInteger value) -> Datum.of(value);
                    case Constant.Float(double value) -> Datum.of(value);
                    case Constant.Text(String value) -> Datum.of(value);
                    case Constant.Undefined _ -> Datum.UNDEFINED;
                });
    }

    @Override
    public void perform(Instruction instruction) {
        instruction.operands().forEach(emitter::load);
        emitter.prepareHandler(instruction);
        Selection selected = Selection.of(instruction, tables);
        int frames = instruction.position().inlinedFrames();
        if (frames > 0 && mayCall(instruction)) {
            code.emit(Opcode.ENTER_INLINED, frames);
            throwing(instruction.position(), instruction.unwind(), selected.opcode(), selected.operands());
            code.emit(Opcode.LEAVE_INLINED, frames);
        } else if (instruction.mayThrow()) {
            throwing(instruction.position(), instruction.unwind(), selected.opcode(), selected.operands());
        } else {
            code.emit(selected.opcode(), selected.operands());
        }
    }

    /** Whether the program's own code may run inside, which has every effect there is. */
    private static boolean mayCall(Instruction instruction) {
        return instruction.has(Effect.READS) && instruction.has(Effect.WRITES) && instruction.has(Effect.THROWS);
    }

    @Override
    public void throwing(Position position, Optional<Edge> unwind, Opcode opcode, Object... operands) {
        code.emitThrowing(source(position), unwind.map(edge -> emitter.handler(edge.target())), opcode, operands);
    }

    private static SourcePosition source(Position position) {
        return new SourcePosition(
                position.file(),
                position.function(),
                position.line(),
                position.column(),
                Optional.ofNullable(position.caller()).filter(Position::known).map(SecondVersion::source));
    }

    @Override
    public void jumpIfTrue(CodeWriter.Label target) {
        code.emit(Opcode.JMP_IF_TRUE, target);
    }

    @Override
    public void choose(CodeWriter.Label[] labels) {
        code.emit(Opcode.SWITCH, (Object) labels);
    }

    @Override
    public void unreachable() {
        code.emit(Opcode.UNREACHABLE);
    }

    @Override
    public void leave() {
        // Nothing is active at run time that would have to end.
    }

    @Override
    public void startBlock(Block block) {
        // The table of handlers knows.
    }

    @Override
    public void startHandler() {
        // The table of handlers knows.
    }

    @Override
    public boolean agrees(Block target) {
        return true;
    }

    @Override
    public void adapt(Block target) {
        // The table of handlers knows.
    }

    @Override
    public boolean passesOver(Block empty) {
        return true;
    }

    @Override
    public Optional<Block> state() {
        return Optional.empty();
    }

    @Override
    public void restore(Optional<Block> state) {
        // The table of handlers knows.
    }
}
