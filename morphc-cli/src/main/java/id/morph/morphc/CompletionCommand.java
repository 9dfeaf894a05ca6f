package id.morph.morphc;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code morphc completion}: prints the script that teaches a shell our options. */
@Command(name = "completion", sortOptions = false)
final class CompletionCommand implements Callable<Integer> {
    private enum Shell {
        BASH,
        ZSH,
        FISH;

        @Override
        public String toString() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "SHELL", descriptionKey = "completion.shell")
    private Shell shell;

    @Mixin
    @SuppressWarnings("UnusedVariable") // every command takes them
    private CompileFlags flags;

    @Override
    public Integer call() {
        CommandLine root = spec.root().commandLine();
        String script = switch (shell) {
            // The bash script switches zsh to bash's way of completing by itself.
            case BASH, ZSH -> AutoComplete.bash("morphc", root);
            case FISH -> FishCompletion.script(root.getCommandSpec());
        };
        spec.commandLine().getOut().print(script);
        spec.commandLine().getOut().flush();
        return ExitStatus.OK;
    }
}
