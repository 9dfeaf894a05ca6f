package id.morph.backend.wasm;

import static id.morph.backend.wasm.binary.ValueType.I32;
import static id.morph.backend.wasm.binary.ValueType.I64;

import id.morph.backend.wasm.binary.Code;
import id.morph.backend.wasm.binary.Label;
import id.morph.backend.wasm.binary.Local;
import id.morph.backend.wasm.binary.Opcode;
import id.morph.backend.wasm.binary.ValueType;
import id.morph.backend.wasm.binary.WasmFunction;
import id.morph.ir.BlockParameter;
import id.morph.ir.Function;
import id.morph.ir.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Functions that are neither the program's nor the kernel's: what no instruction does, and what stands in front of others. */
final class Helpers {
    /** Where a function value has its place in the table and the number of its parameters. */
    static final int CLOSURE_PLACE = 8;

    static final int CLOSURE_PARAMETERS = 16;
    static final int CLOSURE_NAME = 24;
    static final int CLOSURE_CELLS = 32;
    static final int CLOSURE_KIND = 37 << 1 | 1;

    private final Parts parts;
    private final Map<String, WasmFunction> made = new HashMap<>();

    Helpers(Parts parts) {
        this.parts = parts;
    }

    /** A function to be filled, with parameters that have no names. */
    WasmFunction newFunction(String name, List<ValueType> parameters, List<ValueType> results) {
        List<Local> locals = new ArrayList<>();
        parameters.forEach(type -> locals.add(new Local(type, "")));
        return parts.module().addFunction(name, locals, results);
    }

    /** The function of that name, which is made when it is asked for first. */
    WasmFunction once(String name, Supplier<WasmFunction> maker) {
        WasmFunction known = made.get(name);
        if (known == null) {
            known = maker.get();
            made.put(name, known);
        }
        return known;
    }

    // arithmetic on words

    /** Floored division; the quotient by 0 is 0. */
    WasmFunction divide() {
        return once("bagi", () -> {
            WasmFunction function = newFunction("bagi", List.of(I64, I64), List.of(I64));
            Local a = function.parameters().get(0);
            Local b = function.parameters().get(1);
            Local quotient = new Local(I64, "");
            Code code = function.code();
            // Of -1 the machine's own division fails for the smallest word.
            Label special = code.get(b)
                    .i64(1)
                    .op(Opcode.I64_ADD)
                    .i64(2)
                    .op(Opcode.I64_LT_U)
                    .when();
            code.i64(0)
                    .get(a)
                    .op(Opcode.I64_SUB)
                    .i64(0)
                    .get(b)
                    .op(Opcode.I64_EQZ)
                    .op(Opcode.I32_EQZ);
            code.op(Opcode.SELECT).op(Opcode.RETURN).end(special);
            code.get(a).get(b).op(Opcode.I64_DIV_S).set(quotient);
            code.get(quotient);
            code.get(a).get(quotient).get(b).op(Opcode.I64_MUL).op(Opcode.I64_NE);
            code.get(a).get(b).op(Opcode.I64_XOR).i64(0).op(Opcode.I64_LT_S).op(Opcode.I32_AND);
            code.op(Opcode.I64_EXTEND_I32_U).op(Opcode.I64_SUB);
            return function;
        });
    }

    /** The remainder of floored division; that by 0 is the dividend. */
    WasmFunction modulo() {
        return once("sisa", () -> {
            WasmFunction function = newFunction("sisa", List.of(I64, I64), List.of(I64));
            Local a = function.parameters().get(0);
            Local b = function.parameters().get(1);
            Local rest = new Local(I64, "");
            Code code = function.code();
            Label zero = code.get(b).op(Opcode.I64_EQZ).when();
            code.get(a).op(Opcode.RETURN).end(zero);
            code.get(a).get(b).op(Opcode.I64_REM_S).set(rest);
            code.get(rest).get(b).i64(0);
            code.get(rest).i64(0).op(Opcode.I64_NE);
            code.get(rest).get(b).op(Opcode.I64_XOR).i64(0).op(Opcode.I64_LT_S).op(Opcode.I32_AND);
            code.op(Opcode.SELECT).op(Opcode.I64_ADD);
            return function;
        });
    }

    /** Division without a sign; the quotient by 0 is 0. */
    WasmFunction divideUnsigned() {
        return once("bagi tak bertanda", () -> {
            WasmFunction function = newFunction("bagi tak bertanda", List.of(I64, I64), List.of(I64));
            Local b = function.parameters().get(1);
            Code code = function.code();
            Label zero = code.get(b).op(Opcode.I64_EQZ).when();
            code.i64(0).op(Opcode.RETURN).end(zero);
            code.get(function.parameters().get(0)).get(b).op(Opcode.I64_DIV_U);
            return function;
        });
    }

    /** Its remainder; that by 0 is the dividend. */
    WasmFunction moduloUnsigned() {
        return once("sisa tak bertanda", () -> {
            WasmFunction function = newFunction("sisa tak bertanda", List.of(I64, I64), List.of(I64));
            Local a = function.parameters().get(0);
            Local b = function.parameters().get(1);
            Code code = function.code();
            Label zero = code.get(b).op(Opcode.I64_EQZ).when();
            code.get(a).op(Opcode.RETURN).end(zero);
            code.get(a).get(b).op(Opcode.I64_REM_U);
            return function;
        });
    }

    /** The upper half of a product of words without a sign: four products of halves (Knuth, volume 2, 4.3.1). */
    WasmFunction multiplyHighUnsigned() {
        return once("kali atas tak bertanda", () -> {
            WasmFunction function = newFunction("kali atas tak bertanda", List.of(I64, I64), List.of(I64));
            Local a = function.parameters().get(0);
            Local b = function.parameters().get(1);
            Local low = new Local(I64, "");
            Local middle = new Local(I64, "");
            Code code = function.code();
            long half = 0xffff_ffffL;
            code.get(a).i64(half).op(Opcode.I64_AND).get(b).i64(half).op(Opcode.I64_AND);
            code.op(Opcode.I64_MUL).i64(32).op(Opcode.I64_SHR_U).set(low);
            code.get(a).i64(32).op(Opcode.I64_SHR_U).get(b).i64(half).op(Opcode.I64_AND);
            code.op(Opcode.I64_MUL).get(low).op(Opcode.I64_ADD).set(middle);
            code.get(a).i64(half).op(Opcode.I64_AND).get(b).i64(32).op(Opcode.I64_SHR_U);
            code.op(Opcode.I64_MUL)
                    .get(middle)
                    .i64(half)
                    .op(Opcode.I64_AND)
                    .op(Opcode.I64_ADD)
                    .set(low);
            code.get(a)
                    .i64(32)
                    .op(Opcode.I64_SHR_U)
                    .get(b)
                    .i64(32)
                    .op(Opcode.I64_SHR_U)
                    .op(Opcode.I64_MUL);
            code.get(middle).i64(32).op(Opcode.I64_SHR_U).op(Opcode.I64_ADD);
            code.get(low).i64(32).op(Opcode.I64_SHR_U).op(Opcode.I64_ADD);
            return function;
        });
    }

    /** The same of words with a sign. */
    WasmFunction multiplyHigh() {
        return once("kali atas", () -> {
            WasmFunction function = newFunction("kali atas", List.of(I64, I64), List.of(I64));
            Local a = function.parameters().get(0);
            Local b = function.parameters().get(1);
            Code code = function.code();
            code.get(a).get(b).call(multiplyHighUnsigned());
            code.get(a).i64(63).op(Opcode.I64_SHR_S).get(b).op(Opcode.I64_AND).op(Opcode.I64_SUB);
            code.get(b).i64(63).op(Opcode.I64_SHR_S).get(a).op(Opcode.I64_AND).op(Opcode.I64_SUB);
            return function;
        });
    }

    // ints

    /** The int of a word. */
    WasmFunction box() {
        return once("bilangan", () -> {
            WasmFunction function = newFunction("bilangan", List.of(I64), List.of(I64));
            Local word = function.parameters().getFirst();
            Code code = function.code();
            code.get(word)
                    .i64(Words.INT_SHIFT)
                    .op(Opcode.I64_SHL)
                    .i64(Words.INT_SHIFT)
                    .op(Opcode.I64_SHR_S);
            Label small = code.get(word).op(Opcode.I64_EQ).when(I64);
            code.get(word).i64(Words.INT_TAG).op(Opcode.I64_OR).otherwise();
            code.get(word).call(parts.kernel().require("bilangan", "dari_kata"));
            code.end(small);
            return function;
        });
    }

    /** The word of an int that fits it. */
    WasmFunction unbox() {
        return once("kata", () -> {
            WasmFunction function = newFunction("kata", List.of(I64), List.of(I64));
            Local value = function.parameters().getFirst();
            Code code = function.code();
            code.get(value).i64(Words.INT_TAG).op(Opcode.I64_GE_U);
            Label small = code.when(I64);
            code.get(value)
                    .i64(Words.INT_SHIFT)
                    .op(Opcode.I64_SHL)
                    .i64(Words.INT_SHIFT)
                    .op(Opcode.I64_SHR_S);
            code.otherwise();
            // Sign and magnitude; the lowest 64 bits are all there is.
            code.i64(0)
                    .get(value)
                    .op(Opcode.I32_WRAP_I64)
                    .access(Opcode.I64_LOAD, 8)
                    .op(Opcode.I64_SUB);
            code.get(value).op(Opcode.I32_WRAP_I64).access(Opcode.I64_LOAD, 8);
            code.get(value)
                    .op(Opcode.I32_WRAP_I64)
                    .access(Opcode.I32_LOAD8_U, 1)
                    .op(Opcode.SELECT);
            code.end(small);
            return function;
        });
    }

    /** The word of a float; all NaNs have one. */
    WasmFunction boxFloat() {
        return once("pecahan", () -> {
            WasmFunction function = newFunction("pecahan", List.of(ValueType.F64), List.of(I64));
            Local number = function.parameters().getFirst();
            Code code = function.code();
            code.i64(Words.of(Double.NaN));
            code.get(number)
                    .op(Opcode.I64_REINTERPRET_F64)
                    .i64(Words.FLOAT_OFFSET)
                    .op(Opcode.I64_ADD);
            code.get(number).get(number).op(Opcode.F64_NE).op(Opcode.SELECT);
            return function;
        });
    }

    /** Stands where a function is that the kernel does not have. */
    WasmFunction missing() {
        return once("belum ada", () -> {
            WasmFunction function = newFunction("belum ada", List.of(), List.of(I64));
            function.code().op(Opcode.UNREACHABLE);
            return function;
        });
    }

    // functions as values

    /** What stands in the table for a function: takes its value, the arguments and the depth of the call. */
    WasmFunction entry(Function function) {
        return once("nilai " + function.symbol(), () -> {
            int arguments = ProgramFunctions.arguments(function);
            List<ValueType> types = new ArrayList<>(Collections.nCopies(arguments + 1, I64));
            types.add(I32);
            WasmFunction entry = newFunction("nilai " + function.symbol(), types, List.of(I64));
            Code code = entry.code();
            List<BlockParameter> parameters = function.entry().parameters();
            for (int k = 0; k < function.captures(); k++) {
                code.get(entry.parameters().getFirst()).op(Opcode.I32_WRAP_I64);
                code.access(Opcode.I64_LOAD, CLOSURE_CELLS + 8L * k);
            }
            for (int k = 0; k < arguments; k++) {
                if (parameters.get(function.captures() + k).type() != Type.ANY) {
                    throw new IllegalStateException("@" + function.symbol() + " is a value with machine types");
                }
                code.get(entry.parameters().get(1 + k));
            }
            code.get(entry.parameters().getLast());
            if (function.transparent()) {
                code.i32(1).op(Opcode.I32_SUB);
            }
            code.call(parts.program().function(function.symbol()));
            Conversions.convert(code, parts, function.resultType(), Type.ANY);
            return entry;
        });
    }

    /** Calls a value with so many arguments, for the depth that the called function has. */
    WasmFunction call(int arguments) {
        return once("panggil " + arguments, () -> {
            List<ValueType> types = new ArrayList<>(Collections.nCopies(arguments + 1, I64));
            types.add(I32);
            WasmFunction function = newFunction("panggil " + arguments, types, List.of(I64));
            Code code = function.code();
            Local callee = function.parameters().getFirst();
            Label other = code.block();
            code.get(callee)
                    .i64(8)
                    .op(Opcode.I64_SUB)
                    .i64(1L << 48)
                    .op(Opcode.I64_GE_U)
                    .branchIf(other);
            code.get(callee).op(Opcode.I32_WRAP_I64).access(Opcode.I32_LOAD8_U, 0);
            code.i32(CLOSURE_KIND).op(Opcode.I32_NE).branchIf(other);
            code.get(callee).op(Opcode.I32_WRAP_I64).access(Opcode.I32_LOAD, CLOSURE_PARAMETERS);
            code.i32(arguments).op(Opcode.I32_NE).branchIf(other);
            function.parameters().forEach(code::get);
            code.get(callee).op(Opcode.I32_WRAP_I64).access(Opcode.I32_LOAD, CLOSURE_PLACE);
            code.callIndirect(Types.closure(arguments)).op(Opcode.RETURN).end(other);
            callOther(function, arguments);
            return function;
        });
    }

    /** A callee that is no function with so many parameters is for the kernel. */
    private void callOther(WasmFunction function, int arguments) {
        Code code = function.code();
        var kernel = parts.kernel().find("morph_call");
        if (kernel.isEmpty()) {
            parts.notYet("morph.call", id.morph.ir.Position.NONE);
            code.op(Opcode.UNREACHABLE);
            return;
        }
        Local base = new Local(I32, "");
        Local result = new Local(I64, "");
        code.get(parts.arguments()).set(base);
        for (int k = 0; k < arguments; k++) {
            code.get(base).get(function.parameters().get(1 + k)).access(Opcode.I64_STORE, 8L * k);
        }
        code.get(base).i32(8 * arguments).op(Opcode.I32_ADD).set(parts.arguments());
        code.get(function.parameters().getLast()).set(parts.depth());
        code.get(function.parameters().getFirst())
                .get(base)
                .op(Opcode.I64_EXTEND_I32_U)
                .i64(arguments);
        code.call(kernel.get()).set(result).get(base).set(parts.arguments()).get(result);
    }

    /**
     * What the kernel imports from module {@code morph}.
     *
     * @throws IllegalStateException if there is no such function
     */
    WasmFunction intrinsic(String name, int arguments) {
        return once("morph " + name, () -> switch (name) {
            case "tabel_posisi" -> {
                WasmFunction function = newFunction(name, List.of(), List.of(I64));
                function.code().i64(() -> parts.positions().place());
                yield function;
            }
            case "panggil_tepat" -> callExactly();
            case "panggil_satu" -> {
                WasmFunction function = newFunction(name, List.of(I64, I64), List.of(I64));
                function.parameters().forEach(function.code()::get);
                function.code().get(parts.depth()).call(call(1));
                yield function;
            }
            case "jalankan" -> {
                WasmFunction function = newFunction(name, List.of(I64, I64), List.of(I64));
                Code code = function.code();
                code.get(function.parameters().get(0)).get(parts.depth());
                code.get(function.parameters().get(1)).op(Opcode.I32_WRAP_I64).callIndirect(Types.closure(0));
                yield function;
            }
            case "belum_ada" -> missing();
            case "momen" -> {
                WasmFunction function = newFunction(name, List.of(), List.of(I64));
                function.code().i64(parts.memory().constructor("Momen", "Momen", 2, 0));
                yield function;
            }
            case "panggil_bawaan" -> {
                WasmFunction function = newFunction(name, List.of(I64, I64, I64, I64), List.of(I64));
                List<Local> given = function.parameters();
                Code code = function.code();
                if (parts.program().makesGenerators()) {
                    generatorArgument(code, given);
                }
                // The method: function, receiver, arguments; the second argument of its function is its name.
                code.get(given.get(1));
                code.get(given.get(0)).op(Opcode.I32_WRAP_I64).access(Opcode.I64_LOAD, CLOSURE_NAME);
                code.get(given.get(2)).get(given.get(3));
                code.get(given.get(0)).op(Opcode.I32_WRAP_I64).access(Opcode.I32_LOAD, CLOSURE_PLACE);
                code.callIndirect(function.type());
                yield function;
            }
            case "susunan" -> {
                WasmFunction function = newFunction(name, List.of(I64), List.of(I64));
                Code code = function.code();
                code.i64(parts.layouts()::place)
                        .get(function.parameters().getFirst())
                        .i64(8)
                        .op(Opcode.I64_MUL);
                code.op(Opcode.I64_ADD)
                        .i64(8)
                        .op(Opcode.I64_SUB)
                        .op(Opcode.I32_WRAP_I64)
                        .access(Opcode.I64_LOAD, 0);
                yield function;
            }
            default -> throw new IllegalStateException("no function " + name + " of " + arguments + " arguments");
        });
    }

    /** What a method goes through element by element may be a generator, whose code the kernel's functions cannot run: they get a list. */
    private void generatorArgument(Code code, List<Local> given) {
        Local all = new Local(I64, "");
        code.get(given.get(3)).i64(0).op(Opcode.I64_GT_S);
        code.get(given.get(0)).op(Opcode.I32_WRAP_I64).access(Opcode.I64_LOAD, CLOSURE_NAME);
        code.i64(parts.memory().text("extend")).op(Opcode.I64_EQ);
        code.get(given.get(0)).op(Opcode.I32_WRAP_I64).access(Opcode.I64_LOAD, CLOSURE_NAME);
        code.i64(parts.memory().text("join"))
                .op(Opcode.I64_EQ)
                .op(Opcode.I32_OR)
                .op(Opcode.I32_AND);
        Label iterates = code.when();
        code.get(given.get(2)).op(Opcode.I32_WRAP_I64).access(Opcode.I64_LOAD, 0);
        code.call(parts.kernel().require("pembangkit", "tanpa_generator")).tee(all);
        Label failed = code.op(Opcode.I64_EQZ).when();
        code.i64(0).op(Opcode.RETURN).end(failed);
        code.get(given.get(2))
                .op(Opcode.I32_WRAP_I64)
                .get(all)
                .access(Opcode.I64_STORE, 0)
                .end(iterates);
    }

    /** Calls a function value that has so many parameters: value, address of the arguments, number. */
    private WasmFunction callExactly() {
        int most = parts.program().mostArguments();
        WasmFunction function = newFunction("panggil_tepat", List.of(I64, I64, I64), List.of(I64));
        Code code = function.code();
        Local callee = function.parameters().get(0);
        Local address = function.parameters().get(1);
        List<Label> cases = new ArrayList<>();
        Label none = code.block();
        for (int k = 0; k <= most; k++) {
            cases.add(code.block());
        }
        code.get(function.parameters().get(2)).op(Opcode.I32_WRAP_I64);
        code.branchTable(cases.reversed(), none);
        for (int k = 0; k <= most; k++) {
            code.end(cases.get(most - k));
            code.get(callee);
            for (int argument = 0; argument < k; argument++) {
                code.get(address).op(Opcode.I32_WRAP_I64).access(Opcode.I64_LOAD, 8L * argument);
            }
            code.get(parts.depth()).get(callee).op(Opcode.I32_WRAP_I64).access(Opcode.I32_LOAD, CLOSURE_PLACE);
            code.callIndirect(Types.closure(k)).op(Opcode.RETURN);
        }
        code.end(none).op(Opcode.UNREACHABLE);
        return function;
    }
}
