package id.morph.tests;

import id.morph.difftest.Executor;
import id.morph.difftest.Outcome;
import id.morph.difftest.OutcomeDifference;
import id.morph.difftest.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs all programs of a corpus on one executor, several at a time in this process, so that hundreds take seconds. The
 * verdict on each is asked for afterwards.
 */
public final class CorpusRun implements AutoCloseable {
    private static final long SECONDS_PER_PROGRAM = 60;

    private final ExecutorService threads;
    private final Map<CorpusProgram, Future<Outcome>> outcomes = new LinkedHashMap<>();
    private final List<Path> temporaries = new ArrayList<>();

    /** Starts at once; only programs with an outcome to compare, for that target and what it has, take part. */
    public CorpusRun(Corpus corpus, Executor executor) {
        int parallel = Math.max(1, Runtime.getRuntime().availableProcessors());
        threads = java.util.concurrent.Executors.newFixedThreadPool(
                parallel, Thread.ofPlatform().daemon().name("corpus-", 0).factory());
        for (CorpusProgram program : corpus.programs()) {
            boolean meant = program.target()
                            .filter(target -> !target.equals(executor.target()))
                            .isEmpty()
                    && executor.lacks().stream().noneMatch(program.needs()::contains);
            if (meant && program.expectation() instanceof CorpusProgram.Runs) {
                Program input = program.program(temporaryDirectory());
                outcomes.put(program, threads.submit(() -> executor.run(input)));
            }
        }
    }

    /** The programs that take part. */
    public List<CorpusProgram> programs() {
        return List.copyOf(outcomes.keySet());
    }

    /** What is wrong with this program's outcome; empty when it is as expected. Waits for the program's end. */
    public Optional<String> failure(CorpusProgram program) {
        Outcome expected = ((CorpusProgram.Runs) program.expectation()).outcome();
        try {
            return OutcomeDifference.between(expected, outcomes.get(program).get(SECONDS_PER_PROGRAM, TimeUnit.SECONDS))
                    .map(difference -> header(program) + difference);
        } catch (TimeoutException e) {
            outcomes.get(program).cancel(true);
            return Optional.of(header(program) + "did not end within " + SECONDS_PER_PROGRAM + " s");
        } catch (ExecutionException e) {
            return Optional.of(header(program) + "the executor itself failed: " + trace(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(header(program) + "interrupted");
        }
    }

    private static String header(CorpusProgram program) {
        return "%s  (%s)%n%s:1%n".formatted(program.id(), program.rule(), program.source());
    }

    private static String trace(Throwable cause) {
        StringBuilder text = new StringBuilder(cause.toString());
        StackTraceElement[] frames = cause.getStackTrace();
        for (int i = 0; i < Math.min(8, frames.length); i++) {
            text.append(System.lineSeparator()).append("    at ").append(frames[i]);
        }
        return text.toString();
    }

    private Path temporaryDirectory() {
        try {
            Path directory = Files.createTempDirectory("morph-corpus-");
            temporaries.add(directory);
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends what still runs and removes the programs' directories. */
    @Override
    public void close() {
        threads.shutdownNow();
        temporaries.forEach(CorpusRun::delete);
    }

    private static void delete(Path directory) {
        try (var files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
