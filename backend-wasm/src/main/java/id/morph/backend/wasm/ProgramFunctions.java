package id.morph.backend.wasm;

import id.morph.backend.wasm.binary.Code;
import id.morph.backend.wasm.binary.Local;
import id.morph.backend.wasm.binary.Opcode;
import id.morph.backend.wasm.binary.ValueType;
import id.morph.backend.wasm.binary.WasmFunction;
import id.morph.backend.wasm.binary.WasmGlobal;
import id.morph.ir.Function;
import id.morph.ir.Module;
import id.morph.ir.Op;
import id.morph.ir.Type;
import id.morph.ir.Unit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The functions, globals and units of the program. */
final class ProgramFunctions implements Space {
    /** Added to the number of parameters, as {@code kernel/panggil.fox} says. */
    private static final long COLLECTING = 1L << 31;

    /** Instead of it, for the function of a builtin method. */
    private static final long BUILTIN = 1L << 30;

    private final Module program;
    private final Parts parts;
    private final Map<String, WasmFunction> functions = new LinkedHashMap<>();
    private final Map<String, WasmGlobal> globals = new HashMap<>();
    private final Map<String, WasmGlobal> assigned = new HashMap<>();
    private final Map<String, WasmFunction> starts = new HashMap<>();
    private Boolean generators;
    private final Map<String, Long> values = new HashMap<>();
    private final Map<String, Long> builtins = new HashMap<>();

    ProgramFunctions(Module program, Parts parts) {
        this.program = program;
        this.parts = parts;
    }

    Module module() {
        return program;
    }

    /** Compiles all functions. */
    void compile() {
        for (Function function : program.functions()) {
            FunctionCompiler.compile(parts, this, function, function(function.symbol()));
        }
    }

    @Override
    public Function declaration(String symbol) {
        return program.function(symbol)
                .orElseThrow(() -> new IllegalStateException("the program has no function @" + symbol));
    }

    @Override
    public WasmFunction function(String symbol) {
        return functions.computeIfAbsent(symbol, s -> {
            Function function = declaration(s);
            List<Local> parameters = new ArrayList<>(Types.parameters(function));
            parameters.add(new Local(ValueType.I32, "kedalaman"));
            return parts.module().addFunction(s, parameters, List.of(Types.of(function.resultType())));
        });
    }

    /** A global; of type any or int it is 0 until it is assigned. */
    @Override
    public WasmGlobal global(String unit, String name, Type type) {
        return globals.computeIfAbsent(unit + " " + name, key -> {
            ValueType machine = Types.of(type);
            return machine == ValueType.F64
                    ? parts.module().addGlobal(key, 0.0)
                    : parts.module().addGlobal(key, machine, true, 0);
        });
    }

    /** Whether a global of a type without a free 0 has been assigned: an i32. */
    WasmGlobal assigned(String unit, String name) {
        return assigned.computeIfAbsent(
                unit + " " + name, key -> parts.module().addGlobal(key + " berisi", ValueType.I32, true, 0));
    }

    /** The type that a global has throughout the program. */
    Type globalType(String unit, String name) {
        return program.global(unit, name).map(Unit.Global::type).orElse(Type.ANY);
    }

    @Override
    public boolean isProgram() {
        return true;
    }

    /** Whether the function is the body of the main module, which nobody calls a second time. */
    boolean isMainBody(Function function) {
        return program.function(program.entry())
                .filter(Function::transparent)
                .flatMap(entry -> program.unit(entry.unit()))
                .filter(unit -> unit.body().equals(function.symbol()))
                .isPresent();
    }

    /** A function that runs the body of a unit once; gives 0 if that fails. */
    WasmFunction start(String path) {
        return starts.computeIfAbsent(path, p -> {
            Unit unit = program.unit(p).orElseThrow();
            WasmFunction start =
                    parts.helpers().newFunction("mulai " + p, List.of(ValueType.I32), List.of(ValueType.I64));
            Code code = start.code();
            program.function(unit.body()).ifPresent(body -> {
                WasmGlobal started = parts.module().addGlobal("sudah " + p, ValueType.I32, true, 0);
                var first = code.get(started).op(Opcode.I32_EQZ).when();
                code.i32(1).set(started);
                code.get(start.parameters().getFirst());
                if (!body.transparent()) {
                    code.i32(1).op(Opcode.I32_ADD);
                }
                code.call(function(body.symbol())).op(Opcode.RETURN).end(first);
            });
            code.i64(Words.NIL);
            return start;
        });
    }

    /** The one value of a function without captured cells. */
    long functionValue(String symbol) {
        Long known = values.get(symbol);
        if (known == null) {
            Function function = declaration(symbol);
            known = parts.memory().function(tablePlace(symbol), parameterWord(function), name(function));
            values.put(symbol, known);
        }
        return known;
    }

    /** The function value of a method of a builtin type. */
    long builtin(String name, BuiltinMethods.Method method) {
        return builtins.computeIfAbsent(name, n -> {
            int place = parts.module().tablePlace(parts.kernel().require(method.file(), method.function()));
            return parts.memory().function(place, Words.small(BUILTIN), n);
        });
    }

    /** The place in the table of what is behind the values of a function. */
    int tablePlace(String symbol) {
        return parts.module().tablePlace(parts.helpers().entry(declaration(symbol)));
    }

    /** Where the program begins. */
    Function entry() {
        return declaration(program.entry());
    }

    /** Whether there are generators at all. */
    boolean makesGenerators() {
        if (generators == null) {
            generators = program.functions().stream()
                    .flatMap(function -> function.blocks().stream())
                    .flatMap(block -> block.instructions().stream())
                    .anyMatch(instruction -> instruction.op() == Op.GENERATOR_NEW);
        }
        return generators;
    }

    /** The most arguments that any function takes. */
    int mostArguments() {
        return program.functions().stream()
                .mapToInt(ProgramFunctions::arguments)
                .max()
                .orElse(0);
    }

    /** A method is called {@code Class.method} in traces, and {@code method} as a value. */
    static String name(Function function) {
        String shown = function.displayName();
        return shown.substring(shown.lastIndexOf('.') + 1);
    }

    /** The word by which the kernel knows the number of parameters, and that the last one collects the rest. */
    static long parameterWord(Function function) {
        return Words.small(arguments(function) | (function.variadic() ? COLLECTING : 0));
    }

    /** How many parameters of a function are no captured cells. */
    static int arguments(Function function) {
        return function.entry().parameters().size() - function.captures();
    }
}
