package id.morph.morphc;

import java.util.Locale;

/** Who executes a program. */
public enum Mode {
    /** The best one there is for the program. */
    AUTO,
    /** The bytecode interpreter. */
    SFOX,
    /** Class files of the JVM. */
    WFOX,
    /** JavaScript, on Node. */
    JS,
    /** The plain evaluator of the IR that everything else is compared with. */
    ORACLE;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
