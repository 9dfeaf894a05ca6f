package id.morph.backend.jvm;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * What a program reaches of the runtime, method by method, starting from the program's own classes. A static method or a constructor
 * is reached when reached code calls it; the other methods of a class when an object of it, or of a class below it, is made, since
 * anybody may call them then. Methods that are not reached are left out of the class files.
 */
final class ReachedRuntime {
    private static final String RUNTIME = "id/morph/runtime/";
    private static final String CATALOGUE = RUNTIME + "ErrorCatalogue";
    private static final String MESSAGES = RUNTIME + "errors.properties";

    /** A class of the runtime. */
    private static final class Loaded {
        private final ClassReader reader;
        private boolean made;

        Loaded(byte[] bytes) {
            this.reader = new ClassReader(bytes);
        }
    }

    private final Map<String, byte[]> program;
    private final Map<String, Loaded> loaded = new HashMap<>();
    private final Set<String> methods = new HashSet<>();
    private final Deque<Runnable> work = new ArrayDeque<>();

    private ReachedRuntime(Map<String, byte[]> program) {
        this.program = program;
    }

    static ReachedRuntime from(Map<String, byte[]> program) {
        ReachedRuntime reached = new ReachedRuntime(program);
        program.values()
                .forEach(bytes -> new ClassReader(bytes).accept(reached.new Walk(null), ClassReader.SKIP_DEBUG));
        while (!reached.work.isEmpty()) {
            reached.work.pop().run();
        }
        return reached;
    }

    /** All classes, those of the program too, by internal name. */
    Map<String, byte[]> classes() {
        Map<String, byte[]> classes = new TreeMap<>(program);
        loaded.forEach((name, type) -> classes.put(name, shaken(name, type)));
        return classes;
    }

    /** What else belongs into the jar, by path. */
    Map<String, byte[]> resources() {
        return loaded.containsKey(CATALOGUE) ? Map.of(MESSAGES, resource(MESSAGES)) : Map.of();
    }

    private static byte[] resource(String path) {
        try (InputStream in = ReachedRuntime.class.getClassLoader().getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("the runtime has no " + path);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean ofRuntime(String name) {
        return name.startsWith(RUNTIME);
    }

    private void reach(String name) {
        if (!ofRuntime(name) || loaded.containsKey(name)) {
            return;
        }
        Loaded type = new Loaded(resource(name + ".class"));
        loaded.put(name, type);
        if (type.reader.getSuperName() != null) {
            reach(type.reader.getSuperName());
        }
        for (String each : type.reader.getInterfaces()) {
            reach(each);
        }
        reach(name, "<clinit>", "()V");
        if ((type.reader.getAccess() & Opcodes.ACC_INTERFACE) != 0) {
            made(name);
        }
        if ("java/lang/Enum".equals(type.reader.getSuperName())) {
            // Java itself asks for these by name.
            reach(name, "values", "()[L" + name + ";");
            reach(name, "valueOf", "(Ljava/lang/String;)L" + name + ";");
        }
        type.reader.accept(new Declarations(), ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
    }

    private void reachDescriptor(Type type) {
        switch (type.getSort()) {
            case Type.OBJECT -> reach(type.getInternalName());
            case Type.ARRAY -> reachDescriptor(type.getElementType());
            case Type.METHOD -> {
                reachDescriptor(type.getReturnType());
                for (Type argument : type.getArgumentTypes()) {
                    reachDescriptor(argument);
                }
            }
            default -> {}
        }
    }

    /** A method is called, or may be: in the class of that name or the nearest one above that has it. */
    private void reach(String owner, String name, String descriptor) {
        for (String at = owner;
                at != null && ofRuntime(at);
                at = loaded.get(at).reader.getSuperName()) {
            reach(at);
            if (!methods.add(at + "." + name + descriptor)) {
                return;
            }
            String holder = at;
            work.push(() -> loaded.get(holder).reader.accept(new Walk(name + descriptor), ClassReader.SKIP_DEBUG));
            if (name.equals("<init>")) {
                made(owner);
                return;
            }
        }
    }

    /** Objects of a class are made: from now on any of its methods may be called. */
    private void made(String name) {
        for (String at = name;
                at != null && ofRuntime(at);
                at = loaded.get(at).reader.getSuperName()) {
            Loaded type = loaded.get(at);
            if (type.made) {
                return;
            }
            type.made = true;
            String holder = at;
            type.reader.accept(
                    new ClassVisitor(Opcodes.ASM9) {
                        @Override
                        public MethodVisitor visitMethod(
                                int access, String method, String descriptor, String signature, String[] thrown) {
                            if ((access & Opcodes.ACC_STATIC) == 0 && !method.equals("<init>")) {
                                reach(holder, method, descriptor);
                            }
                            return null;
                        }
                    },
                    ClassReader.SKIP_CODE);
        }
    }

    /** The class file without the methods that nobody reaches. */
    private byte[] shaken(String name, Loaded type) {
        ClassWriter writer = new ClassWriter(0);
        type.reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access, String method, String descriptor, String signature, String[] thrown) {
                        boolean kept = methods.contains(name + "." + method + descriptor)
                                || ((access & Opcodes.ACC_ABSTRACT) != 0);
                        return kept ? new Plain(super.visitMethod(access, method, descriptor, null, thrown)) : null;
                    }

                    @Override
                    public void visitInnerClass(String inner, String outer, String simple, int access) {}

                    @Override
                    public void visitNestMember(String member) {
                        if (loaded.containsKey(member)) {
                            super.visitNestMember(member);
                        }
                    }

                    @Override
                    public void visitPermittedSubclass(String subclass) {
                        if (loaded.containsKey(subclass)) {
                            super.visitPermittedSubclass(subclass);
                        }
                    }
                },
                0);
        return writer.toByteArray();
    }

    /** A method without the names of its variables; lines stay, for stack traces. */
    private static final class Plain extends MethodVisitor {
        Plain(MethodVisitor out) {
            super(Opcodes.ASM9, out);
        }

        @Override
        public void visitParameter(String name, int access) {}

        @Override
        public void visitLocalVariable(
                String name, String descriptor, String signature, Label start, Label end, int index) {}
    }

    /** Fields' types, and the classes that a class belongs together with. */
    private final class Declarations extends ClassVisitor {
        Declarations() {
            super(Opcodes.ASM9);
        }

        @Override
        public FieldVisitor visitField(int access, String name, String descriptor, String signature, Object value) {
            reachDescriptor(Type.getType(descriptor));
            return null;
        }

        @Override
        public void visitNestHost(String host) {
            reach(host);
        }
    }

    /** Follows what one method refers to, or every method of a class. */
    private final class Walk extends ClassVisitor {
        private final String only;

        Walk(String only) {
            super(Opcodes.ASM9);
            this.only = only;
        }

        @Override
        public void visit(
                int version, int access, String name, String signature, String superName, String[] interfaces) {
            if (only == null) {
                reach(superName);
                if (ofRuntime(superName)) {
                    made(superName);
                }
                for (String each : interfaces) {
                    reach(each);
                }
            }
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] thrown) {
            if (only != null && !only.equals(name + descriptor)) {
                return null;
            }
            reachDescriptor(Type.getMethodType(descriptor));
            return new Body();
        }
    }

    private final class Body extends MethodVisitor {
        Body() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            reachDescriptor(Type.getMethodType(descriptor));
            if (owner.startsWith("[")) {
                return;
            }
            reach(owner);
            reach(owner, name, descriptor);
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            reach(owner);
            reachDescriptor(Type.getType(descriptor));
        }

        @Override
        public void visitTypeInsn(int opcode, String type) {
            reachDescriptor(Type.getObjectType(type));
        }

        @Override
        public void visitTryCatchBlock(Label start, Label end, Label handler, String type) {
            if (type != null) {
                reach(type);
            }
        }

        @Override
        public void visitLdcInsn(Object value) {
            reachConstant(value);
        }

        @Override
        public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
            reachDescriptor(Type.getMethodType(descriptor));
            for (Object argument : arguments) {
                reachConstant(argument);
            }
        }

        private void reachConstant(Object value) {
            switch (value) {
                case Type type -> reachDescriptor(type);
                case Handle handle -> {
                    reach(handle.getOwner());
                    reach(handle.getOwner(), handle.getName(), handle.getDesc());
                }
                case ConstantDynamic dynamic -> reachDescriptor(Type.getType(dynamic.getDescriptor()));
                default -> {}
            }
        }
    }
}
