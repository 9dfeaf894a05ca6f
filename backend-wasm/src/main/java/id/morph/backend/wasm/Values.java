package id.morph.backend.wasm;

import id.morph.backend.wasm.binary.Code;
import id.morph.backend.wasm.binary.Local;
import id.morph.ir.Block;
import id.morph.ir.BlockParameter;
import id.morph.ir.Constant;
import id.morph.ir.Function;
import id.morph.ir.Instruction;
import id.morph.ir.Type;
import id.morph.ir.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where a function keeps its values: each has a local variable. */
final class Values {
    private final Parts parts;
    private final Function function;
    private final Code code;
    private final Map<Value, Local> locals = new HashMap<>();

    Values(Parts parts, Function function, List<Local> parameters, Code code) {
        this.parts = parts;
        this.function = function;
        this.code = code;
        List<BlockParameter> entry = function.entry().parameters();
        for (int k = 0; k < entry.size(); k++) {
            locals.put(entry.get(k), parameters.get(k));
        }
    }

    /** Whether anybody reads a value. */
    boolean isUsed(Value value) {
        for (Block block : function.blocks()) {
            for (Instruction instruction : block.instructions()) {
                if (instruction.operands().contains(value)) {
                    return true;
                }
            }
            if (block.terminator().operands().contains(value)
                    || block.edges().stream().anyMatch(edge -> edge.arguments().contains(value))) {
                return true;
            }
        }
        return false;
    }

    Local local(Value value) {
        return locals.computeIfAbsent(value, v -> new Local(Types.of(v.type()), ""));
    }

    /** Puts a value on the stack. */
    void load(Value value, Type wanted) {
        switch (value) {
            case Constant constant -> load(constant, wanted);
            case BlockParameter _, Instruction _ -> {
                code.get(local(value));
                Conversions.convert(code, parts, value.type(), wanted);
            }
        }
    }

    private void load(Constant constant, Type wanted) {
        switch (wanted) {
            case ANY, INT, CELL, ITERATOR, FRAME -> code.i64(parts.word(constant));
            case BOOL -> code.i32(((Constant.Bool) constant).value() ? 1 : 0);
            case F64 -> code.f64(((Constant.Float) constant).value());
            case I64, WORD -> code.i64(((Constant.Int) constant).value().longValue());
            case NONE, OF_ATTRIBUTE -> throw new IllegalArgumentException(wanted.text());
        }
    }

    /** Takes the value of an instruction off the stack. */
    void store(Value value) {
        code.set(local(value));
    }
}
