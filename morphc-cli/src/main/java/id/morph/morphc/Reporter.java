package id.morph.morphc;

import id.morph.frontend.Source;
import id.morph.frontend.diagnostic.Diagnostic;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Collects the diagnostics of one command and shows them as the user wants them: for people on standard error, for tools on standard output. */
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
        PrintWriter err = StandardOutput.ERR.writer();
        for (Diagnostic diagnostic : diagnostics) {
            Source.Position position = diagnostic.source().position(diagnostic.span().start());
            err.println(diagnostic.source().path() + ":" + position.line() + ":" + position.column() + ": "
                    + diagnostic.code().id());
        }
    }
}
