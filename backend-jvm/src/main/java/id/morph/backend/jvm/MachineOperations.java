package id.morph.backend.jvm;

import id.morph.ir.Instruction;
import id.morph.ir.Op;
import org.objectweb.asm.Opcodes;

/** What the operations of the machine dialect do. */
final class MachineOperations {
    private final ProgramLayout layout;
    private final ClassBuilder owner;
    private final Code code;
    private final ValueAccess values;
    private final DynamicOperations dynamic;

    MachineOperations(
            ProgramLayout layout, ClassBuilder owner, Code code, ValueAccess values, DynamicOperations dynamic) {
        this.layout = layout;
        this.owner = owner;
        this.code = code;
        this.values = values;
        this.dynamic = dynamic;
    }

    static boolean isComparison(Op op) {
        return false;
    }

    static int jump(Op op) {
        return Opcodes.IFNE;
    }

    void compare(Instruction i) {
        compile(i);
    }

    void compile(Instruction i) {
        throw new IllegalArgumentException(i.op().text());
    }
}
