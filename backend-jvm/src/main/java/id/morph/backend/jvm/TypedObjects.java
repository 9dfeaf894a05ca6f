package id.morph.backend.jvm;

import id.morph.ir.Constant;
import id.morph.ir.Instruction;
import id.morph.ir.Op;
import id.morph.ir.Type;
import id.morph.ir.Value;
import java.util.List;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/** Lists whose elements have a type, instances with fields, calls and globals with types. */
final class TypedObjects {
    private final ProgramLayout layout;
    private final Code code;
    private final ValueAccess values;
    private final DynamicOperations dynamic;

    TypedObjects(ProgramLayout layout, Code code, ValueAccess values, DynamicOperations dynamic) {
        this.layout = layout;
        this.code = code;
        this.values = values;
        this.dynamic = dynamic;
    }

    void compile(Instruction i) {
        switch (i.op()) {
            case LIST_NEW -> newList(i);
            case LIST_GET -> get(i);
            case LIST_SET -> set(i);
            case LIST_APPEND -> {
                values.load(i.operand(0));
                values.load(i.operand(1), element(i));
                code.callStatic(Jvm.LISTS, "append", "(Ljava/lang/Object;" + stored(element(i)) + ")V");
            }
            case LIST_ELEMENT -> readElement(i);
            case LIST_SET_ELEMENT -> {
                proven(i);
                values.load(i.operand(2), element(i));
                if (element(i) == Type.INT) {
                    code.callStatic(
                            Jvm.LISTS, "setElement", "(" + Jvm.object(Jvm.LIST) + "I" + IntegerCode.PAIR + ")V");
                } else {
                    code.callVirtual(Jvm.LIST, "put" + kind(element(i)), "(I" + stored(element(i)) + ")V");
                }
            }
            case CONTAINER_LENGTH -> {
                values.load(i.operand(0));
                code.callStatic(Jvm.LISTS, "length", "(Ljava/lang/Object;)J");
            }
            case LIST_VERSION -> {
                values.load(i.operand(0));
                code.type(Opcodes.CHECKCAST, Jvm.LIST);
                code.callVirtual(Jvm.LIST, "modCount", "()I");
                code.op(Opcodes.I2L);
            }
            case LIST_UNCHANGED -> {
                values.load(i.operand(0));
                values.load(i.operand(1), Type.I64);
                code.callStatic(Jvm.LISTS, "unchanged", "(Ljava/lang/Object;J)V");
            }
            case CLASS_NEW -> {
                code.push(i.name(1));
                dynamic.array(i, 0);
                String type = layout.layoutClass(i.name(0));
                code.type(Opcodes.NEW, type);
                code.op(Opcodes.DUP);
                code.op(Opcodes.ACONST_NULL);
                code.construct(type, LayoutClasses.CONSTRUCTOR);
                code.callStatic(
                        Jvm.DYNAMIC,
                        "newClass",
                        "(Ljava/lang/String;[Ljava/lang/Object;" + Jvm.object(Jvm.COMPILED_INSTANCE)
                                + ")Ljava/lang/Object;");
            }
            case OBJECT_NEW -> {
                String type = layout.layoutClass(i.name(0));
                code.type(Opcodes.NEW, type);
                code.op(Opcodes.DUP);
                values.load(i.operand(0));
                code.type(Opcodes.CHECKCAST, Jvm.CLASS);
                code.construct(type, LayoutClasses.CONSTRUCTOR);
            }
            case FIELD_GET -> getField(i);
            case FIELD_SET -> setField(i);
            case OBJECT_CHECK -> {
                values.load(i.operand(0));
                code.push(i.name(1));
                layout.layouts().receive(code, layout.layoutClass(i.name(0)));
                code.op(Opcodes.POP);
            }
            case CALL_TYPED -> callTyped(i);
            case CALL_METHOD -> callMethod(i);
            case GLOBAL_LOAD -> {
                ProgramLayout.Field field = layout.field(i.symbol(0), i.name(1));
                Label set = new Label();
                code.getStatic(field.owner(), field.name() + "$set", "Z");
                code.jump(Opcodes.IFNE, set);
                dynamic.throwUndefined(i.name(1));
                code.label(set);
                field.load(code);
            }
            case GLOBAL_STORE -> {
                ProgramLayout.Field field = layout.field(i.symbol(0), i.name(1));
                values.load(i.operand(0), field.type());
                field.store(code);
            }
            default -> throw new IllegalArgumentException(i.op().text() + " is not of the machine dialect");
        }
    }

    // lists

    private static Type element(Instruction i) {
        return i.declaredType();
    }

    /** How an element is put into a list: as a word, float or boolean, as a pair that may be a word, else as an object. */
    private static String stored(Type type) {
        return switch (type) {
            case I64 -> "J";
            case F64 -> "D";
            case BOOL -> "Z";
            case INT -> IntegerCode.PAIR;
            default -> Jvm.object(Jvm.OBJECT);
        };
    }

    private static String kind(Type type) {
        return switch (type) {
            case I64 -> "Long";
            case F64 -> "Double";
            case BOOL -> "Boolean";
            default -> "";
        };
    }

    private void newList(Instruction i) {
        Type type = element(i);
        List<Value> elements = i.operands();
        if (!unboxed(type, elements) || values.collected(i)) {
            dynamic.array(i, 0);
            String made = switch (type) {
                case F64 -> "floats";
                case I64, INT -> "words";
                case BOOL -> "booleans";
                default -> "objects";
            };
            code.callStatic(Jvm.LISTS, made, "([Ljava/lang/Object;)" + Jvm.object(Jvm.LIST));
            return;
        }
        Type stored = type == Type.INT ? Type.I64 : type;
        code.push(elements.size());
        code.visitor()
                .visitIntInsn(
                        Opcodes.NEWARRAY,
                        stored == Type.F64
                                ? Opcodes.T_DOUBLE
                                : stored == Type.I64 ? Opcodes.T_LONG : Opcodes.T_BOOLEAN);
        for (int e = 0; e < elements.size(); e++) {
            code.op(Opcodes.DUP);
            code.push(e);
            values.load(elements.get(e), stored);
            code.op(stored == Type.F64 ? Opcodes.DASTORE : stored == Type.I64 ? Opcodes.LASTORE : Opcodes.BASTORE);
        }
        code.callStatic(Jvm.LIST, "wrap", "([" + stored(stored) + ")" + Jvm.object(Jvm.LIST));
    }

    /** Whether an array of that type can be filled without asking what the elements are. */
    private static boolean unboxed(Type type, List<Value> elements) {
        return switch (type) {
            case F64, I64, BOOL -> true;
            case INT -> elements.stream().allMatch(TypedObjects::isWord);
            default -> false;
        };
    }

    private static boolean isWord(Value value) {
        return value.type() == Type.I64
                || (value instanceof Constant && MachineOperations.word(value).isPresent());
    }

    private void get(Instruction i) {
        if (element(i) != Type.INT) {
            values.load(i.operand(0));
            index(i);
            code.callStatic(
                    Jvm.LISTS,
                    "get" + kind(element(i)),
                    "(Ljava/lang/Object;" + indexDescriptor(i) + ")" + stored(element(i)));
            return;
        }
        integer(
                () -> {
                    values.load(i.operand(0));
                    index(i);
                },
                indexDescriptor(i));
    }

    /** An element that is an int of any size: the word of a list of words, or what an object is. */
    private void integer(Runnable operands, String index) {
        Label objects = new Label();
        Label end = new Label();
        operands.run();
        code.callStatic(Jvm.LISTS, "hasWord", "(Ljava/lang/Object;" + index + ")Z");
        code.jump(Opcodes.IFEQ, objects);
        operands.run();
        code.callStatic(Jvm.LISTS, "getLong", "(Ljava/lang/Object;" + index + ")J");
        code.op(Opcodes.ACONST_NULL);
        code.jump(Opcodes.GOTO, end);
        code.label(objects);
        operands.run();
        code.callStatic(Jvm.LISTS, "get", "(Ljava/lang/Object;" + index + ")Ljava/lang/Object;");
        code.unbox(Type.INT);
        code.label(end);
    }

    private void set(Instruction i) {
        values.load(i.operand(0));
        index(i);
        values.load(i.operand(2), element(i));
        code.callStatic(Jvm.LISTS, "set", "(Ljava/lang/Object;" + indexDescriptor(i) + stored(element(i)) + ")V");
    }

    /** Pushes a proven list and an index in range. */
    private void proven(Instruction i) {
        values.load(i.operand(0));
        code.type(Opcodes.CHECKCAST, Jvm.LIST);
        values.loadSmall(i.operand(1));
    }

    /** Pushes an index as Lists takes it: an int of the JVM if it is known to be one. */
    private void index(Instruction i) {
        if (layout.words().fits(i.operand(1))) {
            values.loadSmall(i.operand(1));
        } else {
            values.load(i.operand(1), Type.INT);
        }
    }

    private String indexDescriptor(Instruction i) {
        return layout.words().fits(i.operand(1)) ? "I" : IntegerCode.PAIR;
    }

    private void readElement(Instruction i) {
        if (element(i) == Type.INT) {
            integer(
                    () -> {
                        values.load(i.operand(0));
                        index(i);
                    },
                    indexDescriptor(i));
            return;
        }
        proven(i);
        code.callVirtual(Jvm.LIST, "at" + kind(element(i)), "(I)" + stored(element(i)));
    }

    // instances

    private void getField(Instruction i) {
        LayoutClasses.Place place = layout.layouts().field(i.name(0), i.name(1));
        values.load(i.operand(0));
        if (isMade(i) && (place.type() == Type.F64 || place.type() == Type.I64 || place.type() == Type.BOOL)) {
            code.type(Opcodes.CHECKCAST, place.owner());
            code.getField(place.owner(), place.name(), place.descriptor());
        } else {
            layout.layouts().read(code, place);
        }
    }

    /** Whether the object is one that this function has made, so that it has the layout for sure. */
    private boolean isMade(Instruction i) {
        return i.operand(0) instanceof Instruction object
                && object.op() == Op.OBJECT_NEW
                && layout.program().inherits(object.name(0), i.name(0));
    }

    private void setField(Instruction i) {
        LayoutClasses.Place place = layout.layouts().field(i.name(0), i.name(1));
        values.load(i.operand(0));
        if (isMade(i) && place.type() != Type.INT) {
            code.type(Opcodes.CHECKCAST, place.owner());
            values.load(i.operand(1), place.type());
            place.cast(code);
            code.putField(place.owner(), place.name(), place.descriptor());
        } else {
            values.load(i.operand(1), place.type());
            layout.layouts().write(code, place);
        }
    }

    // calls

    private void callTyped(Instruction i) {
        ProgramLayout.Method callee = layout.method(i.symbol(0));
        List<Type> types = callee.signature().parameters();
        if (callee.signature().wide()) {
            values.array(i.operands(), types);
        } else {
            for (int a = 0; a < types.size(); a++) {
                values.load(i.operand(a), types.get(a));
            }
        }
        dynamic.calleeDepth(i.position(), callee.function().transparent());
        code.callStatic(callee.owner(), callee.name(), callee.signature().descriptor());
        IntegerCode.unpack(code, callee.signature().result());
    }

    private void callMethod(Instruction i) {
        LayoutClasses.Slot slot = layout.layouts().method(i.name(0), i.name(1));
        String type = layout.layoutClass(i.name(0));
        values.load(i.operand(0));
        code.push(i.name(1));
        layout.layouts().receive(code, type);
        List<Type> types = slot.parameters();
        for (int a = 1; a < types.size(); a++) {
            values.load(i.operand(a), types.get(a));
        }
        dynamic.depth(i.position());
        code.callVirtual(type, slot.name(), slot.descriptor());
        IntegerCode.unpack(code, slot.result());
    }
}
