package id.morph.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.morph.difftest.OracleExecutor;
import id.morph.difftest.Outcome;
import id.morph.difftest.Program;
import id.morph.difftest.WfoxExecutor;
import id.morph.morphc.Toolchain;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs beyond what the JVM allows in one method, one class, one call. */
class LargeProgramTest {
    @TempDir
    Path folder;

    /** On the JVM as on the oracle, with and without optimization. */
    private void assertSame(String source) throws IOException {
        Path file = Files.writeString(folder.resolve("besar.fox"), source);
        Program program = new Program(Toolchain.programCompiler(), file, folder);
        Outcome expected = new OracleExecutor(0).run(program);
        assertEquals("", new String(expected.standardError(), StandardCharsets.UTF_8));
        for (int level : new int[] {0, 2}) {
            assertEquals(expected, new WfoxExecutor(level).run(program));
        }
    }

    private static String each(int count, String separator, IntFunction<String> text) {
        return IntStream.range(0, count).mapToObj(text).collect(Collectors.joining(separator));
    }

    @Test
    void aModuleBodyOfManyStatements() throws IOException {
        assertSame("biar x = 1\nbiar y = [1]\n"
                + each(
                        4_000,
                        "\n",
                        i -> i % 3 == 0
                                ? "jika x % " + (i + 7) + " == 0 maka tulis(\"kena " + i + "\", x) akhir"
                                : "ubah x = x + y[0] * " + i)
                + "\ntulis(x)\n");
    }

    @Test
    void aLoopOverManyStatementsThatThrow() throws IOException {
        assertSame("fungsi f(n) maka\n    biar x = 0\n    untuk i dalam rentang(n) maka\n"
                + each(
                        400,
                        "\n",
                        i -> "        coba ubah x = x + 9 % (i - " + i % 5
                                + ") tangkap e maka ubah x = x + e.baris akhir")
                + "\n    akhir\n    kembali x\nakhir\ntulis(f(6))\n");
    }

    /** Nothing here needs a cache, so only the constants tell that a class is full. */
    @Test
    void aModuleBodyOfManyConstants() throws IOException {
        assertSame("biar x = panjang(argumen_sistem)\n"
                + each(34_000, "\n", i -> "ubah x = x ^ " + (i * 1_000_003L + 100_000))
                + "\ntulis(x)\n");
    }

    @Test
    void listsDictsAndSumsOfThousandsOfParts() throws IOException {
        assertSame("biar n = 3\n"
                + "biar a = [" + each(9_000, ", ", i -> i % 2 == 0 ? "\"t" + i + "\"" : "" + i * 1_000_003L) + "]\n"
                + "biar b = [" + each(2_000, ", ", i -> "n + " + i) + "]\n"
                + "biar d = {" + each(3_000, ", ", i -> "\"k" + i + "\": " + i + ".5") + "}\n"
                + "tulis(panjang(a), a[8999], b[1999], d[\"k2999\"], panjang(d))\n"
                + "tulis(" + each(1_500, " + ", i -> "n * " + i) + ")\n");
    }

    @Test
    void aFunctionOfMoreParametersThanJavaAllows() throws IOException {
        assertSame("fungsi g(" + each(300, ", ", i -> "p" + i) + ") maka\n"
                + "    coba kembali p0 + p150 + p299 tangkap e maka kembali e.pesan akhir\nakhir\n"
                + "biar h = [g]\n"
                + "tulis(g(" + each(300, ", ", i -> "" + i) + "), h[0](" + each(300, ", ", i -> "" + i)
                + "), h[0](1))\n");
    }
}
