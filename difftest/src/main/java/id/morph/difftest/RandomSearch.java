package id.morph.difftest;

import id.morph.difftest.generate.ProgramGenerator;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Random programs, each on all executors. */
public final class RandomSearch {
    private static final int ATTEMPTS = 4_000;

    private final ProgramCompiler compiler;
    private final List<Executor> executors;
    private final Path directory;
    private final Path source;

    /** @param directory where the programs run; none of them writes there */
    public RandomSearch(ProgramCompiler compiler, List<Executor> executors, Path directory) {
        this.compiler = compiler;
        this.executors = List.copyOf(executors);
        this.directory = directory;
        this.source = directory.toAbsolutePath().resolve("acak.fox");
    }

    /** Compares the random program of the seed. */
    public Verdict verdict(long seed) {
        return verdict(program(seed), executors);
    }

    /** Compares on other executors. */
    public Verdict verdict(Program program, List<Executor> with) {
        return Comparison.SMALL.compare(program, with);
    }

    /** The program of the seed as executors take it. */
    public Program program(long seed) {
        return program(ProgramGenerator.program(seed));
    }

    private Program program(String text) {
        return new Program(compiler, new MemoryFiles(Map.of(source, text)), source, List.of(), new byte[0], directory)
                .reused();
    }

    /** Makes the program of a seed small, on which that executor differs. */
    public Finding reduced(long seed, Executor executor) {
        String text = Reducer.reduce(
                ProgramGenerator.program(seed),
                candidate -> difference(candidate, executor).isPresent(),
                ATTEMPTS);
        return new Finding(
                "acak_" + seed,
                "seed " + seed,
                executor.name(),
                difference(text, executor).orElseThrow(),
                text);
    }

    private Optional<String> difference(String text, Executor executor) {
        return verdict(program(text), List.of(executor)) instanceof Verdict.Difference difference
                ? Optional.of(difference.report())
                : Optional.empty();
    }
}
