package id.morph.morphc;

import id.morph.frontend.FrontEnd;
import id.morph.frontend.Source;
import id.morph.frontend.diagnostic.DiagnosticSink;
import id.morph.frontend.diagnostic.PlainRenderer;
import id.morph.ir.Module;
import id.morph.ir.Unit;
import id.morph.ir.pass.PassPipeline;
import id.morph.morphc.repl.ReplSession;
import id.morph.oracle.OracleSession;
import id.morph.runtime.MorphError;
import id.morph.runtime.Nil;
import id.morph.runtime.PrintStyle;
import id.morph.runtime.Printer;
import id.morph.runtime.RuntimeContext;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The names and values of {@code morphc repl}: each input is a part of one program that grows. */
final class InteractiveSession implements ReplSession {
    /** What traces call the inputs. */
    private static final String UNIT = "<sesi>";

    private final FrontEnd frontEnd;
    private final PlainRenderer renderer;
    private final RuntimeContext context;
    private final OracleSession engine;
    private List<Unit.Global> globals = List.of();
    private int inputs;

    InteractiveSession(FrontEnd frontEnd, CompileOptions options, RuntimeContext context) {
        this.frontEnd = frontEnd;
        this.renderer = new PlainRenderer(options.language(), options.color());
        this.context = context;
        this.engine = new OracleSession(context);
    }

    @Override
    public String evaluate(String input) {
        DiagnosticSink diagnostics = new DiagnosticSink();
        inputs++;
        Optional<Module> part = frontEnd.compileInput(Source.of(UNIT, input), globals, inputs, diagnostics);
        String report = renderer.render(diagnostics.sorted()).stripTrailing();
        if (part.isEmpty()) {
            return report;
        }
        PassPipeline.required().run(part.get());
        globals = part.get().unit(UNIT).orElseThrow().globals();
        String shown = run(part.get());
        return report.isEmpty() ? shown : shown.isEmpty() ? report : report + "\n" + shown;
    }

    private String run(Module part) {
        try {
            Object value = engine.run(part, UNIT);
            return value == Nil.NIL ? "" : Printer.repr(value, PrintStyle.MORPH).toString();
        } catch (MorphError error) {
            return error.uncaughtReport(PrintStyle.MORPH).stripTrailing();
        } finally {
            context.flush();
        }
    }

    @Override
    public Collection<String> names() {
        return globals.stream().map(Unit.Global::name).toList();
    }
}
