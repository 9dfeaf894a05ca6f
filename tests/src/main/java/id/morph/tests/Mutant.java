package id.morph.tests;

import id.morph.difftest.Comparison;
import id.morph.difftest.Executor;
import id.morph.difftest.Finding;
import id.morph.difftest.MemoryFiles;
import id.morph.difftest.Program;
import id.morph.difftest.Reducer;
import id.morph.difftest.Verdict;
import id.morph.morphc.Toolchain;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A changed program of the corpus.
 *
 * @param origin what it was changed from; its neighbours in the folder {@code modul} are there for the mutant too
 * @param text its source
 */
record Mutant(CorpusProgram origin, String text) {
    private static final Comparison BENCHMARK = new Comparison(3_000_000, 60);

    private static final int ATTEMPTS = 4_000;

    /** In the place of what benchmarks share, which measures time: one round, and what it gives. */
    private static final String ONE_ROUND = """
            kelas Benchmark maka
                fungsi inner_benchmark_loop(n) maka
                    kembali ini.verify_result(ini.benchmark())
                akhir
            akhir
            fungsi run(name, suite) maka
                coba
                    biar hasil = suite.benchmark()
                    tulis(name, hasil)
                    tulis(suite.verify_result(hasil))
                tangkap e
                    tulis(e.pesan, e.baris, e.kolom, e.jejak)
                akhir
                tulis(suite.inner_benchmark_loop(1))
            akhir
            """;

    /**
     * Runs it on the oracle without optimization, and then on each of the executors until one differs.
     *
     * @param directory where it runs
     */
    Verdict compare(List<Executor> executors, Path directory) {
        Comparison comparison = Files.exists(benchmarkHarness()) ? BENCHMARK : Comparison.SMALL;
        return comparison.compare(program(directory), executors);
    }

    /** A smaller program on which that executor still differs. */
    Finding reduced(String name, Executor executor, Path directory) {
        String smallest = Reducer.reduce(
                text,
                candidate -> new Mutant(origin, candidate).compare(List.of(executor), directory)
                        instanceof Verdict.Difference,
                ATTEMPTS);
        Verdict verdict = new Mutant(origin, smallest).compare(List.of(executor), directory);
        String report = verdict instanceof Verdict.Difference difference ? difference.report() : verdict.toString();
        return new Finding(name, origin.id(), executor.name(), report, smallest);
    }

    private Path benchmarkHarness() {
        return origin.source().resolveSibling("benchmark.fox");
    }

    private Program program(Path directory) {
        Path source =
                origin.source().resolveSibling("mutan.fox").toAbsolutePath().normalize();
        Map<Path, String> texts = new HashMap<>(Map.of(source, text));
        if (Files.exists(benchmarkHarness())) {
            texts.put(benchmarkHarness().toAbsolutePath().normalize(), ONE_ROUND);
        }
        return new Program(
                        Toolchain.programCompiler(),
                        new MemoryFiles(texts),
                        source,
                        origin.arguments(),
                        origin.standardInput(),
                        directory)
                .reused();
    }
}
