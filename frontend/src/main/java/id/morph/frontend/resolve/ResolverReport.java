package id.morph.frontend.resolve;

import id.morph.frontend.Source;
import id.morph.frontend.diagnostic.Diagnostic;
import id.morph.frontend.diagnostic.DiagnosticCode;
import id.morph.frontend.diagnostic.DiagnosticSink;
import id.morph.frontend.diagnostic.Label;
import id.morph.frontend.diagnostic.Message;
import id.morph.frontend.diagnostic.Severity;
import id.morph.frontend.syntax.Span;
import id.morph.frontend.syntax.SyntaxTree.Call;
import java.util.List;
import java.util.Optional;

/**
 * Writes the resolver's diagnostics about one source.
 *
 * @param lenient whether unknown names are warnings and fail only when reached ({@code --lenient})
 */
public record ResolverReport(Source source, DiagnosticSink sink, boolean lenient) {

    private static final String CONSTANT = "tetap ";

    /** Longer code is not repeated in a line of help. */
    private static final int LONGEST_REPAIR = 60;

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

    /** An assignment to a constant; the help is its declaration as it would have to be. */
    void constantAssigned(Span span, Span declared, String name) {
        Diagnostic diagnostic = Diagnostic.of(DiagnosticCode.CONSTANT_ASSIGNED, source, span, name);
        if (!isShown(declared)) {
            sink.add(diagnostic.withHelp("help.M0402"));
            return;
        }
        String line = source.lineText(source.line(declared.start())).strip();
        diagnostic = diagnostic.withLabel(declared, "label.constant-here", name);
        sink.add(
                line.startsWith(CONSTANT) && line.length() <= LONGEST_REPAIR
                        ? diagnostic.withHelp("help.make-variable", "biar " + line.substring(CONSTANT.length()))
                        : diagnostic.withHelp("help.M0402"));
    }

    /**
     * A call with more arguments than there are parameters.
     *
     * @param declared shows where this source declares or imports what is called
     */
    void tooManyArguments(Call call, String callee, int arity, Optional<Label> declared) {
        Span first = call.arguments().get(arity).span();
        Diagnostic diagnostic = Diagnostic.of(
                DiagnosticCode.TOO_MANY_ARGUMENTS,
                source,
                first.to(call.arguments().getLast().span()),
                callee,
                arity,
                call.arguments().size());
        diagnostic = withLabel(diagnostic, declared);
        List<String> kept = call.arguments().subList(0, arity).stream()
                .map(argument -> source.text(argument.span()))
                .toList();
        String repaired = source.text(call.callee().span()) + "(" + String.join(", ", kept) + ")";
        if (repaired.length() <= LONGEST_REPAIR && repaired.indexOf('\n') < 0) {
            diagnostic = diagnostic.withHelp("help.remove-arguments", repaired);
        }
        sink.add(diagnostic.withHelp("note.M0409"));
    }

    /**
     * A label that shows where a variable comes from.
     *
     * @param shown how the label calls it
     */
    static Label origin(Variable variable, String shown) {
        boolean imported = variable.kind() == Variable.Kind.IMPORTED || variable.kind() == Variable.Kind.MODULE;
        return new Label(
                variable.declaredAt(), Message.of(imported ? "label.imported-here" : "label.declared-here", shown));
    }

    private Diagnostic withLabel(Diagnostic diagnostic, Optional<Label> label) {
        return label.filter(l -> isShown(l.span()))
                .map(l -> diagnostic.withLabel(
                        l.span(), l.message().key(), l.message().arguments().toArray()))
                .orElse(diagnostic);
    }

    /** Names from earlier inputs of a session have no place in this source. */
    private boolean isShown(Span declared) {
        return declared.end() > declared.start();
    }

    /**
     * A name that is declared nowhere.
     *
     * @param meant the name that was most likely meant
     * @param declared shows where that one is declared
     * @param library modules of the library that have the name
     */
    void undefined(
            DiagnosticCode code,
            Span span,
            Optional<String> meant,
            Optional<Label> declared,
            List<String> library,
            Object... arguments) {
        Diagnostic diagnostic = Diagnostic.of(code, source, span, arguments);
        diagnostic = withLabel(diagnostic, declared);
        diagnostic = withSuggestion(diagnostic, meant);
        for (String unit : library) {
            diagnostic = diagnostic.withHelp("help.import-from", unit, arguments[0]);
        }
        sink.add(lenient ? diagnostic.withSeverity(Severity.WARNING) : diagnostic);
    }

    private static Diagnostic withSuggestion(Diagnostic diagnostic, Optional<String> suggestion) {
        return suggestion.isPresent() ? diagnostic.withHelp("help.did-you-mean", suggestion.get()) : diagnostic;
    }
}
