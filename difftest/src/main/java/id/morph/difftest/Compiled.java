package id.morph.difftest;

import id.morph.frontend.diagnostic.Diagnostic;
import id.morph.frontend.diagnostic.DiagnosticSink;
import id.morph.frontend.module.Host;
import id.morph.ir.Module;
import id.morph.ir.pass.PassPipeline;
import id.morph.runtime.RuntimeContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What executors that run inside this JVM share: compiling, and a context that catches what is printed. */
public final class Compiled {
    /** The exit status of a program that does not compile; {@code keluar(-1)} and its like give others. */
    public static final int ERRORS = 2;

    private Compiled() {}

    /** An engine of this JVM; the result is the exit status. */
    public interface Engine {
        int run(Module program, RuntimeContext context);
    }

    /** An engine that makes its own context; the result is the exit status. */
    public interface Process {
        int run(Module program, List<String> arguments, OutputStream out, OutputStream err);
    }

    /** Runs a program in a context that has its input, arguments and directory. One with errors has status 2 and the errors' codes. */
    public static Outcome run(Program program, Host host, PassPipeline passes, Engine engine) {
        return runProcess(program, host, passes, (module, arguments, out, err) -> {
            RuntimeContext context = RuntimeContext.builder()
                    .out(out)
                    .err(err)
                    .in(new ByteArrayInputStream(program.standardInput()))
                    .arguments(arguments)
                    .directory(program.directory())
                    .build();
            int status = engine.run(module, context);
            context.flush();
            return status;
        });
    }

    /** The same for an engine that makes its own context. */
    public static Outcome runProcess(Program program, Host host, PassPipeline passes, Process process) {
        DiagnosticSink diagnostics = new DiagnosticSink();
        Optional<Module> module = program.compile(host, passes, diagnostics);
        if (module.isEmpty()) {
            List<String> errors = diagnostics.sorted().stream()
                    .filter(Diagnostic::isError)
                    .map(d -> d.code() + " " + d.source().position(d.span().start()) + " " + d.arguments())
                    .toList();
            return Outcome.of("", String.join("\n", errors), ERRORS);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        List<String> arguments = new ArrayList<>();
        arguments.add(program.source().getFileName().toString());
        arguments.addAll(program.arguments());
        int status = process.run(module.get(), arguments, out, err);
        return new Outcome(out.toByteArray(), err.toByteArray(), status);
    }
}
