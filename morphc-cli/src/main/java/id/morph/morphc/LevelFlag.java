package id.morph.morphc;

import java.util.Iterator;
import java.util.List;
import picocli.CommandLine.Option;

/** {@code -O N}, of the commands that optimize. */
final class LevelFlag {

    /** The levels there are, for completion. */
    static final class Levels implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return List.of("0", "1", "2").iterator();
        }
    }

    @Option(names = "-O", paramLabel = "N", descriptionKey = "flags.level", completionCandidates = Levels.class)
    private Integer level;

    /**
     * The options with the level that was chosen, if one was.
     *
     * @throws ToolError if there is no such level
     */
    CompileOptions in(CompileOptions options) throws ToolError {
        if (level != null && (level < 0 || level > 2)) {
            throw new ToolError("usage.level", level);
        }
        return options.withLevel(level);
    }
}
