package id.morph.difftest;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What all executors made of one program.
 *
 * @param program its main file
 * @param results one for each executor, in their order
 */
public record ProgramReport(Path program, List<Result> results) {

    /** How an executor compares with the reference. */
    public enum State {
        /** Its outcome is the reference's, or it is the reference. */
        SAME,
        DIFFERENT,
        /** It did not end in time. */
        TIMEOUT,
        /** The program has errors, so there is nothing to run. */
        ERRORS,
        /** The machine lacks what the executor needs, or the program is for another target. */
        MISSING
    }

    /**
     * One executor.
     *
     * @param seconds compiling included
     * @param report for people: where the outcome differs, the program's errors, what is missing
     * @param passes which passes are to blame, if the outcome differs and that can be found out
     */
    public record Result(String executor, State state, double seconds, String report, Optional<PassBisection> passes) {}

    public ProgramReport {
        results = List.copyOf(results);
    }

    /** Whether some executor is in that state. */
    public boolean has(State state) {
        return results.stream().anyMatch(result -> result.state() == state);
    }
}
