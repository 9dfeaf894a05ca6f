package id.morph.morphc;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code morphc repl}: an interactive session. */
@Command(name = "repl", sortOptions = false)
final class ReplCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("UnusedVariable")
    private CompileFlags flags;

    @Override
    public Integer call() {
        return ExitStatus.OK;
    }
}
