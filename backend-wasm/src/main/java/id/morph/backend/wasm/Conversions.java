package id.morph.backend.wasm;

import id.morph.backend.wasm.binary.Code;
import id.morph.backend.wasm.binary.Opcode;
import id.morph.ir.Type;

/** Between the types of the IR, where one may stand for another. */
final class Conversions {
    private Conversions() {}

    /**
     * Makes a value of another type of the one on the stack.
     *
     * @throws IllegalStateException if it may not stand for it
     */
    static void convert(Code code, Parts parts, Type from, Type to) {
        if (from == to) {
            return;
        }
        switch (to) {
            case ANY -> {
                switch (from) {
                    case BOOL ->
                        code.op(Opcode.I64_EXTEND_I32_U).i64(Words.FALSE).op(Opcode.I64_ADD);
                    case INT -> {}
                    case I64 -> code.call(parts.helpers().box());
                    default -> throw mismatch(from, to);
                }
            }
            case INT -> {
                if (from != Type.I64) {
                    throw mismatch(from, to);
                }
                code.call(parts.helpers().box());
            }
            default -> throw mismatch(from, to);
        }
    }

    /** Makes a value of any kind of the one on the stack. */
    static void box(Code code, Parts parts, Type from) {
        if (from == Type.F64) {
            code.call(parts.helpers().boxFloat());
        } else {
            convert(code, parts, from, Type.ANY);
        }
    }

    /** Makes a value of a type of one of any kind that is proven to be it. */
    static void unbox(Code code, Parts parts, Type to) {
        switch (to) {
            case ANY, INT -> {}
            case I64 -> code.call(parts.helpers().unbox());
            case F64 -> code.i64(Words.FLOAT_OFFSET).op(Opcode.I64_SUB).op(Opcode.F64_REINTERPRET_I64);
            case BOOL -> code.op(Opcode.I32_WRAP_I64).i32(1).op(Opcode.I32_AND);
            default -> throw mismatch(Type.ANY, to);
        }
    }

    private static IllegalStateException mismatch(Type from, Type to) {
        return new IllegalStateException(from.text() + " where " + to.text() + " is wanted");
    }
}
