package id.morph.morphc.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.morph.frontend.Source;
import id.morph.frontend.parse.MorphParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplTest {
    /** Remembers its inputs and answers with their number. */
    private static final class Recorder implements ReplSession {
        private final List<String> inputs = new ArrayList<>();

        @Override
        public String evaluate(String input) {
            inputs.add(input.strip());
            return "= " + inputs.size();
        }

        @Override
        public List<String> names() {
            return List.of("panjang_jalan");
        }
    }

    private final Recorder session = new Recorder();

    private String dialogue(String input) throws IOException {
        var out = new StringWriter();
        var texts = new Repl.Texts("welcome", "help text", "unknown {0}");
        new Repl(session, texts, new PrintWriter(out)).read(new BufferedReader(new StringReader(input)));
        return out.toString();
    }

    @Test
    void evaluatesLineByLine() throws IOException {
        assertEquals("= 1\n= 2\n", dialogue("biar a = 1\n\na + 1\n"));
        assertEquals(List.of("biar a = 1", "a + 1"), session.inputs);
    }

    @Test
    void aBlockThatIsOpenGoesOn() throws IOException {
        dialogue("fungsi f(x) maka\n  kembali x\nakhir\nf(1)\n");
        assertEquals(List.of("fungsi f(x) maka\n  kembali x\nakhir", "f(1)"), session.inputs);
    }

    @Test
    void commandsAreNotEvaluated() throws IOException {
        assertEquals("help text\nunknown :apa\n", dialogue(":bantuan\n:apa\n:keluar\nsisa\n"));
        assertEquals(List.of(), session.inputs);
    }

    @Test
    void showsTheTree() throws IOException {
        assertEquals("(+ 1 2)\n", dialogue(":ast 1 + 2\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"jika a maka", "fungsi f() maka\n  jika a maka\n  akhir", "f(1,", "[1, 2", "coba", "biar a ="})
    void incomplete(String input) {
        assertTrue(Completeness.isIncomplete(input), input);
        assertTrue(Completeness.isIncomplete(input + "\n"), input);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "biar a = 1",
                "jika a maka\nakhir",
                "biar = 1\njika",
                "a b c",
                "akhir",
                "coba\n  a()\nakhir",
                "biar a = )",
                ""
            })
    void finishedOrWrong(String input) {
        assertFalse(Completeness.isIncomplete(input), input);
    }

    @Test
    void completesKeywordsGlobalsAndNamesOfTheSession() {
        var completer = new NameCompleter(session, List.of(":keluar"));
        assertEquals(Set.of("panjang", "panjang_jalan"), completer.completions("panjang"));
        assertTrue(completer.completions("jo").contains("jodohkan"));
        assertEquals(Set.of(":keluar"), completer.completions(":k"));
    }

    @Test
    void topLevelNamesInOrder() {
        String program = """
                biar a = 1
                biar [b, c] = [2, 3]
                fungsi f() maka
                  biar dalam = 1
                akhir
                tipe T = K(x) | N
                ubah d = 4
                """;
        assertEquals(
                List.of("a", "b", "c", "f", "K", "N", "d"),
                DeclaredNames.of(MorphParser.parse(Source.of("t", program)).program()));
    }
}
