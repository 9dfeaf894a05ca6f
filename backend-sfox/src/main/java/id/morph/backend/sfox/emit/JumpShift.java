package id.morph.backend.sfox.emit;

import id.morph.backend.sfox.image.Instruction;
import id.morph.backend.sfox.image.OperandKind;
import java.util.ArrayList;
import java.util.List;

/** Moves version 1 code behind other code. */
final class JumpShift {
    private JumpShift() {}

    /** Both pieces one after the other, the targets in the second one adjusted. */
    static List<Instruction> behind(List<Instruction> first, List<Instruction> second) {
        List<Instruction> all = new ArrayList<>(first);
        for (Instruction instruction : second) {
            boolean jumps = instruction.opcode().operands().contains(OperandKind.TARGET);
            all.add(jumps ? Instruction.of(instruction.opcode(), instruction.number(0) + first.size()) : instruction);
        }
        return all;
    }
}
