package id.morph.tests;

import id.morph.difftest.Executor;
import id.morph.difftest.Finding;
import id.morph.difftest.Outcome;
import id.morph.difftest.Verdict;
import id.morph.frontend.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * No analysis may ever be wrong: changed programs of the corpus have the same outcome without optimization on the oracle
 * as with all of it on every executor.
 */
public final class MutationFuzz {
    /** Programs that reach outside, or know the time: a change to one of them may do anything, and never the same. */
    private static final Pattern REACHES_OUT = Pattern.compile(
            "_backend|builtins|waktu|tidur|baca_berkas|tulis_berkas|berkas|jalankan|cotc/(sys|fs|net|io)|\\{tmp}");

    private static final Pattern COMPARED = Pattern.compile("oracle-O2.*|sfox-O2|wfox-O0|wfox-O2");

    private final List<CorpusProgram> programs;
    private final List<Executor> executors;
    private final long seed;

    /** @param seed the same seed tries the same mutants */
    public MutationFuzz(List<CorpusProgram> programs, long seed) {
        this.programs = programs.stream().filter(MutationFuzz::isFit).toList();
        this.executors = Executors.all().stream()
                .filter(executor -> COMPARED.matcher(executor.name()).matches())
                .toList();
        this.seed = seed;
    }

    private static boolean isFit(CorpusProgram program) {
        return program.expectation() instanceof CorpusProgram.Runs
                && program.target().isEmpty()
                && program.arguments().isEmpty()
                && !REACHES_OUT.matcher(text(program.source())).find();
    }

    private static String text(Path source) {
        try {
            return Source.ofBytes(source.toString(), Files.readAllBytes(source)).text();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The benchmarks below a folder as programs to change: larger than those of the corpus, and full of types. */
    static List<CorpusProgram> benchmarks(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".fox"))
                    .filter(file -> text(file).contains("warisi Benchmark"))
                    .sorted()
                    .map(file -> new CorpusProgram(
                            "bench/" + file.getFileName(),
                            file,
                            "",
                            Optional.empty(),
                            Set.of(),
                            List.of(),
                            new byte[0],
                            new CorpusProgram.Runs(Outcome.of("", "", 0))))
                    .toList();
        }
    }

    /** The mutant of a number. */
    Mutant mutant(long number) {
        Random random = new Random(seed * 1_000_003 + number);
        CorpusProgram program = programs.get(random.nextInt(programs.size()));
        return new Mutant(program, new ProgramMutator(random).mutate(text(program.source())));
    }

    Verdict compare(Mutant mutant, Path directory) {
        return mutant.compare(executors, directory);
    }

    /** The mutant of a number made small, on which that executor differs. */
    Finding reduced(long number, Executor executor, Path directory) {
        return mutant(number).reduced("mutan_" + seed + "_" + number, executor, directory);
    }
}
