package id.morph.frontend.system;

import id.morph.frontend.Source;
import id.morph.frontend.diagnostic.Diagnostic;
import id.morph.frontend.diagnostic.DiagnosticCode;
import id.morph.frontend.diagnostic.DiagnosticSink;
import id.morph.frontend.diagnostic.DidYouMean;
import id.morph.frontend.diagnostic.Message;
import id.morph.frontend.syntax.Span;
import id.morph.frontend.syntax.SyntaxTree.Identifier;
import id.morph.frontend.syntax.SyntaxTree.StringLiteral;
import id.morph.ir.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Writes the diagnostics of the system dialect about one source.
 *
 * @param hostImports whether the target has functions of a host to call
 */
public record SystemReport(Source source, DiagnosticSink sink, boolean hostImports) {

    /** Something of the language that needs boxes, and what to write instead. */
    enum Feature {
        NIL,
        TEXT,
        CONTAINER,
        CLASS,
        VARIANT,
        CLOSURE,
        FUNCTION_VALUE,
        EXCEPTION,
        PRINTING,
        ROUTINE,
        ITERATION,
        DESTRUCTURING,
        INNER_IMPORT,
        CALL;

        private String key() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    void feature(Feature feature, Span span) {
        sink.add(Diagnostic.of(DiagnosticCode.SYSTEM_FEATURE, source, span, Message.of("system." + feature.key()))
                .withHelp("help.system." + feature.key()));
    }

    /** A value of one type where another is wanted. */
    void conflict(Span span, Kind found, Kind wanted) {
        Diagnostic diagnostic =
                Diagnostic.of(DiagnosticCode.SYSTEM_TYPE, source, span, name(found.type()), name(wanted.type()));
        for (Kind kind : List.of(wanted, found)) {
            Span because = kind.because();
            if (because != null && !because.equals(span)) {
                diagnostic = diagnostic.withLabel(because, "label.system-type", name(kind.type()));
                break;
            }
        }
        sink.add(diagnostic.withHelp(
                "help.system." + found.type().text() + "-to-" + wanted.type().text()));
    }

    private static Message name(Type type) {
        return Message.of("system.type." + type.text());
    }

    void unknownFunction(String machine, String name, Span span) {
        List<String> known = new ArrayList<>();
        Arrays.stream(MachineFunction.values()).forEach(function -> known.add(function.spelling()));
        Arrays.stream(ConstantBytes.values()).forEach(bytes -> known.addAll(List.of(bytes.address(), bytes.length())));
        Diagnostic diagnostic = Diagnostic.of(DiagnosticCode.SYSTEM_UNKNOWN_FUNCTION, source, span, machine, name);
        sink.add(DidYouMean.closest(name, known)
                .map(near -> diagnostic.withHelp("help.did-you-mean", machine + "." + near))
                .orElse(diagnostic)
                .withHelp("help.system-functions"));
    }

    void redeclared(Identifier first, Identifier again) {
        sink.add(Diagnostic.of(DiagnosticCode.SYSTEM_REDECLARED, source, again.span(), again.name())
                .withLabel(first.span(), "label.declared-here", first.name())
                .withHelp("help." + DiagnosticCode.SYSTEM_REDECLARED.id()));
    }

    /** A variable that is read where it need not have a value. */
    public void unassigned(Span span, String name) {
        error(DiagnosticCode.SYSTEM_UNASSIGNED, span, name);
    }

    /** An error whose help is the entry of its code. */
    public void error(DiagnosticCode code, Span span, Object... arguments) {
        sink.add(Diagnostic.of(code, source, span, arguments).withHelp("help." + code.id(), arguments));
    }

    /** {@code pinjam "mesin"} that is not the first statement. */
    public void misplaced(StringLiteral machine) {
        error(DiagnosticCode.SYSTEM_NOT_FIRST, machine.span());
    }

    /** A call of a host's function, which only some targets have. */
    public void hostImport(Span span) {
        if (!hostImports) {
            error(DiagnosticCode.SYSTEM_HOST_IMPORT, span);
        }
    }

    /** Data of a unit that comes into a program that runs already. */
    public void lateData() {
        error(DiagnosticCode.SYSTEM_LATE_DATA, new Span(0, 0));
    }
}
