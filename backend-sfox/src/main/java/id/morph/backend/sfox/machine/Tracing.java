package id.morph.backend.sfox.machine;

import id.morph.backend.sfox.assembly.Disassembler;
import id.morph.backend.sfox.image.Instruction;
import id.morph.runtime.Cell;
import id.morph.runtime.MorphInstance;
import id.morph.runtime.PrintStyle;
import id.morph.runtime.Printer;
import java.util.stream.Collectors;

/** Short texts for traces. */
public final class Tracing {

    private static final int LIMIT = 60;

    private Tracing() {}

    /** An instruction's operands on one line. */
    public static String operands(Instruction instruction) {
        return brief(instruction.operands().stream()
                // Version 1 has an operand, nil, also where the opcode needs none.
                .limit(Math.max(
                        instruction.opcode().operands().size(),
                        instruction.opcode().since() == 1 ? 0 : 64))
                .map(Disassembler::print)
                .collect(Collectors.joining(" ")));
    }

    /** A value as it prints inside a container, cut to a length that fits a line. Runs no program code. */
    public static String brief(Object value) {
        return switch (value) {
            case null -> "";
            case Cell cell -> "sel(" + brief(cell.value) + ")";
            // Its ke_teks must not run because somebody is watching.
            case MorphInstance instance -> "<" + instance.morphClass().name() + ">";
            default -> brief(Printer.repr(value, PrintStyle.MORPH).toString());
        };
    }

    private static String brief(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.length() <= LIMIT ? line : line.substring(0, LIMIT - 1) + "…";
    }
}
