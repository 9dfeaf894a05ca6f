package id.morph.tests;

import id.morph.difftest.Outcome;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * All programs below a folder, and what is wrong with the folder itself.
 *
 * <p>{@code topic/name.fox} has {@code name.out} (exact standard output) and, where they differ from nothing and 0,
 * {@code name.err} and {@code name.exit}; {@code name.args} and {@code name.in} feed it. In folder {@code diagnostics} a program has
 * {@code name.diag} instead. A second line {@code # target jvm} says that a program is for one target only, {@code # butuh berkas}
 * that it needs files or other processes. Folders named {@code modul} hold what programs import.
 *
 * @param programs in order of their ids
 * @param defects what a maintainer must mend: a program without expectation, an expectation without program, …
 */
public record Corpus(List<CorpusProgram> programs, List<String> defects) {
    private static final Set<String> COMPANIONS = Set.of("out", "err", "exit", "args", "in", "diag");
    private static final String MODULES = "modul";
    private static final String TARGET = "# target ";
    private static final String NEED = "# butuh ";

    public Corpus {
        programs = List.copyOf(programs);
        defects = List.copyOf(defects);
    }

    /** The programs whose whole id fits the expression. */
    public Corpus only(String expression) {
        return new Corpus(
                programs.stream()
                        .filter(program -> program.id().matches(expression))
                        .toList(),
                defects);
    }

    /** Reads a corpus; unreadable files throw. */
    public static Corpus load(Path root) {
        List<CorpusProgram> programs = new ArrayList<>();
        List<String> defects = new ArrayList<>();
        Set<String> ids = new TreeSet<>();
        List<Path> companions = new ArrayList<>();
        for (Path file : filesBelow(root)) {
            String name = relative(root, file);
            String extension = name.substring(name.lastIndexOf('.') + 1);
            if (name.contains("/" + MODULES + "/")) {
                if (!extension.equals("fox")) {
                    defects.add(name + ": only .fox files belong into a folder " + MODULES);
                }
            } else if (extension.equals("fox")) {
                String id = name.substring(0, name.length() - ".fox".length());
                ids.add(id);
                read(root, id, defects).ifPresent(programs::add);
            } else if (COMPANIONS.contains(extension)) {
                companions.add(file);
            } else {
                defects.add(name + ": nothing reads this file");
            }
        }
        for (Path companion : companions) {
            String name = relative(root, companion);
            if (!ids.contains(name.substring(0, name.lastIndexOf('.')))) {
                defects.add(name + ": there is no such program");
            }
        }
        return new Corpus(programs, defects);
    }

    private static Optional<CorpusProgram> read(Path root, String id, List<String> defects) {
        Path source = root.resolve(id + ".fox");
        List<String> lines = text(source).replace("\uFEFF", "").lines().limit(2).toList();
        String firstLine = lines.isEmpty() ? "" : lines.getFirst();
        Optional<String> target = after(TARGET, lines);
        Optional<String> need = after(NEED, lines);
        if (!firstLine.matches("# (law|ref|reference|contract)\\b[^:]*: .+")) {
            defects.add(id + ": the first line must name a rule, as '# law 4: what is shown'");
        }
        if (id.indexOf('/') < 0 || !id.equals(id.toLowerCase(Locale.ROOT))) {
            defects.add(id + ": a program is named topic/name, in lower case");
            return Optional.empty();
        }
        Path output = root.resolve(id + ".out");
        Path diagnostics = root.resolve(id + ".diag");
        if (Files.exists(output) == Files.exists(diagnostics)) {
            defects.add(id + ": needs either an .out or a .diag file");
            return Optional.empty();
        }
        CorpusProgram.Expectation expectation = Files.exists(output)
                ? new CorpusProgram.Runs(new Outcome(
                        bytes(output), bytesOrNone(root.resolve(id + ".err")), status(root.resolve(id + ".exit"))))
                : new CorpusProgram.Reports(text(diagnostics).lines().toList());
        Path arguments = root.resolve(id + ".args");
        return Optional.of(new CorpusProgram(
                id,
                source,
                firstLine.replaceFirst("^# ", ""),
                target,
                need.map(Set::of).orElse(Set.of()),
                Files.exists(arguments) ? text(arguments).lines().toList() : List.of(),
                bytesOrNone(root.resolve(id + ".in")),
                expectation));
    }

    private static Optional<String> after(String word, List<String> lines) {
        return lines.stream()
                .skip(1)
                .filter(line -> line.startsWith(word))
                .map(line -> line.substring(word.length()))
                .findFirst();
    }

    private static int status(Path file) {
        return Files.exists(file) ? Integer.parseInt(text(file).strip()) : 0;
    }

    private static List<Path> filesBelow(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String relative(Path root, Path file) {
        return root.relativize(file).toString().replace(File.separatorChar, '/');
    }

    private static String text(Path file) {
        return new String(bytes(file), StandardCharsets.UTF_8);
    }

    private static byte[] bytesOrNone(Path file) {
        return Files.exists(file) ? bytes(file) : new byte[0];
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
