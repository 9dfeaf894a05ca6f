package id.morph.morphc;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The way of a program through the house: source → syntax tree → IR → passes → backend or execution. Every command is
 * one method here; the stages themselves live in the other modules.
 */
public final class Pipeline {
    @SuppressWarnings("UnusedVariable")
    private final CompileOptions options;

    public Pipeline(CompileOptions options) {
        this.options = options;
    }

    /**
     * Reports what is wrong with each of {@code files}, without running anything.
     *
     * @param syntaxOnly whether to stop after the parser: imports are not followed
     * @return the exit status
     */
    public int check(List<Path> files, boolean syntaxOnly) throws ToolError {
        for (Path file : files) {
            SourceFile.bytes(file);
        }
        return ExitStatus.OK;
    }

    /**
     * Compiles {@code file}, or loads it if it is an {@code .mvm} image, and runs it.
     *
     * @return the exit status
     */
    public int run(Path file, RunOptions run) throws ToolError {
        SourceFile.bytes(file);
        throw new ToolError("pipeline.not-yet", "run");
    }

    /** Compiles {@code file} to {@code target}; empty if it has errors, which have been reported. */
    public Optional<byte[]> compile(Path file, Target target) throws ToolError {
        throw new ToolError("pipeline.not-yet", "target");
    }

    /**
     * Shows one stage of the compilation of {@code file} as text.
     *
     * @param after the pass after which the IR is shown; all of them if empty
     * @return the text, empty if the file has errors, which have been reported
     */
    public Optional<String> emit(Path file, Emit stage, Optional<String> after) throws ToolError {
        throw new ToolError("pipeline.not-yet", "emit");
    }
}
