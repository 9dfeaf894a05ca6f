package id.morph.morphc;

import id.morph.backend.js.JsCompiler;
import id.morph.backend.js.JsModule;
import id.morph.backend.jvm.CompiledProgram;
import id.morph.backend.jvm.ProgramJar;
import id.morph.backend.sfox.assembly.Disassembler;
import id.morph.backend.sfox.emit.SfoxEmitter;
import id.morph.backend.sfox.image.Image;
import id.morph.backend.sfox.image.ImageReader;
import id.morph.backend.sfox.image.ImageWriter;
import id.morph.backend.sfox.image.ReadResult;
import id.morph.backend.wasm.NotYet;
import id.morph.backend.wasm.WasmCompiler;
import id.morph.backend.wasm.binaryen.Binaryen;
import id.morph.backend.wasm.binaryen.BinaryenException;
import id.morph.backend.wasm.binaryen.WasmOpt;
import id.morph.frontend.Source;
import id.morph.frontend.diagnostic.Diagnostic;
import id.morph.frontend.diagnostic.DiagnosticSink;
import id.morph.frontend.diagnostic.Language;
import id.morph.frontend.module.Host;
import id.morph.frontend.parse.MorphParser;
import id.morph.frontend.parse.ParseResult;
import id.morph.frontend.syntax.SyntaxPrinter;
import id.morph.ir.Dialect;
import id.morph.ir.Module;
import id.morph.ir.Word;
import id.morph.ir.pass.HostExports;
import id.morph.ir.pass.Pass;
import id.morph.ir.pass.PassPipeline;
import id.morph.ir.pass.TreeShaking;
import id.morph.ir.text.IrPrinter;
import id.morph.morphc.repl.ReplSession;
import id.morph.oracle.Oracle;
import id.morph.runtime.RuntimeContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The way of a program through the house: source → syntax tree → IR → passes → backend or execution. Every command is
 * one method here; the stages themselves live in the other modules.
 */
public final class Pipeline {
    private final CompileOptions options;

    public Pipeline(CompileOptions options) {
        this.options = options;
    }

    /**
     * Reports what is wrong with each of {@code files}, without running anything. A file that cannot be read does not keep
     * the others from being checked.
     *
     * @param syntaxOnly whether to stop after the parser: imports are not followed
     * @return the exit status
     */
    public int check(List<Path> files, boolean syntaxOnly) throws ToolError {
        Reporter reporter = new Reporter(options);
        ToolError unreadable = null;
        for (Path file : files) {
            try {
                reporter.add(syntaxOnly ? MorphParser.parse(source(file)).diagnostics() : diagnose(file));
            } catch (ToolError e) {
                unreadable = unreadable == null ? e : unreadable;
            }
        }
        reporter.report();
        if (unreadable != null) {
            throw unreadable;
        }
        return reporter.hasErrors() ? ExitStatus.COMPILE_ERROR : ExitStatus.OK;
    }

    /**
     * Compiles {@code file}, or loads it if it is an {@code .mvm} image, and runs it.
     *
     * @return the exit status
     */
    public int run(Path file, RunOptions run) throws ToolError {
        byte[] bytes = SourceFile.bytes(file);
        if (ImageReader.looksLikeImage(bytes)) {
            Image image = image(file, bytes);
            return ProgramRun.execute(file, run, context -> SfoxEngine.run(image, file, context, run.trace()));
        }
        if (run.mode() == Mode.JS) {
            Optional<JsModule> module = javaScript(file, false);
            return module.isEmpty() ? ExitStatus.COMPILE_ERROR : NodeRun.execute(file, run, module.get());
        }
        boolean machine = run.mode() == Mode.WFOX;
        Optional<Module> program = compile(file, machine ? Host.JAVA : Host.NONE, machine ? machinePasses() : passes());
        if (program.isEmpty()) {
            return ExitStatus.COMPILE_ERROR;
        }
        return switch (run.mode()) {
            case AUTO, SFOX ->
                ProgramRun.execute(file, run, context -> SfoxEngine.run(program.get(), context, run.trace()));
            case WFOX -> ProgramRun.execute(file, run, CompiledProgram.of(program.get())::run);
            case JS -> throw new IllegalStateException("another process runs JavaScript");
            case ORACLE -> ProgramRun.execute(file, run, context -> Oracle.run(program.get(), context));
        };
    }

    private Image image(Path file, byte[] bytes) throws ToolError {
        return switch (ImageReader.read(bytes)) {
            case ReadResult.Success(Image image) -> image;
            case ReadResult.Malformed malformed ->
                throw new ToolError(
                        "file.image",
                        file,
                        options.language() == Language.ENGLISH ? malformed.englishMessage() : malformed.message());
        };
    }

    /** The whole program as IR; empty if it has errors. Either way everything has been reported. */
    private Optional<Module> compile(Path file, Host host, PassPipeline passes) throws ToolError {
        SourceFile.bytes(file);
        DiagnosticSink diagnostics = new DiagnosticSink();
        try {
            return toolchain(host).compile(file, passes, diagnostics);
        } catch (IOException e) {
            throw new ToolError("file.unreadable", file, e.getMessage());
        } finally {
            Reporter reporter = new Reporter(options);
            reporter.add(diagnostics.sorted());
            reporter.report();
        }
    }

    private List<Diagnostic> diagnose(Path file) throws ToolError {
        SourceFile.bytes(file);
        DiagnosticSink diagnostics = new DiagnosticSink();
        try {
            // Nothing is compiled for any target yet, so every host will do.
            toolchain(Host.ANY).compile(file, PassPipeline.of(List.of()), diagnostics);
        } catch (IOException e) {
            throw new ToolError("file.unreadable", file, e.getMessage());
        }
        return diagnostics.sorted();
    }

    private PassPipeline passes() {
        return PassPipeline.level(options.level().orElse(Toolchain.DEFAULT_LEVEL));
    }

    /** For targets that compile to a machine, on which every proof pays. */
    private PassPipeline machinePasses() {
        return passes(Target.JVM);
    }

    private PassPipeline passes(Target target) {
        int level = options.level().orElse(Toolchain.MACHINE_LEVEL);
        return switch (target) {
            case SFOX -> passes();
            case JVM, WASM -> PassPipeline.level(level, Dialect.MACHINE);
            case JS -> PassPipeline.level(level, Dialect.MACHINE, Word.DOUBLE);
        };
    }

    /** For programs that are not whole: nothing may be concluded from who calls a function, or from nobody doing so. */
    private static PassPipeline openPasses() {
        return PassPipeline.of(PassPipeline.level(Toolchain.DEFAULT_LEVEL).passes().stream()
                .filter(pass -> !(pass instanceof TreeShaking))
                .toList());
    }

    private Toolchain toolchain(Host host) {
        return new Toolchain(Path.of(""), host, options.lenient());
    }

    /**
     * Compiles {@code file} to {@code target}.
     *
     * @param embed whether the program is for a host that calls its functions: all of them stay, callable with anything
     * @return empty if it has errors, which have been reported
     */
    public Optional<byte[]> compile(Path file, Target target, boolean embed) throws ToolError {
        return switch (target) {
            case SFOX -> compile(file, Host.NONE, passes()).map(program -> ImageWriter.write(smallestVersion(program)));
            case JVM ->
                compile(file, Host.JAVA, embed ? openPasses() : machinePasses()).map(ProgramJar::of);
            case JS -> javaScript(file, embed).map(module -> module.text().getBytes(StandardCharsets.UTF_8));
            case WASM -> webAssembly(file);
        };
    }

    /**
     * Shows one stage of the compilation of {@code file} as text.
     *
     * @param target whose passes make the IR
     * @param after the pass after which the IR is shown; all of them if empty
     * @return the text, empty if the file has errors, which have been reported
     */
    public Optional<String> emit(Path file, Emit stage, Target target, Optional<String> after) throws ToolError {
        Source source = source(file);
        return switch (stage) {
            case AST -> parse(source).map(parsed -> SyntaxPrinter.indented(parsed.program()));
            case IR -> ir(file, target, after);
            case MVM -> mvm(file);
            case JS -> javaScript(file, false).map(JsModule::text);
        };
    }

    /**
     * Compiles {@code file} to JavaScript.
     *
     * @param embed whether the module shows JavaScript what it declares even if it is a program with a function {@code utama}
     * @return empty if it has errors, which have been reported
     */
    Optional<JsModule> javaScript(Path file, boolean embed) throws ToolError {
        return compile(file, Host.JS, passes(Target.JS).after(new HostExports(embed)))
                .map(JsCompiler::compile);
    }

    private Optional<byte[]> webAssembly(Path file) throws ToolError {
        Optional<Module> program = compile(file, Host.WASM, passes(Target.WASM));
        if (program.isEmpty()) {
            return Optional.empty();
        }
        try {
            byte[] module = WasmCompiler.compile(program.get(), Toolchain.kernel(), true);
            return Optional.of(
                    switch (options.level().orElse(Toolchain.MACHINE_LEVEL)) {
                        case 0 -> module;
                        case 1 -> new WasmOpt().optimize(module, Binaryen.Goal.QUICK, true);
                        default -> new WasmOpt().optimize(module, Binaryen.Goal.FAST, true);
                    });
        } catch (NotYet lacking) {
            throw new ToolError("wasm.not-yet", lacking.getMessage());
        } catch (BinaryenException e) {
            throw new ToolError("wasm.binaryen", e.getMessage());
        }
    }

    /** Version 1, which the existing virtual machines run too, if the program fits it. */
    private static Image smallestVersion(Module program) {
        return switch (SfoxEmitter.emitSingle(program)) {
            case SfoxEmitter.SingleResult.Fits fits -> fits.image();
            case SfoxEmitter.SingleResult.Unfit _ -> SfoxEmitter.emit(program);
        };
    }

    /** The bytecode that {@code file} compiles to, or that it is. */
    private Optional<String> mvm(Path file) throws ToolError {
        byte[] bytes = SourceFile.bytes(file);
        if (ImageReader.looksLikeImage(bytes)) {
            return Optional.of(Disassembler.print(image(file, bytes)));
        }
        return compile(file, Host.NONE, passes()).map(program -> Disassembler.print(smallestVersion(program)));
    }

    /** The IR after one pass, or after all of them. */
    private Optional<String> ir(Path file, Target target, Optional<String> after) throws ToolError {
        PassPipeline passes = passes(target);
        if (after.isEmpty()) {
            return compile(file, Host.ANY, passes).map(IrPrinter::print);
        }
        List<String> names = passes.passes().stream().map(Pass::name).toList();
        if (!names.contains(after.get())) {
            throw new ToolError("usage.unknown-pass", after.get(), String.join(", ", names));
        }
        List<String> texts = new ArrayList<>();
        compile(file, Host.ANY, passes.after(after.get(), module -> texts.add(IrPrinter.print(module))));
        return texts.stream().findFirst();
    }

    /** A new interactive session. */
    public ReplSession session() {
        RuntimeContext context = RuntimeContext.builder()
                .out(StandardOutput.OUT)
                .err(StandardOutput.ERR)
                .interactive(true)
                .arguments(List.of("repl"))
                .build();
        return new InteractiveSession(toolchain(Host.NONE).frontEnd(), options, context);
    }

    private static Source source(Path file) throws ToolError {
        return Source.ofBytes(file.toString(), SourceFile.bytes(file));
    }

    /** The tree and its warnings; empty if there are errors. Either way everything has been reported. */
    private Optional<ParseResult> parse(Source source) {
        ParseResult parsed = MorphParser.parse(source);
        Reporter reporter = new Reporter(options);
        reporter.add(parsed.diagnostics());
        reporter.report();
        return parsed.hasErrors() ? Optional.empty() : Optional.of(parsed);
    }
}
