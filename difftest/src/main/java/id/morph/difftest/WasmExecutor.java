package id.morph.difftest;

import id.morph.backend.wasm.Kernel;
import id.morph.backend.wasm.Loader;
import id.morph.backend.wasm.WasmCompiler;
import id.morph.frontend.module.Host;
import id.morph.ir.Dialect;
import id.morph.ir.pass.PassPipeline;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Runs a program as WebAssembly in Node, after the passes of one optimization level. */
public final class WasmExecutor implements OptimizingExecutor {
    private final int level;
    private final Kernel kernel;

    /** @param kernel the library of the toolchain */
    public WasmExecutor(int level, Kernel kernel) {
        this.level = level;
        this.kernel = kernel;
    }

    @Override
    public String name() {
        return "wasm-node-O" + level;
    }

    @Override
    public String target() {
        return "wasm";
    }

    @Override
    public PassPipeline passes() {
        return PassPipeline.level(level, Dialect.MACHINE);
    }

    @Override
    public Optional<String> missing() {
        return NodeProcess.isAvailable() ? Optional.empty() : Optional.of("node");
    }

    /** @throws id.morph.backend.wasm.NotYet if the program uses what the target does not have */
    @Override
    public Outcome run(Program program, PassPipeline passes) {
        return Compiled.runProcess(
                program,
                Host.WASM,
                passes,
                (module, arguments, out, err) ->
                        run(program, WasmCompiler.compile(module, kernel, true), arguments, out, err));
    }

    private static int run(Program program, byte[] module, List<String> arguments, OutputStream out, OutputStream err) {
        String text = "globalThis.morphHost.module = Buffer.from(\""
                + Base64.getEncoder().encodeToString(module) + "\", \"base64\");\n" + Loader.of("program.wasm", false);
        Outcome outcome = NodePool.SHARED.run(text, program.directory(), program.standardInput(), arguments);
        try {
            out.write(outcome.standardOutput());
            err.write(outcome.standardError());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return outcome.status();
    }
}
