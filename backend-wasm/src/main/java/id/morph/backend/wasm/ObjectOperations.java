package id.morph.backend.wasm;

import static id.morph.backend.wasm.binary.ValueType.I32;
import static id.morph.backend.wasm.binary.ValueType.I64;

import id.morph.backend.wasm.binary.Code;
import id.morph.backend.wasm.binary.Label;
import id.morph.backend.wasm.binary.Local;
import id.morph.backend.wasm.binary.Opcode;
import id.morph.backend.wasm.binary.WasmFunction;
import id.morph.ir.Function;
import id.morph.ir.Instruction;
import id.morph.ir.Type;
import id.morph.ir.Value;
import java.util.List;
import java.util.function.BiConsumer;

/** Classes and instances. Slots hold values of any kind, so that a collector can read them. */
final class ObjectOperations {
    private final Parts parts;
    private final Code code;
    private final Values values;
    private final Failures failures;
    private final Calls calls;

    ObjectOperations(Parts parts, Code code, Values values, Failures failures, Calls calls) {
        this.parts = parts;
        this.code = code;
        this.values = values;
        this.failures = failures;
        this.calls = calls;
    }

    /** Compiles an instruction; gives false if it is none of these. */
    boolean compile(Instruction i, BiConsumer<Instruction, Integer> spill) {
        switch (i.op()) {
            case CLASS -> newClass(i, i.name(0), 0, spill);
            case CLASS_NEW -> newClass(i, i.name(1), parts.layouts().first(i.name(0)), spill);
            case OBJECT_NEW -> newObject(i);
            case FIELD_GET -> get(i);
            case FIELD_SET -> set(i);
            case OBJECT_CHECK -> check(i);
            case CALL_METHOD -> callMethod(i);
            case ATTRIBUTE -> attribute(i);
            case CONSTRUCTOR -> {
                code.i64(parts.memory().constructor(i.name(1), i.name(2), i.number(3), parts.declaration(i.symbol(0))));
                values.store(i);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void newClass(Instruction i, String name, int layout, BiConsumer<Instruction, Integer> spill) {
        Local base = new Local(I32, "");
        code.get(parts.arguments()).set(base);
        spill.accept(i, 0);
        code.get(base).op(Opcode.I64_EXTEND_I32_U).i64(i.operands().size());
        code.i64(parts.memory().text(name)).i64(layout);
        code.call(parts.kernel().require("benda", "kelas_baru"));
        failures.check(i, values.local(i));
    }

    private void newObject(Instruction i) {
        String layout = i.name(0);
        code.i64(Layouts.kind(Layouts.INSTANCE)).i64(parts.layouts().first(layout));
        code.i64(2 + parts.layouts().slotCount(layout));
        code.call(parts.kernel().require("nilai", "gelas_baru"));
        values.store(i);
        code.get(values.local(i)).op(Opcode.I32_WRAP_I64);
        values.load(i.operand(0), Type.ANY);
        code.access(Opcode.I64_STORE, Layouts.INSTANCE_CLASS);
    }

    /** Leaves the block unless the value is an instance of the layout or one below it. */
    private void unlessInstance(Local object, String layout, Label other) {
        Local address = new Local(I32, "");
        code.get(object)
                .i64(8)
                .op(Opcode.I64_SUB)
                .i64(1L << 48)
                .op(Opcode.I64_GE_U)
                .branchIf(other);
        code.get(object).op(Opcode.I32_WRAP_I64).tee(address);
        int first = parts.layouts().first(layout);
        int last = parts.layouts().last(layout);
        if (first == last) {
            code.access(Opcode.I32_LOAD, 0).i32(0xffff00ff).op(Opcode.I32_AND);
            code.i32(Layouts.INSTANCE | first << 16).op(Opcode.I32_NE).branchIf(other);
        } else {
            code.access(Opcode.I32_LOAD8_U, 0)
                    .i32(Layouts.INSTANCE)
                    .op(Opcode.I32_NE)
                    .branchIf(other);
            code.get(address).access(Opcode.I32_LOAD, 0).i32(16).op(Opcode.I32_SHR_U);
            code.i32(first)
                    .op(Opcode.I32_SUB)
                    .i32(last - first)
                    .op(Opcode.I32_GT_U)
                    .branchIf(other);
        }
    }

    private Local held(Value value) {
        Local local = new Local(I64, "");
        values.load(value, Type.ANY);
        code.set(local);
        return local;
    }

    private long offset(Instruction i) {
        return Layouts.INSTANCE_SLOTS + 8L * parts.layouts().slot(i.name(0), i.name(1));
    }

    private void get(Instruction i) {
        Local object = held(i.operand(0));
        Local word = new Local(I64, "");
        Label done = code.block();
        Label other = code.block();
        unlessInstance(object, i.name(0), other);
        code.get(object)
                .op(Opcode.I32_WRAP_I64)
                .access(Opcode.I64_LOAD, offset(i))
                .tee(word);
        code.op(Opcode.I64_EQZ).op(Opcode.I32_EQZ).branchIf(done).end(other);
        code.get(object).i64(parts.memory().text(i.name(1)));
        code.call(parts.kernel().require("benda", "morph_attr")).tee(word);
        Label failed = code.op(Opcode.I64_EQZ).when();
        failures.fail(i.position(), i.unwind());
        code.end(failed).end(done);
        code.get(word);
        Conversions.unbox(code, parts, i.declaredType());
        values.store(i);
    }

    private void set(Instruction i) {
        Local object = held(i.operand(0));
        Local word = new Local(I64, "");
        values.load(i.operand(1), i.declaredType());
        Conversions.box(code, parts, i.declaredType());
        code.set(word);
        Label done = code.block();
        Label other = code.block();
        unlessInstance(object, i.name(0), other);
        code.get(object).op(Opcode.I32_WRAP_I64).get(word).access(Opcode.I64_STORE, offset(i));
        code.branch(done).end(other);
        code.get(object).get(word).i64(parts.memory().text(i.name(1)));
        Label failed = code.call(parts.kernel().require("benda", "morph_setattr"))
                .op(Opcode.I64_EQZ)
                .when();
        failures.fail(i.position(), i.unwind());
        code.end(failed).end(done);
    }

    private void check(Instruction i) {
        orMissing(i, held(i.operand(0)), i.name(0), i.name(1));
    }

    /** Throws what reading the attribute throws unless the value is an instance of the layout. */
    private void orMissing(Instruction i, Local object, String layout, String name) {
        Label done = code.block();
        Label other = code.block();
        unlessInstance(object, layout, other);
        code.branch(done).end(other);
        code.get(object).i64(parts.memory().text(name));
        code.call(parts.kernel().require("benda", "morph_attr")).op(Opcode.DROP);
        failures.fail(i.position(), i.unwind());
        code.end(done);
    }

    private void callMethod(Instruction i) {
        Local object = held(i.operand(0));
        orMissing(i, object, i.name(0), i.name(1));
        List<String> targets = parts.layouts().below(i.name(0)).stream()
                .map(layout ->
                        parts.program().module().methodSymbol(layout, i.name(1)).orElseThrow())
                .toList();
        if (targets.stream().distinct().count() == 1) {
            calls.arguments(i, parts.program().declaration(targets.getFirst()));
            code.call(parts.program().function(targets.getFirst()));
        } else {
            Function first = parts.program().declaration(targets.getFirst());
            calls.arguments(i, first);
            code.call(dispatcher(i.name(0), i.name(1), targets, first));
        }
        failures.check(i, values.local(i));
    }

    /** A function that calls the method of its first argument's layout. */
    private WasmFunction dispatcher(String layout, String method, List<String> targets, Function first) {
        return parts.helpers().once(layout + "." + method, () -> {
            var like = parts.program().function(first.symbol()).type();
            WasmFunction function =
                    parts.helpers().newFunction(layout + "." + method, like.parameters(), like.results());
            Code body = function.code();
            List<String> distinct = targets.stream().distinct().toList();
            List<Label> cases = distinct.stream().map(_ -> body.block()).toList();
            body.get(function.parameters().getFirst()).op(Opcode.I32_WRAP_I64);
            body.access(Opcode.I32_LOAD, 0).i32(16).op(Opcode.I32_SHR_U);
            body.i32(parts.layouts().first(layout)).op(Opcode.I32_SUB);
            List<Label> ways = targets.stream()
                    .map(target -> cases.get(distinct.indexOf(target)))
                    .toList();
            body.branchTable(ways, ways.getLast());
            for (int k = distinct.size() - 1; k >= 0; k--) {
                body.end(cases.get(k));
                function.parameters().forEach(body::get);
                body.call(parts.program().function(distinct.get(k))).op(Opcode.RETURN);
            }
            body.op(Opcode.UNREACHABLE);
            return function;
        });
    }

    /** Reads an attribute of anything; what may be a method of a builtin type is given to the kernel as a function. */
    private void attribute(Instruction i) {
        BuiltinMethods.Method method = BuiltinMethods.named(i.name(0));
        values.load(i.operand(0), Type.ANY);
        code.i64(parts.memory().text(i.name(0)));
        if (method == null) {
            code.call(parts.kernel().require("benda", "morph_attr"));
        } else {
            code.i64(parts.program().builtin(i.name(0), method)).i64(method.owner());
            code.call(parts.kernel().require("benda", "atribut_bawaan"));
        }
        failures.check(i, values.local(i));
    }
}
