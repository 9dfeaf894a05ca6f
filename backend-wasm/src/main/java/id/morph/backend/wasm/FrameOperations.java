package id.morph.backend.wasm;

import id.morph.backend.wasm.binary.Code;
import id.morph.backend.wasm.binary.Opcode;
import id.morph.ir.Instruction;
import id.morph.ir.Op;
import id.morph.ir.Type;

/** Suspended frames and generators, as {@code kernel/pembangkit.fox} pictures them, and iteration, which may run one. */
final class FrameOperations {
    private static final long STATE = 16;
    private static final long SLOTS = 32;

    private final Parts parts;
    private final Code code;
    private final Values values;
    private final Failures failures;
    private final Calls calls;

    FrameOperations(Parts parts, Code code, Values values, Failures failures, Calls calls) {
        this.parts = parts;
        this.code = code;
        this.values = values;
        this.failures = failures;
        this.calls = calls;
    }

    /** Compiles an instruction; gives false if it is none of these. */
    boolean compile(Instruction i) {
        switch (i.op()) {
            case FRAME_NEW -> {
                var resume = parts.program().declaration(i.symbol(0));
                code.i64(parts.module().tablePlace(parts.program().function(i.symbol(0))));
                code.i64(i.number(1)).i64(parts.memory().text(resume.displayName()));
                code.call(parts.kernel().require("pembangkit", "bingkai_baru"));
                values.store(i);
            }
            case FRAME_LOAD, FRAME_LOAD_CELL, FRAME_LOAD_ITERATOR -> {
                address(i);
                code.access(Opcode.I64_LOAD, SLOTS + 8L * i.number(0));
                values.store(i);
            }
            case FRAME_STORE -> store(i, Type.ANY);
            case FRAME_STORE_CELL -> store(i, Type.CELL);
            case FRAME_STORE_ITERATOR -> store(i, Type.ITERATOR);
            case FRAME_STATE -> {
                address(i);
                code.access(Opcode.I64_LOAD, STATE);
                values.store(i);
            }
            case FRAME_SET_STATE -> state(i, i.number(0));
            case FRAME_FINISH -> state(i, -1);
            case GENERATOR_NEW -> {
                values.load(i.operand(0), Type.FRAME);
                code.call(parts.kernel().require("pembangkit", "generator_new"));
                values.store(i);
            }
            case RESUME -> {
                values.load(i.operand(0), Type.ANY);
                calls.noteDepth(i);
                code.call(parts.kernel().require("pembangkit", "morph_resume"));
                failures.check(i, values.local(i));
            }
            case ITERATOR_NEW, ITERATOR_NEXT -> iterate(i);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void address(Instruction i) {
        values.load(i.operand(0), Type.FRAME);
        code.op(Opcode.I32_WRAP_I64);
    }

    private void store(Instruction i, Type type) {
        address(i);
        values.load(i.operand(1), type);
        code.access(Opcode.I64_STORE, SLOTS + 8L * i.number(0));
    }

    private void state(Instruction i, int state) {
        address(i);
        code.i64(Words.small(state)).access(Opcode.I64_STORE, STATE);
    }

    /** Only a program that makes generators can come to iterate over one. */
    private void iterate(Instruction i) {
        boolean first = i.op() == Op.ITERATOR_NEW;
        values.load(i.operand(0), first ? Type.ANY : Type.ITERATOR);
        if (parts.program().makesGenerators()) {
            calls.noteDepth(i);
            code.call(parts.kernel().require("pembangkit", first ? "iterator_baru" : "iterator_maju"));
        } else {
            code.call(parts.kernel().require("wadah", first ? "iter_new" : "iter_next"));
        }
        failures.check(i, values.local(i));
    }
}
