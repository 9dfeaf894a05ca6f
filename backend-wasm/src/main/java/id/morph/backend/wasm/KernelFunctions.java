package id.morph.backend.wasm;

import id.morph.backend.wasm.binary.WasmFunction;
import id.morph.backend.wasm.binary.WasmGlobal;
import id.morph.backend.wasm.binary.WasmModule;
import id.morph.ir.Block;
import id.morph.ir.Constant;
import id.morph.ir.Function;
import id.morph.ir.Instruction;
import id.morph.ir.Linker;
import id.morph.ir.Module;
import id.morph.ir.Op;
import id.morph.ir.Type;
import id.morph.ir.Unit;
import id.morph.ir.Value;
import id.morph.ir.pass.ConstantPropagation;
import id.morph.ir.pass.ControlFlowSimplification;
import id.morph.ir.pass.CopyPropagation;
import id.morph.ir.pass.DeadCode;
import id.morph.ir.pass.GeneratorLowering;
import id.morph.ir.pass.GlobalValueNumbering;
import id.morph.ir.pass.Inlining;
import id.morph.ir.pass.LoopInvariantMotion;
import id.morph.ir.pass.PassPipeline;
import id.morph.ir.pass.SsaConstruction;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The part of the kernel that a program reaches. A function is found by its name: operation {@code int.add} is {@code int_add}, primitive
 * {@code text_lower} is {@code prim_text_lower}. They are compiled when the program has been, with what they call.
 */
final class KernelFunctions implements Space {
    private final Kernel kernel;
    private final Parts parts;
    private final Map<String, String> symbols = new HashMap<>();
    private final Map<String, Function> declarations = new HashMap<>();
    private final Map<String, WasmFunction> functions = new LinkedHashMap<>();
    private final Map<String, WasmGlobal> variables = new HashMap<>();
    private Module linked = new Module();

    KernelFunctions(Kernel kernel, Parts parts) {
        this.kernel = kernel;
        this.parts = parts;
        for (String path : kernel.paths()) {
            if (path.startsWith(Kernel.FOLDER)) {
                kernel.unit(path).ifPresent(this::index);
            }
        }
    }

    private void index(Unit unit) {
        for (Unit.Global global : unit.globals()) {
            if (global.kind() == Unit.GlobalKind.FUNCTION) {
                symbols.putIfAbsent(global.name(), global.symbol() + Kernel.TYPED);
            }
        }
    }

    /** The function of that name, which is then in the module. */
    Optional<WasmFunction> find(String name) {
        return Optional.ofNullable(symbols.get(name)).map(this::function);
    }

    /** The types of a found function's parameters. */
    List<Type> parameters(String name) {
        return declaration(symbols.get(name)).entry().parameters().stream()
                .map(id.morph.ir.BlockParameter::type)
                .toList();
    }

    /**
     * A function that other parts of this backend stand on, by the name of its file and its own.
     *
     * @throws IllegalStateException if the kernel has none such
     */
    WasmFunction require(String file, String name) {
        return function(Kernel.FOLDER + file + ".fox:" + name + Kernel.TYPED);
    }

    @Override
    public Function declaration(String symbol) {
        return linked.function(symbol)
                .orElseGet(() -> declarations.computeIfAbsent(
                        symbol,
                        s -> kernel.function(s)
                                .orElseThrow(() -> new IllegalStateException("the kernel has no function @" + s))));
    }

    @Override
    public WasmFunction function(String symbol) {
        WasmFunction known = functions.get(symbol);
        if (known == null) {
            Function function = declaration(symbol);
            known = parts.module()
                    .addFunction(
                            symbol.substring(0, symbol.length() - Kernel.TYPED.length()),
                            Types.parameters(function),
                            Types.kernelResult(function));
            functions.put(symbol, known);
        }
        return known;
    }

    @Override
    public WasmGlobal global(String unit, String name, Type type) {
        return variables.computeIfAbsent(unit + " " + name, _ -> newVariable(unit, name, type));
    }

    /** A variable of the kernel that other parts of this backend know. */
    WasmGlobal variable(String unit, String name) {
        return global(unit + Kernel.TYPED, name, Type.WORD);
    }

    @Override
    public boolean isProgram() {
        return false;
    }

    /** Compiles all that has been asked for, and what it asks for itself. */
    void compile() {
        Module module = new Module();
        functions.keySet().forEach(symbol -> module.add(kernel.function(symbol).orElseThrow()));
        Linker.link(module, _ -> Optional.empty(), kernel::function);
        optimize(module);
        linked = module;
        int done = 0;
        while (done < functions.size()) {
            String symbol = functions.keySet().stream().skip(done++).findFirst().orElseThrow();
            FunctionCompiler.compile(parts, this, declaration(symbol), functions.get(symbol));
        }
    }

    private static void optimize(Module module) {
        PassPipeline.of(List.of(
                        new GeneratorLowering(),
                        new SsaConstruction(),
                        new CopyPropagation(),
                        new ControlFlowSimplification(),
                        Inlining.ofCalls(),
                        Inlining.ofCalls()))
                .run(module);
        // Calls within the kernel are none of the program's depth.
        for (Function function : module.functions()) {
            for (Block block : function.blocks()) {
                block.instructions().removeIf(instruction -> instruction.op() == Op.DEPTH_CHECK);
            }
        }
        PassPipeline.of(List.of(
                        new GeneratorLowering(),
                        new SsaConstruction(),
                        new ConstantPropagation(),
                        new CopyPropagation(),
                        new GlobalValueNumbering(),
                        new LoopInvariantMotion(),
                        new ControlFlowSimplification(),
                        new CopyPropagation(),
                        new DeadCode()))
                .run(module);
    }

    private WasmGlobal newVariable(String unit, String name, Type type) {
        Unit owner = kernel.unit(unit.substring(0, unit.length() - Kernel.TYPED.length()))
                .orElseThrow(() -> new IllegalStateException("the kernel has no unit " + unit));
        Function body = kernel.function(owner.body()).orElseThrow();
        Constant value = body.blocks().stream()
                .flatMap(block -> block.instructions().stream())
                .filter(i -> i.op() == Op.GLOBAL_STORE && i.name(1).equals(name))
                .map(i -> constant(i.operand(0)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the kernel has no variable " + unit + ":" + name));
        WasmModule module = parts.module();
        return switch (value) {
            case Constant.Float(double number) -> module.addGlobal(name, number);
            case Constant.Bool(boolean truth) -> module.addGlobal(name, Types.of(type), true, truth ? 1 : 0);
            case Constant.Int number ->
                module.addGlobal(name, Types.of(type), true, number.value().longValue());
            case Constant.Nil _, Constant.Text _, Constant.Undefined _ ->
                throw new IllegalStateException("the variable " + name + " begins with no word");
        };
    }

    /** The value that a variable begins with. */
    private Constant constant(Value value) {
        return switch (value) {
            case Constant constant -> constant;
            case Instruction data
            when data.op() == Op.MEM_DATA -> Constant.of(parts.memory().bytes(data.name(0)));
            case Instruction i ->
                i.op().fold(i.operands().stream().map(this::constant).toList()).orElseThrow();
            case id.morph.ir.BlockParameter _ -> throw new IllegalStateException("a variable begins with a choice");
        };
    }
}
