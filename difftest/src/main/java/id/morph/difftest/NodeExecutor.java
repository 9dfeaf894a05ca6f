package id.morph.difftest;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/**
 * Runs a program as JavaScript in Node.
 *
 * @param level the optimization level
 */
public record NodeExecutor(int level) implements JsExecutor {
    @Override
    public String name() {
        return "js-node-O" + level;
    }

    @Override
    public Optional<String> missing() {
        return NodeProcess.isAvailable() ? Optional.empty() : Optional.of("node");
    }

    @Override
    public int run(Program program, String module, List<String> arguments, OutputStream out, OutputStream err) {
        Outcome outcome = NodePool.SHARED.run(module, program.directory(), program.standardInput(), arguments);
        try {
            out.write(outcome.standardOutput());
            err.write(outcome.standardError());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return outcome.status();
    }
}
