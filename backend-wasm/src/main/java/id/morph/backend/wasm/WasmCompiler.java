package id.morph.backend.wasm;

import id.morph.backend.wasm.binary.Code;
import id.morph.backend.wasm.binary.Label;
import id.morph.backend.wasm.binary.Opcode;
import id.morph.backend.wasm.binary.WasmFunction;
import id.morph.ir.Function;
import id.morph.ir.Module;
import java.util.List;

/** Compiles a whole program to one WebAssembly module: a command in the sense of WASI, with {@code _start} and {@code memory}. */
public final class WasmCompiler {
    private WasmCompiler() {}

    /**
     * Compiles a complete program whose generators are state machines.
     *
     * @param kernel the library of the toolchain
     * @param names whether functions keep their names in the file
     * @throws IllegalArgumentException if the program has no entry
     * @throws NotYet if it uses what this target does not have
     */
    public static byte[] compile(Module program, Kernel kernel, boolean names) {
        if (program.function(program.entry()).isEmpty()) {
            throw new IllegalArgumentException("the program has no entry");
        }
        Parts parts = new Parts(program, kernel);
        parts.program().compile();
        start(parts);
        parts.kernel().compile();
        if (!parts.notYet().isEmpty()) {
            throw new NotYet(parts.notYet());
        }
        parts.positions().place();
        parts.layouts().place();
        parts.memory().write(parts.module());
        return parts.module().bytes(names);
    }

    private static void start(Parts parts) {
        WasmFunction start = parts.helpers().newFunction("_start", List.of(), List.of());
        Code code = start.code();
        if (parts.usesArguments()) {
            code.i64(parts.memory()::arguments).op(Opcode.I32_WRAP_I64).set(parts.arguments());
        }
        Function entry = parts.program().entry();
        code.i32(entry.transparent() ? 0 : 1).call(parts.program().function(entry.symbol()));
        if (parts.failing().mayFail(entry)) {
            Label failed = code.op(Opcode.I64_EQZ).when();
            code.call(parts.kernel().require("jejak", "luar_gagal")).end(failed);
        } else {
            code.op(Opcode.DROP);
        }
        code.call(parts.kernel().require("luar", "luar_akhir"));
        parts.module().export("_start", start);
    }
}
