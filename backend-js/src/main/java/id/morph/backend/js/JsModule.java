package id.morph.backend.js;

import java.util.Optional;
import java.util.function.Function;

/** A compiled program. */
public final class JsModule {
    private final ModuleText text;
    private final String declarations;

    JsModule(ModuleText text, String declarations) {
        this.text = text;
        this.declarations = declarations;
    }

    /** The module's source. */
    public String text() {
        return text.toString();
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
        return new SourceMap(text, sources).write(name);
    }
}
