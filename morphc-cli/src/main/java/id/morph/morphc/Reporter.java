package id.morph.morphc;

import id.morph.frontend.diagnostic.Diagnostic;
import id.morph.frontend.diagnostic.JsonRenderer;
import id.morph.frontend.diagnostic.PlainRenderer;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects the diagnostics of one command and shows them as the user wants them: for people on standard error, for tools
 * on standard output.
 */
final class Reporter {
    private final CompileOptions options;
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    Reporter(CompileOptions options) {
        this.options = options;
    }

    void add(List<Diagnostic> more) {
        diagnostics.addAll(more);
    }

    boolean hasErrors() {
        return diagnostics.stream().anyMatch(Diagnostic::isError);
    }

    /** Shows everything collected so far. */
    void report() {
        if (options.json()) {
            show(StandardOutput.OUT, new JsonRenderer(options.language()).render(diagnostics));
        } else {
            show(StandardOutput.ERR, new PlainRenderer(options.language(), options.color()).render(diagnostics));
        }
    }

    private static void show(StandardOutput stream, String text) {
        PrintWriter writer = stream.writer();
        writer.print(text);
        writer.flush();
    }
}
