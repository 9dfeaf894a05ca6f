package id.morph.backend.sfox.stack;

import id.morph.backend.sfox.image.Opcode;
import id.morph.runtime.BoundMethod;
import id.morph.runtime.MorphBytes;
import id.morph.runtime.MorphClass;
import id.morph.runtime.MorphDict;
import id.morph.runtime.MorphError;
import id.morph.runtime.MorphFunction;
import id.morph.runtime.MorphInstance;
import id.morph.runtime.MorphList;
import id.morph.runtime.MorphModule;
import id.morph.runtime.Nil;
import id.morph.runtime.Operations;
import id.morph.runtime.Variant;
import id.morph.runtime.VariantType;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Version 1 opcodes that make and take apart values: containers, classes, variants, functions, modules. */
final class ObjectOpcodes {

    private final StackEngine engine;
    private final Map<VariantType, VariantType> variantTypes = new HashMap<>();
    private final Object[] registers = new Object[32];

    ObjectOpcodes(StackEngine engine) {
        this.engine = engine;
        java.util.Arrays.fill(registers, Nil.NIL);
    }

    /** Executes one instruction; false if the opcode is not one of these. */
    boolean execute(StackFrame frame, int pc) {
        StackCode code = frame.code;
        Object operand = code.objects[pc];
        int number = code.numbers[pc];
        switch (code.opcodes[pc]) {
            case BUILD_LIST -> frame.push(MorphList.wrap(frame.pop(number)));
            case BUILD_DICT -> frame.push(dict(frame.pop(2 * number)));
            case LOAD_INDEX -> {
                Object index = frame.pop();
                Object container = frame.pop();
                frame.push(
                        container instanceof MorphModule && index instanceof CharSequence name
                                ? attribute(container, name.toString())
                                : Operations.index(container, index));
            }
            case STORE_INDEX -> {
                Object[] values = frame.pop(3);
                Operations.setIndex(values[0], values[1], values[2]);
            }
            case SLICE -> {
                Object[] values = frame.pop(3);
                frame.push(Operations.slice(values[0], values[1], values[2]));
            }
            case UNPACK_SEQUENCE -> unpackSequence(frame, number);
            case CHECK_LEN -> frame.push(Operations.length(frame.peek()) == number);
            case CHECK_LEN_MIN -> frame.push(Operations.length(frame.peek()) >= number);
            case BUILD_CLASS -> buildClass(frame);
            case LOAD_ATTR -> frame.push(attribute(frame.pop(), code.nameAt(pc)));
            case STORE_ATTR -> {
                Object value = frame.pop();
                Operations.setAttribute(frame.pop(), code.nameAt(pc), value);
            }
            case LOAD_SUPER_METHOD -> loadSuperMethod(frame, code.nameAt(pc));
            case IS_INSTANCE -> {
                Object type = operand == Nil.NIL ? frame.pop() : operand;
                frame.push(isInstance(frame.pop(), type));
            }
            case IS_VARIANT -> {
                Object name = operand == Nil.NIL ? frame.pop() : operand;
                frame.push(frame.pop() instanceof Variant variant
                        && name instanceof CharSequence
                        && variant.type().name().contentEquals((CharSequence) name));
            }
            case UNPACK_VARIANT -> {
                Object value = frame.pop();
                if (!(value instanceof Variant variant)) {
                    throw MorphError.of("TIPE.bukan_varian", Operations.typeName(value));
                }
                for (int i = variant.args().length - 1; i >= 0; i--) {
                    frame.push(variant.arg(i));
                }
            }
            case BUILD_VARIANT -> buildVariant(frame, number);
            case BUILD_FUNCTION -> buildFunction(frame, operand);
            case MAKE_FUNCTION -> {
                Object function = frame.pop();
                Object closure = number == 1 ? frame.pop() : Nil.NIL;
                frame.push(engine.makeFunction(frame, function, closure instanceof MorphList cells ? cells : null));
            }
            case IMPORT -> frame.push(engine.machine().importModule(code.nameAt(pc), code.file));
            case IMPORT_NATIVE -> frame.push(engine.machine().hostModule(code.nameAt(pc)));
            case TYPE -> frame.push(Operations.typeName(frame.pop()));
            case STR -> frame.push(engine.machine().context().toText(frame.pop()));
            case LEN -> frame.push(length(frame.pop()));
            case PRINT_RAW -> {
                engine.machine()
                        .context()
                        .out()
                        .write(engine.machine().context().toText(frame.pop()));
                engine.machine().context().out().flush();
            }
            case LOAD_REG, MOVE_REG, ADD_REG, PUSH_FROM_REG, POP_TO_REG -> register(frame, code.opcodes[pc], number);
            default -> {
                return false;
            }
        }
        return true;
    }

    /** The first pair that the stack gives up is the last of the source; a later one of the same key overwrites it. */
    private static MorphDict dict(Object[] pairs) {
        MorphDict dict = new MorphDict();
        for (int i = pairs.length - 2; i >= 0; i -= 2) {
            dict.put(pairs[i], pairs[i + 1]);
        }
        return dict;
    }

    private Object attribute(Object value, String name) {
        if (value instanceof StackFunction && name.equals("code")) {
            // The self-hosted compiler takes the code of a function apart from its closure.
            return value;
        }
        if (value instanceof MorphModule module && module.get(name) == null) {
            // To version 1 code every module also offers what needs no import.
            Object builtin = engine.machine().builtin(name);
            if (builtin != null) {
                return builtin;
            }
        }
        return Operations.getAttribute(value, name);
    }

    private static void unpackSequence(StackFrame frame, int count) {
        Object sequence = frame.peek();
        long length = Operations.length(sequence);
        if (length < count) {
            throw MorphError.of("NILAI.bongkar", count, length);
        }
        for (long i = count - 1L; i >= 0; i--) {
            frame.push(Operations.index(sequence, i));
        }
    }

    private void buildClass(StackFrame frame) {
        Object[] parts = frame.pop(3);
        if (!(parts[0] instanceof CharSequence name) || !(parts[2] instanceof MorphDict methods)) {
            throw StackEngine.notAFunction();
        }
        MorphClass parent = switch (parts[1]) {
            case MorphClass type -> type;
            case Nil _ -> null;
            default -> throw MorphError.of("TIPE.induk_bukan_kelas", Operations.typeName(parts[1]));
        };
        MorphClass type = new MorphClass(name.toString(), parent);
        // The dict holds the methods in reverse: see dict.
        LinkedHashMap<String, MorphFunction> reversed = new LinkedHashMap<>();
        for (int e = methods.nextEntry(0); e >= 0; e = methods.nextEntry(e + 1)) {
            MorphFunction method = switch (methods.valueAt(e)) {
                case StackFunction f -> new StackFunction(engine, f.code, f.globals, f.captured, type);
                case MorphFunction other -> other;
                default -> throw StackEngine.notAFunction();
            };
            reversed.putFirst(methods.keyAt(e).toString(), method);
        }
        reversed.forEach(type::define);
        frame.push(type);
    }

    private static void loadSuperMethod(StackFrame frame, String name) {
        Object self = frame.pop();
        MorphClass start = frame.function.definingClass;
        if (start == null && self instanceof MorphInstance instance) {
            start = instance.morphClass();
        }
        if (start == null) {
            throw MorphError.of("ATRIBUT.lain", Operations.typeName(self), name);
        }
        frame.push(new BoundMethod(self, start.superMethod(name)));
    }

    private static boolean isInstance(Object value, Object type) {
        return switch (type.toString()) {
            case "Daftar" -> value instanceof MorphList;
            case "Kamus" -> value instanceof MorphDict;
            case "Teks" -> value instanceof CharSequence;
            case "Angka" ->
                value instanceof Long
                        || value instanceof BigInteger
                        || value instanceof Double
                        || value instanceof Boolean;
            default -> false;
        };
    }

    private void buildVariant(StackFrame frame, int count) {
        Object[] args = frame.pop(count);
        String name = frame.pop().toString();
        String type = frame.pop().toString();
        VariantType wanted = new VariantType(type, name, count, frame.code.file + ":" + type);
        frame.push(new Variant(variantTypes.computeIfAbsent(wanted, same -> same), args));
    }

    private void buildFunction(StackFrame frame, Object prepared) {
        Object value = frame.pop();
        if (prepared instanceof StackCode code) {
            frame.push(new StackFunction(engine, code, frame.function.globals, null, null));
        } else if (value instanceof MorphDict dict) {
            frame.push(engine.function(dict, frame.function.globals, frame.code.file));
        } else {
            throw StackEngine.notAFunction();
        }
    }

    /** Unlike {@code panjang}, the opcode takes a value without a length for an empty one. */
    private static long length(Object value) {
        return switch (value) {
            case MorphList _, CharSequence _, MorphDict _, MorphBytes _ -> Operations.length(value);
            default -> 0;
        };
    }

    /** One operand is all that an image can carry, so those of several registers use the same one throughout. */
    private void register(StackFrame frame, Opcode opcode, int number) {
        if (number < 0 || number >= registers.length) {
            throw MorphError.of("INDEKS.daftar", number, registers.length);
        }
        switch (opcode) {
            case PUSH_FROM_REG -> frame.push(registers[number]);
            case POP_TO_REG -> registers[number] = frame.pop();
            case LOAD_REG -> registers[number] = Nil.NIL;
            case ADD_REG -> registers[number] = Operations.add(registers[number], registers[number]);
            default -> {
                // MOVE_REG of a register to itself
            }
        }
    }
}
