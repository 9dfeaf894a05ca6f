package id.morph.difftest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.Semaphore;

/** Node processes that are ready to run programs, as many as this machine has processors. They end with this JVM. */
final class NodePool {
    static final NodePool SHARED = new NodePool();

    private static final long SECONDS = 50;

    /** Node keeps every module that it has ever imported. */
    private static final int RUNS_PER_PROCESS = 400;

    private final BlockingDeque<NodeProcess> idle = new LinkedBlockingDeque<>();
    private final Semaphore places =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors()));
    private Path folder;

    private NodePool() {}

    /**
     * Runs a module.
     *
     * @return status 124 and a message if it did not end in time
     */
    Outcome run(String module, Path directory, byte[] standardInput, List<String> arguments) {
        try {
            places.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        NodeProcess process = null;
        Path file = null;
        try {
            process = take();
            file = Files.createTempFile(folder(), "p", ".mjs");
            Files.writeString(file, module);
            return process.run(file, directory, standardInput, arguments, SECONDS)
                    .orElseGet(() -> Outcome.of("", "did not end within " + SECONDS + " s", 124));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } finally {
            giveBack(process, file);
            places.release();
        }
    }

    private NodeProcess take() {
        NodeProcess known = idle.poll();
        return known != null ? known : NodeProcess.start(folder().resolve("node-runner.mjs"));
    }

    private void giveBack(NodeProcess process, Path file) {
        if (process != null && process.isAlive()) {
            if (process.runs() < RUNS_PER_PROCESS) {
                idle.add(process);
            } else {
                process.end();
            }
        }
        if (file != null) {
            file.toFile().delete();
        }
    }

    private synchronized Path folder() {
        if (folder == null) {
            try (InputStream in = NodePool.class.getResourceAsStream("node-runner.mjs")) {
                folder = Files.createTempDirectory("morph-node-");
                folder.toFile().deleteOnExit();
                Path runner = folder.resolve("node-runner.mjs");
                Files.writeString(runner, new String(in.readAllBytes(), StandardCharsets.UTF_8));
                runner.toFile().deleteOnExit();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return folder;
    }
}
