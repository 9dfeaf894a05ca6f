package id.morph.backend.jvm;

import id.morph.ir.Type;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/**
 * How ints of any size travel. A value is a pair: a word, and an Object that is null if the word is the int, else the
 * BigInteger. HotSpot never sees the second path in most programs and then compiles none of it. Where there is
 * room for one word only, in results and fields, {@link Long#MIN_VALUE} says that the int lies elsewhere: that of a result in a
 * static field of the program.
 */
final class IntegerCode {
    static final String PAIR = "JLjava/lang/Object;";

    private IntegerCode() {}

    /** Makes of what is on the stack what a function gives back. */
    static void pack(Code code, Type type) {
        if (type == Type.INT) {
            code.callStatic(ProgramLayout.PROGRAM, "give", "(" + PAIR + ")J");
        }
    }

    /** Makes a value of what a function has given back. */
    static void unpack(Code code, Type type) {
        if (type != Type.INT) {
            return;
        }
        Label elsewhere = new Label();
        Label end = new Label();
        code.op(Opcodes.DUP2);
        code.push(Long.MIN_VALUE);
        code.op(Opcodes.LCMP);
        code.jump(Opcodes.IFEQ, elsewhere);
        code.op(Opcodes.ACONST_NULL);
        code.jump(Opcodes.GOTO, end);
        code.label(elsewhere);
        code.getStatic(ProgramLayout.PROGRAM, "big", Jvm.object(Jvm.OBJECT));
        code.label(end);
    }

    /** Writes the method that {@link #pack} calls. */
    static void writeGive(ClassBuilder program) {
        Code code = program.method(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "give", "(" + PAIR + ")J");
        Label elsewhere = new Label();
        code.local(Opcodes.ALOAD, 2);
        code.jump(Opcodes.IFNONNULL, elsewhere);
        code.local(Opcodes.LLOAD, 0);
        code.push(Long.MIN_VALUE);
        code.op(Opcodes.LCMP);
        code.jump(Opcodes.IFEQ, elsewhere);
        code.local(Opcodes.LLOAD, 0);
        code.op(Opcodes.LRETURN);
        code.label(elsewhere);
        // For the word Long.MIN_VALUE itself this is null, which is right.
        code.local(Opcodes.ALOAD, 2);
        code.putStatic(program.name(), "big", Jvm.object(Jvm.OBJECT));
        code.push(Long.MIN_VALUE);
        code.op(Opcodes.LRETURN);
        code.end();
    }
}
