package id.morph.frontend.module;

import id.morph.frontend.FrontEnd;
import id.morph.frontend.Source;
import id.morph.frontend.diagnostic.DiagnosticSink;
import id.morph.frontend.system.SystemUnits;
import id.morph.ir.Function;
import id.morph.ir.Module;
import id.morph.ir.Unit;
import id.morph.ir.binary.IrWriter;
import id.morph.ir.binary.LibraryArchive;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Compiles the sources of the bundled library, once, when the toolchain itself is built. */
public final class LibraryCompiler {

    private final Map<String, Source> sources = new TreeMap<>();
    private final Module compiled = new Module();
    private final DiagnosticSink diagnostics;
    private final Set<String> done = new LinkedHashSet<>();
    private final Library view = new View();

    private LibraryCompiler(Map<String, String> texts, DiagnosticSink diagnostics) {
        texts.forEach((path, text) -> sources.put(path, Source.of(path, text)));
        this.diagnostics = diagnostics;
    }

    /**
     * Compiles all units.
     *
     * @param texts source text by path, such as {@code cotc/data/json.fox}
     * @return a module of all units, nothing optimized yet; meaningless if {@code diagnostics} has errors
     */
    public static Module compile(Map<String, String> texts, DiagnosticSink diagnostics) {
        LibraryCompiler compiler = new LibraryCompiler(texts, diagnostics);
        compiler.compile(Library.PRELUDE);
        compiler.sources.keySet().forEach(compiler::compile);
        return compiler.compiled;
    }

    /**
     * A library of everything in {@code module}. It hands out copies: passes change the functions of a program in place, and
     * the library serves many programs.
     */
    public static Library of(Module module) {
        return of(LibraryArchive.open(IrWriter.write(module)));
    }

    /** The library in an archive; a function is decoded when a program reaches it. */
    public static Library of(LibraryArchive archive) {
        List<Unit.Global> prelude = preludeOf(archive.unit(Library.PRELUDE));
        return new Library() {
            @Override
            public Optional<Unit> unit(String path) {
                return archive.unit(path);
            }

            @Override
            public Collection<String> paths() {
                return archive.units().stream()
                        .map(Unit::path)
                        .filter(path -> !path.endsWith(SystemUnits.TYPED))
                        .toList();
            }

            @Override
            public Optional<Function> function(String symbol) {
                return archive.load(symbol);
            }

            @Override
            public Collection<Unit.Global> prelude() {
                return prelude;
            }
        };
    }

    /** The functions of the prelude unit. */
    public static List<Unit.Global> preludeOf(Optional<Unit> prelude) {
        return prelude.map(unit -> unit.globals().stream()
                        .filter(global -> global.kind() == Unit.GlobalKind.FUNCTION)
                        .toList())
                .orElse(List.of());
    }

    private void compile(String path) {
        if (sources.containsKey(path) && done.add(path)) {
            new FrontEnd(view, Path.of(""), FileAccess.DISK, Host.WASM, false)
                    .compileLibraryUnit(path, sources.get(path), compiled, diagnostics);
        }
    }

    /** The library as far as it is compiled; asking for a unit compiles it first. */
    private final class View implements Library {
        @Override
        public Optional<Unit> unit(String path) {
            // What can change in a system file is a unit of its own, which is there once the file is compiled.
            compile(path.endsWith(SystemUnits.TYPED) ? path.substring(0, path.indexOf(SystemUnits.TYPED)) : path);
            return compiled.unit(path);
        }

        @Override
        public Collection<String> paths() {
            return sources.keySet();
        }

        @Override
        public Optional<Function> function(String symbol) {
            return compiled.function(symbol);
        }

        @Override
        public Collection<Unit.Global> prelude() {
            return preludeOf(compiled.unit(PRELUDE));
        }
    }
}
