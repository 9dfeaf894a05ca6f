package id.morph.backend.js;

import id.morph.ir.Function;
import id.morph.ir.Module;
import id.morph.ir.Type;
import id.morph.ir.Unit;
import id.morph.ir.analysis.Recursion;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Compiles a whole program to one ECMAScript 2022 module. */
public final class JsCompiler {
    private static final String CATALOGUE = "/id/morph/runtime/errors.properties";

    private final ProgramNames names;
    private final RuntimeLibrary library;

    private JsCompiler(Module program, RuntimeLibrary library) {
        this.library = library;
        names = new ProgramNames(program, library);
    }

    /**
     * Compiles a complete program whose generators are state machines.
     *
     * @return its text; the same program always gives the same
     * @throws IllegalArgumentException if the program has no entry
     * @throws IllegalStateException if the runtime lacks something that the program needs
     */
    public static JsModule compile(Module program) {
        if (program.function(program.entry()).isEmpty()) {
            throw new IllegalArgumentException("the program has no entry");
        }
        JsCompiler compiler = new JsCompiler(program, RuntimeLibrary.bundled());
        ModuleText text = compiler.compile();
        return new JsModule(
                compiler.names.hostModules(),
                text,
                compiler.names.exports(),
                new TypeDeclarations(compiler.names).write());
    }

    private ModuleText compile() {
        Module program = names.program();
        ModuleText functions = new ModuleText();
        for (Function function : program.functions()) {
            FunctionCompiler.compile(names, function, functions);
        }
        List<String> closures = names.closureLines();
        ModuleText starts = starts();
        List<String> modules = modules();
        String start = start();

        ModuleText text = new ModuleText();
        if (!names.positions().expression().isEmpty() && names.usedRuntime().contains("trace")) {
            text.line(
                    "const " + ProgramNames.table() + " = " + names.positions().expression() + ";");
        }
        RuntimeLibrary.Linked runtime = library.link(names.usedRuntime());
        Set<String> errors = new TreeSet<>(runtime.errors());
        errors.addAll(names.usedErrors());
        if (!errors.isEmpty()) {
            text.line("const ERRORS = { " + errorTexts(errors) + " };");
        }
        text.line(runtime.text().stripTrailing());
        String globals = names.globals().values().stream()
                .flatMap(unit -> unit.values().stream())
                .collect(Collectors.joining(", "));
        if (!globals.isEmpty()) {
            // Not let: then each reading would ask whether this line has been reached.
            text.line("var " + globals + ";");
        }
        text.append(functions);
        text.append(starts);
        closures.forEach(text::line);
        names.constantLines().forEach(text::line);
        modules.forEach(text::line);
        if (!names.exports().isEmpty()) {
            text.line("let " + String.join(", ", names.exports().values()) + ";");
        }
        text.line(start);
        return text;
    }

    private static String errorTexts(Set<String> keys) {
        Properties catalogue = new Properties();
        try (InputStream in = JsCompiler.class.getResourceAsStream(CATALOGUE)) {
            catalogue.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> entries = new ArrayList<>();
        for (String key : keys) {
            String text = catalogue.getProperty(key);
            if (text == null) {
                throw new IllegalStateException("the catalogue has no error " + key);
            }
            entries.add(Literals.string(key) + ": " + Literals.string(text));
        }
        return String.join(", ", entries);
    }

    /** Functions that run the body of a unit once. */
    private ModuleText starts() {
        ModuleText text = new ModuleText();
        for (Map.Entry<String, String> entry : names.starts().entrySet()) {
            String name = entry.getValue();
            Unit unit = names.unit(entry.getKey()).orElseThrow();
            Function body = names.program().function(unit.body()).orElse(null);
            if (body == null) {
                text.line("function " + name + "() {}");
                continue;
            }
            String started = names.names().fresh("sudah_" + name);
            text.line("let " + started + " = false;");
            text.line("function " + name + "(d) {");
            text.line("  if (!" + started + ") {");
            text.line("    " + started + " = true;");
            text.line("    " + names.function(body.symbol()) + "(d" + (body.transparent() ? "" : " + 1") + ");");
            text.line("  }");
            text.line("}");
        }
        return text;
    }

    /** Modules as values. */
    private List<String> modules() {
        List<String> lines = new ArrayList<>();
        for (Map.Entry<String, String> entry : names.modules().entrySet()) {
            Unit unit = names.unit(entry.getKey()).orElseThrow();
            Set<String> constants = unit.globals().stream()
                    .filter(global -> global.kind() == Unit.GlobalKind.CONSTANT)
                    .map(Unit.Global::name)
                    .collect(Collectors.toSet());
            List<String> members = new ArrayList<>();
            names.globals()
                    .getOrDefault(unit.path(), Map.of())
                    .forEach((global, variable) -> members.add(Literals.string(global) + ": "
                            + member(unit.path(), global, variable, constants.contains(global))));
            lines.add("const " + entry.getValue() + " = new " + names.runtime("Module") + "("
                    + Literals.string(unit.name()) + ", " + Literals.string(unit.file()) + ", {"
                    + String.join(", ", members) + "});");
        }
        return lines;
    }

    private String member(String unit, String global, String variable, boolean constant) {
        boolean raw = names.globalType(unit, global) == Type.F64;
        String get = raw
                ? "() => " + variable + " === undefined ? undefined : new " + names.runtime("Float") + "(" + variable
                        + ")"
                : "() => " + variable;
        String set = "(v) => { " + variable + " = v" + (raw ? ".v" : "") + "; }";
        return "[" + get + ", " + set + (constant ? ", true" : "") + "]";
    }

    private String start() {
        Function entry = names.declaration(names.program().entry());
        String file = names.unit(entry.unit()).map(Unit::file).orElse("");
        String program = "() => " + names.function(entry.symbol()) + "(" + (entry.transparent() ? 0 : 1) + ")";
        return Recursion.isPossible(names.program())
                ? names.runtime("startDeep") + "(" + program + ", " + Literals.string(file) + ", import.meta.url);"
                : names.runtime("start") + "(" + program + ", " + Literals.string(file) + ");";
    }
}
