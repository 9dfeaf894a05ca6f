package id.morph.backend.wasm;

import id.morph.backend.wasm.binary.FunctionType;
import id.morph.backend.wasm.binary.ValueType;
import id.morph.backend.wasm.binary.WasmFunction;
import id.morph.backend.wasm.binary.WasmGlobal;
import id.morph.backend.wasm.binary.WasmModule;
import id.morph.ir.Constant;
import id.morph.ir.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What all functions of one module share. */
final class Parts {
    private final WasmModule module = new WasmModule();
    private final StaticMemory memory = new StaticMemory();
    private final KernelFunctions kernel;
    private final ProgramFunctions program;
    private final Helpers helpers;
    private final HostFunctions host;
    private final Positions positions;
    private final InstanceLayouts layouts;
    private final Failing failing;
    private final Map<String, Integer> declarations = new HashMap<>();
    private final Catalogue catalogue = new Catalogue();
    private final Map<String, WasmFunction> imports = new LinkedHashMap<>();
    private final Map<String, NotYet.Use> notYet = new LinkedHashMap<>();
    private WasmGlobal arguments;
    private WasmGlobal depth;

    Parts(id.morph.ir.Module ir, Kernel library) {
        kernel = new KernelFunctions(library, this);
        program = new ProgramFunctions(ir, this);
        helpers = new Helpers(this);
        host = new HostFunctions(this);
        positions = new Positions(memory);
        layouts = new InstanceLayouts(ir, memory);
        failing = new Failing(ir);
    }

    WasmModule module() {
        return module;
    }

    StaticMemory memory() {
        return memory;
    }

    KernelFunctions kernel() {
        return kernel;
    }

    ProgramFunctions program() {
        return program;
    }

    Helpers helpers() {
        return helpers;
    }

    HostFunctions host() {
        return host;
    }

    Positions positions() {
        return positions;
    }

    Failing failing() {
        return failing;
    }

    InstanceLayouts layouts() {
        return layouts;
    }

    /** A number for each unit that declares variants. */
    int declaration(String unit) {
        return declarations.computeIfAbsent(unit, _ -> declarations.size() + 1);
    }

    /** The address of a runtime error's line in the catalogue, as {@code kernel/galat.fox} wants it. */
    long error(String key) {
        return memory.terminated(key + " = " + catalogue.text(key));
    }

    /** The word of a constant. */
    long word(Constant constant) {
        return switch (constant) {
            case Constant.Text(String text) -> memory.text(text);
            case Constant.Int number when !Words.isSmall(number.value()) -> memory.bigInt(number.value());
            case Constant.Int _, Constant.Nil _, Constant.Bool _, Constant.Float _, Constant.Undefined _ ->
                Words.immediate(constant);
        };
    }

    /** A function of the host. */
    WasmFunction imported(String from, String name, List<ValueType> parameters, List<ValueType> results) {
        return imports.computeIfAbsent(
                from + " " + name, _ -> module.importFunction(from, name, new FunctionType(parameters, results)));
    }

    /** Where the next argument of a call with any number of them goes. */
    WasmGlobal arguments() {
        if (arguments == null) {
            arguments = module.addGlobal("argumen", ValueType.I32, true, 0);
        }
        return arguments;
    }

    /** The depth of a function that the kernel calls back. */
    WasmGlobal depth() {
        if (depth == null) {
            depth = module.addGlobal("kedalaman", ValueType.I32, true, 1);
        }
        return depth;
    }

    boolean usesArguments() {
        return arguments != null;
    }

    /** Notes that something cannot be compiled yet. */
    void notYet(String operation, Position position) {
        notYet.putIfAbsent(operation, new NotYet.Use(operation, position));
    }

    /** What could not be compiled. */
    List<NotYet.Use> notYet() {
        return new ArrayList<>(notYet.values());
    }
}
