package id.morph.frontend.parse;

import static id.morph.frontend.parse.Trees.reports;
import static id.morph.frontend.parse.Trees.tree;
import static org.junit.jupiter.api.Assertions.assertEquals;

import id.morph.frontend.Source;
import id.morph.frontend.syntax.SyntaxTree;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Strings: escapes, holes, both kinds of quotes, and where the parts of a hole stand in the file. */
class StringsTest {
    private static String value(String literal) {
        var program = MorphParser.parse(Source.of("teks.fox", literal)).program();
        var line = (SyntaxTree.ExpressionStatement) program.statements().getFirst();
        return ((SyntaxTree.StringLiteral) line.expression()).value();
    }

    @Test
    void escapes() {
        assertEquals("a\nb\tc\rd", value("\"a\\nb\\tc\\rd\""));
        assertEquals("\"'\\", value("\"\\\"\\'\\\\\""));
        assertEquals("\0", value("'\\0'"));
        assertEquals("A\u001b[0m", value("'\\x41\\u001b[0m'"));
        assertEquals("\uD83D\uDE00", value("'\\u{1F600}'"));
        assertEquals("\uD83D\uDE00", value("'\\uD83D\\uDE00'"));
        assertEquals("{x}", value("'\\{x}'"));
        assertEquals("{x}", value("'\\x7bx}'"));
    }

    @Test
    void unknownEscapesWarnAndStay() {
        assertEquals("\\d\\}", value("'\\d\\}'"));
        assertEquals(List.of("M0106@1:2", "M0106@1:4"), reports("'\\d\\}'"));
        assertEquals(List.of("M0106@1:2"), reports("'\\xZZ'"));
        assertEquals(List.of("M0106@1:2"), reports("'\\u{12'"));
    }

    @Test
    void loneSurrogatesAndLargeNumbersAreErrors() {
        assertEquals(List.of("M0107@1:2"), reports("'\\uD800'"));
        assertEquals(List.of("M0107@1:2"), reports("'\\u{110000}'"));
    }

    @Test
    void bothQuotesAndRawNewlines() {
        assertEquals("a\"b", value("'a\"b'"));
        assertEquals("a'b", value("\"a'b\""));
        assertEquals("a\nb", value("\"a\nb\""));
        assertEquals("a\nb", value("\"a\r\nb\""));
    }

    @Test
    void holes() {
        assertEquals("(teks \"a\" x \"b\")", tree("'a{x}b'"));
        assertEquals("(teks x y)", tree("\"{x}{y}\""));
        assertEquals("(teks (+ a (panggil f 1)))", tree("'{a + f(1)}'"));
        assertEquals("(teks ([] d \"k\"))", tree("\"{d['k']}\""));
        assertEquals("(teks ([] d \"k\"))", tree("\"{d[\\\"k\\\"]}\""));
        assertEquals("(teks (teks \"n\" x))", tree("\"{'n{x}'}\""));
        assertEquals("(teks ([] (kamus (: 1 2)) 1))", tree("\"{ {1: 2}[1] }\""));
        assertEquals("(teks \"{\" x \"}\")", tree("'\\{{x}}'"));
        assertEquals("(teks (? a 1 2))", tree("'{a ? 1 : 2}'"));
        assertEquals("\"lepas }\"", tree("'lepas }'"));
    }

    @Test
    void restOfAHoleIsIgnoredWithAWarning() {
        assertEquals("(teks \"a\")", tree("'{\"a\": 1}'"));
        assertEquals(List.of("M0109@1:6"), reports("'{\"a\": 1}'"));
    }

    @Test
    void brokenHoles() {
        assertEquals(List.of("M0103@1:3"), reports("'a{x'"));
        assertEquals(List.of("M0104@1:3"), reports("'a{}'"));
        assertEquals(List.of("M0104@1:3"), reports("'a{  }'"));
        assertEquals(List.of("M0209@1:7"), reports("'a{x +}'"));
    }

    @Test
    void positionsInsideHolesAreThoseOfTheFile() {
        assertEquals(List.of("M0209@2:14"), reports("\ntulis(\"\\n{x *}\")"));
        var program =
                MorphParser.parse(Source.of("teks.fox", "'\\t\\{é{nama}'")).program();
        var line = (SyntaxTree.ExpressionStatement) program.statements().getFirst();
        var text = (SyntaxTree.InterpolatedString) line.expression();
        var name = text.parts().get(1);
        assertEquals(
                "nama",
                "'\\t\\{é{nama}'".substring(name.span().start(), name.span().end()));
    }

    @Test
    void unterminatedStringsDoNotSwallowTheFile() {
        assertEquals(List.of("M0102@1:7"), reports("tulis(\"Halo)\ntulis(1)\n"));
        assertEquals(List.of("M0102@1:7"), reports("tulis(\"Halo)\ntulis(\"dunia\")\ntulis('x')\n"));
        assertEquals(List.of("M0102@2:10"), reports("biar a = 1\nbiar b = 'x\nbiar c = 3\n"));
        assertEquals(
                List.of("M0102@1:10", "M0102@3:10"), reports("biar a = \"x\nbiar b = 1\nbiar c = \"y\nbiar d = 2\n"));
        assertEquals(List.of("M0102@1:1"), reports("\""));
        assertEquals(List.of("M0102@1:1"), reports("'\\"));
    }

    @Test
    void pathsAreNotInterpolated() {
        assertEquals("(ambil_semua \"a{b}.fox\" (sebagai M))", tree("ambil_semua \"a{b}.fox\" sebagai M"));
    }
}
