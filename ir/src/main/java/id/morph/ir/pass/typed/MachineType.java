package id.morph.ir.pass.typed;

import id.morph.ir.Type;
import id.morph.ir.analysis.types.Kinds;
import id.morph.ir.analysis.types.TypeValue;

/** Which machine type a value gets. */
final class MachineType {

    private MachineType() {}

    /** The type of values that may be this; {@link Type#ANY} unless they are always of one kind. */
    static Type of(TypeValue value) {
        if (value.isOnly(Kinds.INT)) {
            return Type.INT;
        }
        if (value.isOnly(Kinds.FLOAT)) {
            return Type.F64;
        }
        return value.isOnly(Kinds.BOOL) ? Type.BOOL : Type.ANY;
    }

    /** The type for a letter of a context's signature. */
    static Type of(char letter) {
        return switch (letter) {
            case 'i' -> Type.INT;
            case 'f' -> Type.F64;
            case 'b' -> Type.BOOL;
            default -> Type.ANY;
        };
    }
}
