package id.morph.frontend.module;

import id.morph.frontend.Source;
import id.morph.frontend.diagnostic.Diagnostic;
import id.morph.frontend.diagnostic.DiagnosticCode;
import id.morph.frontend.diagnostic.DiagnosticSink;
import id.morph.frontend.diagnostic.Message;
import id.morph.frontend.parse.MorphParser;
import id.morph.frontend.parse.ParseResult;
import id.morph.frontend.resolve.ImportPath;
import id.morph.frontend.syntax.SyntaxTree.StringLiteral;
import id.morph.frontend.system.SystemFile;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;

/**
 * All files of a program, imported ones before those that import them. The graph is closed at compile time; what cannot be
 * found and cycles are reported here (reference 3.15, language decisions 22 and 23).
 */
public final class ModuleGraph {

    /** Host modules that are part of the library on every target. */
    private static final Map<String, String> HOST_MODULES = Map.of(
            "_backend", "cotc/sys/backend.fox",
            "builtins", "cotc/pinjam/builtins.fox",
            "hashlib", "cotc/pinjam/hashlib.fox");

    /** The pseudo module of host primitives, for the library only. */
    private static final String PRIMITIVES = "_prima";

    private final FileAccess files;
    private final Path directory;
    private final Library library;
    private final Host host;
    private final boolean compilingLibrary;
    private final DiagnosticSink diagnostics;
    private final Path root;
    private final Map<String, SourceModule> done = new LinkedHashMap<>();
    private final Map<Path, String> paths = new HashMap<>();
    /** The modules being loaded, outermost first, each with the line of the import that is being followed. */
    private final SequencedMap<String, Integer> active = new LinkedHashMap<>();
    /** Files that are only reached through imports inside functions, to be loaded when the rest is. */
    private final List<Pending> postponed = new ArrayList<>();

    private record Pending(Path file, String path) {}

    private ModuleGraph(
            FileAccess files,
            Path directory,
            Path root,
            Library library,
            Host host,
            boolean lib,
            DiagnosticSink diagnostics) {
        this.files = files;
        this.directory = directory;
        this.root = root;
        this.library = library;
        this.host = host;
        this.compilingLibrary = lib;
        this.diagnostics = diagnostics;
    }

    /**
     * Loads {@code main} and everything it reaches.
     *
     * @param workingDirectory where import paths are tried first
     * @param host what the target offers to {@code pinjam}
     * @return the modules in the order in which they can be compiled; incomplete if {@code diagnostics} has errors
     * @throws IOException if the main file cannot be read
     */
    public static List<SourceModule> load(
            Path main, Path workingDirectory, FileAccess files, Library library, Host host, DiagnosticSink diagnostics)
            throws IOException {
        Path file = files.canonical(main);
        ModuleGraph graph =
                new ModuleGraph(files, workingDirectory, file.getParent(), library, host, false, diagnostics);
        graph.loadAll(main, file);
        return List.copyOf(graph.done.values());
    }

    /**
     * Loads a module that a running program imports.
     *
     * @param directory where paths are tried first; unit paths are relative to it
     * @throws IOException if the file cannot be read
     */
    public static List<SourceModule> loadImported(
            Path file, Path directory, FileAccess files, Library library, Host host, DiagnosticSink diagnostics)
            throws IOException {
        ModuleGraph graph =
                new ModuleGraph(files, directory, files.canonical(directory), library, host, false, diagnostics);
        graph.loadAll(file, files.canonical(file));
        return List.copyOf(graph.done.values());
    }

    /** The unit of the library that is behind a host module. */
    public static Optional<String> hostModule(String name) {
        return Optional.ofNullable(HOST_MODULES.get(name));
    }

    /** The library unit that an import of this file may mean when there is no such file. */
    public static Optional<String> libraryPath(String file) {
        String path = file.startsWith("greenfield/") ? file.substring("greenfield/".length()) : file;
        return isLibraryPath(path) ? Optional.of(path) : Optional.empty();
    }

    /** The path of a file in a program: relative to {@code root}, so that it is the same on every machine. */
    public static String unitPath(Path root, Path file) {
        String relative = root.relativize(file).toString().replace('\\', '/');
        return isLibraryPath(relative) ? "./" + relative : relative;
    }

    private static boolean isLibraryPath(String path) {
        return path.startsWith("cotc/") || path.startsWith(Library.KERNEL);
    }

    /** Loads a program that is in memory, such as a line of the interactive session; its imports come from files. */
    public static List<SourceModule> load(
            Source main,
            Path workingDirectory,
            FileAccess files,
            Library library,
            Host host,
            DiagnosticSink diagnostics) {
        ModuleGraph graph =
                new ModuleGraph(files, workingDirectory, workingDirectory, library, host, false, diagnostics);
        graph.visit(main, workingDirectory, ImportPath.defaultAlias(main.path()) + ".fox");
        graph.loadPostponed();
        return List.copyOf(graph.done.values());
    }

    /** Loads one unit of the library itself, whose imports are other units of the library. */
    public static SourceModule loadLibraryUnit(
            String path, Source source, Library library, DiagnosticSink diagnostics) {
        ModuleGraph graph =
                new ModuleGraph(FileAccess.DISK, Path.of(""), Path.of(""), library, Host.NONE, true, diagnostics);
        graph.visit(source, Path.of(""), path);
        return graph.done.get(path);
    }

    private void loadAll(Path written, Path main) throws IOException {
        visit(Source.ofBytes(written.toString(), files.read(main)), main.getParent(), programPath(main));
        loadPostponed();
    }

    private void loadPostponed() {
        while (!postponed.isEmpty()) {
            Pending next = postponed.removeFirst();
            if (!done.containsKey(next.path())) {
                read(next.file())
                        .ifPresent(bytes -> visit(
                                Source.ofBytes(shown(next.file()), bytes),
                                next.file().getParent(),
                                next.path()));
            }
        }
    }

    private void visit(Source source, Path folder, String path) {
        active.put(path, 0);
        ParseResult parsed = MorphParser.parse(source);
        diagnostics.addAll(parsed.diagnostics());
        Map<String, String> imports = new HashMap<>();
        for (ImportScanner.Import found : ImportScanner.scan(parsed.program())) {
            resolve(found, source, folder)
                    .ifPresent(unit -> imports.put(found.path().value(), unit));
        }
        active.remove(path);
        boolean main = active.isEmpty() && done.values().stream().noneMatch(SourceModule::main);
        done.put(path, new SourceModule(path, unitName(path), source, parsed.program(), imports, main));
    }

    private static String unitName(String path) {
        return path.equals(HOST_MODULES.get("_backend")) ? "_backend" : ImportPath.defaultAlias(path);
    }

    private Optional<String> resolve(ImportScanner.Import found, Source source, Path folder) {
        return found.host() || ImportPath.isHostPath(found.path().value())
                ? hostModule(found, source)
                : module(found, source, folder);
    }

    // ------------------------------------------------------------------ host modules

    private Optional<String> hostModule(ImportScanner.Import found, Source source) {
        String name = found.path().value();
        if (compilingLibrary && name.equals(PRIMITIVES)) {
            return Optional.of(PRIMITIVES);
        }
        if (name.equals(SystemFile.MACHINE)) {
            return Optional.of(SystemFile.MACHINE);
        }
        Optional<String> unit = hostModule(name);
        if (unit.isPresent() && (compilingLibrary || library.unit(unit.get()).isPresent())) {
            return unit;
        }
        if (host.has(name)) {
            return Optional.of(name);
        }
        if (!found.guarded()) {
            reportUnsupported(found.path(), source);
        }
        return Optional.empty();
    }

    private void reportUnsupported(StringLiteral path, Source source) {
        Diagnostic unsupported =
                Diagnostic.of(DiagnosticCode.HOST_MODULE_UNSUPPORTED, source, path.span(), path.value());
        if (!host.hasJava() && ImportPath.javaClass(path.value()).isPresent()) {
            unsupported = unsupported.withHelp("help.host-java");
        }
        if (!host.hasJs() && ImportPath.jsModule(path.value()).isPresent()) {
            unsupported = unsupported.withHelp("help.host-js");
        }
        List<String> supported = new ArrayList<>(new TreeSet<>(HOST_MODULES.keySet()));
        if (host.hasJava()) {
            supported.add("java:nama.lengkap.Kelas");
        }
        if (host.hasJs()) {
            supported.add("js:nama.lengkap");
        }
        diagnostics.add(unsupported.withHelp("help.host-modules", String.join(", ", supported)));
    }

    // ------------------------------------------------------------------ files

    private Optional<String> module(ImportScanner.Import found, Source source, Path folder) {
        String written = found.path().value();
        String file = ImportPath.toFile(written);
        if (!isFileName(file)) {
            diagnostics.add(Diagnostic.of(
                    DiagnosticCode.MODULE_NOT_FOUND, source, found.path().span(), written));
            return Optional.empty();
        }
        Optional<Path> located = compilingLibrary ? Optional.empty() : locate(file, folder);
        if (located.isEmpty()) {
            Optional<String> unit = libraryUnit(file);
            if (unit.isEmpty() && !found.guarded()) {
                reportMissing(found.path(), source, file, folder);
            }
            return unit;
        }
        if (file.endsWith(".mvm")) {
            diagnostics.add(Diagnostic.of(
                    DiagnosticCode.IMAGE_IMPORTED, source, found.path().span(), written));
            return Optional.empty();
        }
        return programModule(located.get(), found, source);
    }

    /** Whether this file system can have such a name at all; Path throws for one that it cannot. */
    private boolean isFileName(String file) {
        try {
            return !directory.resolve(file).toString().isEmpty();
        } catch (InvalidPathException _) {
            return false;
        }
    }

    private Optional<String> programModule(Path file, ImportScanner.Import found, Source source) {
        String path = programPath(file);
        if (done.containsKey(path)) {
            return Optional.of(path);
        }
        if (!found.immediate()) {
            postponed.add(new Pending(file, path));
            return Optional.of(path);
        }
        if (!active.isEmpty()) {
            active.put(
                    active.lastEntry().getKey(), source.line(found.path().span().start()));
        }
        if (active.containsKey(path)) {
            reportCycle(found.path(), source, path);
            return Optional.of(path);
        }
        Optional<byte[]> bytes = read(file);
        if (bytes.isEmpty()) {
            diagnostics.add(Diagnostic.of(
                    DiagnosticCode.MODULE_UNREADABLE,
                    source,
                    found.path().span(),
                    found.path().value()));
            return Optional.empty();
        }
        visit(Source.ofBytes(shown(file), bytes.get()), file.getParent(), path);
        return Optional.of(path);
    }

    private Optional<byte[]> read(Path file) {
        try {
            return Optional.of(files.read(file));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /** {@code ./} and {@code ../} mean the importer's folder; others are tried in the working directory first. */
    private Optional<Path> locate(String file, Path folder) {
        try {
            boolean relative = file.startsWith("./") || file.startsWith("../");
            List<Path> candidates =
                    relative ? List.of(folder.resolve(file)) : List.of(directory.resolve(file), folder.resolve(file));
            for (Path candidate : candidates) {
                if (files.exists(candidate)) {
                    return Optional.of(files.canonical(candidate));
                }
            }
            return Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private Optional<String> libraryUnit(String file) {
        return libraryPath(file)
                .filter(path -> compilingLibrary || library.unit(path).isPresent());
    }

    private String programPath(Path file) {
        return paths.computeIfAbsent(file, f -> unitPath(root, f));
    }

    // ------------------------------------------------------------------ reports

    private void reportMissing(StringLiteral path, Source source, String file, Path folder) {
        Diagnostic missing = Diagnostic.of(DiagnosticCode.MODULE_NOT_FOUND, source, path.span(), path.value())
                .withHelp("note.module-tried", tried(file, folder));
        MissingModule suggestions = new MissingModule(library.paths());
        List<String> similar = suggestions.similar(file, List.of(directory, folder));
        for (String name : similar) {
            missing = missing.withHelp("help.did-you-mean-module", name);
        }
        String offered = suggestions.offered(file);
        if (similar.isEmpty() && !offered.isEmpty()) {
            missing = missing.withHelp("note.library", suggestions.folder(file), offered);
        }
        diagnostics.add(missing);
    }

    private String tried(String file, Path folder) {
        Set<String> places = new LinkedHashSet<>();
        places.add(shown(directory.resolve(file)));
        places.add(shown(folder.resolve(file)));
        return String.join(", ", places);
    }

    private String shown(Path path) {
        Path normal = path.normalize();
        return (normal.startsWith(directory) ? directory.relativize(normal) : normal)
                .toString()
                .replace('\\', '/');
    }

    private void reportCycle(StringLiteral path, Source source, String target) {
        List<String> cycle = new ArrayList<>(active.sequencedKeySet());
        cycle.subList(0, cycle.indexOf(target)).clear();
        List<Message> steps = new ArrayList<>();
        for (int i = 0; i < cycle.size(); i++) {
            String next = i + 1 < cycle.size() ? cycle.get(i + 1) : target;
            steps.add(Message.of("note.cycle-step", cycle.get(i), active.get(cycle.get(i)), next));
        }
        diagnostics.add(Diagnostic.of(DiagnosticCode.IMPORT_CYCLE, source, path.span(), target)
                .withHelp("note.cycle", steps)
                .withHelp(cycle.size() == 1 ? "help.remove-import" : "help.M0502"));
    }
}
