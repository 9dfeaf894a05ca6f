package id.morph.backend.jvm;

import id.morph.ir.Unit;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/** The classes that each program has once: its state, its entry, the superclass of its function values. */
final class ProgramClasses {
    private static final int STATIC = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC;
    private static final int CLASS = Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER;

    private ProgramClasses() {}

    /** Constants of the run, the depth when it has been written down, the place for an int result that is no word. */
    static byte[] program() {
        ClassBuilder made =
                new ClassBuilder(ProgramLayout.PROGRAM, Jvm.OBJECT, "Program.java", CLASS | Opcodes.ACC_FINAL);
        made.field(STATIC | Opcodes.ACC_FINAL, "STATE", Jvm.object(Jvm.STATE));
        made.field(STATIC | Opcodes.ACC_FINAL, "CONTEXT", Jvm.object(Jvm.CONTEXT));
        made.field(STATIC | Opcodes.ACC_FINAL, "MAX_DEPTH", "I");
        made.field(STATIC, "depth", "I");
        made.field(STATIC, "big", Jvm.object(Jvm.OBJECT));
        made.initialise(code -> {
            code.callStatic(Jvm.STATE, "take", "()" + Jvm.object(Jvm.STATE));
            code.op(Opcodes.DUP);
            code.putStatic(made.name(), "STATE", Jvm.object(Jvm.STATE));
            code.callVirtual(Jvm.STATE, "context", "()" + Jvm.object(Jvm.CONTEXT));
            code.op(Opcodes.DUP);
            code.putStatic(made.name(), "CONTEXT", Jvm.object(Jvm.CONTEXT));
            code.callVirtual(Jvm.CONTEXT, "maxDepth", "()I");
            code.putStatic(made.name(), "MAX_DEPTH", "I");
        });
        checkDepth(made);
        IntegerCode.writeHelpers(made);
        return made.finishSmall();
    }

    /** The method that throws unless a depth is allowed. */
    private static void checkDepth(ClassBuilder program) {
        Code code = program.method(STATIC, "check", "(I)V");
        Label fine = new Label();
        code.local(Opcodes.ILOAD, 0);
        code.getStatic(program.name(), "MAX_DEPTH", "I");
        code.jump(Opcodes.IF_ICMPLE, fine);
        code.getStatic(program.name(), "MAX_DEPTH", "I");
        code.callStatic(Jvm.POSITIONS, "tooDeep", "(I)" + Jvm.object(Jvm.ERROR));
        code.op(Opcodes.ATHROW);
        code.label(fine);
        code.op(Opcodes.RETURN);
        code.end();
    }

    /** Knows the depth that has been written down. */
    static byte[] function() {
        ClassBuilder made = new ClassBuilder(
                ProgramLayout.FUNCTION, Jvm.COMPILED_FUNCTION, "Program.java", CLASS | Opcodes.ACC_ABSTRACT);
        Code init = made.method(Opcodes.ACC_PUBLIC, "<init>", "()V");
        init.local(Opcodes.ALOAD, 0);
        init.construct(Jvm.COMPILED_FUNCTION, "()V");
        init.op(Opcodes.RETURN);
        init.end();
        Code depth = made.method(Opcodes.ACC_PROTECTED, "depth", "()I");
        depth.getStatic(ProgramLayout.PROGRAM, "depth", "I");
        depth.op(Opcodes.IRETURN);
        depth.end();
        Code setDepth = made.method(Opcodes.ACC_PROTECTED, "setDepth", "(I)V");
        setDepth.local(Opcodes.ILOAD, 1);
        setDepth.putStatic(ProgramLayout.PROGRAM, "depth", "I");
        setDepth.op(Opcodes.RETURN);
        setDepth.end();
        return made.finishSmall();
    }

    /** The way in: {@code main} of a jar, and what a class loader makes an instance of. */
    static byte[] main(ProgramLayout layout) {
        ClassBuilder made =
                new ClassBuilder(ProgramLayout.MAIN, Jvm.OBJECT, "Main.java", CLASS | Opcodes.ACC_FINAL, Jvm.ENTRY);
        Code init = made.method(Opcodes.ACC_PUBLIC, "<init>", "()V");
        init.local(Opcodes.ALOAD, 0);
        init.construct(Jvm.OBJECT, "()V");
        init.op(Opcodes.RETURN);
        init.end();
        Code initialise = made.method(Opcodes.ACC_PUBLIC, "initialise", "()V");
        initialise.getStatic(ProgramLayout.PROGRAM, "MAX_DEPTH", "I");
        initialise.op(Opcodes.POP);
        initialise.op(Opcodes.RETURN);
        initialise.end();
        ProgramLayout.Method entry = layout.method(layout.program().entry());
        Code run = made.method(Opcodes.ACC_PUBLIC, "run", "()V");
        run.push(entry.function().transparent() ? 0 : 1);
        run.callStatic(entry.owner(), entry.name(), entry.signature().descriptor());
        run.pop(entry.signature().result());
        run.op(Opcodes.RETURN);
        run.end();
        Unit main = layout.program().unit(entry.function().unit()).orElseThrow();
        Code load = made.method(Opcodes.ACC_PUBLIC, "load", "()V");
        load.push(0);
        load.callStatic(layout.unitClass(main.path()), UnitClasses.START, "(I)V");
        load.op(Opcodes.RETURN);
        load.end();
        Code file = made.method(Opcodes.ACC_PUBLIC, "file", "()Ljava/lang/String;");
        file.push(main.file());
        file.op(Opcodes.ARETURN);
        file.end();
        Code module = made.method(Opcodes.ACC_PUBLIC, "module", "()" + Jvm.object(Jvm.MODULE));
        module.getStatic(layout.moduleClass(main.path()), UnitClasses.MODULE, Jvm.object(Jvm.MODULE));
        module.op(Opcodes.ARETURN);
        module.end();
        Code start = made.method(STATIC, "main", "([Ljava/lang/String;)V");
        start.type(Opcodes.NEW, made.name());
        start.op(Opcodes.DUP);
        start.construct(made.name(), "()V");
        start.local(Opcodes.ALOAD, 0);
        start.callStatic(Jvm.LAUNCHER, "main", "(" + Jvm.object(Jvm.ENTRY) + "[Ljava/lang/String;)V");
        start.op(Opcodes.RETURN);
        start.end();
        return made.finishSmall();
    }
}
