package id.morph.morphc;

import java.util.Locale;

/** What a program can be compiled to. */
public enum Target {
    /** An {@code .mvm} image. */
    SFOX,
    /** A jar for Java 17 and later. */
    JVM;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
