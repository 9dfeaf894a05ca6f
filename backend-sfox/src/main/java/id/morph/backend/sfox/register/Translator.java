package id.morph.backend.sfox.register;

import id.morph.backend.sfox.image.FunctionCode;
import id.morph.backend.sfox.image.FunctionVerifier;
import id.morph.backend.sfox.image.Instruction;
import id.morph.backend.sfox.image.Opcode;
import id.morph.backend.sfox.image.OperandKind;
import id.morph.backend.sfox.stack.Constants;
import id.morph.runtime.MorphError;
import id.morph.runtime.VariantConstructor;
import id.morph.runtime.VariantType;
import id.morph.runtime.primitive.Primitives;
import id.morph.runtime.system.SystemOperation;
import java.util.Arrays;
import java.util.List;

/**
 * Turns stack code into register code by executing it on a stack of register numbers, basic block by basic block. Pushing a
 * local or a constant emits nothing; an operation reads its operands where they are and puts its result into the register that
 * belongs to its place on the stack. At the borders of blocks every value is moved to the register of its place.
 *
 * <p>Registers: local slots, then one for each place of the operand stack, one for results that nobody wants, then
 * constants and receivers of method calls as they come up.
 */
final class Translator {
    private static final int NO_RECEIVER = -1;
    private static final int[] NONE = {};

    private final LinkedFunction function;
    private final FunctionCode source;
    private final List<Instruction> instructions;
    private final int[] heights;
    private final boolean[] leaders;
    private final boolean traced;
    private final CodeBuffer out;

    /** The registers that hold the operand stack's values. */
    private final int[] stack;

    /** Per place: the register of the receiver of the method that is about to be called, or {@link #NO_RECEIVER}. */
    private final int[] receivers;

    private int height;

    Translator(LinkedFunction function) {
        this.function = function;
        this.source = function.source;
        this.instructions = source.instructions();
        this.heights = FunctionVerifier.heights(source);
        this.leaders = leaders();
        this.traced = function.program.machine().traced();
        // Room for what the highest instruction pushes.
        int places = Arrays.stream(heights).max().orElse(0) + 2;
        this.stack = new int[places];
        this.receivers = new int[places];
        this.out = new CodeBuffer(source, places);
    }

    RegisterCode translate() {
        boolean falls = false;
        for (int i = 0; i < instructions.size(); i++) {
            if (leaders[i]) {
                if (falls) {
                    flush();
                }
                out.startBlock();
            }
            out.startInstruction(i);
            falls = false;
            if (heights[i] >= 0) {
                if (leaders[i]) {
                    enterBlock(heights[i]);
                }
                Instruction instruction = instructions.get(i);
                Opcode opcode = instruction.opcode();
                if (traced && (opcode.ends() || jumps(opcode))) {
                    trace(instruction, false);
                }
                translate(i, instruction);
                falls = !opcode.ends();
                if (traced && falls && !jumps(opcode)) {
                    trace(instruction, opcode.pushes() > 0);
                }
            }
        }
        return out.finish(function);
    }

    private static boolean jumps(Opcode opcode) {
        return !opcode.operands().isEmpty()
                && (opcode.operands().getFirst() == OperandKind.TARGET
                        || opcode.operands().getFirst() == OperandKind.TARGETS);
    }

    private boolean[] leaders() {
        boolean[] marks = new boolean[instructions.size() + 1];
        marks[0] = true;
        for (FunctionCode.Handler handler : source.handlers()) {
            marks[handler.target()] = true;
        }
        for (int i = 0; i < instructions.size(); i++) {
            if (jumps(instructions.get(i).opcode())) {
                for (int target : instructions.get(i).numbers()) {
                    marks[target] = true;
                }
                marks[i + 1] = true;
            }
        }
        return marks;
    }

    private void enterBlock(int entryHeight) {
        height = entryHeight;
        for (int place = 0; place < height; place++) {
            stack[place] = out.place(place);
            receivers[place] = NO_RECEIVER;
        }
    }

    /** Moves every value to the register of its place; from the top, because copies of a value stand above it. */
    private void flush() {
        for (int place = height - 1; place >= 0; place--) {
            if (stack[place] != out.place(place)) {
                out.emitResult(RegisterOp.MOVE, out.place(place), stack[place]);
                stack[place] = out.place(place);
            }
        }
    }

    private void push(int register) {
        stack[height] = register;
        receivers[height] = NO_RECEIVER;
        height++;
    }

    private int pop() {
        return stack[--height];
    }

    /** The registers of the n values on top, which are taken off. */
    private int[] pop(int n) {
        height -= n;
        return Arrays.copyOfRange(stack, height, height + n);
    }

    /** The register for a result, which is pushed. */
    private int result() {
        push(out.place(height));
        return stack[height - 1];
    }

    private void translate(int index, Instruction instruction) {
        Opcode opcode = instruction.opcode();
        int number = instruction.operands().isEmpty() ? 0 : instruction.number(0);
        switch (opcode) {
            case PUSH_CONST -> push(out.constant(Constants.of(instruction.operand())));
            case FUNCTION_REF ->
                push(out.constant(function.program.function(number).value()));
            case CONSTRUCTOR -> push(out.constant(constructor(instruction)));
            case LOAD_SLOT -> push(number);
            case STORE_SLOT -> store(number);
            case POP -> pop();
            case DUP -> push(stack[height - 1]);
            case ADD, SUB, MUL, DIV, MOD, EQ, NEQ, GT, LT, GTE, LTE, LOAD_INDEX -> binary(opcode);
            case NOT, TRUTHY, CELL_GET, ITER_NEXT, ITER_VALUE -> {
                int a = pop();
                out.emitResult(unaryOperation(opcode), result(), a);
            }
            case CELL_SET -> {
                int[] values = pop(2);
                out.emit(RegisterOp.CELL_SET, values[0], values[1]);
            }
            case STORE_INDEX -> {
                int[] values = pop(3);
                out.emit(RegisterOp.SET_INDEX, values[0], values[1], values[2]);
            }
            case CHECK_DEFINED -> {
                int a = pop();
                out.emitResult(RegisterOp.CHECK_DEFINED, result(), a, out.object(instruction.name(0)));
            }
            case PAYLOAD -> {
                int a = pop();
                out.emitResult(RegisterOp.PAYLOAD, result(), a, number);
            }
            case LOAD_GLOBAL -> {
                LinkedUnit unit = function.program.unit(number);
                int slot = unit.globals.define(instruction.name(1));
                out.emitResult(RegisterOp.LOAD_GLOBAL, result(), out.object(unit.globals), slot);
            }
            case STORE_GLOBAL -> {
                LinkedUnit unit = function.program.unit(number);
                int slot = unit.globals.define(instruction.name(1));
                out.emit(RegisterOp.STORE_GLOBAL, out.object(unit.globals), slot, pop());
            }
            case LOAD_ATTR -> loadAttribute(index, instruction.name(0));
            case STORE_ATTR -> {
                int[] values = pop(2);
                out.emit(
                        RegisterOp.SET_ATTRIBUTE,
                        values[0],
                        values[1],
                        out.object(new AttributeSite(instruction.name(0))));
            }
            case CALL -> call(index, number);
            case CALL_STATIC, PRIM -> {
                int[] args = pop(instruction.number(1));
                boolean known = opcode == Opcode.CALL_STATIC;
                Object callee = known ? function.program.function(number) : primitive(instruction.name(0));
                int operation = known ? RegisterOp.CALL_STATIC : RegisterOp.PRIMITIVE;
                out.emitResult(operation, result(), counted(args, out.object(callee)));
            }
            case RET -> out.emit(RegisterOp.RETURN, pop());
            case JMP -> {
                flush();
                out.emitJump(RegisterOp.JUMP, NONE, number);
            }
            case JMP_IF_FALSE, JMP_IF_TRUE -> branch(index, opcode == Opcode.JMP_IF_TRUE, number);
            case SWITCH -> {
                int a = pop();
                flush();
                out.emitSwitch(a, instruction.numbers());
            }
            default -> rare(instruction);
        }
    }

    /** Puts the value on top into a local. */
    private void store(int slot) {
        int value = pop();
        boolean moved = false;
        for (int place = 0; place < height; place++) {
            if (stack[place] == slot) {
                // Still to be used with the value it has now.
                out.emitResult(RegisterOp.MOVE, out.place(place), slot);
                stack[place] = out.place(place);
                moved = true;
            }
        }
        if (!moved && value == out.place(height) && out.lastOperationInto(value) >= 0) {
            out.retarget(slot);
        } else if (value != slot) {
            out.emitResult(RegisterOp.MOVE, slot, value);
        }
    }

    private void binary(Opcode opcode) {
        int b = pop();
        int a = pop();
        boolean additive = opcode == Opcode.ADD || opcode == Opcode.SUB;
        if (additive && out.constantIn(b) instanceof Long number && number == number.intValue()) {
            int operation = opcode == Opcode.ADD ? RegisterOp.ADD_INT : RegisterOp.SUB_INT;
            out.emitResult(operation, result(), a, number.intValue());
        } else {
            out.emitResult(binaryOperation(opcode), result(), a, b);
        }
    }

    /** A conditional jump, together with the comparison that decides it if that has just been emitted. */
    private void branch(int index, boolean sense, int target) {
        int condition = pop();
        boolean temporary = condition == out.place(height);
        int last = temporary ? out.lastOperationInto(condition) : -1;
        if (last >= RegisterOp.EQ && last <= RegisterOp.GE) {
            int a = out.lastOperand(1);
            int b = out.lastOperand(2);
            int comparison = last - RegisterOp.EQ;
            out.continueInstruction(out.takeBack());
            flush();
            if (!sense && out.constantIn(b) instanceof Long number && number == number.intValue()) {
                int[] operands = {a, number.intValue()};
                out.emitJump(RegisterOp.UNLESS_EQ_INT + comparison, operands, target);
            } else {
                int first = sense ? RegisterOp.JUMP_EQ : RegisterOp.UNLESS_EQ;
                out.emitJump(first + comparison, new int[] {a, b}, target);
            }
            out.resumeAt(index);
            return;
        }
        boolean holds = sense;
        if (last == RegisterOp.NOT || last == RegisterOp.TRUTHY) {
            condition = out.lastOperand(1);
            holds = sense == (last == RegisterOp.TRUTHY);
            out.continueInstruction(out.takeBack());
        }
        flush();
        out.emitJump(holds ? RegisterOp.JUMP_TRUE : RegisterOp.JUMP_FALSE, new int[] {condition}, target);
        out.resumeAt(index);
    }

    private void loadAttribute(int index, String name) {
        int receiver = pop();
        AttributeSite site = new AttributeSite(name);
        if (isCallee(index)) {
            int register = out.newRegister();
            out.emitResult(RegisterOp.LOAD_METHOD, result(), register, receiver, out.object(site));
            receivers[height - 1] = register;
        } else {
            out.emitResult(RegisterOp.GET_ATTRIBUTE, result(), receiver, out.object(site));
        }
    }

    /** Whether what the instruction pushes is called by a CALL of the same block and used for nothing else. */
    private boolean isCallee(int index) {
        int place = heights[index] - 1;
        for (int i = index + 1; i < instructions.size() && !leaders[i]; i++) {
            Instruction user = instructions.get(i);
            int left = heights[i] - FunctionVerifier.pops(user);
            if (left <= place) {
                return user.opcode() == Opcode.CALL && left == place;
            }
        }
        return false;
    }

    private void call(int index, int count) {
        int[] args = pop(count);
        int receiver = receivers[height - 1];
        int callee = pop();
        if (receiver == NO_RECEIVER) {
            out.emitResult(RegisterOp.CALL, result(), counted(args, callee));
        } else if (out.lastOperationInto(callee) == RegisterOp.LOAD_METHOD
                && out.lastOperand(1) == receiver
                && out.alike(out.lastInstruction(), index)) {
            // Nothing has happened since the lookup: one operation does both, and needs no bound method.
            int self = out.lastOperand(2);
            int site = out.lastOperand(3);
            int attribute = out.takeBack();
            out.continueInstruction(attribute);
            out.resumeAt(index);
            out.emitResult(RegisterOp.INVOKE, result(), counted(args, self, site));
        } else {
            out.emitResult(RegisterOp.CALL_METHOD, result(), counted(args, callee, receiver));
        }
    }

    /** Operands, then the number of registers, then the registers. */
    private static int[] counted(int[] registers, int... operands) {
        int[] all = Arrays.copyOf(operands, operands.length + 1 + registers.length);
        all[operands.length] = registers.length;
        System.arraycopy(registers, 0, all, operands.length + 1, registers.length);
        return all;
    }

    private void rare(Instruction instruction) {
        Opcode opcode = instruction.opcode();
        int[] args = pop(FunctionVerifier.pops(instruction));
        int[] registers = args;
        int k = 0;
        switch (opcode) {
            case UNPACK_CHECK,
                    TEST_LIST,
                    TEST_LIST_MIN,
                    FRAME_LOAD,
                    FRAME_STORE,
                    FRAME_SET_STATE,
                    DEPTH_CHECK,
                    ENTER_INLINED,
                    LEAVE_INLINED -> k = instruction.number(0);
            case PROBE_GLOBAL -> {
                LinkedUnit unit = function.program.unit(instruction.number(0));
                k = unit.globals.define(instruction.name(1));
                registers = new int[] {out.constant(unit.globals)};
            }
            case LOAD_SUPER, MAKE_CLASS, RAISE -> k = out.object(instruction.name(0));
            case SYSTEM, SYSTEM_EFFECT -> k = out.object(systemOperation(instruction.name(0)));
            case TEST_VARIANT ->
                k = out.object(new RareOperations.VariantTest(instruction.name(0), instruction.number(1)));
            case CLOSURE -> k = out.object(function.program.function(instruction.number(0)));
            case MODULE_INIT -> k = out.object(function.program.unit(instruction.number(0)));
            case FRAME_NEW -> {
                LinkedFunction resume = function.program.function(instruction.number(0));
                k = out.object(new RareOperations.FrameShape(resume, instruction.number(1)));
            }
            default -> {
                // no number of its own
            }
        }
        int register = opcode.pushes() > 0 ? result() : out.scratch();
        out.emitResult(rareOperation(opcode), register, counted(registers, k));
    }

    private void trace(Instruction instruction, boolean hasResult) {
        int[] shown = hasResult ? new int[] {stack[height - 1]} : NONE;
        out.emitResult(RegisterOp.TRACE, out.scratch(), counted(shown, out.object(instruction)));
    }

    private VariantConstructor constructor(Instruction instruction) {
        String unit = function.program.unit(instruction.number(0)).table().path();
        String type = instruction.name(1);
        return function.program
                .machine()
                .constructor(new VariantType(type, instruction.name(2), instruction.number(3), unit + ":" + type));
    }

    private static Object primitive(String name) {
        return Primitives.find(name).orElseThrow(() -> MorphError.of("HOST.modul", name));
    }

    private static SystemOperation systemOperation(String name) {
        SystemOperation operation = SystemOperation.named(name);
        if (operation == null) {
            throw MorphError.of("HOST.modul", name);
        }
        return operation;
    }

    private static int unaryOperation(Opcode opcode) {
        return switch (opcode) {
            case NOT -> RegisterOp.NOT;
            case TRUTHY -> RegisterOp.TRUTHY;
            case CELL_GET -> RegisterOp.CELL_GET;
            case ITER_NEXT -> RegisterOp.ITER_NEXT;
            default -> RegisterOp.ITER_VALUE;
        };
    }

    private static int binaryOperation(Opcode opcode) {
        return switch (opcode) {
            case ADD -> RegisterOp.ADD;
            case SUB -> RegisterOp.SUB;
            case MUL -> RegisterOp.MUL;
            case DIV -> RegisterOp.DIV;
            case MOD -> RegisterOp.MOD;
            case EQ -> RegisterOp.EQ;
            case NEQ -> RegisterOp.NE;
            case LT -> RegisterOp.LT;
            case LTE -> RegisterOp.LE;
            case GT -> RegisterOp.GT;
            case GTE -> RegisterOp.GE;
            default -> RegisterOp.INDEX;
        };
    }

    private static int rareOperation(Opcode opcode) {
        return switch (opcode) {
            case BIT_AND -> RegisterOp.BIT_AND;
            case BIT_OR -> RegisterOp.BIT_OR;
            case BIT_XOR -> RegisterOp.BIT_XOR;
            case BIT_NOT -> RegisterOp.BIT_NOT;
            case LSHIFT -> RegisterOp.SHIFT_LEFT;
            case RSHIFT -> RegisterOp.SHIFT_RIGHT;
            case NEG -> RegisterOp.NEGATE;
            case FORMAT -> RegisterOp.FORMAT;
            case PRINT -> RegisterOp.PRINT;
            case BUILD_LIST -> RegisterOp.LIST;
            case BUILD_MAP -> RegisterOp.MAP;
            case SLICE -> RegisterOp.SLICE;
            case LEN -> RegisterOp.LENGTH;
            case TYPE -> RegisterOp.TYPE;
            case CELL_NEW -> RegisterOp.CELL_NEW;
            case IS_DEFINED -> RegisterOp.IS_DEFINED;
            case ITER -> RegisterOp.ITER;
            case ERROR_OF_KIND -> RegisterOp.ERROR_OF_KIND;
            case THROW -> RegisterOp.THROW;
            case RESUME -> RegisterOp.RESUME;
            case FRAME_STATE -> RegisterOp.FRAME_STATE;
            case FRAME_FINISH -> RegisterOp.FRAME_FINISH;
            case GENERATOR_NEW -> RegisterOp.GENERATOR_NEW;
            case ROUTINE_START -> RegisterOp.ROUTINE_START;
            case ROUTINE_PENDING -> RegisterOp.ROUTINE_PENDING;
            case ROUTINE_RESULT -> RegisterOp.ROUTINE_RESULT;
            case ROUTINE_WAIT -> RegisterOp.ROUTINE_WAIT;
            case PARK_AWAIT -> RegisterOp.PARK_AWAIT;
            case PARK_YIELD -> RegisterOp.PARK_YIELD;
            case PARK_SLEEP -> RegisterOp.PARK_SLEEP;
            case ROUTINE_DRAIN -> RegisterOp.ROUTINE_DRAIN;
            case UNREACHABLE -> RegisterOp.UNREACHABLE;
            case UNPACK_CHECK -> RegisterOp.UNPACK_CHECK;
            case TEST_LIST -> RegisterOp.TEST_LIST;
            case TEST_LIST_MIN -> RegisterOp.TEST_LIST_MIN;
            case FRAME_LOAD -> RegisterOp.FRAME_LOAD;
            case FRAME_STORE -> RegisterOp.FRAME_STORE;
            case FRAME_SET_STATE -> RegisterOp.FRAME_SET_STATE;
            case PROBE_GLOBAL -> RegisterOp.PROBE_GLOBAL;
            case DEPTH_CHECK -> RegisterOp.DEPTH_CHECK;
            case ENTER_INLINED -> RegisterOp.ENTER_INLINED;
            case LEAVE_INLINED -> RegisterOp.LEAVE_INLINED;
            case LOAD_SUPER -> RegisterOp.SUPER;
            case MAKE_CLASS -> RegisterOp.CLASS;
            case TEST_VARIANT -> RegisterOp.TEST_VARIANT;
            case CLOSURE -> RegisterOp.CLOSURE;
            case MODULE_INIT -> RegisterOp.MODULE_INIT;
            case RAISE -> RegisterOp.RAISE;
            case FRAME_NEW -> RegisterOp.FRAME_NEW;
            case SYSTEM, SYSTEM_EFFECT -> RegisterOp.SYSTEM;
            default -> throw new IllegalStateException("not an opcode of version 2: " + opcode);
        };
    }
}
