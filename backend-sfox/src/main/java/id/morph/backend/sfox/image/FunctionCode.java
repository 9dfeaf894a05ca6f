package id.morph.backend.sfox.image;

import java.util.List;
import java.util.Optional;

/**
 * A function of a version 2 image.
 *
 * @param symbol unique in the image
 * @param name what traces and printing show
 * @param unit index of the unit that declares it
 * @param transparent whether traces and depth counting pass over it
 * @param variadic whether the last argument is a list of all remaining ones
 * @param captures how many cells a closure of it holds; they arrive in the first slots
 * @param arity how many arguments follow them in the next slots, {@code ini} of a method included
 * @param slots how many local slots it uses, captures and arguments included
 * @param handlers where control goes when an instruction throws; the first range that contains it counts
 * @param lines source positions; each holds from its instruction to that of the next entry
 */
public record FunctionCode(
        String symbol,
        String name,
        int unit,
        boolean transparent,
        boolean variadic,
        int captures,
        int arity,
        int slots,
        List<Instruction> instructions,
        List<Handler> handlers,
        List<Line> lines) {

    public FunctionCode {
        instructions = List.copyOf(instructions);
        handlers = List.copyOf(handlers);
        lines = List.copyOf(lines);
    }

    /**
     * Errors of the instructions from {@code start} up to, not including, {@code end} go to {@code target}, where the
     * operand stack holds the error value and nothing else.
     */
    public record Handler(int start, int end, int target) {}

    /** From instruction {@code start} on, the source position is {@code position}. */
    public record Line(int start, SourcePosition position) {}

    /**
     * A place in a source.
     *
     * @param file the file as traces show it
     * @param function the name of the function whose source this is
     * @param line 1-based, 0 when unknown
     * @param column 1-based, in code points, 0 when unknown
     * @param caller where the call stands that this code was inlined at
     */
    public record SourcePosition(String file, String function, int line, int column, Optional<SourcePosition> caller) {}
}
