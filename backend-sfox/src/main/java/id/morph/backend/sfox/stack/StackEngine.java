package id.morph.backend.sfox.stack;

import id.morph.backend.sfox.image.CodeObject;
import id.morph.backend.sfox.image.Datum;
import id.morph.backend.sfox.image.DictFunction;
import id.morph.backend.sfox.image.Opcode;
import id.morph.backend.sfox.machine.HaltSignal;
import id.morph.backend.sfox.machine.Machine;
import id.morph.backend.sfox.machine.Tracing;
import id.morph.runtime.Cell;
import id.morph.runtime.GeneratorFrame;
import id.morph.runtime.MorphDict;
import id.morph.runtime.MorphError;
import id.morph.runtime.MorphFunction;
import id.morph.runtime.MorphList;
import id.morph.runtime.MorphModule;
import id.morph.runtime.Nil;
import id.morph.runtime.Operations;
import id.morph.runtime.Undefined;
import id.morph.runtime.Variant;
import id.morph.runtime.VariantType;
import java.util.Optional;

/** The interpreter of version 1 code. */
public final class StackEngine {

    private final Machine machine;
    private final ObjectOpcodes objects;
    private final HostOpcodes host;

    public StackEngine(Machine machine) {
        this.machine = machine;
        this.objects = new ObjectOpcodes(this);
        this.host = new HostOpcodes(machine.context());
    }

    /** Runs a module's body. */
    public void runModule(CodeObject body, MorphModule globals, String file) {
        new StackFunction(this, new StackCode(body, file), globals, null, null).call0();
    }

    /**
     * A function from its dict form.
     *
     * @throws MorphError if the dict describes none
     */
    public MorphFunction function(MorphDict dict, MorphModule globals, String file) {
        Optional<CodeObject> code = Constants.toDatum(dict, 0)
                .flatMap(datum -> datum instanceof Datum.Pairs pairs ? DictFunction.decode(pairs) : Optional.empty());
        return new StackFunction(
                this, new StackCode(code.orElseThrow(StackEngine::notAFunction), file), globals, null, null);
    }

    static MorphError notAFunction() {
        return MorphError.of("MODUL.citra", "objek kode tidak sah");
    }

    static MorphError underflow() {
        return MorphError.of("MODUL.citra", "tumpukan operan kosong");
    }

    /** Runs a fresh frame as a call. */
    Object enter(StackFrame frame) {
        if (machine.depth >= machine.maxDepth) {
            throw machine.tooDeep();
        }
        machine.depth++;
        try {
            return run(frame, null);
        } catch (StackOverflowError _) {
            throw machine.tooDeep();
        } finally {
            machine.depth--;
        }
    }

    /** The body of every generator of this engine. */
    Object resume(GeneratorFrame suspended) {
        if (machine.depth >= machine.maxDepth) {
            throw machine.tooDeep();
        }
        machine.depth++;
        try {
            StackFrame frame = StackFrame.restore(suspended);
            // The value of the bekukan expression; also pushed at the start, where nobody looks at it.
            frame.push(Nil.NIL);
            return run(frame, suspended);
        } finally {
            machine.depth--;
        }
    }

    Machine machine() {
        return machine;
    }

    private Object run(StackFrame frame, GeneratorFrame suspended) {
        while (true) {
            try {
                return steps(frame, suspended);
            } catch (MorphError error) {
                StackCode code = frame.code;
                error.setPosition(code.file, 0, 0);
                error.addFrame(frame.function.qualifiedName(), code.file, 0);
                if (frame.handlerCount == 0) {
                    throw error;
                }
                frame.handlerCount--;
                frame.truncate(frame.handlers[2 * frame.handlerCount + 1]);
                frame.push(error.toErrorValue(machine.context().style()));
                frame.pc = frame.handlers[2 * frame.handlerCount];
            }
        }
    }

    /** Runs until the function returns or freezes. */
    private Object steps(StackFrame frame, GeneratorFrame suspended) {
        StackCode code = frame.code;
        Opcode[] opcodes = code.opcodes;
        boolean traced = machine.traced();
        while (frame.pc >= 0 && frame.pc < opcodes.length) {
            int pc = frame.pc++;
            switch (opcodes[pc]) {
                case PUSH_CONST -> frame.push(constant(frame, code.objects[pc]));
                case POP -> frame.truncate(Math.max(0, frame.height - 1));
                case DUP -> {
                    if (frame.height > 0) {
                        frame.push(frame.peek());
                    }
                }
                case LOAD_VAR -> frame.push(global(frame, pc));
                case STORE_VAR -> storeGlobal(frame, pc, frame.pop());
                case LOAD_LOCAL -> {
                    Object value = frame.locals[code.numbers[pc]];
                    frame.push(value == null ? global(frame, pc) : value);
                }
                case STORE_LOCAL -> frame.locals[code.numbers[pc]] = frame.pop();
                case LOAD_DEREF -> frame.push(cell(frame, pc).value);
                case STORE_DEREF -> {
                    Cell cell = cell(frame, pc);
                    cell.value = frame.pop();
                }
                case LOAD_CLOSURE -> frame.push(cell(frame, pc));
                case JMP -> frame.pc = code.numbers[pc];
                case JMP_IF_FALSE -> {
                    if (!Operations.truthy(frame.pop())) {
                        frame.pc = code.numbers[pc];
                    }
                }
                case JMP_IF_TRUE -> {
                    if (Operations.truthy(frame.pop())) {
                        frame.pc = code.numbers[pc];
                    }
                }
                case CALL -> {
                    Object[] args = frame.pop(code.numbers[pc]);
                    frame.push(Operations.call(frame.pop(), args));
                }
                case RET -> {
                    return finish(suspended, frame.height == 0 ? Nil.NIL : frame.pop());
                }
                case YIELD -> {
                    return freeze(frame, suspended, frame.pop());
                }
                case RESUME -> frame.push(Operations.resume(frame.pop()));
                case PUSH_TRY -> frame.pushHandler(code.numbers[pc]);
                case POP_TRY -> frame.handlerCount = Math.max(0, frame.handlerCount - 1);
                case THROW -> throw MorphError.thrown(frame.pop());
                case HALT -> throw new HaltSignal();
                case SNAPSHOT -> frame.pushSnapshot();
                case RESTORE -> {
                    if (frame.snapshotCount == 0) {
                        throw underflow();
                    }
                    frame.truncate(frame.snapshots[--frame.snapshotCount]);
                }
                case DISCARD_SNAPSHOT -> frame.snapshotCount = Math.max(0, frame.snapshotCount - 1);
                case PRINT -> machine.context().print(frame.pop(code.numbers[pc]));
                default -> {
                    if (!values(frame, pc) && !objects.execute(frame, pc)) {
                        host.execute(frame, opcodes[pc]);
                    }
                }
            }
            if (traced) {
                trace(frame, pc);
            }
        }
        return finish(suspended, Nil.NIL);
    }

    /** The operators. False if the opcode is none. */
    private static boolean values(StackFrame frame, int pc) {
        Opcode opcode = frame.code.opcodes[pc];
        switch (opcode) {
            case NOT -> frame.push(Operations.not(frame.pop()));
            case BIT_NOT -> frame.push(Operations.bitNot(frame.pop()));
            case ADD, SUB, MUL, DIV, MOD, EQ, NEQ, GT, LT, GTE, LTE, AND, OR -> {
                Object b = frame.pop();
                Object a = frame.pop();
                frame.push(binary(opcode, a, b));
            }
            case BIT_AND, BIT_OR, BIT_XOR, LSHIFT, RSHIFT -> {
                Object b = frame.pop();
                Object a = frame.pop();
                frame.push(binary(opcode, a, b));
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private static Object binary(Opcode opcode, Object a, Object b) {
        return switch (opcode) {
            case ADD -> Operations.add(a, b);
            case SUB -> Operations.sub(a, b);
            case MUL -> Operations.mul(a, b);
            case DIV -> Operations.div(a, b);
            case MOD -> Operations.mod(a, b);
            case EQ -> Operations.eq(a, b);
            case NEQ -> Operations.ne(a, b);
            case GT -> Operations.gt(a, b);
            case LT -> Operations.lt(a, b);
            case GTE -> Operations.ge(a, b);
            case LTE -> Operations.le(a, b);
            case AND -> Operations.truthy(a) ? b : a;
            case OR -> Operations.truthy(a) ? a : b;
            case BIT_AND -> Operations.bitAnd(a, b);
            case BIT_OR -> Operations.bitOr(a, b);
            case BIT_XOR -> Operations.bitXor(a, b);
            case LSHIFT -> Operations.shiftLeft(a, b);
            default -> Operations.shiftRight(a, b);
        };
    }

    private Object constant(StackFrame frame, Object value) {
        // A bare code object can be called, with the globals of the frame that pushed it.
        return value instanceof Constants.Code(CodeObject code)
                ? new StackFunction(this, new StackCode(code, frame.code.file), frame.function.globals, null, null)
                : value;
    }

    private static Object finish(GeneratorFrame suspended, Object value) {
        if (suspended != null) {
            suspended.state = GeneratorFrame.DONE;
        }
        return value;
    }

    private Object freeze(StackFrame frame, GeneratorFrame suspended, Object value) {
        if (suspended != null) {
            frame.save(suspended);
            return value;
        }
        // The function was not marked as a generator: its first part has run as a call.
        GeneratorFrame rest = new GeneratorFrame(frame.code.name, this::resume, new Object[StackFrame.SAVED]);
        frame.save(rest);
        return new Variant(VariantType.MOMENT, new Object[] {value, rest.handle()});
    }

    private static Cell cell(StackFrame frame, int pc) {
        int number = frame.code.numbers[pc];
        if (number < 0) {
            throw MorphError.of("NAMA.tidak_ada", frame.code.nameAt(pc));
        }
        return frame.cells[number];
    }

    private static Object global(StackFrame frame, int pc) {
        MorphModule globals = frame.function.globals;
        int slot = globalSlot(frame.code, globals, pc);
        Object value = slot < 0 ? Undefined.UNDEFINED : globals.slots[slot];
        if (value == Undefined.UNDEFINED) {
            throw MorphError.of("NAMA.tidak_ada", frame.code.nameAt(pc));
        }
        return value;
    }

    private static void storeGlobal(StackFrame frame, int pc, Object value) {
        MorphModule globals = frame.function.globals;
        int slot = globalSlot(frame.code, globals, pc);
        if (slot < 0) {
            slot = globals.define(frame.code.nameAt(pc));
        }
        globals.slots[slot] = value;
    }

    private static int globalSlot(StackCode code, MorphModule globals, int pc) {
        if (code.resolvedIn != globals) {
            code.resolvedIn = globals;
            code.globalSlots = new int[code.opcodes.length];
        }
        if (code.globalSlots[pc] == 0) {
            code.globalSlots[pc] = globals.slotOf(code.nameAt(pc)) + 1;
        }
        return code.globalSlots[pc] - 1;
    }

    /** MAKE_FUNCTION and BUILD_FUNCTION give functions of the frame's module. */
    StackFunction makeFunction(StackFrame frame, Object code, MorphList closure) {
        if (!(code instanceof StackFunction function)) {
            throw notAFunction();
        }
        Cell[] cells = null;
        if (closure != null) {
            cells = new Cell[closure.size()];
            for (int i = 0; i < cells.length; i++) {
                if (!(closure.get(i) instanceof Cell cell)) {
                    throw notAFunction();
                }
                cells[i] = cell;
            }
            if (cells.length != function.code.freeCount) {
                throw notAFunction();
            }
        }
        return new StackFunction(this, function.code, frame.function.globals, cells, function.definingClass);
    }

    private void trace(StackFrame frame, int pc) {
        String operand = Tracing.operands(frame.code.source.instructions().get(pc));
        String result = frame.height == 0 ? "" : Tracing.brief(frame.stack[frame.height - 1]);
        machine.trace()
                .executed(
                        machine.depth,
                        frame.function.qualifiedName(),
                        frame.code.file,
                        0,
                        frame.code.opcodes[pc].name(),
                        operand,
                        result);
    }
}
