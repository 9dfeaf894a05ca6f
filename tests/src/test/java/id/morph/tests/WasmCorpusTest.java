package id.morph.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.morph.backend.wasm.NotYet;
import id.morph.difftest.Executor;
import id.morph.difftest.Outcome;
import id.morph.difftest.WasmExecutor;
import id.morph.morphc.Toolchain;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Programs of the corpus on WebAssembly. What the target does not have yet is listed in {@code wasm-belum-ada-O*.txt}, a program a line with the
 * first operation it lacks; each program that is not in there has its expected bytes, and each that is in there does not compile.
 * {@code -Dwasm.update=true} writes the list anew; it may only become shorter.
 */
class WasmCorpusTest {
    private static final Path LIST = Path.of("src/test/resources");

    /** Remembers which programs do not compile. */
    private record Watched(Executor executor, Map<Path, String> lacking) implements Executor {
        @Override
        public String name() {
            return executor.name();
        }

        @Override
        public String target() {
            return executor.target();
        }

        @Override
        public Outcome run(id.morph.difftest.Program program) {
            try {
                return executor.run(program);
            } catch (NotYet e) {
                lacking.put(program.source(), e.uses().getFirst().operation());
                throw e;
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void whatCompilesPrintsTheSameBytes(int level) throws IOException {
        Map<Path, String> lacking = new ConcurrentHashMap<>();
        Watched executor = new Watched(new WasmExecutor(level, Toolchain.kernel()), lacking);
        Map<String, String> notYet = new TreeMap<>();
        List<String> failures = new ArrayList<>();
        int passed = 0;
        Corpus corpus = Corpus.load(CorpusLocation.root());
        // The kernel's own tests want the memory for themselves, in which the kernel lies here.
        Corpus programs = new Corpus(
                corpus.programs().stream()
                        .filter(program -> !program.topic().equals("kernel"))
                        .toList(),
                corpus.defects());
        try (CorpusRun run = new CorpusRun(programs, executor)) {
            for (CorpusProgram program : run.programs()) {
                var failure = run.failure(program);
                String operation = lacking.get(program.source());
                if (operation != null) {
                    notYet.put(program.id(), operation);
                } else if (failure.isPresent()) {
                    failures.add(failure.get());
                } else {
                    passed++;
                }
            }
        }
        System.out.println(executor.name() + ": " + passed + " programs print the same bytes, " + notYet.size()
                + " use what is not there yet");
        compare(level, notYet);
        assertTrue(failures.isEmpty(), () -> failures.size() + " programs:\n" + String.join("\n", failures));
    }

    private static void compare(int level, Map<String, String> notYet) throws IOException {
        Path list = LIST.resolve("wasm-belum-ada-O" + level + ".txt");
        List<String> lines = notYet.entrySet().stream()
                .map(e -> e.getKey() + ": " + e.getValue())
                .toList();
        if (Boolean.getBoolean("wasm.update")) {
            Files.createDirectories(list.getParent());
            Files.write(list, lines);
        }
        TreeSet<String> listed = new TreeSet<>();
        for (String line : Files.readAllLines(list, StandardCharsets.UTF_8)) {
            listed.add(line.substring(0, line.indexOf(':')));
        }
        assertEquals(String.join("\n", listed), String.join("\n", notYet.keySet()), "programs in " + list);
    }
}
