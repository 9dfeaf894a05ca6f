package id.morph.morphc;

import id.morph.frontend.diagnostic.Language;
import id.morph.runtime.PrintStyle;
import id.morph.runtime.RuntimeContext;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Where the process starts. */
public final class Main {
    private Main() {}

    /** Runs the command line and ends the process with its status. */
    public static void main(String[] arguments) {
        System.exit(DeepStack.call(() -> execute(arguments)));
    }

    /** Runs the command line; the result is the exit status. */
    static int execute(String[] arguments) {
        if (arguments.length >= 2 && arguments[0].equals("run") && !arguments[1].startsWith("-")) {
            return runWithoutOptions(arguments);
        }
        return MorphCommand.execute(arguments);
    }

    /**
     * {@code morphc run FILE ARGS}, by far the most frequent command line, has nothing to parse: everything after FILE
     * belongs to the program. Loading the option parser for it would take longer than all the rest (measured: 50 against
     * 170 ms).
     */
    private static int runWithoutOptions(String[] arguments) {
        Language language = LanguageChoice.of(System.getenv());
        CompileOptions compile = new CompileOptions(language, ColorChoice.AUTO.onStandardError(), false, false);
        List<String> programArguments = Arrays.asList(arguments).subList(2, arguments.length);
        RunOptions run =
                new RunOptions(Mode.AUTO, PrintStyle.MORPH, RuntimeContext.DEFAULT_MAX_DEPTH, false, programArguments);
        try {
            return new Pipeline(compile).run(Path.of(arguments[1]), run);
        } catch (ToolError e) {
            return MorphCommand.report(e, language, StandardOutput.ERR.writer());
        } catch (RuntimeException | Error e) {
            return InternalDefect.report(e, language, StandardOutput.ERR.writer());
        }
    }
}
