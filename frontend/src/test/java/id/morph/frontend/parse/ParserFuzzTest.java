package id.morph.frontend.parse;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import id.morph.frontend.Source;
import id.morph.frontend.diagnostic.Diagnostic;
import id.morph.frontend.diagnostic.JsonRenderer;
import id.morph.frontend.diagnostic.Label;
import id.morph.frontend.diagnostic.Language;
import id.morph.frontend.diagnostic.PlainRenderer;
import id.morph.frontend.syntax.Span;
import id.morph.frontend.syntax.SyntaxPrinter;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Programs with random damage. Whatever they look like, the parser answers: no exception, every place inside the file,
 * and every diagnostic can be shown. The seed is fixed; give {@code -Dmorph.fuzz.seconds} to search on for longer.
 */
class ParserFuzzTest {
    private static final String[] FRAGMENTS = {
        "akhir",
        "maka",
        "jika ",
        "lain ",
        "lain jika ",
        "fungsi ",
        "fungsi f(",
        "kelas A maka\n",
        "coba\n",
        "tangkap e ",
        "akhirnya ",
        "jodohkan x dengan\n",
        "| ",
        "pilih x\n",
        "ketika ",
        "lainnya maka ",
        "untuk i dalam ",
        "selama ",
        "biar ",
        "ubah ",
        "tetap ",
        "tulis(",
        "kembali ",
        "lemparkan ",
        "jenis ",
        "tunggu ",
        "asink ",
        "tidak ",
        "dan ",
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        "\"",
        "'",
        "\\",
        "{x",
        "'{",
        "}'",
        "\\{",
        "\\u{",
        "\\x",
        "#",
        "//",
        "\n",
        ";",
        ",",
        ".",
        "...",
        ":",
        "?",
        "=",
        "==",
        "+",
        "-",
        "*",
        "!",
        "~",
        "<<",
        "|",
        "&",
        "^",
        "1",
        "0x",
        "1.2.3",
        "9_",
        "@",
        "\u0000",
        "\uD800",
        "\uDC00",
        "\uD83D\uDE00",
        "e\u0301",
        "\u00A0",
        "\uFEFF",
        "\r\n",
        "\t",
        "nil",
        "ini",
        "induk",
        "induk.",
        "warnai ",
        "tipe T = ",
        "dari ",
        "ambil_sebagian ",
        "ambil_semua ",
        "pinjam ",
        "sebagai ",
        "lain_jika ",
        "lainjika ",
        "berhenti",
        "lanjutkan",
        "x",
        "_"
    };

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void damagedPrograms(long seed) {
        var random = new Random(seed);
        String program = ParserBenchmark.program(60);
        long seconds = Long.getLong("morph.fuzz.seconds", 0);
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        int runs = 0;
        while (seconds > 0 ? System.nanoTime() < end : runs < 500) {
            runs++;
            String damaged = program.substring(0, random.nextInt(program.length()));
            int from = Math.max(0, damaged.length() - 50 - random.nextInt(800));
            damaged = damaged.substring(from);
            for (int damage = random.nextInt(8); damage >= 0; damage--) {
                damaged = damaged(damaged, random);
            }
            check(damaged, seed, runs);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void fragments(long seed) {
        var random = new Random(seed);
        for (int run = 1; run <= 1000; run++) {
            var text = new StringBuilder();
            for (int i = random.nextInt(40); i >= 0; i--) {
                text.append(FRAGMENTS[random.nextInt(FRAGMENTS.length)]);
            }
            check(text.toString(), seed, run);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {6})
    void bytes(long seed) {
        var random = new Random(seed);
        byte[] program = ParserBenchmark.program(10).getBytes(StandardCharsets.UTF_8);
        for (int run = 1; run <= 200; run++) {
            byte[] damaged = program.clone();
            for (int i = random.nextInt(20); i >= 0; i--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            check(Source.ofBytes("uji.fox", damaged), seed, run);
        }
    }

    private static String damaged(String text, Random random) {
        int at = random.nextInt(text.length() + 1);
        int to = Math.min(text.length(), at + 1 + random.nextInt(random.nextBoolean() ? 3 : 40));
        String fragment = FRAGMENTS[random.nextInt(FRAGMENTS.length)];
        return switch (random.nextInt(5)) {
            case 0 -> text.substring(0, at) + text.substring(to);
            case 1 -> text.substring(0, at) + fragment + text.substring(at);
            case 2 -> text.substring(0, at) + fragment + text.substring(to);
            case 3 -> text.substring(0, to) + text.substring(at);
            default -> text.substring(0, at) + (char) random.nextInt(0x250) + text.substring(at);
        };
    }

    private static void check(String text, long seed, int run) {
        check(Source.of("uji.fox", text), seed, run);
    }

    private static void check(Source source, long seed, int run) {
        String what = "seed " + seed + ", run " + run + ":\n" + source.text();
        try {
            var result = MorphParser.parse(source);
            for (Diagnostic diagnostic : result.diagnostics()) {
                inside(diagnostic.span(), source, what);
                for (Label label : diagnostic.labels()) {
                    inside(label.span(), source, what);
                }
            }
            SyntaxPrinter.indented(result.program());
            new PlainRenderer(Language.INDONESIAN, true).render(result.diagnostics());
            new JsonRenderer(Language.ENGLISH).render(result.diagnostics());
        } catch (RuntimeException | StackOverflowError e) {
            fail(what, e);
        }
    }

    private static void inside(Span span, Source source, String what) {
        assertTrue(
                0 <= span.start()
                        && span.start() <= span.end()
                        && span.end() <= source.text().length(),
                () -> span + " in " + what);
    }
}
