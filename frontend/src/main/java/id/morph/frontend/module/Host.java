package id.morph.frontend.module;

import id.morph.frontend.resolve.ImportPath;
import java.util.regex.Pattern;

/** The platform below a compiled program, as far as {@code pinjam} reaches it (language decision 23). */
public enum Host {
    /** Only what every target has. */
    NONE,
    /** The Java virtual machine: {@code pinjam "java:java.util.ArrayList"}. */
    JAVA,
    /** JavaScript: {@code pinjam "js:document"}. */
    JS,
    /** Functions of the machine's host: {@code m.impor("wasi_snapshot_preview1", "fd_write", …)}. */
    WASM,
    /** Whatever some target has: for checking programs without compiling them. */
    ANY;

    /** A qualified name; classes inside others may also be written with a dollar sign. */
    private static final Pattern JAVA_NAME =
            Pattern.compile("(\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*)"
                    + "(\\.\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*)*");

    boolean has(String path) {
        return (hasJava()
                        && ImportPath.javaClass(path)
                                .filter(name -> JAVA_NAME.matcher(name).matches())
                                .isPresent())
                || (hasJs()
                        && ImportPath.jsModule(path)
                                .filter(name -> !name.isBlank())
                                .isPresent());
    }

    boolean hasJava() {
        return this == JAVA || this == ANY;
    }

    boolean hasJs() {
        return this == JS || this == ANY;
    }

    /** Whether the system dialect may call functions that the host offers. */
    public boolean hasImports() {
        return this == WASM || this == ANY;
    }
}
