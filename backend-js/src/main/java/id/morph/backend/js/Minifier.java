package id.morph.backend.js;

import com.google.javascript.jscomp.CheckLevel;
import com.google.javascript.jscomp.CompilationLevel;
import com.google.javascript.jscomp.Compiler;
import com.google.javascript.jscomp.CompilerOptions;
import com.google.javascript.jscomp.DiagnosticGroups;
import com.google.javascript.jscomp.SourceFile;
import com.google.javascript.jscomp.WarningLevel;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Makes a module small, by the Closure Compiler; its classes are loaded by nothing else. */
public final class Minifier {
    private Minifier() {}

    /**
     * The same module with short names and without spaces.
     *
     * @throws IllegalStateException if the module is not one that the Closure Compiler understands
     */
    public static String minify(String module) {
        CompilerOptions options = new CompilerOptions();
        // Properties keep their names: the runtime makes some of them of Morph's names while a program runs.
        CompilationLevel.SIMPLE_OPTIMIZATIONS.setOptionsForCompilationLevel(options);
        options.setLanguageIn(CompilerOptions.LanguageMode.ECMASCRIPT_NEXT);
        options.setLanguageOut(CompilerOptions.LanguageMode.NO_TRANSPILE);
        options.setChunkOutputType(CompilerOptions.ChunkOutputType.ES_MODULES);
        options.setEmitUseStrict(false);
        WarningLevel.QUIET.setOptionsForWarningLevel(options);
        options.setWarningLevel(DiagnosticGroups.UNDEFINED_VARIABLES, CheckLevel.OFF);
        Compiler compiler =
                new Compiler(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        compiler.disableThreads();
        compiler.compile(List.of(), List.of(SourceFile.fromCode("module.mjs", module)), options);
        if (!compiler.getErrors().isEmpty()) {
            throw new IllegalStateException(
                    "the module cannot be made smaller: " + compiler.getErrors().getFirst());
        }
        return compiler.toSource();
    }
}
