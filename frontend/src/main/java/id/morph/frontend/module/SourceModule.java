package id.morph.frontend.module;

import id.morph.frontend.Source;
import id.morph.frontend.syntax.SyntaxTree.Program;
import java.util.Map;

/**
 * One file of the program.
 *
 * @param path its canonical path in the program, unique
 * @param name what {@code <modul name>} prints
 * @param imports which unit each import or {@code pinjam} path in it means; what is missing here cannot be had
 * @param main whether the program starts with it
 */
public record SourceModule(
        String path, String name, Source source, Program program, Map<String, String> imports, boolean main) {

    public SourceModule {
        imports = Map.copyOf(imports);
    }
}
