package id.morph.backend.wasm;

import id.morph.backend.wasm.binary.Code;
import id.morph.backend.wasm.binary.Label;
import id.morph.backend.wasm.binary.Local;
import id.morph.backend.wasm.binary.Opcode;
import id.morph.backend.wasm.binary.ValueType;
import id.morph.backend.wasm.binary.WasmFunction;
import id.morph.ir.Attribute;
import id.morph.ir.Constant;
import id.morph.ir.Dialect;
import id.morph.ir.Function;
import id.morph.ir.Instruction;
import id.morph.ir.Op;
import id.morph.ir.Primitive;
import id.morph.ir.Type;
import id.morph.ir.Value;
import java.util.List;
import java.util.Optional;

/** Compiles instructions: those that are a few of the machine's, and calls of the kernel for all others. */
final class Operations {
    private final Parts parts;
    private final Space space;
    private final Code code;
    private final Values values;
    private final Failures failures;
    private final SystemOperations system;
    private final NumberOperations numbers;
    private final ListOperations lists;
    private final ObjectOperations objects;
    private final FrameOperations frames;
    private final Calls calls;
    private final Variables variables;

    Operations(Parts parts, Space space, Function function, WasmFunction target, Values values, Failures failures) {
        this.parts = parts;
        this.space = space;
        this.values = values;
        this.failures = failures;
        code = target.code();
        system = new SystemOperations(parts, space, code, values);
        numbers = new NumberOperations(parts, code, values, this);
        lists = new ListOperations(parts, code, values, failures);
        calls = new Calls(parts, space, target, values, failures);
        objects = new ObjectOperations(parts, code, values, failures, calls);
        frames = new FrameOperations(parts, code, values, failures, calls);
        variables = new Variables(parts, space, code, values, failures);
    }

    void compile(Instruction i) {
        if (i.op().ordinal() >= Op.WORD_NEG.ordinal() && system.compile(i)) {
            finish(i);
            return;
        }
        switch (i.op()) {
            case CALL, CALL_STATIC, CALL_TYPED, CLOSURE, FUNCTION_REF, MODULE_INIT -> calls.compile(i);
            case DEFINED,
                    IS_DEFINED,
                    GLOBAL_GET,
                    GLOBAL_PROBE,
                    GLOBAL_SET,
                    GLOBAL_LOAD,
                    GLOBAL_STORE,
                    CELL_NEW,
                    CELL_GET,
                    CELL_SET -> variables.compile(i);
            case NOT -> {
                values.load(i.operand(0), Type.BOOL);
                code.op(Opcode.I32_EQZ);
                values.store(i);
            }
            case EQ, NE -> equality(i);
            case RAISE -> raise(i);
            case PRINT -> print(i);
            // Nothing starts routines yet.
            case ROUTINE_DRAIN -> {}
            default -> {
                if (!lists.compile(i)
                        && !frames.compile(i)
                        && !objects.compile(i, this::spill)
                        && !(i.op().dialect() == Dialect.MACHINE && numbers.compile(i))) {
                    kernel(i);
                }
            }
        }
    }

    /** Stores the result of an instruction that cannot fail. */
    private void finish(Instruction i) {
        if (i.type() != Type.NONE) {
            values.store(i);
        }
    }

    /** Booleans are compared as such; the only value that equals nil is nil. */
    private void equality(Instruction i) {
        Value a = i.operand(0);
        Value b = i.operand(1);
        boolean booleans = a.type() == Type.BOOL && b.type() == Type.BOOL;
        if (!booleans && !(a instanceof Constant.Nil) && !(b instanceof Constant.Nil)) {
            kernel(i);
            return;
        }
        Type type = booleans ? Type.BOOL : Type.ANY;
        values.load(a, type);
        values.load(b, type);
        if (booleans) {
            code.op(i.op() == Op.EQ ? Opcode.I32_EQ : Opcode.I32_NE);
        } else {
            code.op(i.op() == Op.EQ ? Opcode.I64_EQ : Opcode.I64_NE);
        }
        values.store(i);
    }

    private void raise(Instruction i) {
        failures.raise(
                i.name(0),
                i.operands().stream()
                        .map(operand -> (Runnable) () -> values.load(operand, Type.ANY))
                        .toList());
        failures.fail(i.position(), i.unwind());
    }

    /** A constant text needs nothing that makes texts of values. */
    private void print(Instruction i) {
        if (Failing.isText(i)) {
            values.load(i.operand(0), Type.ANY);
            code.call(parts.kernel().require("luar", "cetak_teks"));
        } else {
            kernel(i);
        }
    }

    // the kernel's functions

    /** The name of the kernel's function for an operation; the type attribute is a part of it. */
    static String name(Instruction i) {
        if (i.op() == Op.PRIMITIVE) {
            return "prim_" + i.name(0);
        }
        String name = i.op().text().replace('.', '_');
        return i.op().attributes().contains(Attribute.Kind.TYPE)
                ? name + "_" + i.declaredType().text()
                : name;
    }

    /** A call of the kernel's function for the operation. */
    void kernel(Instruction i) {
        String name = name(i);
        Optional<WasmFunction> found = parts.kernel().find(name);
        if (found.isEmpty() && name.startsWith("int_")) {
            // An int of any size is a value like others.
            name = "morph_" + name.substring("int_".length());
            found = parts.kernel().find(name);
        }
        if (found.isEmpty()) {
            parts.notYet(i.op() == Op.PRIMITIVE ? "prim " + i.name(0) : i.op().text(), i.position());
            code.op(Opcode.UNREACHABLE);
            return;
        }
        if (i.op().variadic() && i.op() != Op.PRIMITIVE) {
            callWithMany(i, found.get());
        } else {
            operands(i, parts.kernel().parameters(name));
            if (i.op() == Op.PRIMITIVE) {
                calls.noteDepth(i);
            }
            code.call(found.get());
        }
        result(i, found.get());
    }

    private void operands(Instruction i, List<Type> types) {
        int count = i.op() == Op.PRIMITIVE
                ? Primitive.named(i.name(0)).orElseThrow().arity()
                : i.operands().size();
        for (int k = 0; k < count; k++) {
            Value value = k < i.operands().size() ? i.operand(k) : Constant.NIL;
            values.load(value, operandType(i, k, types));
            if (k == iterated(i) && parts.program().makesGenerators()) {
                elements(i);
            }
        }
        if (i.op() != Op.PRIMITIVE) {
            attributes(i);
        }
    }

    /** Which operand of a primitive may be a generator, whose code the kernel cannot run; -1 if there is none. */
    private static int iterated(Instruction i) {
        return i.op() != Op.PRIMITIVE
                ? -1
                : switch (i.name(0)) {
                    case "text_join", "bytes_from_list" -> 0;
                    case "list_extend" -> 1;
                    default -> -1;
                };
    }

    /** Makes a list of a generator on the stack. */
    private void elements(Instruction i) {
        Local all = new Local(ValueType.I64, "");
        calls.noteDepth(i);
        code.call(parts.kernel().require("pembangkit", "tanpa_generator")).tee(all);
        Label failed = code.op(Opcode.I64_EQZ).when();
        failures.fail(i.position(), i.unwind());
        code.end(failed).get(all);
    }

    /** A function of the kernel takes words, whatever they mean; an operation says what. */
    private static Type operandType(Instruction i, int index, List<Type> types) {
        List<Type> operands = i.op().operands();
        Type type = operands.get(Math.min(index, operands.size() - 1));
        Type wanted = type == Type.OF_ATTRIBUTE ? i.declaredType() : type;
        return wanted == Type.ANY && types.size() > index && types.get(index) == Type.BOOL ? Type.BOOL : wanted;
    }

    private void attributes(Instruction i) {
        for (Attribute attribute : i.attributes()) {
            switch (attribute) {
                case Attribute.Name(String text) -> code.i64(parts.memory().text(text));
                case Attribute.Int(int number) -> code.i64(number);
                case Attribute.Symbol(String text) -> code.i64(parts.memory().text(text));
                case Attribute.OfType _ -> {}
            }
        }
    }

    /** Operands of any number lie in memory one behind the other. */
    private void callWithMany(Instruction i, WasmFunction function) {
        Local base = new Local(ValueType.I32, "");
        int count = i.operands().size();
        code.get(parts.arguments()).set(base);
        spill(i, 0);
        code.get(base).i32(8 * count).op(Opcode.I32_ADD).set(parts.arguments());
        calls.noteDepth(i);
        code.get(base).op(Opcode.I64_EXTEND_I32_U).i64(count);
        attributes(i);
        code.call(function).get(base).set(parts.arguments());
    }

    /** Puts the operands from a number on behind the stack of arguments. */
    private void spill(Instruction i, int from) {
        for (int k = from; k < i.operands().size(); k++) {
            code.get(parts.arguments());
            values.load(i.operand(k), Type.ANY);
            code.access(Opcode.I64_STORE, 8L * (k - from));
        }
    }

    private void result(Instruction i, WasmFunction function) {
        boolean given = !function.type().results().isEmpty();
        if (given && i.type() == Type.NONE) {
            // NIL, or 0 if it has failed.
            Label failed = code.op(Opcode.I64_EQZ).when();
            failures.fail(i.position(), i.unwind());
            code.end(failed);
            return;
        }
        if (given != (i.type() != Type.NONE)) {
            throw new IllegalStateException(
                    "the kernel's " + function.name() + " does not give what " + i.op().text() + " gives");
        }
        if (i.mayThrow()) {
            failures.check(i, i.type() == Type.NONE ? null : values.local(i));
        } else if (given) {
            values.store(i);
        }
    }

    /** Whether the function is of the program. */
    boolean isProgram() {
        return space.isProgram();
    }

    Failures failures() {
        return failures;
    }
}
