package id.morph.frontend;

import id.morph.frontend.diagnostic.DiagnosticSink;
import id.morph.frontend.lower.Lowering;
import id.morph.frontend.module.FileAccess;
import id.morph.frontend.module.Host;
import id.morph.frontend.module.Library;
import id.morph.frontend.module.ModuleGraph;
import id.morph.frontend.module.ProgramEnvironment;
import id.morph.frontend.module.SourceModule;
import id.morph.frontend.resolve.Resolution;
import id.morph.frontend.resolve.Resolver;
import id.morph.frontend.resolve.ResolverReport;
import id.morph.frontend.syntax.Span;
import id.morph.frontend.system.SystemFile;
import id.morph.frontend.system.SystemReport;
import id.morph.frontend.system.SystemTypes;
import id.morph.frontend.system.SystemUnits;
import id.morph.ir.DataPlacement;
import id.morph.ir.Linker;
import id.morph.ir.Module;
import id.morph.ir.Op;
import id.morph.ir.Unit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The whole front end: source files in, one linked IR module out, everything it has to say in a sink. */
public final class FrontEnd {

    private final Library library;
    private final Path workingDirectory;
    private final FileAccess files;
    private final Host host;
    private final boolean lenient;

    /**
     * @param workingDirectory where import paths are tried first
     * @param host what the target offers to {@code pinjam}
     * @param lenient whether unknown names are warnings
     */
    public FrontEnd(Library library, Path workingDirectory, FileAccess files, Host host, boolean lenient) {
        this.library = library;
        this.workingDirectory = workingDirectory;
        this.files = files;
        this.host = host;
        this.lenient = lenient;
    }

    /**
     * Compiles the program whose main file is {@code main}.
     *
     * @return the linked program, or empty if {@code diagnostics} now has errors
     * @throws IOException if the main file cannot be read
     */
    public Optional<Module> compile(Path main, DiagnosticSink diagnostics) throws IOException {
        return compile(ModuleGraph.load(main, workingDirectory, files, library, host, diagnostics), diagnostics);
    }

    /** The same for a main file that is in memory. */
    public Optional<Module> compile(Source main, DiagnosticSink diagnostics) {
        return compile(ModuleGraph.load(main, workingDirectory, files, library, host, diagnostics), diagnostics);
    }

    /**
     * Compiles a module that a running program imports; the result has no entry.
     *
     * @throws IOException if the file cannot be read
     */
    public Optional<Module> compileImported(Path file, DiagnosticSink diagnostics) throws IOException {
        Module program = new Module();
        units(
                ModuleGraph.loadImported(file, workingDirectory, files, library, host, diagnostics),
                program,
                diagnostics);
        Linker.link(program, library::unit, library::function);
        rejectData(program, Source.of(file.toString(), ""), diagnostics);
        rejectHostCalls(program, Source.of(file.toString(), ""), diagnostics);
        return diagnostics.hasErrors() ? Optional.empty() : Optional.of(program);
    }

    private Optional<Module> compile(List<SourceModule> modules, DiagnosticSink diagnostics) {
        Module program = new Module();
        units(modules, program, diagnostics);
        if (diagnostics.hasErrors()) {
            return Optional.empty();
        }
        Lowering.addEntry(program, program.unit(main(modules).path()).orElseThrow());
        Linker.link(program, library::unit, library::function);
        rejectHostCalls(program, main(modules).source(), diagnostics);
        if (diagnostics.hasErrors()) {
            return Optional.empty();
        }
        DataPlacement.run(program);
        return Optional.of(program);
    }

    /**
     * Compiles one input of an interactive session: a program part whose unit {@code main.path()} has the function that runs
     * the input and gives the value of its final expression.
     *
     * @param known what earlier inputs have declared
     * @param number of the input, to keep its functions apart from those of others
     */
    public Optional<Module> compileInput(Source main, List<Unit.Global> known, int number, DiagnosticSink diagnostics) {
        Module part = new Module();
        ProgramEnvironment environment = new ProgramEnvironment(library);
        for (SourceModule module : ModuleGraph.load(main, workingDirectory, files, library, host, diagnostics)) {
            if (!module.main()) {
                lower(module, environment, Lowering.Origin.PROGRAM, part, diagnostics);
                continue;
            }
            environment.enter(module);
            ResolverReport report = new ResolverReport(module.source(), diagnostics, lenient);
            Resolution resolution = Resolver.resolveInput(module.program(), known, environment, report);
            if (!diagnostics.hasErrors()) {
                Lowering.lowerInput(
                        main.path(), number, module.source(), module.program(), resolution, environment, part);
            }
        }
        if (diagnostics.hasErrors()) {
            return Optional.empty();
        }
        Linker.link(part, library::unit, library::function);
        rejectData(part, main, diagnostics);
        rejectHostCalls(part, main, diagnostics);
        return diagnostics.hasErrors() ? Optional.empty() : Optional.of(part);
    }

    /** What a running program loads later comes too late for data at addresses that are known before it starts. */
    private static void rejectData(Module part, Source source, DiagnosticSink diagnostics) {
        if (DataPlacement.isNeeded(part)) {
            new SystemReport(source, diagnostics, false).lateData();
        }
    }

    /** A part of the library may call functions of the host that this one lacks; then so does the program. */
    private void rejectHostCalls(Module part, Source source, DiagnosticSink diagnostics) {
        boolean calls = !host.hasImports()
                && part.functions().stream()
                        .flatMap(function -> function.blocks().stream())
                        .flatMap(block -> block.instructions().stream())
                        .anyMatch(instruction -> instruction.op() == Op.HOST_CALL);
        if (calls) {
            new SystemReport(source, diagnostics, false).hostImport(new Span(0, 0));
        }
    }

    /** The main file is the one that everything else was loaded for: modules found later are only reached by calls. */
    private static SourceModule main(List<SourceModule> modules) {
        return modules.stream().filter(SourceModule::main).findFirst().orElseThrow();
    }

    private void units(List<SourceModule> modules, Module program, DiagnosticSink diagnostics) {
        ProgramEnvironment environment = new ProgramEnvironment(library);
        for (SourceModule module : modules) {
            lower(module, environment, Lowering.Origin.PROGRAM, program, diagnostics);
        }
    }

    private void lower(
            SourceModule module,
            ProgramEnvironment environment,
            Lowering.Origin origin,
            Module program,
            DiagnosticSink diagnostics) {
        environment.enter(module);
        SystemReport system = new SystemReport(module.source(), diagnostics, host.hasImports());
        SystemFile.misplaced(module.program()).forEach(system::misplaced);
        Resolution resolution = Resolver.resolve(
                module.program(), environment, new ResolverReport(module.source(), diagnostics, lenient));
        if (diagnostics.hasErrors()) {
            return;
        }
        if (SystemFile.isSystem(module.program())) {
            lowerSystem(module, environment, resolution, program, system);
            return;
        }
        environment.add(Lowering.lower(
                module.path(),
                module.name(),
                module.source(),
                module.program(),
                resolution,
                environment,
                origin,
                program));
    }

    private void lowerSystem(
            SourceModule module,
            ProgramEnvironment environment,
            Resolution resolution,
            Module program,
            SystemReport report) {
        SystemUnits units = new SystemUnits(
                environment::exports, symbol -> program.function(symbol).or(() -> library.function(symbol)));
        SystemTypes types = SystemTypes.infer(module.program(), resolution, report, units);
        if (!report.sink().hasErrors()) {
            Lowering.lowerSystem(
                            module.path(),
                            module.name(),
                            module.source(),
                            module.program(),
                            resolution,
                            environment,
                            types,
                            program)
                    .forEach(environment::add);
        }
    }

    /**
     * Compiles one unit of the library; the prelude must come first and imports must be in {@code library} already or come
     * later only inside functions.
     */
    public void compileLibraryUnit(String path, Source source, Module into, DiagnosticSink diagnostics) {
        SourceModule module = ModuleGraph.loadLibraryUnit(path, source, library, diagnostics);
        Lowering.Origin origin = path.equals(Library.PRELUDE) ? Lowering.Origin.PRELUDE : Lowering.Origin.LIBRARY;
        lower(module, new ProgramEnvironment(library), origin, into, diagnostics);
    }
}
