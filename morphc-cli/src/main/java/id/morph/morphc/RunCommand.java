package id.morph.morphc;

import id.morph.runtime.PrintStyle;
import id.morph.runtime.RuntimeContext;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code morphc run}: compile in memory and execute. */
@Command(name = "run", sortOptions = false)
final class RunCommand implements Callable<Integer> {
    /** The values of {@code --print-style} as one types them. */
    static final class PrintStyles implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(PrintStyle.values())
                    .map(style -> style.name().toLowerCase(Locale.ROOT))
                    .iterator();
        }
    }

    @Parameters(index = "0", paramLabel = "FILE", descriptionKey = "run.file")
    private Path file;

    @Parameters(index = "1..*", paramLabel = "ARGS", descriptionKey = "run.arguments")
    private List<String> arguments = List.of();

    @Option(names = "--mode", paramLabel = "MODE", descriptionKey = "run.mode", defaultValue = "auto")
    private Mode mode;

    @Option(
            names = "--print-style",
            paramLabel = "STYLE",
            descriptionKey = "run.print-style",
            completionCandidates = PrintStyles.class,
            defaultValue = "morph")
    private PrintStyle printStyle;

    @Option(
            names = "--max-depth",
            paramLabel = "N",
            descriptionKey = "run.max-depth",
            defaultValue = "" + RuntimeContext.DEFAULT_MAX_DEPTH)
    private int maxDepth;

    @Option(names = "--trace", descriptionKey = "run.trace")
    private boolean trace;

    @Mixin
    private LevelFlag level;

    @Mixin
    private CompileFlags flags;

    @Override
    public Integer call() throws ToolError {
        if (maxDepth < 1) {
            throw new ToolError("usage.max-depth", maxDepth);
        }
        return new Pipeline(level.in(flags.options()))
                .run(file, new RunOptions(mode, printStyle, maxDepth, trace, List.copyOf(arguments)));
    }
}
