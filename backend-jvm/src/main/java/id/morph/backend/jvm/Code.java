package id.morph.backend.jvm;

import id.morph.ir.Type;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Writes the instructions of one method. */
final class Code {
    private final MethodVisitor out;

    Code(MethodVisitor out) {
        this.out = out;
        out.visitCode();
    }

    MethodVisitor visitor() {
        return out;
    }

    void op(int opcode) {
        out.visitInsn(opcode);
    }

    void label(Label label) {
        out.visitLabel(label);
    }

    void jump(int opcode, Label label) {
        out.visitJumpInsn(opcode, label);
    }

    void push(int value) {
        if (value >= -1 && value <= 5) {
            out.visitInsn(Opcodes.ICONST_0 + value);
        } else if (value == (byte) value) {
            out.visitIntInsn(Opcodes.BIPUSH, value);
        } else if (value == (short) value) {
            out.visitIntInsn(Opcodes.SIPUSH, value);
        } else {
            out.visitLdcInsn(value);
        }
    }

    void push(long value) {
        if (value == 0 || value == 1) {
            out.visitInsn(value == 0 ? Opcodes.LCONST_0 : Opcodes.LCONST_1);
        } else if (value == (short) value) {
            push((int) value);
            out.visitInsn(Opcodes.I2L);
        } else {
            out.visitLdcInsn(value);
        }
    }

    void push(double value) {
        long bits = Double.doubleToRawLongBits(value);
        if (bits == 0 || value == 1) {
            out.visitInsn(bits == 0 ? Opcodes.DCONST_0 : Opcodes.DCONST_1);
        } else {
            out.visitLdcInsn(value);
        }
    }

    void push(String value) {
        out.visitLdcInsn(value);
    }

    void local(int opcode, int slot) {
        out.visitVarInsn(opcode, slot);
    }

    void type(int opcode, String internalName) {
        out.visitTypeInsn(opcode, internalName);
    }

    void getStatic(String owner, String name, String descriptor) {
        out.visitFieldInsn(Opcodes.GETSTATIC, owner, name, descriptor);
    }

    void putStatic(String owner, String name, String descriptor) {
        out.visitFieldInsn(Opcodes.PUTSTATIC, owner, name, descriptor);
    }

    void getField(String owner, String name, String descriptor) {
        out.visitFieldInsn(Opcodes.GETFIELD, owner, name, descriptor);
    }

    void putField(String owner, String name, String descriptor) {
        out.visitFieldInsn(Opcodes.PUTFIELD, owner, name, descriptor);
    }

    void callStatic(String owner, String name, String descriptor) {
        out.visitMethodInsn(Opcodes.INVOKESTATIC, owner, name, descriptor, false);
    }

    void callVirtual(String owner, String name, String descriptor) {
        out.visitMethodInsn(Opcodes.INVOKEVIRTUAL, owner, name, descriptor, false);
    }

    void callInterface(String owner, String name, String descriptor) {
        out.visitMethodInsn(Opcodes.INVOKEINTERFACE, owner, name, descriptor, true);
    }

    void construct(String owner, String descriptor) {
        out.visitMethodInsn(Opcodes.INVOKESPECIAL, owner, "<init>", descriptor, false);
    }

    void pop(Type type) {
        switch (type) {
            case ANY, BOOL, CELL, ITERATOR, FRAME -> op(Opcodes.POP);
            case I64, WORD, F64 -> op(Opcodes.POP2);
            case INT -> {
                op(Opcodes.POP);
                op(Opcodes.POP2);
            }
            case NONE, OF_ATTRIBUTE -> {}
        }
    }

    /** Turns what is on the stack into an object. */
    void box(Type type) {
        switch (type) {
            case BOOL -> callStatic(Jvm.BOOLEAN, "valueOf", "(Z)Ljava/lang/Boolean;");
            case I64, WORD -> boxLong();
            case F64 -> boxDouble();
            case INT -> callStatic(Jvm.INT_MATH, "box", "(JLjava/lang/Object;)Ljava/lang/Object;");
            case ANY, CELL, ITERATOR, FRAME, NONE, OF_ATTRIBUTE -> {}
        }
    }

    /** Turns the object on the stack into what stands for a value of that type. */
    void unbox(Type type) {
        switch (type) {
            case BOOL -> {
                type(Opcodes.CHECKCAST, Jvm.BOOLEAN);
                callVirtual(Jvm.BOOLEAN, "booleanValue", "()Z");
            }
            case I64, WORD -> {
                type(Opcodes.CHECKCAST, Jvm.LONG);
                callVirtual(Jvm.LONG, "longValue", "()J");
            }
            case F64 -> {
                type(Opcodes.CHECKCAST, Jvm.DOUBLE);
                callVirtual(Jvm.DOUBLE, "doubleValue", "()D");
            }
            case INT -> {
                op(Opcodes.DUP);
                callStatic(Jvm.INTS, "word", "(Ljava/lang/Object;)J");
                op(Opcodes.DUP2_X1);
                op(Opcodes.POP2);
                callStatic(Jvm.INTS, "big", "(Ljava/lang/Object;)Ljava/lang/Object;");
            }
            case CELL, ITERATOR, FRAME -> type(Opcodes.CHECKCAST, Jvm.boxedClass(type));
            case ANY, NONE, OF_ATTRIBUTE -> {}
        }
    }

    void boxLong() {
        callStatic(Jvm.LONG, "valueOf", "(J)Ljava/lang/Long;");
    }

    void boxDouble() {
        callStatic(Jvm.DOUBLE, "valueOf", "(D)Ljava/lang/Double;");
    }

    void end() {
        out.visitMaxs(0, 0);
        out.visitEnd();
    }
}
