package id.morph.difftest;

import id.morph.backend.js.JsCompiler;
import id.morph.frontend.module.Host;
import id.morph.ir.Dialect;
import id.morph.ir.Word;
import id.morph.ir.pass.PassPipeline;
import java.io.OutputStream;
import java.util.List;

/** Runs a program as a JavaScript module, after the passes of one optimization level; which engine runs it is all that differs. */
public interface JsExecutor extends OptimizingExecutor {

    /** The optimization level. */
    int level();

    /** Runs a module that the backend made of the program; the result is the exit status. */
    int run(Program program, String module, List<String> arguments, OutputStream out, OutputStream err);

    @Override
    default String target() {
        return "js";
    }

    @Override
    default PassPipeline passes() {
        return PassPipeline.level(level(), Dialect.MACHINE, Word.DOUBLE);
    }

    @Override
    default Outcome run(Program program, PassPipeline passes) {
        return Compiled.runProcess(
                program,
                Host.JS,
                passes,
                (module, arguments, out, err) ->
                        run(program, JsCompiler.compile(module).text(), arguments, out, err));
    }
}
