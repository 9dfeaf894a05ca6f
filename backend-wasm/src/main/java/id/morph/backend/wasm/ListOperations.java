package id.morph.backend.wasm;

import static id.morph.backend.wasm.binary.ValueType.I32;
import static id.morph.backend.wasm.binary.ValueType.I64;

import id.morph.backend.wasm.binary.Code;
import id.morph.backend.wasm.binary.Label;
import id.morph.backend.wasm.binary.Local;
import id.morph.backend.wasm.binary.Opcode;
import id.morph.backend.wasm.binary.WasmFunction;
import id.morph.ir.Constant;
import id.morph.ir.Instruction;
import id.morph.ir.Type;
import id.morph.ir.Value;
import java.util.List;

/**
 * Lists and dicts. A list of words or floats keeps them bare until something else is put into it; what an access expects is tried here, all else is the
 * kernel's.
 */
final class ListOperations {
    private final Parts parts;
    private final Code code;
    private final Values values;
    private final Failures failures;

    ListOperations(Parts parts, Code code, Values values, Failures failures) {
        this.parts = parts;
        this.code = code;
        this.values = values;
        this.failures = failures;
    }

    /** Compiles an instruction; gives false if it is none of these. */
    boolean compile(Instruction i) {
        switch (i.op()) {
            case LIST -> create(i, Type.ANY);
            case LIST_NEW -> create(i, i.declaredType());
            case DICT -> dict(i);
            case LIST_GET -> get(i);
            case LIST_SET -> set(i);
            case LIST_APPEND -> append(i);
            case LIST_ELEMENT -> element(i);
            case LIST_SET_ELEMENT -> setElement(i);
            case LIST_VERSION -> {
                address(i.operand(0));
                code.access(Opcode.I64_LOAD32_U, Layouts.LIST_VERSION);
                values.store(i);
            }
            case LIST_UNCHANGED -> unchanged(i);
            default -> {
                return false;
            }
        }
        return true;
    }

    /** How a list of such elements keeps them. */
    private static int tag(Type type) {
        return switch (type) {
            case I64 -> Layouts.LIST_OF_WORDS;
            case F64 -> Layouts.LIST_OF_FLOATS;
            default -> Layouts.LIST;
        };
    }

    private static boolean isBare(Type type) {
        return tag(type) != Layouts.LIST;
    }

    /** The type in which an element lies in memory where it is kept as expected. */
    private static Type kept(Type type) {
        return isBare(type) ? type : Type.ANY;
    }

    private void address(Value list) {
        values.load(list, Type.ANY);
        code.op(Opcode.I32_WRAP_I64);
    }

    private Local held(Value list) {
        Local local = new Local(I64, "");
        values.load(list, Type.ANY);
        code.set(local);
        return local;
    }

    /** A value of the type that an instruction says, as a value of any kind. */
    private void boxed(Value value, Type type) {
        values.load(value, type);
        Conversions.box(code, parts, type);
    }

    private void create(Instruction i, Type type) {
        int count = i.operands().size();
        code.i64(Layouts.kind(tag(type))).i64(count).call(parts.kernel().require("daftar", "baru_jenis"));
        values.store(i);
        if (count == 0) {
            return;
        }
        Local elements = new Local(I32, "");
        address(i);
        code.access(Opcode.I64_LOAD, Layouts.LIST_ELEMENTS)
                .op(Opcode.I32_WRAP_I64)
                .set(elements);
        for (int k = 0; k < count; k++) {
            code.get(elements);
            values.load(i.operand(k), kept(type));
            code.access(storeOf(type), Layouts.ELEMENT + 8L * k);
        }
    }

    private static Opcode storeOf(Type type) {
        return type == Type.F64 ? Opcode.F64_STORE : Opcode.I64_STORE;
    }

    private static Opcode loadOf(Type type) {
        return type == Type.F64 ? Opcode.F64_LOAD : Opcode.I64_LOAD;
    }

    private void dict(Instruction i) {
        code.call(parts.kernel().require("kamus", "baru"));
        values.store(i);
        for (int k = 0; k < i.operands().size(); k += 2) {
            code.get(values.local(i));
            values.load(i.operand(k), Type.ANY);
            values.load(i.operand(k + 1), Type.ANY);
            Label failed = code.call(parts.kernel().require("kamus", "taruh"))
                    .op(Opcode.I32_EQZ)
                    .when();
            failures.fail(i.position(), i.unwind());
            code.end(failed);
        }
    }

    // elements by an index that may not be there

    /** Puts the address of the element on the stack, or leaves the block: no such list, no such index. */
    private void place(Local list, Local index, int tag, Label other) {
        code.get(list)
                .i64(8)
                .op(Opcode.I64_SUB)
                .i64(1L << 48)
                .op(Opcode.I64_GE_U)
                .branchIf(other);
        code.get(list).op(Opcode.I32_WRAP_I64).access(Opcode.I32_LOAD8_U, 0);
        code.i32(tag).op(Opcode.I32_NE).branchIf(other);
        code.get(index).get(list).op(Opcode.I32_WRAP_I64).access(Opcode.I64_LOAD32_U, Layouts.LIST_LENGTH);
        code.op(Opcode.I64_GE_U).branchIf(other);
        elementAddress(list, index);
    }

    private void elementAddress(Local list, Local index) {
        code.get(list).op(Opcode.I32_WRAP_I64).access(Opcode.I32_LOAD, Layouts.LIST_ELEMENTS);
        code.get(index).op(Opcode.I32_WRAP_I64).i32(3).op(Opcode.I32_SHL).op(Opcode.I32_ADD);
    }

    /** An index as a bare word; one that is none, or too large for one, is larger than any list is long. */
    private Local index(Value value) {
        Local index = new Local(I64, "");
        if (value.type() == Type.I64 || value instanceof Constant) {
            values.load(value, value instanceof Constant ? Type.INT : Type.I64);
            if (value instanceof Constant.Int(var number)) {
                code.op(Opcode.DROP).i64(number.bitLength() < Long.SIZE ? number.longValue() : -1);
            }
        } else {
            values.load(value, Type.INT);
            // Without its tag a small int that is not negative is itself; all others are large.
            code.i64(Words.INT_TAG).op(Opcode.I64_XOR);
        }
        code.set(index);
        return index;
    }

    private void get(Instruction i) {
        Type type = i.declaredType();
        Local list = held(i.operand(0));
        Local index = index(i.operand(1));
        Label done = code.block();
        Label other = code.block();
        place(list, index, tag(type), other);
        code.access(loadOf(type), Layouts.ELEMENT);
        if (!isBare(type)) {
            Conversions.unbox(code, parts, type);
        }
        values.store(i);
        code.branch(done).end(other);
        slowIndex(i, list);
        code.end(done);
    }

    private void slowIndex(Instruction i, Local list) {
        Local result = new Local(I64, "");
        code.get(list);
        values.load(i.operand(1), Type.INT);
        code.call(kernel("morph_index", i)).tee(result);
        Label failed = code.op(Opcode.I64_EQZ).when();
        failures.fail(i.position(), i.unwind());
        code.end(failed).get(result);
        Conversions.unbox(code, parts, i.declaredType());
        values.store(i);
    }

    private WasmFunction kernel(String name, Instruction i) {
        return parts.kernel().find(name).orElseGet(() -> {
            parts.notYet(i.op().text(), i.position());
            return parts.helpers().missing();
        });
    }

    private void set(Instruction i) {
        Type type = i.declaredType();
        Local list = held(i.operand(0));
        Local index = index(i.operand(1));
        Label done = code.block();
        Label other = code.block();
        place(list, index, tag(type), other);
        values.load(i.operand(2), kept(type));
        code.access(storeOf(type), Layouts.ELEMENT).branch(done).end(other);
        code.get(list);
        values.load(i.operand(1), Type.INT);
        boxed(i.operand(2), type);
        Label failed = code.call(kernel("morph_setindex", i)).op(Opcode.I64_EQZ).when();
        failures.fail(i.position(), i.unwind());
        code.end(failed).end(done);
    }

    private void append(Instruction i) {
        Local list = held(i.operand(0));
        code.get(list);
        boxed(i.operand(1), i.declaredType());
        Label failed =
                code.call(kernel("prim_list_append", i)).op(Opcode.I64_EQZ).when();
        failures.fail(i.position(), i.unwind());
        code.end(failed);
    }

    // elements that are proven to be there

    private void element(Instruction i) {
        Type type = i.declaredType();
        Local list = held(i.operand(0));
        Local index = index(i.operand(1));
        Label as = asExpected(list, type);
        elementAddress(list, index);
        code.access(loadOf(type), Layouts.ELEMENT);
        if (!isBare(type)) {
            Conversions.unbox(code, parts, type);
        }
        values.store(i);
        code.otherwise();
        code.get(list).get(index).call(parts.kernel().require("daftar", "ambil"));
        Conversions.unbox(code, parts, type);
        values.store(i);
        code.end(as);
    }

    private void setElement(Instruction i) {
        Type type = i.declaredType();
        Local list = held(i.operand(0));
        Local index = index(i.operand(1));
        Label as = asExpected(list, type);
        elementAddress(list, index);
        values.load(i.operand(2), kept(type));
        code.access(storeOf(type), Layouts.ELEMENT);
        code.otherwise();
        code.get(list).get(index);
        boxed(i.operand(2), type);
        WasmFunction put = parts.kernel().require("daftar", "taruh");
        code.call(put);
        if (!put.type().results().isEmpty()) {
            code.op(Opcode.DROP);
        }
        code.end(as);
    }

    private Label asExpected(Local list, Type type) {
        code.get(list).op(Opcode.I32_WRAP_I64).access(Opcode.I32_LOAD8_U, 0);
        return code.i32(tag(type)).op(Opcode.I32_EQ).when();
    }

    private void unchanged(Instruction i) {
        address(i.operand(0));
        code.access(Opcode.I64_LOAD32_U, Layouts.LIST_VERSION);
        values.load(i.operand(1), Type.I64);
        Label changed = code.op(Opcode.I64_NE).when();
        failures.raise("ITERASI.daftar", List.of());
        failures.fail(i.position(), i.unwind());
        code.end(changed);
    }
}
