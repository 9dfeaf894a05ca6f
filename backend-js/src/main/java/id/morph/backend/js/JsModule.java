package id.morph.backend.js;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A compiled program. */
public final class JsModule {
    private static final String URL = "import.meta.url";

    private final Map<String, String> imports;
    private final ModuleText body;
    private final Map<String, String> exports;
    private final String declarations;

    /**
     * @param imports modules of the host with the names that the body has for them
     * @param exports what the module exports with the names that the body has for it
     */
    JsModule(Map<String, String> imports, ModuleText body, Map<String, String> exports, String declarations) {
        this.imports = imports;
        this.body = body;
        this.exports = exports;
        this.declarations = declarations;
    }

    /** A text as a JavaScript literal. */
    public static String literal(String text) {
        return Literals.string(text);
    }

    /** The module's source. */
    public String text() {
        return whole().toString();
    }

    private ModuleText whole() {
        ModuleText text = new ModuleText();
        imports.forEach((path, name) -> text.line("import * as " + name + " from " + literal(path) + ";"));
        text.append(body);
        if (!exports.isEmpty()) {
            text.line(exports.entrySet().stream()
                    .map(export -> export.getValue() + " as " + export.getKey())
                    .collect(Collectors.joining(", ", "export { ", " };")));
        }
        return text;
    }

    /** The same with short names and without spaces. */
    public String minified() {
        List<String> parameters = new ArrayList<>(imports.values());
        parameters.addFirst("url");
        String function = Minifier.minify(
                parameters, body.toString().replace(URL, "url"), "[" + String.join(", ", exports.values()) + "]");
        StringBuilder text = new StringBuilder();
        List<String> modules = new ArrayList<>(List.of(body.toString().contains(URL) ? URL : "0"));
        for (String path : imports.keySet()) {
            String name = "m" + modules.size();
            text.append("import*as ")
                    .append(name)
                    .append(" from")
                    .append(literal(path))
                    .append(';');
            modules.add(name);
        }
        String call = "(" + function + ")(" + String.join(",", modules) + ");";
        if (exports.isEmpty()) {
            return text.append(call).append('\n').toString();
        }
        List<String> values = new ArrayList<>();
        List<String> shown = new ArrayList<>();
        for (String export : exports.keySet()) {
            String name = "e" + values.size();
            values.add(name);
            shown.add(name + " as " + export);
        }
        return text.append("const[")
                .append(String.join(",", values))
                .append("]=")
                .append(call)
                .append("export{")
                .append(String.join(",", shown))
                .append("};\n")
                .toString();
    }

    /** What it exports, as a {@code .d.ts} file; empty if that is nothing. */
    public String declarations() {
        return declarations;
    }

    /**
     * Where the lines of {@link #text} come from, as a source map (revision 3).
     *
     * @param name the file name of the module
     * @param sources gives the texts of source files, named as in traces
     */
    public String sourceMap(String name, Function<String, Optional<String>> sources) {
        return new SourceMap(whole(), sources).write(name);
    }
}
