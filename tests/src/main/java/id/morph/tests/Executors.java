package id.morph.tests;

import id.morph.difftest.Executor;
import id.morph.difftest.NodeExecutor;
import id.morph.difftest.OracleExecutor;
import id.morph.difftest.SfoxExecutor;
import id.morph.difftest.WfoxExecutor;
import id.morph.ir.Dialect;
import id.morph.ir.Word;
import java.util.List;

/** Every way to run and to check programs that this build knows; one line here plugs a new backend into the corpus. */
public final class Executors {
    private static final List<Executor> EXECUTORS = List.of(
            new OracleExecutor(0),
            new OracleExecutor(1),
            new OracleExecutor(2),
            new OracleExecutor(2, Dialect.MACHINE, Word.BITS_64),
            new OracleExecutor(2, Dialect.MACHINE, Word.DOUBLE),
            new SfoxExecutor(0),
            new SfoxExecutor(1),
            new SfoxExecutor(2),
            new WfoxExecutor(0),
            new WfoxExecutor(1),
            new WfoxExecutor(2),
            new JarExecutor(),
            new NodeExecutor(0),
            new NodeExecutor(1),
            new NodeExecutor(2),
            new GraalJsExecutor(2));
    private static final List<Checker> CHECKERS = List.of(new FrontEndChecker());

    private Executors() {}

    /** All executors. One that cannot work on this machine is listed all the same, and fails. */
    public static List<Executor> all() {
        return EXECUTORS;
    }

    /**
     * Those that are quick enough for programs by the thousand; a jar each is not, and shows nothing that wfox does not, nor is an
     * engine for JavaScript that interprets.
     */
    public static List<Executor> forRandomPrograms() {
        return EXECUTORS.stream()
                .filter(executor -> !(executor instanceof JarExecutor || executor instanceof GraalJsExecutor)
                        && !executor.name().equals("oracle-O0"))
                .toList();
    }

    /** All checkers. */
    public static List<Checker> checkers() {
        return CHECKERS;
    }
}
