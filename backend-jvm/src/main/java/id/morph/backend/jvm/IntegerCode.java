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

    private static final int STATIC = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC;

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
        code.op(Opcodes.DUP2);
        code.callStatic(ProgramLayout.PROGRAM, "rest", "(J)Ljava/lang/Object;");
    }

    /** Makes a pair of the Morph int on the stack, where that is seldom done: with less code than {@link Code#unbox}. */
    static void split(Code code) {
        code.callStatic(ProgramLayout.PROGRAM, "split", "(Ljava/lang/Object;)J");
        code.getStatic(ProgramLayout.PROGRAM, "big", Jvm.object(Jvm.OBJECT));
    }

    /** Pushes an int that compares with 0 as a pair and a word, both on the stack, compare. */
    static void compareWithWord(Code code) {
        code.callStatic(ProgramLayout.PROGRAM, "compare", "(" + PAIR + "J)I");
    }

    /** Writes the methods that all these call: short, so that HotSpot puts them where they are called. */
    static void writeHelpers(ClassBuilder program) {
        writeGive(program);
        writeRest(program);
        writeSplit(program);
        writeCompare(program);
    }

    private static void writeRest(ClassBuilder program) {
        Code code = program.method(STATIC, "rest", "(J)Ljava/lang/Object;");
        Label elsewhere = new Label();
        code.local(Opcodes.LLOAD, 0);
        code.push(Long.MIN_VALUE);
        code.op(Opcodes.LCMP);
        code.jump(Opcodes.IFEQ, elsewhere);
        code.op(Opcodes.ACONST_NULL);
        code.op(Opcodes.ARETURN);
        code.label(elsewhere);
        code.getStatic(program.name(), "big", Jvm.object(Jvm.OBJECT));
        code.op(Opcodes.ARETURN);
        code.end();
    }

    private static void writeSplit(ClassBuilder program) {
        Code code = program.method(STATIC, "split", "(Ljava/lang/Object;)J");
        code.local(Opcodes.ALOAD, 0);
        code.callStatic(Jvm.INTS, "big", "(Ljava/lang/Object;)Ljava/lang/Object;");
        code.putStatic(program.name(), "big", Jvm.object(Jvm.OBJECT));
        code.local(Opcodes.ALOAD, 0);
        code.callStatic(Jvm.INTS, "word", "(Ljava/lang/Object;)J");
        code.op(Opcodes.LRETURN);
        code.end();
    }

    private static void writeCompare(ClassBuilder program) {
        Code code = program.method(STATIC, "compare", "(" + PAIR + "J)I");
        Label big = new Label();
        code.local(Opcodes.ALOAD, 2);
        code.jump(Opcodes.IFNONNULL, big);
        code.local(Opcodes.LLOAD, 0);
        code.local(Opcodes.LLOAD, 3);
        code.op(Opcodes.LCMP);
        code.op(Opcodes.IRETURN);
        code.label(big);
        code.local(Opcodes.LLOAD, 0);
        code.local(Opcodes.ALOAD, 2);
        code.local(Opcodes.LLOAD, 3);
        code.op(Opcodes.ACONST_NULL);
        code.callStatic(Jvm.INT_MATH, "compare", "(" + PAIR + PAIR + ")I");
        code.op(Opcodes.IRETURN);
        code.end();
    }

    /** Writes the method that {@link #pack} calls. */
    private static void writeGive(ClassBuilder program) {
        Code code = program.method(STATIC, "give", "(" + PAIR + ")J");
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
