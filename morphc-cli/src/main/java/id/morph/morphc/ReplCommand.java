package id.morph.morphc;

import id.morph.morphc.repl.Repl;
import id.morph.morphc.repl.ReplSession;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code morphc repl}: an interactive session. */
@Command(name = "repl", sortOptions = false)
final class ReplCommand implements Callable<Integer> {
    @Mixin
    private CompileFlags flags;

    @Override
    public Integer call() throws ToolError {
        CompileOptions options = flags.options();
        Messages messages = Messages.in(options.language());
        ReplSession session = new Pipeline(options).session();
        try {
            Repl.Texts texts = new Repl.Texts(
                    messages.text("repl.welcome", Version.number()),
                    messages.text("repl.help"),
                    messages.text("repl.unknown"));
            Repl repl = new Repl(session, texts, StandardOutput.OUT.writer());
            if (StandardOutput.isTerminal("in")) {
                repl.talk(historyFile());
            } else {
                repl.read(new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)));
            }
        } catch (IOException e) {
            throw new ToolError("repl.terminal", e.getMessage());
        }
        return ExitStatus.OK;
    }

    private static Path historyFile() throws IOException {
        String state = System.getenv().getOrDefault("XDG_STATE_HOME", "");
        Path folder = state.isEmpty()
                ? Path.of(System.getProperty("user.home"), ".local", "state", "morphc")
                : Path.of(state, "morphc");
        Files.createDirectories(folder);
        return folder.resolve("history");
    }
}
