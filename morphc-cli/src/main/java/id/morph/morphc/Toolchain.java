package id.morph.morphc;

import id.morph.backend.wasm.Kernel;
import id.morph.difftest.ProgramCompiler;
import id.morph.frontend.FrontEnd;
import id.morph.frontend.Source;
import id.morph.frontend.diagnostic.DiagnosticSink;
import id.morph.frontend.module.FileAccess;
import id.morph.frontend.module.Host;
import id.morph.frontend.module.Library;
import id.morph.ir.Function;
import id.morph.ir.Linker;
import id.morph.ir.Module;
import id.morph.ir.Unit;
import id.morph.ir.pass.PassPipeline;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;

/** From source files to the IR that backends and the oracle take: front end, bundled library, passes. */
public final class Toolchain {

    /** The optimization level of programs unless the user says otherwise. */
    public static final int DEFAULT_LEVEL = 1;

    /** The same for programs that become machine code. */
    public static final int MACHINE_LEVEL = 2;

    private static final class Bundled {
        private static final Library LIBRARY = BundledLibrary.load();
    }

    private final Path workingDirectory;
    private final Host host;
    private final boolean lenient;

    /**
     * @param workingDirectory where import paths are tried first
     * @param host what the target offers to {@code pinjam}
     * @param lenient whether unknown names are warnings
     */
    public Toolchain(Path workingDirectory, Host host, boolean lenient) {
        this.workingDirectory = workingDirectory.toAbsolutePath();
        this.host = host;
        this.lenient = lenient;
    }

    /**
     * Compiles a program.
     *
     * @return the program, empty if {@code diagnostics} now has errors
     * @throws IOException if the main file cannot be read
     */
    public Optional<Module> compile(Path main, PassPipeline passes, DiagnosticSink diagnostics) throws IOException {
        return optimized(frontEnd().compile(main, diagnostics), passes);
    }

    /** The same for a main file that is in memory. */
    public Optional<Module> compile(Source main, PassPipeline passes, DiagnosticSink diagnostics) {
        return optimized(frontEnd().compile(main, diagnostics), passes);
    }

    /** What the differential tester compiles programs with; import paths are tried in the program's folder first. */
    public static ProgramCompiler programCompiler() {
        return (main, files, host, diagnostics) -> new FrontEnd(
                        Bundled.LIBRARY, main.toAbsolutePath().getParent(), files, host, false)
                .compile(main, diagnostics);
    }

    /** What {@code morphc difftest} compiles with: as {@code morphc run} in this folder does. */
    static ProgramCompiler programCompiler(CompileOptions options) {
        return (main, files, host, diagnostics) -> new FrontEnd(
                        Bundled.LIBRARY, Path.of("").toAbsolutePath(), files, host, options.lenient())
                .compile(main, diagnostics);
    }

    /** A module that a running program imports, without an entry. */
    Optional<Module> compileImported(Path file, PassPipeline passes, DiagnosticSink diagnostics) throws IOException {
        return optimized(frontEnd().compileImported(file, diagnostics), passes);
    }

    /** The bundled library. */
    static Library library() {
        return Bundled.LIBRARY;
    }

    /** The part of the bundled library on which programs for targets without a system stand. */
    public static Kernel kernel() {
        Library library = library();
        return new Kernel() {
            @Override
            public Collection<String> paths() {
                return library.paths();
            }

            @Override
            public Optional<Unit> unit(String path) {
                return library.unit(path);
            }

            @Override
            public Optional<Function> function(String symbol) {
                return library.function(symbol);
            }
        };
    }

    /** One unit of the library with everything that it reaches; not optimized, without an entry. */
    static Optional<Module> libraryUnit(String path) {
        Library library = library();
        return library.unit(path).map(unit -> {
            Module module = new Module();
            module.add(unit);
            module.add(library.function(unit.body()).orElseThrow());
            Linker.link(module, library::unit, library::function);
            return module;
        });
    }

    FrontEnd frontEnd() {
        return new FrontEnd(Bundled.LIBRARY, workingDirectory, FileAccess.DISK, host, lenient);
    }

    private static Optional<Module> optimized(Optional<Module> program, PassPipeline passes) {
        program.ifPresent(passes::run);
        return program;
    }
}
