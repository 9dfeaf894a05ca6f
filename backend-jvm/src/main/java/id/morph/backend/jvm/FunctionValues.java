package id.morph.backend.jvm;

import id.morph.ir.Function;
import id.morph.ir.Primitive;
import id.morph.ir.Type;
import java.util.List;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/** Small classes that make objects of functions: Morph function values, and what resumes the frames of generators. */
final class FunctionValues {
    /** Parameters up to which callers need no array. */
    private static final int DIRECT_PARAMETERS = 4;

    private static final int PUBLIC = Opcodes.ACC_PUBLIC;
    private static final int CONSTANT = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC | Opcodes.ACC_FINAL;
    private static final int CLASS = Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_SUPER;

    private FunctionValues() {}

    /** The class of the values of a function. */
    static byte[] functionValue(String name, ProgramLayout.Method method, String sourceFile) {
        Function function = method.function();
        ClassBuilder made = new ClassBuilder(name, ProgramLayout.FUNCTION, sourceFile, CLASS);
        constructor(made, ProgramLayout.FUNCTION);
        for (int c = 0; c < function.captures(); c++) {
            made.field(PUBLIC, "c" + c, Jvm.object(Jvm.CELL));
        }
        if (function.captures() == 0) {
            one(made, "VALUE");
        }
        Code shown = made.method(PUBLIC, "qualifiedName", "()Ljava/lang/String;");
        shown.push(function.displayName());
        shown.op(Opcodes.ARETURN);
        shown.end();
        Code parameters = made.method(PUBLIC, "parameters", "()I");
        parameters.push(function.variadic() ? -function.arity() : function.arity());
        parameters.op(Opcodes.IRETURN);
        parameters.end();
        apply(made, method);
        if (!function.variadic()
                && function.arity() <= DIRECT_PARAMETERS
                && !method.signature().wide()) {
            invoke(made, method);
        }
        return made.finishSmall();
    }

    private static void constructor(ClassBuilder made, String superclass) {
        Code init = made.method(PUBLIC, "<init>", "()V");
        init.local(Opcodes.ALOAD, 0);
        init.construct(superclass, "()V");
        init.op(Opcodes.RETURN);
        init.end();
    }

    /** A constant with the class's one instance. */
    private static void one(ClassBuilder made, String field) {
        made.field(CONSTANT, field, Jvm.object(made.name()));
        made.initialise(code -> {
            code.type(Opcodes.NEW, made.name());
            code.op(Opcodes.DUP);
            code.construct(made.name(), "()V");
            code.putStatic(made.name(), field, Jvm.object(made.name()));
        });
    }

    private static void apply(ClassBuilder made, ProgramLayout.Method method) {
        Function function = method.function();
        List<Type> types = method.signature().parameters();
        Code code = made.method(PUBLIC, "apply", "([Ljava/lang/Object;I)Ljava/lang/Object;");
        boolean wide = method.signature().wide();
        if (wide) {
            code.push(types.size());
            code.type(Opcodes.ANEWARRAY, Jvm.OBJECT);
        }
        for (int p = 0; p < types.size(); p++) {
            if (wide) {
                code.op(Opcodes.DUP);
                code.push(p);
            }
            if (p < function.captures()) {
                capture(code, made, p);
            } else {
                code.local(Opcodes.ALOAD, 1);
                code.push(p - function.captures());
                code.op(Opcodes.AALOAD);
                if (!wide) {
                    code.unbox(types.get(p));
                }
            }
            if (wide) {
                code.op(Opcodes.AASTORE);
            }
        }
        call(code, method, 2);
    }

    private static void invoke(ClassBuilder made, ProgramLayout.Method method) {
        Function function = method.function();
        List<Type> types = method.signature().parameters();
        int arity = function.arity();
        Code code = made.method(
                PUBLIC, "invoke" + arity, "(" + Jvm.object(Jvm.OBJECT).repeat(arity) + "I)Ljava/lang/Object;");
        for (int p = 0; p < types.size(); p++) {
            if (p < function.captures()) {
                capture(code, made, p);
            } else {
                code.local(Opcodes.ALOAD, 1 + p - function.captures());
                code.unbox(types.get(p));
            }
        }
        call(code, method, arity + 1);
    }

    private static void capture(Code code, ClassBuilder made, int index) {
        code.local(Opcodes.ALOAD, 0);
        code.getField(made.name(), "c" + index, Jvm.object(Jvm.CELL));
    }

    /** Calls the function and gives its result back; the depth of the caller is in a local variable. */
    private static void call(Code code, ProgramLayout.Method method, int depthLocal) {
        code.local(Opcodes.ILOAD, depthLocal);
        if (!method.function().transparent()) {
            code.push(1);
            code.op(Opcodes.IADD);
        }
        code.callStatic(method.owner(), method.name(), method.signature().descriptor());
        IntegerCode.unpack(code, method.signature().result());
        code.box(method.signature().result());
        code.op(Opcodes.ARETURN);
        code.end();
    }

    /** The class whose one instance resumes the frames of a function. */
    static byte[] frameBody(String name, ProgramLayout.Method method, String sourceFile) {
        ClassBuilder made = new ClassBuilder(name, Jvm.OBJECT, sourceFile, CLASS, Jvm.GENERATOR_BODY);
        constructor(made, Jvm.OBJECT);
        one(made, "BODY");
        Code code = made.method(PUBLIC, "resume", "(" + Jvm.object(Jvm.FRAME) + ")Ljava/lang/Object;");
        Label start = new Label();
        Label end = new Label();
        Label failed = new Label();
        // The scheduler runs several of these one after another, all at the depth from which it was called.
        code.getStatic(ProgramLayout.PROGRAM, "depth", "I");
        code.local(Opcodes.ISTORE, 2);
        code.label(start);
        code.local(Opcodes.ALOAD, 1);
        code.local(Opcodes.ILOAD, 2);
        if (!method.function().transparent()) {
            code.push(1);
            code.op(Opcodes.IADD);
        }
        code.callStatic(method.owner(), method.name(), method.signature().descriptor());
        code.label(end);
        restoreDepth(code);
        code.op(Opcodes.ARETURN);
        code.visitor().visitTryCatchBlock(start, end, failed, null);
        code.label(failed);
        restoreDepth(code);
        code.op(Opcodes.ATHROW);
        code.end();
        return made.finishSmall();
    }

    private static void restoreDepth(Code code) {
        code.local(Opcodes.ILOAD, 2);
        code.putStatic(ProgramLayout.PROGRAM, "depth", "I");
    }

    /** The class that holds a host primitive as a constant, which HotSpot can look into. */
    static byte[] primitive(String name, Primitive primitive) {
        ClassBuilder made = new ClassBuilder(name, Jvm.OBJECT, "Primitives.java", CLASS);
        String body = body(primitive);
        made.field(CONSTANT, "BODY", Jvm.object(body));
        made.initialise(code -> {
            code.push(primitive.text());
            code.callStatic(Jvm.PRIMITIVES, "find", "(Ljava/lang/String;)Ljava/util/Optional;");
            code.callVirtual("java/util/Optional", "get", "()Ljava/lang/Object;");
            code.type(Opcodes.CHECKCAST, Jvm.PRIMITIVE);
            code.callVirtual(Jvm.PRIMITIVE, "body" + primitive.arity(), "()" + Jvm.object(body));
            code.putStatic(name, "BODY", Jvm.object(body));
        });
        return made.finishSmall();
    }

    /** The interface of a primitive's implementation. */
    static String body(Primitive primitive) {
        return Jvm.PRIMITIVE + "$Body" + primitive.arity();
    }
}
