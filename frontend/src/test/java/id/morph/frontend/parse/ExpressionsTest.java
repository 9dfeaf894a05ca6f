package id.morph.frontend.parse;

import static id.morph.frontend.parse.Trees.reports;
import static id.morph.frontend.parse.Trees.tree;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.morph.frontend.Source;
import id.morph.frontend.syntax.SyntaxPrinter;
import id.morph.frontend.syntax.SyntaxTree;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expressions: source on the left, tree on the right. */
class ExpressionsTest {
    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            value = {
                "1 + 2 * 3          => (+ 1 (* 2 3))",
                "1 - 2 - 3          => (- (- 1 2) 3)",
                "(1 - 2) - 3        => (- (kurung (- 1 2)) 3)",
                "10 & 3 == 2        => (& 10 (== 3 2))",
                "a | b ^ c & d      => (| a (^ b (& c d)))",
                "a == b < c         => (== a (< b c))",
                "1 < 2 < 3          => (< (< 1 2) 3)",
                "a << 1 + 2         => (<< a (+ 1 2))",
                "a >> 1 >= b        => (>= (>> a 1) b)",
                "a dan b atau c     => (atau (dan a b) c)",
                "a atau b dan c     => (atau a (dan b c))",
                "tidak a dan b      => (dan (tidak a) b)",
                "!a != b            => (!= (tidak a) b)",
                "--x                => (- (- x))",
                "-a.b(1)            => (- (panggil (. a b) 1))",
                "~a[0]              => (~ ([] a 0))",
                "2 * -3             => (* 2 (- 3))",
                "a ? b : c ? d : e  => (? a b (? c d e))",
                "a ? b ? 1 : 2 : 3  => (? a (? b 1 2) 3)",
                "a atau b ? 1 : 2   => (? (atau a b) 1 2)",
                "f(1)(2).g[3]       => ([] (. (panggil (panggil f 1) 2) g) 3)",
                "f(a, b,)           => (panggil f a b)",
                "a[1:2]             => ([:] a 1 2)",
                "a[:]               => ([:] a _ _)",
                "a[1:]              => ([:] a 1 _)",
                "a[:-1]             => ([:] a _ (- 1))",
                "a[x ? 1 : 2]       => ([] a (? x 1 2))",
                "a[x ? 1 : 2 : 3]   => ([:] a (? x 1 2) 3)",
                "[1, 2, 3,]         => (daftar 1 2 3)",
                "[]                 => (daftar)",
                "(kamus)            => (kurung kamus)",
                "[{}]               => (daftar (kamus))",
                "x + {1: 2, a: b,}  => (+ x (kamus (: 1 2) (: a b)))",
                "tunggu f(1) + 2    => (+ (tunggu (panggil f 1)) 2)",
                "induk.buat(1)      => (panggil (induk buat) 1)",
                "ini.x              => (. ini x)",
                "5.x                => (. 5 x)",
                "nil == benar       => (== nil benar)",
                "f(fungsi(x) maka kembali x akhir)     => (panggil f (fungsi (x) (blok (kembali x))))",
                "f(asink fungsi() maka akhir, 2)       => (panggil f (fungsi asink () (blok)) 2)",
                "(fungsi() maka kembali 1 akhir)()     => (panggil (kurung (fungsi () (blok (kembali 1)))))",
            })
    void expressions(String text, String expected) {
        assertEquals(expected, tree(text));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "007, 7",
        "1_000_000, 1000000",
        "0xff, 255",
        "0XFF_FF, 65535",
        "0b101, 5",
        "123456789012345678901234567890, 123456789012345678901234567890",
        "2.0, 2.0",
        "1e3, 1000.0",
        "1.5e-3, 0.0015",
        "1_0.2_5, 10.25",
        "1e400, Infinity"
    })
    void numbers(String text, String expected) {
        assertEquals(expected, tree(text));
    }

    @ParameterizedTest
    @CsvSource({
        "1_, M0105@1:1",
        "12abc, M0105@1:1",
        "0x, M0105@1:1",
        "0b12, M0105@1:1",
        "1e, M0105@1:1",
        "1__0, M0105@1:1",
        "1.2.3, M0105@1:1",
        "5., M0105@1:1",
        ".5, M0105@1:1"
    })
    void malformedNumbers(String text, String expected) {
        // A leading dot cannot start a statement, so every case stands where a value is wanted.
        assertEquals(List.of(expected.replace("1:1", "1:10")), reports("biar x = " + text));
    }

    @Test
    void hugeLiteralsAreExactAndFast() {
        String digits = "9".repeat(200_000);
        var program = MorphParser.parse(Source.of("besar.fox", digits)).program();
        var line = (SyntaxTree.ExpressionStatement) program.statements().getFirst();
        assertEquals(
                BigInteger.TEN.pow(200_000).subtract(BigInteger.ONE),
                ((SyntaxTree.IntegerLiteral) line.expression()).value());
    }

    @Test
    void contextualKeywordsAreNames() {
        assertEquals("(biar x (panggil tipe y))", tree("biar x = tipe(y)"));
        assertEquals("(biar jenis 1) (biar maka 2)", tree("biar jenis = 1\nbiar maka = 2"));
        assertEquals("(jika (bila maka (blok (tulis maka))))", tree("jika maka maka tulis(maka) akhir"));
        assertEquals("(biar y (+ (. a akhir) (. b jika)))", tree("biar y = a.akhir + b.jika"));
        assertEquals(
                "(fungsi f (tipe dari) (blok (kembali (+ tipe dari))))",
                tree("fungsi f(tipe, dari) maka kembali tipe + dari akhir"));
        assertEquals("(biar y (daftar tipe jenis ambil))", tree("biar y = [\n  tipe,\n  jenis,\n  ambil\n]"));
        assertEquals("(biar y (+ tunggu 1))", tree("biar y = tunggu + 1"));
        assertEquals("(biar y (panggil fungsi x))", tree("biar y = fungsi(x)"));
    }

    @Test
    void unicodeNamesAreComposed() {
        assertEquals("(biar \u00e9 1) (tulis \u00e9)", tree("biar e\u0301 = 1\ntulis(\u00e9)"));
        assertEquals("(biar 名 1)", tree("biar 名 = 1"));
        assertEquals("(biar 𝑥 1)", tree("biar 𝑥 = 1"));
    }

    @Test
    void longChainsNeedNoStack() throws InterruptedException {
        onSmallStack(() -> {
            String sum = "1" + " + 1".repeat(50_000);
            assertTrue(SyntaxPrinter.compact(parsed("biar x = " + sum)).length() > 100_000);
            String logic = "a" + " dan a".repeat(50_000);
            assertTrue(SyntaxPrinter.compact(parsed("biar x = " + logic)).length() > 100_000);
            String list = "[" + "1, ".repeat(100_000) + "]";
            assertTrue(SyntaxPrinter.compact(parsed("biar x = " + list)).length() > 200_000);
            String arms = "jika a maka\n" + "lain jika a maka\n".repeat(20_000) + "akhir";
            assertTrue(SyntaxPrinter.compact(parsed(arms)).length() > 200_000);
        });
    }

    @Test
    void deepestAllowedNestingFitsTheSmallestStack() throws InterruptedException {
        onSmallStack(() -> {
            int depth = Layout.DEEPEST - 1;
            parsed("biar x = " + "(".repeat(depth) + "1" + ")".repeat(depth));
            parsed("biar x = " + "[".repeat(depth) + "]".repeat(depth));
            parsed("biar x = " + "f(".repeat(depth) + ")".repeat(depth));
            parsed("jika a maka\n".repeat(depth) + "akhir\n".repeat(depth));
            parsed("fungsi f() maka\n".repeat(depth) + "akhir\n".repeat(depth));
            parsed("biar x = " + "fungsi() maka kembali ".repeat(depth) + "1" + " akhir".repeat(depth));
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            value = {
                "( => )",
                "[ => ]",
                "f( => )",
                "- => ''",
                "tidak => ''",
                "x ? 1 : => ''",
                "{1: => }",
                "jika a maka => akhir",
                "fungsi() maka kembali => akhir",
            })
    void tooDeepIsReportedOnce(String open, String close) throws InterruptedException {
        onSmallStack(() -> {
            String text = (open.startsWith("jika") ? "" : "biar x = ") + (open + " ").repeat(10_000) + "1"
                    + (" " + close).repeat(10_000);
            var reports = reports(text);
            assertEquals(1, reports.size(), reports.toString());
            assertTrue(reports.getFirst().startsWith("M0110@"), reports.toString());
        });
    }

    private static SyntaxTree.Program parsed(String text) {
        var result = MorphParser.parse(Source.of("dalam.fox", text));
        assertEquals(List.of(), result.diagnostics());
        return result.program();
    }

    private static void onSmallStack(Runnable test) throws InterruptedException {
        var failure = new Throwable[1];
        var thread = new Thread(null, test, "small stack", 1 << 20);
        thread.setUncaughtExceptionHandler((t, e) -> failure[0] = e);
        thread.start();
        thread.join();
        if (failure[0] != null) {
            throw new AssertionError(failure[0]);
        }
    }
}
