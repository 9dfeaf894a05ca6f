package id.morph.morphc;

import id.morph.frontend.diagnostic.Language;
import picocli.CommandLine.Option;

/** The options of every command that compiles something. */
final class CompileFlags {
    // Its value is looked up before parsing, by LanguageChoice; here it is checked, documented and completed.
    @Option(
            names = "--lang",
            paramLabel = "LANG",
            descriptionKey = "flags.lang",
            converter = LanguageConverter.class,
            completionCandidates = LanguageConverter.class)
    private Language language;

    @Option(names = "--color", paramLabel = "WHEN", descriptionKey = "flags.color", defaultValue = "auto")
    private ColorChoice color;

    @Option(names = "--lenient", descriptionKey = "flags.lenient")
    private boolean lenient;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            descriptionKey = "help")
    @SuppressWarnings("UnusedVariable") // picocli acts on it
    private boolean help;

    /** What was chosen, with diagnostics for people. */
    CompileOptions options() {
        return options(false);
    }

    /** What was chosen, with diagnostics for tools if {@code json}. */
    CompileOptions options(boolean json) {
        Language chosen = language != null ? language : LanguageChoice.of(System.getenv());
        return new CompileOptions(chosen, color.onStandardError(), json, lenient);
    }
}
