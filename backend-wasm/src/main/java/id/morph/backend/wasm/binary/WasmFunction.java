package id.morph.backend.wasm.binary;

import java.util.ArrayList;
import java.util.List;

/** A function of a module, imported or with a body; equal only to itself. */
public final class WasmFunction {
    private final String name;
    private final FunctionType type;
    private final String module;
    private final List<Local> parameters;
    private final Code code;

    private WasmFunction(String name, FunctionType type, String module, List<Local> parameters) {
        this.name = name;
        this.type = type;
        this.module = module;
        this.parameters = List.copyOf(parameters);
        this.code = module == null ? new Code() : null;
    }

    static WasmFunction imported(String module, String name, FunctionType type) {
        return new WasmFunction(name, type, module, List.of());
    }

    static WasmFunction defined(String name, List<Local> parameters, List<ValueType> results) {
        List<ValueType> types = new ArrayList<>();
        parameters.forEach(parameter -> types.add(parameter.type()));
        return new WasmFunction(name, new FunctionType(types, results), null, parameters);
    }

    /** For the names section; an import's name in its module. */
    public String name() {
        return name;
    }

    public FunctionType type() {
        return type;
    }

    public List<Local> parameters() {
        return parameters;
    }

    /**
     * The body, to be filled.
     *
     * @throws IllegalStateException if the function is imported
     */
    public Code code() {
        if (code == null) {
            throw new IllegalStateException(name + " is imported");
        }
        return code;
    }

    boolean isImported() {
        return module != null;
    }

    String module() {
        return module;
    }
}
