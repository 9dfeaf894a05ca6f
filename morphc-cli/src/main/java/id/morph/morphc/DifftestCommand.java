package id.morph.morphc;

import id.morph.difftest.Executor;
import id.morph.difftest.ProgramReport;
import id.morph.difftest.ProgramReport.State;
import id.morph.difftest.ProgramTester;
import id.morph.difftest.StandardExecutors;
import id.morph.difftest.TestReports;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code morphc difftest}: programs on all executors, which must all print the same. */
@Command(name = "difftest", sortOptions = false)
final class DifftestCommand implements Callable<Integer> {
    /** What programs import lies in folders of this name; it is no program. */
    private static final String MODULES = "modul";

    @Parameters(arity = "1..*", paramLabel = "FILE|DIR", descriptionKey = "difftest.files")
    private List<Path> files;

    @Option(names = "--executors", paramLabel = "NAME", split = ",", descriptionKey = "difftest.executors")
    private List<String> names = List.of();

    @Option(names = "--timeout", paramLabel = "SECONDS", descriptionKey = "difftest.timeout", defaultValue = "60")
    private long seconds;

    @Option(names = "--json", descriptionKey = "difftest.json")
    private boolean json;

    @Option(names = "--junit-xml", paramLabel = "OUT", descriptionKey = "difftest.junit-xml")
    private Path junit;

    @Mixin
    private CompileFlags flags;

    @Override
    public Integer call() throws ToolError {
        CompileOptions options = flags.options();
        List<Path> programs = programs();
        ProgramTester tester = new ProgramTester(Toolchain.programCompiler(options), executors(), seconds);
        DifftestTable table = new DifftestTable(
                Messages.in(options.language()),
                json ? StandardOutput.ERR : StandardOutput.OUT,
                programs,
                tester.executors());
        List<ProgramReport> reports = new ArrayList<>();
        table.begin();
        for (Path program : programs) {
            ProgramReport report = tester.test(program, executor -> table.running(program, executor));
            reports.add(report);
            table.add(report);
            if (report.has(State.ERRORS)) {
                new Pipeline(options).check(List.of(program), false);
            }
        }
        table.end(reports);
        if (json) {
            byte[] bytes = TestReports.json(reports).getBytes(StandardCharsets.UTF_8);
            StandardOutput.OUT.write(bytes, 0, bytes.length);
        }
        if (junit != null) {
            AtomicOutput.write(junit, TestReports.junitXml(reports).getBytes(StandardCharsets.UTF_8));
        }
        return status(reports);
    }

    private static int status(List<ProgramReport> reports) {
        // What is merely missing on a desk would stay unnoticed forever on a server.
        boolean server = !System.getenv().getOrDefault("CI", "").isEmpty();
        boolean failed = reports.stream()
                .anyMatch(r -> r.has(State.DIFFERENT) || r.has(State.TIMEOUT) || server && r.has(State.MISSING));
        boolean errors = reports.stream().anyMatch(r -> r.has(State.ERRORS));
        return failed ? ExitStatus.DIFFERENCE : errors ? ExitStatus.COMPILE_ERROR : ExitStatus.OK;
    }

    /** The reference comes first, whatever was asked for. */
    private List<Executor> executors() throws ToolError {
        List<Executor> all = StandardExecutors.all();
        if (names.isEmpty()) {
            return all;
        }
        for (String name : names) {
            if (all.stream().noneMatch(executor -> isMeant(executor, name))) {
                throw new ToolError(
                        "difftest.no-executor",
                        name,
                        all.stream().map(Executor::name).collect(Collectors.joining(", ")));
            }
        }
        return all.stream()
                .filter(executor ->
                        executor == all.getFirst() || names.stream().anyMatch(name -> isMeant(executor, name)))
                .toList();
    }

    private static boolean isMeant(Executor executor, String name) {
        return executor.name().equals(name) || executor.name().startsWith(name + "-");
    }

    private List<Path> programs() throws ToolError {
        List<Path> programs = new ArrayList<>();
        for (Path file : files) {
            if (Files.isDirectory(file)) {
                programs.addAll(programsBelow(file));
            } else {
                SourceFile.bytes(file);
                programs.add(file);
            }
        }
        if (programs.isEmpty()) {
            throw new ToolError("difftest.no-programs", files.getFirst());
        }
        return programs;
    }

    private static List<Path> programsBelow(Path folder) throws ToolError {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(".fox"))
                    .filter(file -> Stream.iterate(folder.relativize(file), p -> p != null, Path::getParent)
                            .noneMatch(p -> p.endsWith(MODULES)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new ToolError("file.unreadable", folder, e.getMessage());
        }
    }
}
