package id.morph.difftest;

import id.morph.frontend.diagnostic.DiagnosticSink;
import id.morph.frontend.module.FileAccess;
import id.morph.frontend.module.Host;
import id.morph.ir.Module;
import id.morph.ir.ModuleCopy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What an executor needs to run a program. The front end sees it once, however many executors there are. */
public final class Program {

    /** Only what imports something can be another program for another host. */
    private static final Pattern IMPORT = Pattern.compile("pinjam|ambil_");

    private final ProgramCompiler compiler;
    private final FileAccess files;
    private final Path source;
    private final List<String> arguments;
    private final byte[] standardInput;
    private final Path directory;
    private final Map<Host, Compilation> compilations = new HashMap<>();

    /** What the front end made of the program. */
    private record Compilation(Optional<Module> module, DiagnosticSink diagnostics) {}

    /**
     * @param files where {@code source} and its imports are read from
     * @param source the main file
     * @param arguments the command line arguments after the file
     * @param standardInput all that the program can read
     * @param directory what relative paths of the program are relative to; it may write there
     */
    public Program(
            ProgramCompiler compiler,
            FileAccess files,
            Path source,
            List<String> arguments,
            byte[] standardInput,
            Path directory) {
        this.compiler = compiler;
        this.files = files;
        this.source = source;
        this.arguments = List.copyOf(arguments);
        this.standardInput = standardInput;
        this.directory = directory;
    }

    /** A program in files that reads nothing and gets no arguments. */
    public Program(ProgramCompiler compiler, Path source, Path directory) {
        this(compiler, FileAccess.DISK, source, List.of(), new byte[0], directory);
    }

    public Path source() {
        return source;
    }

    public List<String> arguments() {
        return arguments;
    }

    public byte[] standardInput() {
        return standardInput;
    }

    public Path directory() {
        return directory;
    }

    /**
     * The program with the library it reaches, before any pass; it belongs to the caller.
     *
     * @param diagnostics gets what the front end says
     * @return empty if there are errors
     */
    public Optional<Module> compile(Host host, DiagnosticSink diagnostics) {
        Compilation compilation = compilation(host);
        diagnostics.addAll(compilation.diagnostics.sorted());
        return compilation.module.map(ModuleCopy::of);
    }

    private synchronized Compilation compilation(Host host) {
        try {
            Host key = IMPORT.matcher(text()).find() ? host : Host.NONE;
            Compilation known = compilations.get(key);
            if (known == null) {
                DiagnosticSink diagnostics = new DiagnosticSink();
                known = new Compilation(compiler.compile(source, files, key, diagnostics), diagnostics);
                compilations.put(key, known);
            }
            return known;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String text() throws IOException {
        return new String(files.read(source), StandardCharsets.UTF_8);
    }
}
