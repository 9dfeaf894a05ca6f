package id.morph.morphc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.morph.frontend.diagnostic.Language;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class UsageErrorsTest {
    private static String complaint(String... arguments) {
        var err = new StringWriter();
        var line = MorphCommand.commandLine(Language.ENGLISH).setErr(new PrintWriter(err, true));
        assertEquals(ExitStatus.TOOL_ERROR, line.execute(arguments));
        return err.toString().lines().findFirst().orElse("").replaceFirst("^morphc: ", "");
    }

    @Test
    void unknownOption() {
        assertEquals("unknown option --fast", complaint("run", "--fast", "a.fox"));
    }

    @Test
    void missingFile() {
        assertEquals("missing: FILE", complaint("run"));
        assertEquals("missing: FILE", complaint("check", "--syntax-only"));
    }

    @Test
    void valueThatIsNone() {
        assertEquals(
                "\"jit\" is no value for --mode; valid: auto, sfox, wfox, js, oracle",
                complaint("run", "--mode=jit", "a.fox"));
        assertEquals(
                "\"much\" is no value for --max-depth; valid: an integer", complaint("run", "--max-depth=much", "a"));
        assertEquals("\"fr\" is no value for --lang; valid: id, en", complaint("--lang=fr", "a.fox"));
    }

    @Test
    void optionsAfterTheFileBelongToTheProgram() {
        assertEquals(
                "file no-such-file.fox does not exist",
                complaint("run", "--mode=sfox", "no-such-file.fox", "--nonsense", "--lang=fr"));
    }
}
