package id.morph.tests;

import id.morph.backend.sfox.emit.SfoxEmitter;
import id.morph.frontend.Source;
import id.morph.frontend.diagnostic.DiagnosticSink;
import id.morph.frontend.module.Host;
import id.morph.frontend.parse.MorphParser;
import id.morph.ir.Module;
import id.morph.ir.pass.PassPipeline;
import id.morph.morphc.Toolchain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How many lines a second the compiler takes, warm, for programs of growing length: the stages' times must grow with the
 * lines. Run it with {@code tests/bench/compiler}, in the root folder.
 */
public final class CompilerBenchmark {
    private static final List<Integer> LENGTHS = List.of(1_000, 10_000, 50_000);
    private static final int WARM_UP = 6;
    private static final int RUNS = 5;

    private static final Path UNIT = Path.of("tests", "bench", "unit.fox.template");

    private CompilerBenchmark() {}

    /** A program of about that many lines. */
    private static String program(String unit, int lines) {
        StringBuilder text = new StringBuilder();
        int inUnit = (int) unit.lines().count();
        for (int i = 0; i * inUnit < lines; i++) {
            text.append(unit.replace("%", String.valueOf(i)));
        }
        return text.toString();
    }

    /** Prints a Markdown table. */
    public static void main(String[] arguments) throws IOException {
        String unit = Files.readString(UNIT);
        System.out.println("| Lines | parser (lines/s) | front end and IR (lines/s) | to bytecode, -O1 (lines/s) |");
        System.out.println("|---:|---:|---:|---:|");
        for (int lines : LENGTHS) {
            Source source = Source.of("bench.fox", program(unit, lines));
            System.out.printf(
                    Locale.ROOT,
                    "| %,d | %,.0f | %,.0f | %,.0f |%n",
                    source.lineCount(),
                    speed(source, () -> MorphParser.parse(source)),
                    speed(source, () -> compile(source, PassPipeline.of(List.of()))),
                    speed(source, () -> SfoxEmitter.emit(compile(source, PassPipeline.level(1)))));
        }
    }

    private static Module compile(Source source, PassPipeline passes) {
        DiagnosticSink diagnostics = new DiagnosticSink();
        return new Toolchain(Path.of(""), Host.NONE, false)
                .compile(source, passes, diagnostics)
                .orElseThrow(
                        () -> new IllegalStateException(diagnostics.sorted().toString()));
    }

    /** Lines a second: the median of some runs after a warm-up. */
    private static double speed(Source source, Runnable work) {
        for (int i = 0; i < WARM_UP; i++) {
            work.run();
        }
        double[] seconds = new double[RUNS];
        for (int i = 0; i < RUNS; i++) {
            long start = System.nanoTime();
            work.run();
            seconds[i] = (System.nanoTime() - start) / 1e9;
        }
        Arrays.sort(seconds);
        return source.lineCount() / seconds[RUNS / 2];
    }
}
