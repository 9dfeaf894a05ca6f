package id.morph.frontend.parse;

import id.morph.frontend.diagnostic.Diagnostic;
import id.morph.frontend.syntax.SyntaxTree;
import java.util.List;

/**
 * What the parser makes of one file.
 *
 * @param program the tree; where there are errors, without the statements that could not be understood
 * @param diagnostics errors and warnings in the order of the text
 */
public record ParseResult(SyntaxTree.Program program, List<Diagnostic> diagnostics) {
    public ParseResult {
        diagnostics = List.copyOf(diagnostics);
    }

    /** Whether the program must not be compiled. */
    public boolean hasErrors() {
        return diagnostics.stream().anyMatch(Diagnostic::isError);
    }
}
