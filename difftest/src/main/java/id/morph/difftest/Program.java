package id.morph.difftest;

import id.morph.frontend.diagnostic.DiagnosticSink;
import id.morph.frontend.module.FileAccess;
import id.morph.frontend.module.Host;
import id.morph.ir.Module;
import id.morph.ir.ModuleCopy;
import id.morph.ir.pass.Pass;
import id.morph.ir.pass.PassPipeline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an executor needs to run a program. One that is {@linkplain #reused} is parsed once and optimized as rarely as possible,
 * however many executors it is for.
 */
public final class Program {

    /** Only what imports something can be another program for another host. */
    private static final Pattern IMPORT = Pattern.compile("pinjam|ambil_");

    private final ProgramCompiler compiler;
    private final FileAccess files;
    private final Path source;
    private final List<String> arguments;
    private final byte[] standardInput;
    private final Path directory;
    private final Optional<Map<Key, Compilation>> compilations;

    /** Pipelines of the same passes do the same. */
    private record Key(Host host, List<String> passes) {}

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
        this(compiler, files, source, arguments, standardInput, directory, Optional.empty());
    }

    private Program(
            ProgramCompiler compiler,
            FileAccess files,
            Path source,
            List<String> arguments,
            byte[] standardInput,
            Path directory,
            Optional<Map<Key, Compilation>> compilations) {
        this.compiler = compiler;
        this.files = files;
        this.source = source;
        this.arguments = List.copyOf(arguments);
        this.standardInput = standardInput;
        this.directory = directory;
        this.compilations = compilations;
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

    /** The same program, which keeps what it was compiled to: for several executors. */
    public Program reused() {
        return new Program(compiler, files, source, arguments, standardInput, directory, Optional.of(new HashMap<>()));
    }

    /**
     * The program with the library it reaches, after the passes; it belongs to the caller.
     *
     * @param diagnostics gets what the front end says
     * @return empty if there are errors
     */
    public Optional<Module> compile(Host host, PassPipeline passes, DiagnosticSink diagnostics) {
        try {
            if (compilations.isEmpty()) {
                Optional<Module> module = compiler.compile(source, files, host, diagnostics);
                module.ifPresent(passes::run);
                return module;
            }
            Host asked = importsSomething() ? host : Host.NONE;
            Compilation compilation = kept(asked, passes);
            diagnostics.addAll(compilation.diagnostics.sorted());
            return compilation.module.map(ModuleCopy::of);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized Compilation kept(Host host, PassPipeline passes) throws IOException {
        Map<Key, Compilation> known = compilations.orElseThrow();
        Key plain = new Key(host, List.of());
        if (!known.containsKey(plain)) {
            DiagnosticSink diagnostics = new DiagnosticSink();
            known.put(plain, new Compilation(compiler.compile(source, files, host, diagnostics), diagnostics));
        }
        List<String> names = passes.passes().stream().map(Pass::name).toList();
        Key key = new Key(host, names);
        if (!known.containsKey(key)) {
            int done = names.size() - 1;
            while (!known.containsKey(new Key(host, names.subList(0, done)))) {
                done--;
            }
            Compilation before = known.get(new Key(host, names.subList(0, done)));
            Optional<Module> module = before.module.map(ModuleCopy::of);
            module.ifPresent(passes.behind(done)::run);
            known.put(key, new Compilation(module, before.diagnostics));
        }
        return known.get(key);
    }

    private boolean importsSomething() throws IOException {
        return IMPORT.matcher(new String(files.read(source), StandardCharsets.UTF_8))
                .find();
    }
}
