package id.morph.frontend.resolve;

import id.morph.frontend.Source;
import id.morph.frontend.diagnostic.Diagnostic;
import id.morph.frontend.diagnostic.DiagnosticCode;
import id.morph.frontend.diagnostic.DiagnosticSink;
import id.morph.frontend.diagnostic.Severity;
import id.morph.frontend.syntax.Span;
import java.util.Optional;

/**
 * Writes the resolver's diagnostics about one source.
 *
 * @param lenient whether unknown names are warnings and fail only when reached ({@code --lenient})
 */
public record ResolverReport(Source source, DiagnosticSink sink, boolean lenient) {

    void error(DiagnosticCode code, Span span, Object... arguments) {
        sink.add(Diagnostic.of(code, source, span, arguments));
    }

    /** With a line of help from the bundle. */
    void warning(DiagnosticCode code, Span span, Object... arguments) {
        sink.add(Diagnostic.of(code, source, span, arguments).withHelp("help." + code.id(), arguments));
    }

    /** With a label that shows where the thing was declared first. */
    void errorWithNote(DiagnosticCode code, Span span, Span declared, String name) {
        sink.add(Diagnostic.of(code, source, span, name)
                .withLabel(declared, "label.declared-here", name)
                .withHelp("help." + code.id(), name));
    }

    void warningWithSuggestion(DiagnosticCode code, Span span, Optional<String> suggestion, String name) {
        Diagnostic diagnostic = Diagnostic.of(code, source, span, name);
        sink.add(withSuggestion(diagnostic, suggestion).withHelp("help." + code.id(), name));
    }

    /** A name that is declared nowhere. */
    void undefined(DiagnosticCode code, Span span, Optional<String> suggestion, Object... arguments) {
        Diagnostic diagnostic = withSuggestion(Diagnostic.of(code, source, span, arguments), suggestion);
        sink.add(lenient ? diagnostic.withSeverity(Severity.WARNING) : diagnostic);
    }

    private static Diagnostic withSuggestion(Diagnostic diagnostic, Optional<String> suggestion) {
        return suggestion.isPresent() ? diagnostic.withHelp("help.did-you-mean", suggestion.get()) : diagnostic;
    }
}
