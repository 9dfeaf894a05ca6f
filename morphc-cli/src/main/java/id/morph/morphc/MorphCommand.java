package id.morph.morphc;

import id.morph.backend.js.JsModule;
import id.morph.backend.wasm.Loader;
import id.morph.frontend.diagnostic.Language;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code morphc}: compiling one file, and the home of the sub-commands. */
@Command(
        name = "morphc",
        sortOptions = false,
        versionProvider = Version.class,
        subcommands = {
            RunCommand.class,
            CheckCommand.class,
            DifftestCommand.class,
            ReplCommand.class,
            CompletionCommand.class
        })
final class MorphCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "FILE", descriptionKey = "compile.file")
    private Path file;

    @Option(names = "--target", paramLabel = "TARGET", descriptionKey = "compile.target")
    private Target target;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT",
            descriptionKey = "compile.output")
    private Path output;

    @Option(names = "--embed", descriptionKey = "compile.embed")
    private boolean embed;

    @Option(names = "--minify", descriptionKey = "compile.minify")
    private boolean minify;

    @Option(names = "--wasi", descriptionKey = "compile.wasi")
    private boolean wasi;

    @Option(names = "--emit", paramLabel = "STAGE", descriptionKey = "compile.emit")
    private Emit emit;

    @Option(names = "--after", paramLabel = "PASS", descriptionKey = "compile.after")
    private String after;

    @Mixin
    private LevelFlag level;

    @Mixin
    private CompileFlags flags;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            descriptionKey = "version")
    @SuppressWarnings("UnusedVariable") // picocli acts on it
    private boolean version;

    /** Parses and runs the command line; the result is the exit status. */
    static int execute(String[] arguments) {
        Language language = LanguageChoice.of(arguments, System.getenv());
        return commandLine(language).execute(arguments);
    }

    /** The command line with all its options, speaking {@code language}. */
    static CommandLine commandLine(Language language) {
        Messages messages = Messages.in(language);
        CommandLine line = new CommandLine(new MorphCommand());
        line.setResourceBundle(messages.bundle());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpAutoWidth(false);
        line.setUsageHelpWidth(100);
        line.setOut(StandardOutput.OUT.writer());
        line.setErr(StandardOutput.ERR.writer());
        line.setParameterExceptionHandler(new UsageErrors(messages));
        line.setExecutionExceptionHandler((problem, command, _) -> {
            if (problem instanceof ToolError error) {
                return report(error, language, command.getErr());
            }
            return InternalDefect.report(problem, language, command.getErr());
        });
        // What follows the file belongs to the program.
        line.getSubcommands().get("run").setStopAtPositional(true);
        return line;
    }

    /** Tells the user what is wrong outside of the program; the result is the exit status. */
    static int report(ToolError error, Language language, PrintWriter err) {
        err.println(error.message(Messages.in(language)));
        return ExitStatus.TOOL_ERROR;
    }

    @Override
    public Integer call() throws ToolError {
        if (file == null) {
            spec.commandLine().usage(spec.commandLine().getErr());
            return ExitStatus.TOOL_ERROR;
        }
        if (target == null && emit == null) {
            throw new ToolError("usage.what-to-do", file);
        }
        if (emit == null && output == null) {
            throw new ToolError("usage.no-output", file, target, target.extension());
        }
        if (embed && target != Target.JVM && target != Target.JS) {
            throw new ToolError("usage.embed");
        }
        if (minify && target != Target.JS) {
            throw new ToolError("usage.minify");
        }
        if (wasi && target != Target.WASM) {
            throw new ToolError("usage.wasi");
        }
        if (after != null && emit != Emit.IR) {
            throw new ToolError("usage.after-without-ir", after);
        }
        Pipeline pipeline = new Pipeline(level.in(flags.options()));
        return emit != null ? show(pipeline) : compile(pipeline);
    }

    private int show(Pipeline pipeline) throws ToolError {
        Optional<String> text =
                pipeline.emit(file, emit, target == null ? Target.SFOX : target, Optional.ofNullable(after));
        if (text.isEmpty()) {
            return ExitStatus.COMPILE_ERROR;
        }
        byte[] bytes = text.get().getBytes(StandardCharsets.UTF_8);
        if (output != null) {
            AtomicOutput.write(output, bytes);
        } else {
            StandardOutput.OUT.write(bytes, 0, bytes.length);
        }
        return ExitStatus.OK;
    }

    private int compile(Pipeline pipeline) throws ToolError {
        if (target == Target.JS) {
            Optional<JsModule> module = pipeline.javaScript(file, embed);
            if (module.isEmpty()) {
                return ExitStatus.COMPILE_ERROR;
            }
            new JsOutput(file, module.get()).write(output, minify);
            return ExitStatus.OK;
        }
        Optional<byte[]> image = pipeline.compile(file, target, embed);
        if (image.isEmpty()) {
            return ExitStatus.COMPILE_ERROR;
        }
        AtomicOutput.write(output, image.get());
        if (target == Target.WASM && !wasi) {
            String name = output.getFileName().toString();
            String loader = name.replaceFirst("\\.wasm$", "") + "." + Target.JS.extension();
            AtomicOutput.write(
                    output.resolveSibling(loader), Loader.of(name, true).getBytes(StandardCharsets.UTF_8));
        }
        return ExitStatus.OK;
    }
}
