package id.morph.morphc;

import id.morph.frontend.diagnostic.Language;
import java.util.OptionalInt;

/**
 * What the user wants of a compilation.
 *
 * @param language of the diagnostics
 * @param color whether diagnostics may be coloured
 * @param json whether diagnostics are printed for tools
 * @param lenient undefined names are warnings and fail when they are reached
 * @param level the optimization level; empty: what suits the target or the mode
 */
public record CompileOptions(Language language, boolean color, boolean json, boolean lenient, OptionalInt level) {

    /** Without a wish for a level. */
    public CompileOptions(Language language, boolean color, boolean json, boolean lenient) {
        this(language, color, json, lenient, OptionalInt.empty());
    }

    /** The same with a level; null leaves it open. */
    CompileOptions withLevel(Integer wanted) {
        OptionalInt chosen = wanted == null ? OptionalInt.empty() : OptionalInt.of(wanted);
        return new CompileOptions(language, color, json, lenient, chosen);
    }
}
