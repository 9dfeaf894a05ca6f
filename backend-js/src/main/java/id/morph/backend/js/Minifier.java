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

/** Makes code small, by the Closure Compiler; its classes are loaded by nothing else. */
final class Minifier {
    private static final String RESULT = "globalThis.result=";

    private Minifier() {}

    /**
     * A function expression with short names and without spaces. In a function every name may be shortened; the names of properties stay, because the
     * runtime makes some of them of Morph's names while a program runs.
     *
     * @param result the expression that it returns
     * @throws IllegalStateException if the Closure Compiler does not understand the body
     */
    static String minify(List<String> parameters, String body, String result) {
        CompilerOptions options = new CompilerOptions();
        CompilationLevel.SIMPLE_OPTIMIZATIONS.setOptionsForCompilationLevel(options);
        options.setLanguageIn(CompilerOptions.LanguageMode.ECMASCRIPT_NEXT);
        options.setLanguageOut(CompilerOptions.LanguageMode.NO_TRANSPILE);
        options.setEmitUseStrict(false);
        WarningLevel.QUIET.setOptionsForWarningLevel(options);
        options.setWarningLevel(DiagnosticGroups.UNDEFINED_VARIABLES, CheckLevel.OFF);
        Compiler compiler =
                new Compiler(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        compiler.disableThreads();
        String function = RESULT + "function(" + String.join(", ", parameters) + ") {\n" + body + "\nreturn " + result
                + ";\n};\n";
        compiler.compile(List.of(), List.of(SourceFile.fromCode("module.js", function)), options);
        if (!compiler.getErrors().isEmpty()) {
            throw new IllegalStateException(
                    "the module cannot be made smaller: " + compiler.getErrors().getFirst());
        }
        String small = compiler.toSource().strip();
        if (!small.startsWith(RESULT) || !small.endsWith(";")) {
            throw new IllegalStateException("the Closure Compiler gives something else than a function");
        }
        return small.substring(RESULT.length(), small.length() - 1);
    }
}
