package id.morph.frontend.diagnostic;

import id.morph.frontend.Source;
import id.morph.frontend.syntax.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * One thing to tell the user about a program.
 *
 * @param code which rule it is about; its message is the bundle's entry of that code
 * @param severity usually the code's own, weaker where an option says so
 * @param source the file it is in
 * @param span the place it is about, inside {@code source}
 * @param arguments what the placeholders of the message stand for
 * @param labels second places, in the same file
 * @param help how to mend it
 */
public record Diagnostic(
        DiagnosticCode code,
        Severity severity,
        Source source,
        Span span,
        List<Object> arguments,
        List<Label> labels,
        List<Message> help) {
    public Diagnostic {
        arguments = List.copyOf(arguments);
        labels = List.copyOf(labels);
        help = List.copyOf(help);
    }

    /** A diagnostic of the code's usual severity, without labels or help. */
    public static Diagnostic of(DiagnosticCode code, Source source, Span span, Object... arguments) {
        return new Diagnostic(code, code.severity(), source, span, List.of(arguments), List.of(), List.of());
    }

    /** The same with one more label. */
    public Diagnostic withLabel(Span place, String key, Object... labelArguments) {
        var more = new ArrayList<>(labels);
        more.add(new Label(place, Message.of(key, labelArguments)));
        return new Diagnostic(code, severity, source, span, arguments, more, help);
    }

    /** The same with one more line of help. */
    public Diagnostic withHelp(String key, Object... helpArguments) {
        var more = new ArrayList<>(help);
        more.add(Message.of(key, helpArguments));
        return new Diagnostic(code, severity, source, span, arguments, labels, more);
    }

    /** The same with another severity, as {@code --lenient} wants it. */
    public Diagnostic withSeverity(Severity other) {
        return new Diagnostic(code, other, source, span, arguments, labels, help);
    }

    /** Whether it stops compilation. */
    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** Its message: the bundle's entry of the code, with the arguments. */
    public Message message() {
        return new Message(code.id(), arguments);
    }
}
