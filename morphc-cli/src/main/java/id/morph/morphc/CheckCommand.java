package id.morph.morphc;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code morphc check}: all diagnostics of some files, nothing is run. */
@Command(name = "check", sortOptions = false)
final class CheckCommand implements Callable<Integer> {
    private enum Format {
        PLAIN,
        JSON;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Parameters(arity = "1..*", paramLabel = "FILE", descriptionKey = "check.files")
    private List<Path> files;

    @Option(names = "--syntax-only", descriptionKey = "check.syntax-only")
    private boolean syntaxOnly;

    @Option(names = "--format", paramLabel = "FORMAT", descriptionKey = "check.format", defaultValue = "plain")
    private Format format;

    @Mixin
    private CompileFlags flags;

    @Override
    public Integer call() throws ToolError {
        return new Pipeline(flags.options(format == Format.JSON)).check(files, syntaxOnly);
    }
}
