package id.morph.morphc;

import java.util.Locale;

/** What a program can be compiled to. */
public enum Target {
    /** An {@code .mvm} image. */
    SFOX("mvm"),
    /** A jar for Java 17 and later. */
    JVM("jar"),
    /** An ECMAScript module. */
    JS("mjs"),
    /** A WebAssembly module. */
    WASM("wasm");

    private final String extension;

    Target(String extension) {
        this.extension = extension;
    }

    /** How files of this kind end, without the dot. */
    public String extension() {
        return extension;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
