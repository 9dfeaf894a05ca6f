package id.morph.backend.wasm.binary;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A WebAssembly module under construction. */
public final class WasmModule {
    private final List<WasmFunction> imports = new ArrayList<>();
    private final List<WasmFunction> functions = new ArrayList<>();
    private final List<WasmGlobal> globals = new ArrayList<>();
    private final Map<String, WasmFunction> exports = new LinkedHashMap<>();
    private final List<WasmFunction> table = new ArrayList<>();
    private final Map<WasmFunction, Integer> places = new LinkedHashMap<>();
    private final List<Data> data = new ArrayList<>();
    private String memoryExport = "";
    private int pages;

    /** Bytes that the memory begins with. */
    record Data(long address, byte[] bytes) {}

    public WasmFunction importFunction(String module, String name, FunctionType type) {
        WasmFunction function = WasmFunction.imported(module, name, type);
        imports.add(function);
        return function;
    }

    /** Adds a function whose body is filled later. */
    public WasmFunction addFunction(String name, List<Local> parameters, List<ValueType> results) {
        WasmFunction function = WasmFunction.defined(name, parameters, results);
        functions.add(function);
        return function;
    }

    /** Adds a variable of type i32 or i64. */
    public WasmGlobal addGlobal(String name, ValueType type, boolean mutable, long value) {
        WasmGlobal global = new WasmGlobal(name, type, mutable, value);
        globals.add(global);
        return global;
    }

    /** Adds a variable of type f64. */
    public WasmGlobal addGlobal(String name, double value) {
        WasmGlobal global = new WasmGlobal(name, ValueType.F64, true, Double.doubleToRawLongBits(value));
        globals.add(global);
        return global;
    }

    public void export(String name, WasmFunction function) {
        exports.put(name, function);
    }

    /** The place of a function in the table, which it gets if it has none. Place 0 is empty. */
    public int tablePlace(WasmFunction function) {
        return places.computeIfAbsent(function, f -> {
            table.add(f);
            return table.size();
        });
    }

    /** Gives the module a memory. */
    public void memory(String exportedAs, int initialPages) {
        memoryExport = exportedAs;
        pages = initialPages;
    }

    public void data(long address, byte[] bytes) {
        data.add(new Data(address, bytes.clone()));
    }

    List<WasmFunction> imports() {
        return imports;
    }

    List<WasmFunction> functions() {
        return functions;
    }

    List<WasmGlobal> globals() {
        return globals;
    }

    Map<String, WasmFunction> exports() {
        return exports;
    }

    List<WasmFunction> table() {
        return table;
    }

    List<Data> data() {
        return data;
    }

    /** Empty if there is no memory. */
    String memoryExport() {
        return memoryExport;
    }

    int pages() {
        return pages;
    }

    /**
     * The module as bytes.
     *
     * @param names whether functions and locals keep their names, for debuggers, profilers and stack traces
     */
    public byte[] bytes(boolean names) {
        return new ModuleWriter(this).write(names);
    }
}
