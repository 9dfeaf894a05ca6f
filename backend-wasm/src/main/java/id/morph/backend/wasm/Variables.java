package id.morph.backend.wasm;

import id.morph.backend.wasm.binary.Code;
import id.morph.backend.wasm.binary.Label;
import id.morph.backend.wasm.binary.Local;
import id.morph.backend.wasm.binary.Opcode;
import id.morph.backend.wasm.binary.WasmGlobal;
import id.morph.ir.Constant;
import id.morph.ir.Instruction;
import id.morph.ir.Type;
import java.util.List;

/** Globals, cells, and whether a variable has been assigned. */
final class Variables {
    private static final int CELL_KIND = 38;
    private static final long CELL_VALUE = 8;

    private final Parts parts;
    private final Space space;
    private final Code code;
    private final Values values;
    private final Failures failures;

    Variables(Parts parts, Space space, Code code, Values values, Failures failures) {
        this.parts = parts;
        this.space = space;
        this.code = code;
        this.values = values;
        this.failures = failures;
    }

    void compile(Instruction i) {
        switch (i.op()) {
            case DEFINED -> {
                values.load(i.operand(0), Type.ANY);
                values.store(i);
                checkAssigned(i, i.name(0));
            }
            case IS_DEFINED -> {
                values.load(i.operand(0), Type.ANY);
                code.i64(Words.ABSENT).op(Opcode.I64_NE);
                values.store(i);
            }
            case GLOBAL_GET -> {
                read(i);
                checkAssigned(i, i.name(1));
            }
            case GLOBAL_PROBE -> read(i);
            case GLOBAL_SET -> {
                values.load(i.operand(0), Type.ANY);
                write(i, Type.ANY);
            }
            case GLOBAL_LOAD -> load(i);
            case GLOBAL_STORE -> {
                values.load(i.operand(0), i.declaredType());
                write(i, i.declaredType());
            }
            case CELL_NEW -> {
                code.i64(CELL_KIND).i64(0).i64(1).call(parts.kernel().require("nilai", "gelas_baru"));
                values.store(i);
                code.get(values.local(i)).op(Opcode.I32_WRAP_I64);
                values.load(i.operand(0), Type.ANY);
                code.access(Opcode.I64_STORE, CELL_VALUE);
            }
            case CELL_GET -> {
                values.load(i.operand(0), Type.CELL);
                code.op(Opcode.I32_WRAP_I64).access(Opcode.I64_LOAD, CELL_VALUE);
                values.store(i);
            }
            default -> {
                values.load(i.operand(0), Type.CELL);
                code.op(Opcode.I32_WRAP_I64);
                values.load(i.operand(1), Type.ANY);
                code.access(Opcode.I64_STORE, CELL_VALUE);
            }
        }
    }

    private Type type(Instruction i) {
        return space.isProgram() ? parts.program().globalType(i.symbol(0), i.name(1)) : i.declaredType();
    }

    /** A global as a value of any kind; absent if it has not been assigned. */
    private void read(Instruction i) {
        Type type = type(i);
        WasmGlobal global = space.global(i.symbol(0), i.name(1), type);
        if (Types.hasZero(type)) {
            code.get(global);
            values.store(i);
            return;
        }
        Label assigned = code.get(parts.program().assigned(i.symbol(0), i.name(1)))
                .when(id.morph.backend.wasm.binary.ValueType.I64);
        code.get(global);
        if (type == Type.F64) {
            code.call(parts.helpers().boxFloat());
        } else {
            Conversions.convert(code, parts, type, Type.ANY);
        }
        code.otherwise().i64(Words.ABSENT).end(assigned);
        values.store(i);
    }

    private void load(Instruction i) {
        Type type = i.declaredType();
        code.get(space.global(i.symbol(0), i.name(1), type));
        values.store(i);
        if (!space.isProgram() || i.symbol(0).endsWith(Kernel.TYPED)) {
            return;
        }
        if (Types.hasZero(type)) {
            checkAssigned(i, i.name(1));
        } else {
            Label absent = code.get(parts.program().assigned(i.symbol(0), i.name(1)))
                    .op(Opcode.I32_EQZ)
                    .when();
            fail(i, i.name(1));
            code.end(absent);
        }
    }

    private void write(Instruction i, Type from) {
        Type type = type(i);
        if (from != type) {
            throw new IllegalStateException("a global of type " + type.text() + " is given " + from.text());
        }
        code.set(space.global(i.symbol(0), i.name(1), type));
        if (space.isProgram() && !Types.hasZero(type)) {
            code.i32(1).set(parts.program().assigned(i.symbol(0), i.name(1)));
        }
    }

    private void checkAssigned(Instruction i, String name) {
        Local local = values.local(i);
        Label absent = code.get(local).op(Opcode.I64_EQZ).when();
        fail(i, name);
        code.end(absent);
    }

    private void fail(Instruction i, String name) {
        failures.raise("NAMA.belum_ada", List.of(() -> values.load(Constant.of(name), Type.ANY)));
        failures.fail(i.position(), i.unwind());
    }
}
