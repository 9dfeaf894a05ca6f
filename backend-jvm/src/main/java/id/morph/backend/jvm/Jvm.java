package id.morph.backend.jvm;

import id.morph.ir.Type;
import org.objectweb.asm.Opcodes;

/** Names and descriptors of what generated code refers to. */
final class Jvm {
    static final String OBJECT = "java/lang/Object";
    static final String STRING = "java/lang/String";
    static final String LONG = "java/lang/Long";
    static final String DOUBLE = "java/lang/Double";
    static final String BOOLEAN = "java/lang/Boolean";
    static final String BIG_INTEGER = "java/math/BigInteger";
    static final String THROWABLE = "java/lang/Throwable";

    private static final String RUNTIME = "id/morph/runtime/";
    static final String OPERATIONS = RUNTIME + "Operations";
    static final String NIL = RUNTIME + "Nil";
    static final String CELL = RUNTIME + "Cell";
    static final String ITERATOR = RUNTIME + "MorphIterator";
    static final String FRAME = RUNTIME + "GeneratorFrame";
    static final String LIST = RUNTIME + "MorphList";
    static final String DICT = RUNTIME + "MorphDict";
    static final String CLASS = RUNTIME + "MorphClass";
    static final String INT_MATH = RUNTIME + "IntMath";
    static final String FLOAT_MATH = RUNTIME + "FloatMath";
    static final String ERROR = RUNTIME + "MorphError";
    static final String MODULE = RUNTIME + "MorphModule";
    static final String FUNCTION = RUNTIME + "MorphFunction";
    static final String CONTEXT = RUNTIME + "RuntimeContext";
    static final String SCHEDULER = RUNTIME + "Scheduler";
    static final String TEXT = RUNTIME + "Text";
    static final String FRAME_ROUTINE = RUNTIME + "FrameRoutine";
    static final String GENERATOR_BODY = RUNTIME + "GeneratorBody";
    static final String PRIMITIVES = RUNTIME + "primitive/Primitives";
    static final String PRIMITIVE = RUNTIME + "primitive/HostPrimitive";

    private static final String COMPILED = RUNTIME + "compiled/";
    static final String COMPILED_FUNCTION = COMPILED + "CompiledFunction";
    static final String CALLS = COMPILED + "Calls";
    static final String DYNAMIC = COMPILED + "Dynamic";
    static final String POSITIONS = COMPILED + "Positions";
    static final String STATE = COMPILED + "ProgramState";
    static final String ENTRY = COMPILED + "ProgramEntry";
    static final String LAUNCHER = COMPILED + "Launcher";
    static final String COMPILED_INSTANCE = COMPILED + "CompiledInstance";
    static final String LISTS = COMPILED + "Lists";
    static final String TEXTS = COMPILED + "Texts";
    static final String COMPILED_MODULE = COMPILED + "CompiledModule";
    static final String ATTRIBUTE_SITE = COMPILED + "AttributeSite";
    static final String SET_ATTRIBUTE_SITE = COMPILED + "SetAttributeSite";
    static final String INTS = COMPILED + "Ints";
    static final String METHOD_SITE = COMPILED + "MethodSite";

    static final String WORDS = RUNTIME + "system/Words";
    static final String MEMORY = RUNTIME + "system/LinearMemory";

    private Jvm() {}

    /** The descriptor of an object type. */
    static String object(String internalName) {
        return "L" + internalName + ";";
    }

    /**
     * A method descriptor written with one letter each: {@code O} for Object, {@code S} for String, {@code A} for Object[],
     * {@code C} for the run's context, {@code T} for Throwable, {@code E} for RuntimeException, and the JVM's own letters for primitive types; the last one is the result.
     */
    static String method(String letters) {
        StringBuilder descriptor = new StringBuilder("(");
        for (int i = 0; i < letters.length(); i++) {
            if (i == letters.length() - 1) {
                descriptor.append(')');
            }
            descriptor.append(
                    switch (letters.charAt(i)) {
                        case 'O' -> object(OBJECT);
                        case 'S' -> object(STRING);
                        case 'A' -> "[" + object(OBJECT);
                        case 'C' -> object(CONTEXT);
                        case 'T' -> object(THROWABLE);
                        case 'E' -> object("java/lang/RuntimeException");
                        default -> String.valueOf(letters.charAt(i));
                    });
        }
        return descriptor.toString();
    }

    /** The descriptor of a value of an IR type. */
    static String descriptor(Type type) {
        return switch (type) {
            case ANY -> object(OBJECT);
            case BOOL -> "Z";
            case I64, WORD -> "J";
            case INT -> "J" + object(OBJECT);
            case F64 -> "D";
            case CELL -> object(CELL);
            case ITERATOR -> object(ITERATOR);
            case FRAME -> object(FRAME);
            case NONE, OF_ATTRIBUTE -> "V";
        };
    }

    /** The descriptor of what a function gives back, or a field holds: an int is one word there, see {@link IntegerCode}. */
    static String resultDescriptor(Type type) {
        return type == Type.INT ? "J" : descriptor(type);
    }

    /** The class to cast an Object to before it can be used as that type; a boxed one for primitive types. */
    static String boxedClass(Type type) {
        return switch (type) {
            case ANY, INT, NONE, OF_ATTRIBUTE -> OBJECT;
            case BOOL -> BOOLEAN;
            case I64, WORD -> LONG;
            case F64 -> DOUBLE;
            case CELL -> CELL;
            case ITERATOR -> ITERATOR;
            case FRAME -> FRAME;
        };
    }

    /** How many local variables a value takes. */
    static int width(Type type) {
        return switch (type) {
            case ANY, BOOL, CELL, ITERATOR, FRAME -> 1;
            case I64, WORD, F64 -> 2;
            case INT -> 3;
            case NONE, OF_ATTRIBUTE -> 0;
        };
    }

    static int loadOpcode(Type type) {
        return switch (type) {
            case BOOL -> Opcodes.ILOAD;
            case I64, INT, WORD -> Opcodes.LLOAD;
            case F64 -> Opcodes.DLOAD;
            case ANY, CELL, ITERATOR, FRAME, NONE, OF_ATTRIBUTE -> Opcodes.ALOAD;
        };
    }

    static int storeOpcode(Type type) {
        return switch (type) {
            case BOOL -> Opcodes.ISTORE;
            case I64, INT, WORD -> Opcodes.LSTORE;
            case F64 -> Opcodes.DSTORE;
            case ANY, CELL, ITERATOR, FRAME, NONE, OF_ATTRIBUTE -> Opcodes.ASTORE;
        };
    }

    static int returnOpcode(Type type) {
        return switch (type) {
            case BOOL -> Opcodes.IRETURN;
            case I64, INT, WORD -> Opcodes.LRETURN;
            case F64 -> Opcodes.DRETURN;
            case ANY, CELL, ITERATOR, FRAME -> Opcodes.ARETURN;
            case NONE, OF_ATTRIBUTE -> Opcodes.RETURN;
        };
    }
}
