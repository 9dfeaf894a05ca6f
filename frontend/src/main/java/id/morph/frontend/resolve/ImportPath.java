package id.morph.frontend.resolve;

import java.util.Optional;

/** How import paths are spelled (reference 3.15, language decision 22). */
public final class ImportPath {

    private ImportPath() {}

    /** The name an import without {@code sebagai} binds: the last part of the path, without {@code .fox} or host. */
    public static String defaultAlias(String path) {
        String base = path.substring(path.lastIndexOf('/') + 1);
        if (base.endsWith(".fox") || base.endsWith(".mvm")) {
            return base.substring(0, base.length() - 4);
        }
        int end = Math.max(base.lastIndexOf('.'), Math.max(base.lastIndexOf(':'), base.lastIndexOf('$')));
        return base.substring(end + 1);
    }

    /** The Java class that a path names, {@code java:java.util.ArrayList}; empty if it names something else. */
    public static Optional<String> javaClass(String path) {
        return path.startsWith("java:") ? Optional.of(path.substring("java:".length())) : Optional.empty();
    }

    /** The JavaScript module or global that a path names, {@code js:document}; empty if it names something else. */
    public static Optional<String> jsModule(String path) {
        return path.startsWith("js:") ? Optional.of(path.substring("js:".length())) : Optional.empty();
    }

    /** Whether the path can only mean something of one host, whatever kind of import it stands in. */
    public static boolean isHostPath(String path) {
        return javaClass(path).isPresent() || jsModule(path).isPresent();
    }

    /** The relative file path that an import path means: dotted names become folders, {@code .fox} is added. */
    public static String toFile(String path) {
        String spelled = path.replace("cotc(stdlib)", "greenfield/cotc/stdlib");
        if (spelled.endsWith(".fox") || spelled.endsWith(".mvm")) {
            return spelled;
        }
        boolean relative = spelled.startsWith("./") || spelled.startsWith("../");
        return (relative ? spelled : spelled.replace('.', '/')) + ".fox";
    }
}
