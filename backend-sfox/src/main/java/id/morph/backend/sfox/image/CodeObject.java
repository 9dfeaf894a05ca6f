package id.morph.backend.sfox.image;

import java.util.List;

/**
 * A version 1 code object. Captured names, cell names and the generator flag exist only in the dict form of a function
 * constant ({@link DictFunction}); a code object that was read from tag 7 has none.
 *
 * @param name what traces and printing show
 * @param parameters parameter names, {@code ini} of a method included
 * @param freeNames names captured from enclosing functions, in the order of the closure's cells
 * @param cellNames own locals that inner functions capture
 */
public record CodeObject(
        String name,
        List<String> parameters,
        List<String> freeNames,
        List<String> cellNames,
        boolean generator,
        List<Instruction> instructions) {

    public CodeObject {
        parameters = List.copyOf(parameters);
        freeNames = List.copyOf(freeNames);
        cellNames = List.copyOf(cellNames);
        instructions = List.copyOf(instructions);
    }

    /** The name of the code object that is the root of every image. */
    public static final String MODULE = "<modul>";

    /** A code object as tag 7 can express it. */
    public static CodeObject plain(String name, List<String> parameters, List<Instruction> instructions) {
        return new CodeObject(name, parameters, List.of(), List.of(), false, instructions);
    }
}
