package id.morph.tests;

import id.morph.frontend.Source;
import id.morph.frontend.diagnostic.Diagnostic;
import id.morph.frontend.diagnostic.DiagnosticSink;
import id.morph.frontend.diagnostic.Language;
import id.morph.frontend.diagnostic.PlainRenderer;
import id.morph.frontend.module.Host;
import id.morph.ir.pass.PassPipeline;
import id.morph.morphc.Toolchain;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Damaged programs through the whole compiler, up to verified IR. Whatever a program looks like, the answer is IR or at
 * least one error with a place inside the file that can be shown in both languages; never an exception.
 */
public final class FrontEndFuzz {
    private static final int LONGEST = 6_000;

    private final List<String> programs;
    private final Random random;
    private final Toolchain toolchain = new Toolchain(Path.of(System.getProperty("java.io.tmpdir")), Host.NONE, false);

    /**
     * @param programs what is damaged, and where foreign pieces come from
     * @param seed the same seed tries the same inputs
     */
    public FrontEndFuzz(List<String> programs, long seed) {
        this.programs = List.copyOf(programs);
        this.random = new Random(seed);
    }

    /** The texts of all Morph files below {@code folder}, in a fixed order. */
    public static List<String> programsBelow(Path folder) throws IOException {
        List<String> texts = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>)
                    files.filter(f -> f.toString().endsWith(".fox")).sorted()::iterator) {
                texts.add(Source.ofBytes(file.toString(), Files.readAllBytes(file))
                        .text());
            }
        }
        return texts;
    }

    /** A new damaged program. */
    public String next() {
        String text = piece(random.nextInt(3) == 0 ? LONGEST : 800);
        for (int damage = random.nextInt(6); damage >= 0; damage--) {
            text = damaged(text);
        }
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    private String piece(int longest) {
        String program = programs.get(random.nextInt(programs.size()));
        int length = Math.min(program.length(), 1 + random.nextInt(longest));
        int start = random.nextInt(3) == 0 ? random.nextInt(program.length() - length + 1) : 0;
        return program.substring(start, start + length);
    }

    private String damaged(String text) {
        if (text.isEmpty()) {
            return piece(200);
        }
        int at = random.nextInt(text.length());
        int end = Math.min(text.length(), at + 1 + random.nextInt(random.nextBoolean() ? 3 : 40));
        return switch (random.nextInt(6)) {
            case 0 -> text.substring(0, at) + text.substring(end);
            case 1 -> text.substring(0, at) + piece(60) + text.substring(at);
            case 2 -> text.substring(0, end) + text.substring(at);
            case 3 -> {
                String[] lines = text.split("\n", -1);
                int a = random.nextInt(lines.length);
                int b = random.nextInt(lines.length);
                String kept = lines[a];
                lines[a] = lines[b];
                lines[b] = kept;
                yield String.join("\n", lines);
            }
            case 4 ->
                text.substring(0, at)
                        + (char) random.nextInt(random.nextInt(8) == 0 ? 0x10000 : 0x80)
                        + text.substring(end);
            default -> {
                String word = piece(30);
                yield text.substring(0, at) + " " + word.strip() + " " + text.substring(at);
            }
        };
    }

    /** What is wrong with the compiler's answer to {@code text}; empty if nothing is. */
    public Optional<String> defect(String text) {
        DiagnosticSink diagnostics = new DiagnosticSink();
        try {
            Source source = Source.of("fuzz.fox", text);
            boolean compiled = toolchain
                    .compile(source, PassPipeline.level(Toolchain.DEFAULT_LEVEL).verifying(), diagnostics)
                    .isPresent();
            if (compiled == diagnostics.hasErrors()) {
                return Optional.of(compiled ? "errors, but compiled" : "not compiled, but no error");
            }
            List<Diagnostic> all = diagnostics.sorted();
            for (Diagnostic diagnostic : all) {
                if (diagnostic.span().start() < 0
                        || diagnostic.span().end() > source.text().length()) {
                    return Optional.of("a place outside the file: " + diagnostic);
                }
            }
            for (Language language : Language.values()) {
                new PlainRenderer(language, false).render(all);
            }
            return Optional.empty();
        } catch (RuntimeException | StackOverflowError problem) {
            StackTraceElement[] frames = problem.getStackTrace();
            return Optional.of(problem + (frames.length == 0 ? "" : " at " + frames[0]));
        }
    }

    /**
     * Searches for a while and keeps what it finds.
     *
     * @param arguments corpus folder, seconds, seed, folder for findings
     */
    public static void main(String[] arguments) throws IOException {
        FrontEndFuzz fuzz = new FrontEndFuzz(programsBelow(Path.of(arguments[0])), Long.parseLong(arguments[2]));
        Path findings = Files.createDirectories(Path.of(arguments[3]));
        long end = System.nanoTime() + Long.parseLong(arguments[1]) * 1_000_000_000L;
        long runs = 0;
        int found = 0;
        long nextReport = 0;
        while (System.nanoTime() < end) {
            String text = fuzz.next();
            runs++;
            Optional<String> defect = fuzz.defect(text);
            if (defect.isPresent()) {
                found++;
                // Damage may leave half a surrogate pair, which has no encoding of its own.
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                Files.write(findings.resolve("seed" + arguments[2] + "-" + runs + ".fox"), bytes);
                System.out.println(
                        runs + ": " + defect.get().lines().findFirst().orElse(""));
            }
            if (runs >= nextReport) {
                nextReport = runs + 20_000;
                System.out.println(runs + " inputs, " + found + " findings");
            }
        }
        System.out.println(runs + " inputs, " + found + " findings");
    }
}
