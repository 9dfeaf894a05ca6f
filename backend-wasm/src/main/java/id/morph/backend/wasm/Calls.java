package id.morph.backend.wasm;

import id.morph.backend.wasm.binary.Code;
import id.morph.backend.wasm.binary.Local;
import id.morph.backend.wasm.binary.Opcode;
import id.morph.backend.wasm.binary.WasmFunction;
import id.morph.ir.BlockParameter;
import id.morph.ir.Constant;
import id.morph.ir.Function;
import id.morph.ir.Instruction;
import id.morph.ir.Type;
import id.morph.ir.Value;
import java.util.List;

/** Functions: calls of them, values of them. */
final class Calls {
    private final Parts parts;
    private final Space space;
    private final WasmFunction target;
    private final Code code;
    private final Values values;
    private final Failures failures;

    Calls(Parts parts, Space space, WasmFunction target, Values values, Failures failures) {
        this.parts = parts;
        this.space = space;
        this.target = target;
        this.values = values;
        this.failures = failures;
        code = target.code();
    }

    void compile(Instruction i) {
        switch (i.op()) {
            case CALL_STATIC, CALL_TYPED -> callKnown(i);
            case CALL -> {
                i.operands().forEach(operand -> values.load(operand, Type.ANY));
                depth(i, false);
                code.call(parts.helpers().call(i.operands().size() - 1));
                failures.check(i, values.local(i));
            }
            case FUNCTION_REF -> {
                code.i64(parts.program().functionValue(i.symbol(0)));
                values.store(i);
            }
            case CLOSURE -> closure(i);
            default -> {
                if (values.isUsed(i)) {
                    parts.notYet("modul sebagai nilai", i.position());
                }
                depth(i, true);
                code.call(parts.program().start(i.symbol(0)));
                failures.check(i, values.local(i));
            }
        }
    }

    /** Puts the operands as arguments of a function of the program, and its depth. */
    void arguments(Instruction i, Function callee) {
        operands(i, callee);
        depth(i, callee.transparent());
    }

    private void operands(Instruction i, Function callee) {
        List<BlockParameter> parameters = callee.entry().parameters();
        for (int k = 0; k < parameters.size(); k++) {
            Value argument = k < i.operands().size() ? i.operand(k) : Constant.NIL;
            values.load(argument, parameters.get(k).type());
        }
    }

    /** Tells the kernel the depth of functions that it may call back. */
    void noteDepth(Instruction i) {
        if (space.isProgram()) {
            depth(i, false);
            code.set(parts.depth());
        }
    }

    private void callKnown(Instruction i) {
        Function callee = space.declaration(i.symbol(0));
        operands(i, callee);
        if (!space.isProgram()) {
            WasmFunction function = space.function(i.symbol(0));
            code.call(function);
            if (!function.type().results().isEmpty()) {
                values.store(i);
            }
            return;
        }
        depth(i, callee.transparent());
        code.call(space.function(i.symbol(0)));
        failures.check(i, values.local(i));
    }

    /** The depth that a called function has. */
    private void depth(Instruction i, boolean transparent) {
        int more = (i.position().known() ? i.position().inlinedFrames() : 0) + (transparent ? 0 : 1);
        code.get(target.parameters().getLast());
        if (more != 0) {
            code.i32(more).op(Opcode.I32_ADD);
        }
    }

    private void closure(Instruction i) {
        Function function = parts.program().declaration(i.symbol(0));
        int cells = i.operands().size();
        WasmFunction create = parts.kernel().require("nilai", "gelas_baru");
        Local object = values.local(i);
        code.i64(Layouts.kind(Layouts.CLOSURE))
                .i64(0)
                .i64(3 + cells)
                .call(create)
                .set(object);
        field(object, 0, () -> code.i64(Words.small(parts.program().tablePlace(i.symbol(0)))));
        field(object, 1, () -> code.i64(ProgramFunctions.parameterWord(function)));
        field(object, 2, () -> code.i64(parts.memory().text(ProgramFunctions.name(function))));
        for (int k = 0; k < cells; k++) {
            Value cell = i.operand(k);
            field(object, 3 + k, () -> values.load(cell, Type.CELL));
        }
    }

    private void field(Local object, int index, Runnable value) {
        code.get(object).op(Opcode.I32_WRAP_I64);
        value.run();
        code.access(Opcode.I64_STORE, 8L + 8L * index);
    }
}
