package id.morph.backend.jvm;

import id.morph.ir.Constant;
import id.morph.ir.Effect;
import id.morph.ir.Instruction;
import id.morph.ir.Op;
import id.morph.ir.Position;
import id.morph.ir.Primitive;
import id.morph.ir.Type;
import id.morph.ir.Value;
import java.util.List;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/** What the operations of the dynamic dialect do: calls of the runtime, caches, fields. The result is left on the stack. */
final class DynamicOperations {
    private final ProgramLayout layout;
    private final ClassBuilder owner;
    private final Code code;
    private final ValueAccess values;
    private final SelectedCode selected;
    private final int depthLocal;

    DynamicOperations(
            ProgramLayout layout,
            ClassBuilder owner,
            Code code,
            ValueAccess values,
            SelectedCode selected,
            int depthLocal) {
        this.layout = layout;
        this.owner = owner;
        this.code = code;
        this.values = values;
        this.selected = selected;
        this.depthLocal = depthLocal;
    }

    void compile(Instruction i) {
        switch (i.op()) {
            case NEG -> operation(i, "neg", "OO");
            case ADD -> {
                if (selected.join(i) instanceof TextJoins.Join join) {
                    TextCode.compile(join, code, values);
                } else {
                    operation(i, "add", "OOO");
                }
            }
            case SUB -> operation(i, "sub", "OOO");
            case MUL -> operation(i, "mul", "OOO");
            case DIV -> operation(i, "div", "OOO");
            case MOD -> operation(i, "mod", "OOO");
            case BIT_AND -> operation(i, "bitAnd", "OOO");
            case BIT_OR -> operation(i, "bitOr", "OOO");
            case BIT_XOR -> operation(i, "bitXor", "OOO");
            case BIT_NOT -> operation(i, "bitNot", "OO");
            case SHIFT_LEFT -> operation(i, "shiftLeft", "OOO");
            case SHIFT_RIGHT -> operation(i, "shiftRight", "OOO");
            case EQ -> equal(i, "eq", Opcodes.IF_ACMPEQ);
            case NE -> equal(i, "ne", Opcodes.IF_ACMPNE);
            case LT -> operation(i, "lt", "OOZ");
            case LE -> operation(i, "le", "OOZ");
            case GT -> operation(i, "gt", "OOZ");
            case GE -> operation(i, "ge", "OOZ");
            case TRUTHY -> operation(i, "truthy", "OZ");
            case NOT -> {
                values.load(i.operand(0), Type.BOOL);
                code.push(1);
                code.op(Opcodes.IXOR);
            }

            case FORMAT -> {
                if (selected.join(i) instanceof TextJoins.Join join) {
                    TextCode.compile(join, code, values);
                } else {
                    writeDepth(i.position());
                    format(i);
                }
            }
            case PRINT -> {
                writeDepth(i.position());
                context();
                array(i, 0);
                code.callVirtual(Jvm.CONTEXT, "print", Jvm.method("AV"));
            }

            case LIST -> {
                array(i, 0);
                code.callStatic(Jvm.LIST, "wrap", "([Ljava/lang/Object;)" + Jvm.object(Jvm.LIST));
            }
            case DICT -> {
                array(i, 0);
                code.callStatic(Jvm.DICT, "of", "([Ljava/lang/Object;)" + Jvm.object(Jvm.DICT));
            }
            case INDEX -> {
                if (selected.index(i) instanceof Value index) {
                    values.load(i.operand(0));
                    values.load(index, Type.INT);
                    code.callStatic(
                            Jvm.TEXTS, "index", "(Ljava/lang/Object;" + IntegerCode.PAIR + ")Ljava/lang/Object;");
                } else {
                    operation(i, "index", "OOO");
                }
            }
            case SET_INDEX -> operation(i, "setIndex", "OOOV");
            case SLICE -> operation(i, "slice", "OOOO");
            case LENGTH -> {
                operation(i, "length", "OJ");
                code.boxLong();
            }
            case TYPE_NAME -> operation(i, "typeName", "OS");
            case UNPACK_CHECK -> numbered(i, Jvm.OPERATIONS, "requireElements", "OIV");

            case ATTRIBUTE -> {
                if (selected.isLookup(i) || selected.uses(i) == 0) {
                    owner.site(code, Jvm.METHOD_SITE, i.name(0));
                    load(i);
                    code.callVirtual(Jvm.METHOD_SITE, "find", Jvm.method("OO"));
                } else {
                    owner.site(code, Jvm.ATTRIBUTE_SITE, i.name(0));
                    load(i);
                    code.callVirtual(Jvm.ATTRIBUTE_SITE, "get", Jvm.method("OO"));
                }
            }
            case SET_ATTRIBUTE -> {
                owner.site(code, Jvm.SET_ATTRIBUTE_SITE, i.name(0));
                load(i);
                code.callVirtual(Jvm.SET_ATTRIBUTE_SITE, "set", Jvm.method("OOV"));
            }
            case SUPER -> {
                if (selected.isLookup(i)) {
                    values.load(i.operand(0));
                    code.push(i.name(0));
                    code.callStatic(Jvm.DYNAMIC, "superFunction", Jvm.method("OSO"));
                } else {
                    load(i);
                    code.push(i.name(0));
                    code.callStatic(Jvm.DYNAMIC, "superMethod", Jvm.method("OOSO"));
                }
            }
            case CLASS -> {
                code.push(i.name(0));
                array(i, 0);
                code.callStatic(Jvm.CLASS, "of", "(Ljava/lang/String;[Ljava/lang/Object;)" + Jvm.object(Jvm.CLASS));
            }
            case CONSTRUCTOR -> constructor(i);
            case IS_VARIANT -> {
                load(i);
                code.push(i.name(0));
                code.push(i.number(1));
                code.callStatic(Jvm.DYNAMIC, "isVariant", Jvm.method("OSIZ"));
            }
            case PAYLOAD -> numbered(i, Jvm.DYNAMIC, "payload", "OIO");
            case IS_LIST -> numbered(i, Jvm.DYNAMIC, "isList", "OIZ");
            case IS_LIST_MIN -> numbered(i, Jvm.DYNAMIC, "isListMin", "OIZ");

            case LOCAL_GET, LOCAL_SET -> throw new IllegalStateException("the program is not in SSA form");
            case DEFINED -> {
                load(i);
                requireDefined(i.name(0));
            }
            case IS_DEFINED -> {
                load(i);
                truth(Opcodes.IFNONNULL);
            }
            case GLOBAL_GET -> {
                field(i).load(code);
                requireDefined(i.name(1));
            }
            case GLOBAL_PROBE -> field(i).probe(code);
            case GLOBAL_SET -> {
                load(i);
                field(i).store(code);
            }
            case CELL_NEW -> {
                code.type(Opcodes.NEW, Jvm.CELL);
                code.op(Opcodes.DUP);
                load(i);
                code.construct(Jvm.CELL, "(Ljava/lang/Object;)V");
            }
            case CELL_GET -> {
                values.load(i.operand(0), Type.CELL);
                code.getField(Jvm.CELL, "value", Jvm.object(Jvm.OBJECT));
            }
            case CELL_SET -> {
                values.load(i.operand(0), Type.CELL);
                values.load(i.operand(1));
                code.putField(Jvm.CELL, "value", Jvm.object(Jvm.OBJECT));
            }

            case CLOSURE -> closure(i);
            case FUNCTION_REF -> {
                String value = layout.functionValue(i.symbol(0));
                code.getStatic(value, "VALUE", Jvm.object(value));
            }
            case CALL -> call(i);
            case CALL_STATIC -> callStatic(i);
            case DEPTH_CHECK -> {
                depth(i.position());
                code.push(i.number(0));
                code.op(Opcodes.IADD);
                FunctionCompiler.checkDepth(code);
            }
            case MODULE_INIT -> moduleInit(i);
            case PRIMITIVE -> primitive(i);

            case ITERATOR_NEW -> operation(i, "iterate", "(Ljava/lang/Object;)" + Jvm.object(Jvm.ITERATOR));
            case ITERATOR_NEXT -> {
                writeDepth(i.position());
                values.load(i.operand(0), Type.ITERATOR);
                code.callVirtual(Jvm.ITERATOR, "advance", "()Z");
            }
            case ITERATOR_VALUE -> {
                values.load(i.operand(0), Type.ITERATOR);
                code.callVirtual(Jvm.ITERATOR, "value", Jvm.method("O"));
            }

            case ERROR_OF_KIND -> {
                load(i);
                code.callStatic(
                        Jvm.DICT, "errorOfKind", "(Ljava/lang/Object;Ljava/lang/Object;)" + Jvm.object(Jvm.DICT));
            }
            case RAISE -> {
                writeDepth(i.position());
                context();
                code.push(i.name(0));
                array(i, 0);
                code.callStatic(
                        Jvm.DYNAMIC,
                        "error",
                        "(" + Jvm.object(Jvm.CONTEXT) + "Ljava/lang/String;[Ljava/lang/Object;)"
                                + Jvm.object(Jvm.ERROR));
                code.op(Opcodes.ATHROW);
            }

            case RESUME -> {
                writeDepth(i.position());
                operation(i, "resume", "OO");
            }
            case FRAME_NEW -> {
                String body = layout.frameBody(i.symbol(0));
                code.push(layout.method(i.symbol(0)).function().displayName());
                code.getStatic(body, "BODY", Jvm.object(body));
                code.push(i.number(1));
                code.callStatic(
                        Jvm.DYNAMIC,
                        "frame",
                        "(Ljava/lang/String;" + Jvm.object(Jvm.GENERATOR_BODY) + "I)" + Jvm.object(Jvm.FRAME));
            }
            case FRAME_LOAD, FRAME_LOAD_ITERATOR, FRAME_LOAD_CELL -> {
                slots(i);
                code.op(Opcodes.AALOAD);
                code.unbox(i.type());
            }
            case FRAME_STORE, FRAME_STORE_ITERATOR, FRAME_STORE_CELL -> {
                slots(i);
                values.load(i.operand(1), i.op().operands().get(1));
                code.op(Opcodes.AASTORE);
            }
            case FRAME_STATE -> {
                frame(i);
                code.getField(Jvm.FRAME, "state", "I");
                code.op(Opcodes.I2L);
                code.boxLong();
            }
            case FRAME_SET_STATE -> {
                frame(i);
                code.push(i.number(0));
                code.putField(Jvm.FRAME, "state", "I");
            }
            case FRAME_FINISH -> {
                frame(i);
                code.push(-1);
                code.putField(Jvm.FRAME, "state", "I");
            }
            case GENERATOR_NEW -> {
                frame(i);
                code.callVirtual(Jvm.FRAME, "handle", "()Lid/morph/runtime/GeneratorHandle;");
            }
            case ROUTINE_START -> {
                scheduler();
                frame(i);
                code.callStatic(
                        Jvm.FRAME_ROUTINE,
                        "start",
                        "(" + Jvm.object(Jvm.SCHEDULER) + Jvm.object(Jvm.FRAME) + ")Lid/morph/runtime/Routine;");
            }
            case ROUTINE_PENDING -> {
                load(i);
                code.callStatic(Jvm.DYNAMIC, "pending", Jvm.method("OZ"));
            }
            case ROUTINE_RESULT, ROUTINE_WAIT -> {
                writeDepth(i.position());
                scheduler();
                load(i);
                code.callVirtual(Jvm.SCHEDULER, "await", Jvm.method("OO"));
            }
            case PARK_AWAIT -> park(i, "parkAwait");
            case PARK_YIELD -> park(i, "parkYield");
            case PARK_SLEEP -> park(i, "parkSleep");
            case ROUTINE_DRAIN -> {
                writeDepth(i.position());
                code.getStatic(ProgramLayout.PROGRAM, "STATE", Jvm.object(Jvm.STATE));
                code.callVirtual(Jvm.STATE, "drain", "()V");
            }
            default -> throw new IllegalArgumentException(i.op().text() + " is of the machine dialect");
        }
    }

    // operands

    private void load(Instruction i) {
        i.operands().forEach(values::load);
    }

    /** A call of the runtime's operation with all operands. */
    private void operation(Instruction i, String name, String signature) {
        load(i);
        code.callStatic(Jvm.OPERATIONS, name, signature.startsWith("(") ? signature : Jvm.method(signature));
    }

    /** Only nil equals nil, and there is one. */
    private void equal(Instruction i, String name, int same) {
        if (i.operand(0) instanceof Constant.Nil || i.operand(1) instanceof Constant.Nil) {
            load(i);
            truth(same);
        } else if (i.operand(1) instanceof Constant.Text(String text)) {
            equalText(i.operand(0), text, same);
        } else if (i.operand(0) instanceof Constant.Text(String text)) {
            equalText(i.operand(1), text, same);
        } else {
            operation(i, name, "OOZ");
        }
    }

    /** Of two texts one is known: if that is a single character, nothing has to be compared but characters. */
    private void equalText(Value value, String text, int same) {
        values.load(value);
        owner.text(code, text);
        boolean single = text.length() == 1;
        code.callStatic(Jvm.TEXTS, single ? "isCharacter" : "is", single ? Jvm.method("OSZ") : Jvm.method("OOZ"));
        if (same == Opcodes.IF_ACMPNE) {
            code.push(1);
            code.op(Opcodes.IXOR);
        }
    }

    /** Pushes whether a jump would be taken. */
    private void truth(int jump) {
        Label holds = new Label();
        Label end = new Label();
        code.jump(jump, holds);
        code.push(0);
        code.jump(Opcodes.GOTO, end);
        code.label(holds);
        code.push(1);
        code.label(end);
    }

    /** The same for an operation that also takes the instruction's number. */
    private void numbered(Instruction i, String type, String name, String letters) {
        load(i);
        code.push(i.number(0));
        code.callStatic(type, name, Jvm.method(letters));
    }

    void context() {
        code.getStatic(ProgramLayout.PROGRAM, "CONTEXT", Jvm.object(Jvm.CONTEXT));
    }

    private void scheduler() {
        context();
        code.callVirtual(Jvm.CONTEXT, "scheduler", "()" + Jvm.object(Jvm.SCHEDULER));
    }

    private void format(Instruction i) {
        boolean few = i.operands().size() == 1 || i.operands().size() == 2;
        context();
        if (few) {
            load(i);
        } else {
            array(i, 0);
        }
        code.callStatic(
                Jvm.DYNAMIC,
                "format",
                "(" + Jvm.object(Jvm.CONTEXT)
                        + (few ? Jvm.object(Jvm.OBJECT).repeat(i.operands().size()) : "[Ljava/lang/Object;")
                        + ")Ljava/lang/CharSequence;");
    }

    private void frame(Instruction i) {
        values.load(i.operand(0), Type.FRAME);
    }

    private void slots(Instruction i) {
        frame(i);
        code.getField(Jvm.FRAME, "slots", "[Ljava/lang/Object;");
        code.push(i.number(0));
    }

    private void park(Instruction i, String name) {
        writeDepth(i.position());
        frame(i);
        boolean takesValue = i.operands().size() > 1;
        if (takesValue) {
            values.load(i.operand(1));
        }
        code.callStatic(
                Jvm.FRAME_ROUTINE,
                name,
                "(" + Jvm.object(Jvm.FRAME) + (takesValue ? Jvm.object(Jvm.OBJECT) : "") + ")V");
    }

    /** Pushes an array of the operands from {@code from} on, which may have been collected before. */
    void array(Instruction i, int from) {
        if (values.collected(i)) {
            values.loadCollected(i);
        } else {
            values.array(i.operands().subList(from, i.operands().size()));
        }
    }

    /** Puts some operands of a large instruction into its array. */
    void collect(Instruction i, int from, int to) {
        int first = i.op() == Op.CALL ? 1 : 0;
        if (from == 0) {
            code.push(arraySize(i) - first);
            code.type(Opcodes.ANEWARRAY, Jvm.OBJECT);
        } else {
            values.loadCollected(i);
        }
        int start = Math.max(from, first);
        values.fill(i.operands().subList(start, to), start - first);
        values.storeCollected(i);
    }

    private int arraySize(Instruction i) {
        return i.op() == Op.CALL_STATIC
                ? layout.method(i.symbol(0)).function().arity()
                : i.operands().size();
    }

    // depth

    /** Pushes how many Morph frames are active at a position of this function. */
    void depth(Position position) {
        code.local(Opcodes.ILOAD, depthLocal);
        int inlined = position.known() ? position.inlinedFrames() : 0;
        if (inlined > 0) {
            code.push(inlined);
            code.op(Opcodes.IADD);
        }
    }

    /** Before code that may come back into the program without being told the depth. */
    void writeDepth(Position position) {
        depth(position);
        code.putStatic(ProgramLayout.PROGRAM, "depth", "I");
    }

    /** Pushes the depth that a function of the program is to be called with. */
    void calleeDepth(Position position, boolean transparent) {
        depth(position);
        if (!transparent) {
            code.push(1);
            code.op(Opcodes.IADD);
        }
    }

    // variables

    void requireDefined(String name) {
        code.push(name);
        code.callStatic(Jvm.DYNAMIC, "defined", Jvm.method("OSO"));
    }

    void throwUndefined(String name) {
        code.push(name);
        code.callStatic(Jvm.DYNAMIC, "undefined", "(Ljava/lang/String;)" + Jvm.object(Jvm.ERROR));
        code.op(Opcodes.ATHROW);
    }

    private ProgramLayout.Field field(Instruction i) {
        return layout.field(i.symbol(0), i.name(1));
    }

    // functions

    private void constructor(Instruction i) {
        String declaration = i.symbol(0) + ":" + i.name(1);
        owner.constant(code, List.of(declaration, i.name(2), i.number(3)), Jvm.FUNCTION, initialiser -> {
            initialiser.getStatic(ProgramLayout.PROGRAM, "STATE", Jvm.object(Jvm.STATE));
            initialiser.push(i.name(1));
            initialiser.push(i.name(2));
            initialiser.push(i.number(3));
            initialiser.push(declaration);
            initialiser.callVirtual(
                    Jvm.STATE,
                    "constructor",
                    "(Ljava/lang/String;Ljava/lang/String;ILjava/lang/String;)Lid/morph/runtime/VariantConstructor;");
        });
    }

    private void closure(Instruction i) {
        String value = layout.functionValue(i.symbol(0));
        code.type(Opcodes.NEW, value);
        code.op(Opcodes.DUP);
        code.construct(value, "()V");
        for (int c = 0; c < i.operands().size(); c++) {
            code.op(Opcodes.DUP);
            values.load(i.operand(c), Type.CELL);
            code.putField(value, "c" + c, Jvm.object(Jvm.CELL));
        }
    }

    private void moduleInit(Instruction i) {
        String unit = layout.unitClass(i.symbol(0));
        depth(i.position());
        code.callStatic(unit, UnitClasses.START, "(I)V");
        if (selected.uses(i) > 0) {
            code.getStatic(layout.moduleClass(i.symbol(0)), UnitClasses.MODULE, Jvm.object(Jvm.MODULE));
        } else {
            code.op(Opcodes.ACONST_NULL);
        }
    }

    private void primitive(Instruction i) {
        if (i.name(0).equals(Primitive.LIST_FILLED.text()) && i.operands().size() == 2) {
            load(i);
            code.callStatic(Jvm.LISTS, "filled", "(Ljava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;");
            return;
        }
        String holder = layout.primitive(i.name(0));
        if (i.has(Effect.WRITES) || i.has(Effect.THROWS)) {
            writeDepth(i.position());
        }
        Primitive primitive = Primitive.named(i.name(0)).orElseThrow();
        String body = FunctionValues.body(primitive);
        code.getStatic(holder, "BODY", Jvm.object(body));
        context();
        for (int a = 0; a < primitive.arity(); a++) {
            values.load(a < i.operands().size() ? i.operand(a) : Constant.NIL);
        }
        code.callInterface(
                body,
                "call",
                "(" + Jvm.object(Jvm.CONTEXT) + Jvm.object(Jvm.OBJECT).repeat(primitive.arity())
                        + ")Ljava/lang/Object;");
    }

    private void callStatic(Instruction i) {
        ProgramLayout.Method callee = layout.method(i.symbol(0));
        List<Type> types = callee.signature().parameters();
        if (callee.signature().wide()) {
            if (values.collected(i)) {
                values.loadCollected(i);
            } else {
                code.push(types.size());
                code.type(Opcodes.ANEWARRAY, Jvm.OBJECT);
                values.fill(i.operands(), 0);
            }
            fillWithNil(i.operands().size(), types.size());
        } else {
            for (int a = 0; a < types.size(); a++) {
                values.load(a < i.operands().size() ? i.operand(a) : Constant.NIL, types.get(a));
            }
        }
        calleeDepth(i.position(), callee.function().transparent());
        code.callStatic(callee.owner(), callee.name(), callee.signature().descriptor());
    }

    private void fillWithNil(int from, int to) {
        for (int a = from; a < to; a++) {
            code.op(Opcodes.DUP);
            code.push(a);
            values.load(Constant.NIL);
            code.op(Opcodes.AASTORE);
        }
    }

    private void call(Instruction i) {
        Instruction lookup = selected.lookup(i);
        List<Value> arguments = i.operands().subList(1, i.operands().size());
        int given = arguments.size() + (lookup == null ? 0 : 1);
        String suffix = arguments.size() <= 3 ? String.valueOf(arguments.size()) : "";
        String objects = Jvm.object(Jvm.OBJECT);
        Label slow = new Label();
        Label end = new Label();
        if (given <= 4 && arguments.size() <= 3) {
            // The call is in this method's own code so that HotSpot's profile of it is this place's own.
            values.load(i.operand(0));
            code.type(Opcodes.INSTANCEOF, Jvm.COMPILED_FUNCTION);
            code.jump(Opcodes.IFEQ, slow);
            values.load(i.operand(0));
            code.type(Opcodes.CHECKCAST, Jvm.COMPILED_FUNCTION);
            if (lookup != null) {
                values.load(SelectedCode.receiver(lookup));
            }
            arguments.forEach(values::load);
            depth(i.position());
            code.callVirtual(
                    Jvm.COMPILED_FUNCTION, "invoke" + given, "(" + objects.repeat(given) + "I)Ljava/lang/Object;");
            code.jump(Opcodes.GOTO, end);
            code.label(slow);
        }
        writeDepth(i.position());
        values.load(i.operand(0));
        if (lookup != null) {
            values.load(SelectedCode.receiver(lookup));
        }
        if (suffix.isEmpty()) {
            array(i, 1);
        } else {
            arguments.forEach(values::load);
        }
        depth(i.position());
        code.callStatic(
                Jvm.CALLS,
                (lookup == null ? "call" : "method") + suffix,
                "(" + objects.repeat(lookup == null ? 1 : 2)
                        + (suffix.isEmpty() ? "[Ljava/lang/Object;" : objects.repeat(arguments.size()))
                        + "I)Ljava/lang/Object;");
        code.label(end);
    }
}
