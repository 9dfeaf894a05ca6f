package id.morph.morphc;

import id.morph.frontend.diagnostic.Language;

/**
 * What the user wants of a compilation.
 *
 * @param language of the diagnostics
 * @param color whether diagnostics may be coloured
 * @param json whether diagnostics are printed for tools
 * @param lenient undefined names are warnings and fail when they are reached
 */
public record CompileOptions(Language language, boolean color, boolean json, boolean lenient) {}
