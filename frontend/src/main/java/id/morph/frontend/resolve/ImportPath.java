package id.morph.frontend.resolve;

/** How import paths are spelled (reference 3.15, language decision 22). */
public final class ImportPath {

    private ImportPath() {}

    /** The name an import without {@code sebagai} binds: the last part of the path, without {@code .fox}. */
    public static String defaultAlias(String path) {
        String base = path.substring(path.lastIndexOf('/') + 1);
        if (base.endsWith(".fox") || base.endsWith(".mvm")) {
            return base.substring(0, base.length() - 4);
        }
        return base.substring(base.lastIndexOf('.') + 1);
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
