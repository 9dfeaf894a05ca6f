package id.morph.morphc.repl;

import id.morph.frontend.Source;
import id.morph.frontend.diagnostic.Diagnostic;
import id.morph.frontend.diagnostic.DiagnosticCode;
import id.morph.frontend.parse.MorphParser;
import java.util.List;

/** Tells an input that goes on in the next line from one that is finished or wrong. */
final class Completeness {
    private Completeness() {}

    /** Whether all that is wrong with {@code input} is that it ends too early. */
    static boolean isIncomplete(String input) {
        int end = input.stripTrailing().length();
        List<Diagnostic> errors = MorphParser.parse(Source.of("<repl>", input)).diagnostics().stream()
                .filter(Diagnostic::isError)
                .toList();
        return errors.stream().anyMatch(error -> endsTooEarly(error, end))
                && errors.stream().allMatch(error -> endsTooEarly(error, end) || mayStillCome(error));
    }

    private static boolean endsTooEarly(Diagnostic error, int end) {
        return switch (error.code()) {
            case MISSING_END, UNCLOSED_BRACKET -> true;
            default -> error.span().start() >= end;
        };
    }

    /** A {@code coba} that is still open lacks its {@code tangkap}, too. */
    private static boolean mayStillCome(Diagnostic error) {
        return error.code() == DiagnosticCode.TRY_WITHOUT_HANDLER;
    }
}
