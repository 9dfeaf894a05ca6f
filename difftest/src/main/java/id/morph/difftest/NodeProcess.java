package id.morph.difftest;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A Node process that runs compiled programs one after another, at the other end of {@code node-runner.mjs}. For one thread at a time. */
final class NodeProcess {
    /** Kilobytes: ten thousand Morph calls fit, however large their frames are before V8 optimizes them. */
    private static final int STACK = 900_000;

    private static final int OLDEST_MINOR = 16;
    private static final int OLDEST_MAJOR = 20;
    private static final String NO_NODE =
            "Node %d.%d or later is needed to run compiled JavaScript; install it (Debian 12: from nodejs.org or NodeSource) so that"
                    + " 'node' is on the PATH";

    private final Process process;
    private final Path complaints;
    private final BlockingQueue<Optional<String>> answers = new LinkedBlockingQueue<>();
    private int runs;

    private NodeProcess(Process process, Path complaints) {
        this.process = process;
        this.complaints = complaints;
        Thread.ofPlatform().daemon().name("node-answers").start(this::read);
    }

    /**
     * Starts one.
     *
     * @throws IllegalStateException with the cure if there is no Node, or only one that is too old
     */
    static NodeProcess start(Path runner) {
        requireNode();
        try {
            Path complaints = Files.createTempFile("morph-node-", ".err");
            complaints.toFile().deleteOnExit();
            // The main thread's stack is the shell's limit; where that cannot be had, whatever may be had.
            String command =
                    "ulimit -s %d 2>/dev/null || ulimit -s \"$(ulimit -H -s)\"; exec node --stack-size=%d \"$0\""
                            .formatted(STACK + 100_000, STACK);
            Process process = new ProcessBuilder("sh", "-c", command, runner.toString())
                    .redirectError(complaints.toFile())
                    .start();
            return new NodeProcess(process, complaints);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether this machine has a Node that is new enough. */
    static boolean isAvailable() {
        return NodeVersion.FOUND.map(NodeProcess::isNewEnough).orElse(false);
    }

    private static void requireNode() {
        if (!isAvailable()) {
            throw new IllegalStateException(NO_NODE.formatted(OLDEST_MAJOR, OLDEST_MINOR)
                    + NodeVersion.FOUND.map(version -> "; found " + version).orElse(""));
        }
    }

    private static boolean isNewEnough(String version) {
        String[] parts = version.replaceFirst("^v", "").split("\\.");
        int major = Integer.parseInt(parts[0]);
        return major > OLDEST_MAJOR || (major == OLDEST_MAJOR && Integer.parseInt(parts[1]) >= OLDEST_MINOR);
    }

    /** Asked once. */
    private static final class NodeVersion {
        static final Optional<String> FOUND = ask();

        private static Optional<String> ask() {
            try {
                Process process = new ProcessBuilder("node", "--version")
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .redirectInput(new File("/dev/null"))
                        .start();
                String version = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
                return process.waitFor() == 0 && version.matches("v\\d+\\.\\d+.*")
                        ? Optional.of(version)
                        : Optional.empty();
            } catch (IOException e) {
                return Optional.empty();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
        }
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.US_ASCII)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                answers.add(Optional.of(line));
            }
        } catch (IOException e) {
            // The process was ended while its answer was being read; that is its end, too.
            answers.add(Optional.empty());
            return;
        }
        answers.add(Optional.empty());
    }

    /** How many programs it has run. */
    int runs() {
        return runs;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    void end() {
        process.destroyForcibly();
        try {
            Files.deleteIfExists(complaints);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Runs a program.
     *
     * @param module the compiled file
     * @param seconds how long it may take
     * @return empty if it took longer; then the process has been ended
     * @throws IllegalStateException if the module is broken or the process died
     */
    Optional<Outcome> run(Path module, Path directory, byte[] standardInput, List<String> arguments, long seconds)
            throws InterruptedException {
        runs++;
        List<byte[]> words = new ArrayList<>();
        words.add(module.toString().getBytes(StandardCharsets.UTF_8));
        words.add(directory.toAbsolutePath().toString().getBytes(StandardCharsets.UTF_8));
        words.add(standardInput);
        arguments.forEach(argument -> words.add(argument.getBytes(StandardCharsets.UTF_8)));
        String request = String.join(
                        " ",
                        words.stream().map(Base64.getEncoder()::encodeToString).toList()) + "\n";
        try {
            OutputStream pipe = process.getOutputStream();
            pipe.write(request.getBytes(StandardCharsets.US_ASCII));
            pipe.flush();
            Optional<String> answer = answers.poll(seconds, TimeUnit.SECONDS);
            if (answer == null) {
                end();
                return Optional.empty();
            }
            return Optional.of(outcome(answer.orElseThrow(this::died)));
        } catch (IOException e) {
            throw died();
        } catch (InterruptedException e) {
            end();
            throw e;
        }
    }

    private IllegalStateException died() {
        String complaint;
        try {
            complaint = Files.readString(complaints);
        } catch (IOException e) {
            complaint = e.toString();
        }
        end();
        return new IllegalStateException("Node died:\n" + complaint);
    }

    private static Outcome outcome(String answer) {
        String[] words = answer.split(" ", -1);
        if (words[0].equals("!")) {
            throw new IllegalStateException(
                    "the compiled module broke: " + new String(decoded(words[1]), StandardCharsets.UTF_8));
        }
        return new Outcome(decoded(words[1]), decoded(words[2]), Integer.parseInt(words[0]));
    }

    private static byte[] decoded(String word) {
        return Base64.getDecoder().decode(word);
    }
}
