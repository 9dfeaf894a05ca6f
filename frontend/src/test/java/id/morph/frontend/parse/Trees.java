package id.morph.frontend.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.morph.frontend.Source;
import id.morph.frontend.diagnostic.Diagnostic;
import id.morph.frontend.syntax.SyntaxPrinter;
import java.util.List;

/** What the parser's tests have in common. */
final class Trees {
    private Trees() {}

    /** The tree of a program without errors, on one line; warnings are not looked at. */
    static String tree(String text) {
        var result = MorphParser.parse(Source.of("uji.fox", text));
        assertEquals(
                List.of(),
                result.diagnostics().stream().filter(Diagnostic::isError).toList(),
                text);
        return SyntaxPrinter.compact(result.program());
    }

    /** Codes and places of everything the parser says, as {@code M0101@1:1}. */
    static List<String> reports(String text) {
        var source = Source.of("uji.fox", text);
        return MorphParser.parse(source).diagnostics().stream()
                .map(d -> d.code().id() + "@" + source.line(d.span().start()) + ":"
                        + source.column(d.span().start()))
                .toList();
    }
}
