package id.morph.difftest;

import java.util.Optional;
import java.util.Set;

/**
 * One way to run a Morph program: the oracle, an interpreter, a backend with the host that runs its output.
 *
 * <p>An executor is used from several threads at once, so a run shares no state with another. It never throws for what a
 * program does; an exception means that the tool itself is broken, and the tester reports it as a failure of the program.
 */
public interface Executor {

    /** A short stable name, as {@code oracle} or {@code sfox}. */
    String name();

    /** What programs are compiled to here; a program of the corpus may ask for one target, as {@code # target jvm}. */
    String target();

    /** What is missing on this machine, as {@code node}; empty if programs can be run. */
    default Optional<String> missing() {
        return Optional.empty();
    }

    /**
     * What its host never has; programs of the corpus say that they need it, as {@code # butuh berkas} (files and other
     * processes).
     */
    default Set<String> lacks() {
        return Set.of();
    }

    /** Runs the program to its end and gives what it printed. */
    Outcome run(Program program);
}
