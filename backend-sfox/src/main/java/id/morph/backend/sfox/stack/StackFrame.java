package id.morph.backend.sfox.stack;

import id.morph.runtime.Cell;
import id.morph.runtime.GeneratorFrame;
import id.morph.runtime.MorphList;
import id.morph.runtime.Undefined;
import java.util.Arrays;

/** An activation of a function. */
final class StackFrame {
    /** How many slots of a {@link GeneratorFrame} a saved frame takes. */
    static final int SAVED = 5;

    private static final int[] NONE = {};

    final StackFunction function;
    final StackCode code;
    /** null where nothing has been assigned. */
    final Object[] locals;

    final Cell[] cells;
    Object[] stack = new Object[8];
    int height;
    int pc;
    /** Pairs of target and stack height, innermost last. */
    int[] handlers = NONE;

    int handlerCount;
    int[] snapshots = NONE;
    int snapshotCount;

    StackFrame(StackFunction function) {
        this.function = function;
        this.code = function.code;
        this.locals = new Object[code.localNames.length];
        this.cells = new Cell[code.cellNames.length];
        int given = Math.min(code.freeCount, function.captured.length);
        System.arraycopy(function.captured, 0, cells, 0, given);
        for (int i = given; i < cells.length; i++) {
            cells[i] = new Cell(id.morph.runtime.Nil.NIL);
        }
    }

    void push(Object value) {
        if (height == stack.length) {
            stack = Arrays.copyOf(stack, height * 2);
        }
        stack[height++] = value;
    }

    Object pop() {
        if (height == 0) {
            throw StackEngine.underflow();
        }
        Object value = stack[--height];
        stack[height] = null;
        return value;
    }

    Object peek() {
        if (height == 0) {
            throw StackEngine.underflow();
        }
        return stack[height - 1];
    }

    /** The n values on top, in the order in which they were pushed. */
    Object[] pop(int n) {
        if (n < 0 || n > height) {
            throw StackEngine.underflow();
        }
        height -= n;
        Object[] values = Arrays.copyOfRange(stack, height, height + n);
        Arrays.fill(stack, height, height + n, null);
        return values;
    }

    void truncate(int target) {
        if (target < height) {
            Arrays.fill(stack, target, height, null);
            height = target;
        }
    }

    void pushHandler(int target) {
        if (handlers.length == 2 * handlerCount) {
            handlers = Arrays.copyOf(handlers, Math.max(8, handlers.length * 2));
        }
        handlers[2 * handlerCount] = target;
        handlers[2 * handlerCount + 1] = height;
        handlerCount++;
    }

    void pushSnapshot() {
        if (snapshots.length == snapshotCount) {
            snapshots = Arrays.copyOf(snapshots, Math.max(8, snapshots.length * 2));
        }
        snapshots[snapshotCount++] = height;
    }

    /** Keeps everything in the slots of a generator's frame, as values, so that a checkpoint can copy them deeply. */
    void save(GeneratorFrame suspended) {
        Object[] slots = suspended.slots;
        slots[0] = function;
        MorphList values = new MorphList(locals.length + height + 1);
        values.add((long) height);
        for (int i = 0; i < height; i++) {
            values.add(stack[i]);
        }
        for (Object local : locals) {
            values.add(local == null ? Undefined.UNDEFINED : local);
        }
        slots[1] = values;
        slots[2] = MorphList.of((Object[]) cells);
        slots[3] = numbers(handlers, 2 * handlerCount);
        slots[4] = numbers(snapshots, snapshotCount);
        suspended.state = pc;
    }

    static StackFrame restore(GeneratorFrame suspended) {
        Object[] slots = suspended.slots;
        StackFrame frame = new StackFrame((StackFunction) slots[0]);
        MorphList values = (MorphList) slots[1];
        int height = (int) (long) (Long) values.get(0);
        for (int i = 0; i < height; i++) {
            frame.push(values.get(1 + i));
        }
        for (int i = 0; i < frame.locals.length; i++) {
            Object local = values.get(1 + height + i);
            frame.locals[i] = local == Undefined.UNDEFINED ? null : local;
        }
        MorphList cells = (MorphList) slots[2];
        for (int i = 0; i < frame.cells.length; i++) {
            frame.cells[i] = (Cell) cells.get(i);
        }
        frame.handlers = numbers((MorphList) slots[3]);
        frame.handlerCount = frame.handlers.length / 2;
        frame.snapshots = numbers((MorphList) slots[4]);
        frame.snapshotCount = frame.snapshots.length;
        frame.pc = suspended.state;
        return frame;
    }

    private static MorphList numbers(int[] numbers, int count) {
        MorphList list = new MorphList(count);
        for (int i = 0; i < count; i++) {
            list.add((long) numbers[i]);
        }
        return list;
    }

    private static int[] numbers(MorphList list) {
        int[] numbers = new int[list.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (int) (long) (Long) list.get(i);
        }
        return numbers;
    }
}
