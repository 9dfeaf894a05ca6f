package id.morph.backend.jvm;

import id.morph.ir.Position;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** One generated class with functions in it: its methods, constants, sites and positions. */
final class ClassBuilder {
    /** A string constant has at most 65,535 bytes, and a character at most three. */
    private static final int LONGEST_CONSTANT = 21_000;

    /** Entries of the constant pool, which holds 65,535. */
    private static final int FULL_POOL = 30_000;

    /** Constants made by the class's initialiser, which takes some 13 bytes for each of its 65,535. */
    private static final int MOST_INITIALISERS = 2_500;

    private static final int PRIVATE_CONSTANT = Opcodes.ACC_STATIC | Opcodes.ACC_FINAL;

    private final String name;
    private final String sourceFile;
    private final ClassWriter writer;
    private final List<Consumer<Code>> initialisers = new ArrayList<>();
    private int poolProbes;
    private final Map<Object, String> constants = new HashMap<>();
    private final Map<Position, Integer> positions = new LinkedHashMap<>();
    private int fields;

    ClassBuilder(String name, String superclass, String sourceFile, int access, String... interfaces) {
        this.name = name;
        this.sourceFile = sourceFile;
        writer = new FrameComputingWriter();
        writer.visit(Opcodes.V17, access, name, null, superclass, interfaces);
        writer.visitSource(sourceFile, null);
    }

    /** Frames by data flow, without loading classes: two different classes meet as Object. */
    private static final class FrameComputingWriter extends ClassWriter {
        FrameComputingWriter() {
            super(COMPUTE_FRAMES);
        }

        @Override
        protected String getCommonSuperClass(String a, String b) {
            return Jvm.OBJECT;
        }
    }

    String name() {
        return name;
    }

    String sourceFile() {
        return sourceFile;
    }

    Code method(int access, String methodName, String descriptor) {
        MethodVisitor method = writer.visitMethod(access, methodName, descriptor, null, null);
        return new Code(method);
    }

    void field(int access, String fieldName, String descriptor) {
        writer.visitField(access, fieldName, descriptor, null, null).visitEnd();
    }

    /** Whether another part of a large function had better go to another class. */
    boolean full() {
        // ASM does not tell the size of the pool, but the place of a constant that is new in it.
        return initialisers.size() > MOST_INITIALISERS || writer.newUTF8("$pool" + poolProbes++) > FULL_POOL;
    }

    /** The number of a position in this class. */
    int position(Position position) {
        return position.known() ? number(position) : 0;
    }

    private int number(Position position) {
        Integer known = positions.get(position);
        if (known != null) {
            return known;
        }
        if (position.caller().known()) {
            number(position.caller());
        }
        positions.put(position, positions.size() + 1);
        return positions.size();
    }

    /**
     * Pushes a constant object that is made once.
     *
     * @param key what it is, so that equal ones are shared; null for one of its own
     * @param make pushes a new one
     */
    void constant(Code code, Object key, String type, Consumer<Code> make) {
        String field = key == null ? null : constants.get(key);
        if (field == null) {
            field = "$" + fields++;
            if (key != null) {
                constants.put(key, field);
            }
            field(PRIVATE_CONSTANT, field, Jvm.object(type));
            String made = field;
            initialisers.add(initialiser -> {
                make.accept(initialiser);
                initialiser.putStatic(name, made, Jvm.object(type));
            });
        }
        code.getStatic(name, field, Jvm.object(type));
    }

    /** Pushes a place's own cache object, which is made with a name. */
    void site(Code code, String type, String attribute) {
        constant(code, null, type, initialiser -> {
            initialiser.type(Opcodes.NEW, type);
            initialiser.op(Opcodes.DUP);
            initialiser.push(attribute);
            initialiser.construct(type, "(Ljava/lang/String;)V");
        });
    }

    /** Pushes a text as a Morph value. */
    void text(Code code, String text) {
        boolean wide = text.codePoints().anyMatch(c -> c > 0xFFFF);
        if (!wide && text.length() <= LONGEST_CONSTANT) {
            code.push(text);
            return;
        }
        constant(code, "text " + text, Jvm.OBJECT, initialiser -> {
            pushLong(initialiser, text);
            initialiser.callStatic(Jvm.TEXT, "of", "(Ljava/lang/String;)Ljava/lang/CharSequence;");
        });
    }

    /** Pushes an int that is no word. */
    void big(Code code, BigInteger value) {
        constant(code, value, Jvm.BIG_INTEGER, initialiser -> {
            initialiser.type(Opcodes.NEW, Jvm.BIG_INTEGER);
            initialiser.op(Opcodes.DUP);
            pushLong(initialiser, value.toString(Character.MAX_RADIX));
            initialiser.push(Character.MAX_RADIX);
            initialiser.construct(Jvm.BIG_INTEGER, "(Ljava/lang/String;I)V");
        });
    }

    /** Pushes a Java string of any length. */
    static void pushLong(Code code, String text) {
        if (text.length() <= LONGEST_CONSTANT) {
            code.push(text);
            return;
        }
        code.type(Opcodes.NEW, "java/lang/StringBuilder");
        code.op(Opcodes.DUP);
        code.construct("java/lang/StringBuilder", "()V");
        for (int from = 0; from < text.length(); from += LONGEST_CONSTANT) {
            code.push(text.substring(from, Math.min(text.length(), from + LONGEST_CONSTANT)));
            code.callVirtual("java/lang/StringBuilder", "append", "(Ljava/lang/String;)Ljava/lang/StringBuilder;");
        }
        code.callVirtual("java/lang/StringBuilder", "toString", "()Ljava/lang/String;");
    }

    /** Has an error leave a function: the error and the position are on the stack. */
    void leave(Code code) {
        code.callStatic(name, "$leaving", Jvm.method("TIT"));
        code.op(Opcodes.ATHROW);
    }

    /** Has an error reach a handler: the error and the position are on the stack, and then the error value. */
    void caught(Code code) {
        code.callStatic(name, "$caught", "(Ljava/lang/Throwable;I)" + Jvm.object(Jvm.DICT));
    }

    /** Has the class's initialiser do something. */
    void initialise(Consumer<Code> initialiser) {
        initialisers.add(initialiser);
    }

    /** The class file of a class with functions of the program. */
    byte[] finish() {
        writePositions();
        return finishSmall();
    }

    /** The class file of a class without positions. */
    byte[] finishSmall() {
        if (!initialisers.isEmpty()) {
            Code code = method(Opcodes.ACC_STATIC, "<clinit>", "()V");
            initialisers.forEach(initialiser -> initialiser.accept(code));
            code.op(Opcodes.RETURN);
            code.end();
        }
        writer.visitEnd();
        return writer.toByteArray();
    }

    private void writePositions() {
        String type = Jvm.object(Jvm.POSITIONS);
        field(Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC, "$positions", type);
        Code code = method(Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC, "$positions", "()" + type);
        Label known = new Label();
        code.getStatic(name, "$positions", type);
        code.jump(Opcodes.IFNONNULL, known);
        code.type(Opcodes.NEW, Jvm.POSITIONS);
        code.op(Opcodes.DUP);
        pushLong(code, positionText());
        code.getStatic(ProgramLayout.PROGRAM, "STATE", Jvm.object(Jvm.STATE));
        code.construct(Jvm.POSITIONS, "(Ljava/lang/String;" + Jvm.object(Jvm.STATE) + ")V");
        code.putStatic(name, "$positions", type);
        code.label(known);
        code.getStatic(name, "$positions", type);
        code.op(Opcodes.ARETURN);
        code.end();
        forward("$leaving", "leaving", Jvm.method("TIT"));
        forward("$caught", "caught", "(Ljava/lang/Throwable;I)" + Jvm.object(Jvm.DICT));
    }

    private void forward(String from, String to, String descriptor) {
        Code code = method(Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC, from, descriptor);
        code.callStatic(name, "$positions", "()" + Jvm.object(Jvm.POSITIONS));
        code.local(Opcodes.ALOAD, 0);
        code.local(Opcodes.ILOAD, 1);
        code.callVirtual(Jvm.POSITIONS, to, descriptor);
        code.op(Opcodes.ARETURN);
        code.end();
    }

    private String positionText() {
        Map<String, Integer> names = new LinkedHashMap<>();
        StringBuilder fields = new StringBuilder();
        positions.forEach((position, _) -> {
            number(fields, names.computeIfAbsent(position.file(), _ -> names.size()));
            number(fields, names.computeIfAbsent(position.function(), _ -> names.size()));
            number(fields, position.line());
            number(fields, position.column());
            number(fields, position.caller().known() ? positions.get(position.caller()) : 0);
        });
        StringBuilder text = new StringBuilder();
        number(text, names.size());
        names.keySet().forEach(each -> {
            number(text, each.length());
            text.append(each);
        });
        return text.append(fields).toString();
    }

    private static void number(StringBuilder text, int value) {
        text.append((char) (value >> 15)).append((char) (value & 0x7FFF));
    }
}
