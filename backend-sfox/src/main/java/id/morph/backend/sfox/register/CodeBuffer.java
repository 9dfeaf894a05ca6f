package id.morph.backend.sfox.register;

import id.morph.backend.sfox.image.FunctionCode;
import id.morph.backend.sfox.image.FunctionCode.Handler;
import id.morph.backend.sfox.image.FunctionCode.Line;
import id.morph.backend.sfox.image.FunctionCode.SourcePosition;
import id.morph.runtime.Nil;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Register code under construction: its words, constants, positions, and jumps whose targets are not known yet. */
final class CodeBuffer {
    private final FunctionCode source;
    private final int places;
    private int[] words = new int[64];
    private int size;

    /** Where the code of each instruction begins. */
    private final int[] starts;

    /** Words that hold the index of an instruction and must hold its start. */
    private int[] jumps = new int[8];

    private int jumpCount;

    private final List<Object> objects = new ArrayList<>();
    private final List<Object> extraRegisters = new ArrayList<>();
    /** Equal constants share a register; the key also tells 1 from 1.0 and 0.0 from -0.0. */
    private final Map<Object, Integer> constants = new HashMap<>();

    private final List<Integer> positionStarts = new ArrayList<>();
    private final List<SourcePosition> positions = new ArrayList<>();
    private final SourcePosition[] positionOf;

    private int current;
    private int lastStart = -1;
    private int lastInstruction;
    private boolean lastHasResult;

    /** @param places how high the operand stack may become */
    CodeBuffer(FunctionCode source, int places) {
        this.source = source;
        this.places = places;
        int count = source.instructions().size();
        this.starts = new int[count + 1];
        this.positionOf = new SourcePosition[count];
        for (int i = 0; i < source.lines().size(); i++) {
            Line line = source.lines().get(i);
            int end = i + 1 < source.lines().size() ? source.lines().get(i + 1).start() : count;
            Arrays.fill(positionOf, Math.min(line.start(), count), Math.min(end, count), line.position());
        }
    }

    /** The register of a place of the operand stack. */
    int place(int height) {
        return source.slots() + height;
    }

    /** The register for results that nobody wants. */
    int scratch() {
        return source.slots() + places;
    }

    private int extra(Object initial) {
        extraRegisters.add(initial);
        return scratch() + extraRegisters.size();
    }

    /** A register of its own. */
    int newRegister() {
        return extra(null);
    }

    /** The register that holds a constant. */
    int constant(Object value) {
        Object key = value instanceof Double number ? List.of(Double.doubleToRawLongBits(number)) : value;
        return constants.computeIfAbsent(key, _ -> extra(value));
    }

    /** The constant that a register holds, null if it holds none. */
    Object constantIn(int register) {
        return register <= scratch() ? null : extraRegisters.get(register - scratch() - 1);
    }

    /** The index of an object that operands point to. */
    int object(Object object) {
        objects.add(object);
        return objects.size() - 1;
    }

    void startBlock() {
        lastStart = -1;
    }

    void startInstruction(int index) {
        current = index;
        starts[index] = size;
    }

    /** An operation without a result register in front. */
    void emit(int... operation) {
        begin(false);
        add(operation);
    }

    /** An operation whose first operand is the register of its result. */
    void emitResult(int operation, int register, int... operands) {
        begin(true);
        add(operation, register);
        add(operands);
    }

    /** An operation whose last operand is a target: the index of an instruction. */
    void emitJump(int operation, int[] operands, int target) {
        begin(false);
        add(operation);
        add(operands);
        jump(target);
    }

    void emitSwitch(int register, int[] targets) {
        begin(false);
        add(RegisterOp.SWITCH, register, targets.length);
        for (int target : targets) {
            jump(target);
        }
    }

    private void jump(int target) {
        if (jumpCount == jumps.length) {
            jumps = Arrays.copyOf(jumps, jumpCount * 2);
        }
        jumps[jumpCount++] = size;
        add(target);
    }

    private void begin(boolean hasResult) {
        lastStart = size;
        lastInstruction = current;
        lastHasResult = hasResult;
        SourcePosition position = positionOf[current];
        if (positions.isEmpty() || !Objects.equals(positions.getLast(), position)) {
            positionStarts.add(size);
            positions.add(position);
        }
    }

    private void add(int... more) {
        if (size + more.length > words.length) {
            words = Arrays.copyOf(words, Math.max(size + more.length, words.length * 2));
        }
        System.arraycopy(more, 0, words, size, more.length);
        size += more.length;
    }

    /** The operation emitted last in this block if its result is in that register, otherwise -1. */
    int lastOperationInto(int register) {
        return lastStart >= 0 && lastHasResult && words[lastStart + 1] == register ? words[lastStart] : -1;
    }

    /** The instruction that the operation emitted last comes from. */
    int lastInstruction() {
        return lastInstruction;
    }

    /** Lets the operation emitted last put its result elsewhere. */
    void retarget(int register) {
        words[lastStart + 1] = register;
    }

    /** An operand of the operation emitted last; the result register is number 0. */
    int lastOperand(int number) {
        return words[lastStart + 1 + number];
    }

    /**
     * Takes back the operation emitted last, which is to be replaced by one that does more.
     *
     * @return the instruction it came from
     */
    int takeBack() {
        size = lastStart;
        lastStart = -1;
        while (!positionStarts.isEmpty() && positionStarts.getLast() >= size) {
            positionStarts.removeLast();
            positions.removeLast();
        }
        return lastInstruction;
    }

    /** Emits what follows as code of an earlier instruction of this block, whose position and handler it needs. */
    void continueInstruction(int index) {
        current = index;
    }

    /** After {@link #continueInstruction}: the code so far belongs to instructions before this one. */
    void resumeAt(int index) {
        Arrays.fill(starts, current + 1, index + 1, size);
        current = index;
    }

    /** Whether errors of two instructions have the same position and the same handler. */
    boolean alike(int one, int other) {
        return Objects.equals(positionOf[one], positionOf[other]) && handlerOf(one) == handlerOf(other);
    }

    private int handlerOf(int index) {
        for (Handler handler : source.handlers()) {
            if (index >= handler.start() && index < handler.end()) {
                return handler.target();
            }
        }
        return -1;
    }

    RegisterCode finish(LinkedFunction function) {
        starts[starts.length - 1] = size;
        for (int i = 0; i < jumpCount; i++) {
            words[jumps[i]] = starts[words[jumps[i]]];
        }
        Object[] template = new Object[scratch() + 1 + extraRegisters.size()];
        Arrays.fill(template, source.captures(), source.captures() + source.arity(), Nil.NIL);
        for (int i = 0; i < extraRegisters.size(); i++) {
            template[scratch() + 1 + i] = extraRegisters.get(i);
        }
        int[] handlers = new int[3 * source.handlers().size()];
        for (int i = 0; i < source.handlers().size(); i++) {
            Handler handler = source.handlers().get(i);
            handlers[3 * i] = starts[handler.start()];
            handlers[3 * i + 1] = starts[handler.end()];
            handlers[3 * i + 2] = starts[handler.target()];
        }
        return new RegisterCode(
                function,
                Arrays.copyOf(words, size),
                template,
                objects.toArray(),
                place(0),
                handlers,
                positionStarts.stream().mapToInt(Integer::intValue).toArray(),
                positions.toArray(SourcePosition[]::new));
    }
}
