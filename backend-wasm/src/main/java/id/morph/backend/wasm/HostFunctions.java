package id.morph.backend.wasm;

import static id.morph.backend.wasm.binary.ValueType.I32;
import static id.morph.backend.wasm.binary.ValueType.I64;

import id.morph.backend.wasm.binary.Code;
import id.morph.backend.wasm.binary.Opcode;
import id.morph.backend.wasm.binary.ValueType;
import id.morph.backend.wasm.binary.WasmFunction;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Functions that {@code m.impor} means: those of WASI preview 1 have the types that its specification says, those of module {@code morph}
 * are made here, all others take words and give one.
 */
final class HostFunctions {
    private static final String WASI = "wasi_snapshot_preview1";
    private static final String OWN = "morph";

    /** Parameters: i for 32 bits, l for 64; all but {@code proc_exit} give a status of 32 bits. */
    private static final Map<String, String> SIGNATURES = Map.ofEntries(
            Map.entry("args_get", "ii"),
            Map.entry("args_sizes_get", "ii"),
            Map.entry("clock_time_get", "ili"),
            Map.entry("environ_get", "ii"),
            Map.entry("environ_sizes_get", "ii"),
            Map.entry("fd_close", "i"),
            Map.entry("fd_fdstat_get", "ii"),
            Map.entry("fd_filestat_get", "ii"),
            Map.entry("fd_prestat_dir_name", "iii"),
            Map.entry("fd_prestat_get", "ii"),
            Map.entry("fd_read", "iiii"),
            Map.entry("fd_readdir", "iiili"),
            Map.entry("fd_seek", "ilii"),
            Map.entry("fd_write", "iiii"),
            Map.entry("path_create_directory", "iii"),
            Map.entry("path_filestat_get", "iiiii"),
            Map.entry("path_open", "iiiiillii"),
            Map.entry("path_remove_directory", "iii"),
            Map.entry("path_rename", "iiiiii"),
            Map.entry("path_unlink_file", "iii"),
            Map.entry("poll_oneoff", "iiii"),
            Map.entry("proc_exit", "i"),
            Map.entry("random_get", "ii"),
            Map.entry("sched_yield", ""));

    private final Parts parts;
    private final Map<String, WasmFunction> wrappers = new HashMap<>();

    HostFunctions(Parts parts) {
        this.parts = parts;
    }

    /**
     * A function that takes so many words and gives one.
     *
     * @throws IllegalStateException if the host has none such
     */
    WasmFunction find(String module, String name, int arguments) {
        if (module.equals(OWN)) {
            return parts.helpers().intrinsic(name, arguments);
        }
        if (!module.equals(WASI)) {
            return parts.imported(module, name, Collections.nCopies(arguments, I64), List.of(I64));
        }
        String types = SIGNATURES.get(name);
        if (types == null || types.length() != arguments) {
            throw new IllegalStateException("WASI has no function " + name + " of " + arguments + " arguments");
        }
        return wrappers.computeIfAbsent(name, _ -> wrapper(name, types));
    }

    private WasmFunction wrapper(String name, String types) {
        boolean returns = !name.equals("proc_exit");
        List<ValueType> parameters =
                types.chars().mapToObj(c -> c == 'i' ? I32 : I64).toList();
        WasmFunction imported = parts.imported(WASI, name, parameters, returns ? List.of(I32) : List.of());
        WasmFunction wrapper =
                parts.helpers().newFunction(name, Collections.nCopies(types.length(), I64), List.of(I64));
        Code code = wrapper.code();
        for (int k = 0; k < types.length(); k++) {
            code.get(wrapper.parameters().get(k));
            if (types.charAt(k) == 'i') {
                code.op(Opcode.I32_WRAP_I64);
            }
        }
        code.call(imported);
        if (returns) {
            code.op(Opcode.I64_EXTEND_I32_U);
        } else {
            code.i64(0);
        }
        return wrapper;
    }
}
