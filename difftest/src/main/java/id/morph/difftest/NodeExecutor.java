package id.morph.difftest;

import id.morph.backend.js.JsCompiler;
import id.morph.frontend.module.Host;
import id.morph.ir.Dialect;
import id.morph.ir.Word;
import id.morph.ir.pass.PassPipeline;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** Runs a program as JavaScript in Node, after the passes of one optimization level. */
public final class NodeExecutor implements OptimizingExecutor {
    private final int level;

    public NodeExecutor(int level) {
        this.level = level;
    }

    @Override
    public String name() {
        return "js-node-O" + level;
    }

    @Override
    public String target() {
        return "js";
    }

    @Override
    public PassPipeline passes() {
        return PassPipeline.level(level, Dialect.MACHINE, Word.DOUBLE);
    }

    @Override
    public Optional<String> missing() {
        return NodeProcess.isAvailable() ? Optional.empty() : Optional.of("node");
    }

    @Override
    public Outcome run(Program program, PassPipeline passes) {
        return Compiled.runProcess(
                program,
                Host.JS,
                passes,
                (module, arguments, out, err) ->
                        run(program, JsCompiler.compile(module).text(), arguments, out, err));
    }

    private static int run(Program program, String text, List<String> arguments, OutputStream out, OutputStream err) {
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
