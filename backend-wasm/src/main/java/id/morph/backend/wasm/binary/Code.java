package id.morph.backend.wasm.binary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/** The body of a function under construction. Methods append an instruction and give this, to be chained. */
public final class Code {
    private static final int BLOCK = 0x02;
    private static final int LOOP = 0x03;
    private static final int IF = 0x04;

    private final List<Item> items = new ArrayList<>();

    Code() {}

    /** An instruction without immediate operands. */
    public Code op(Opcode opcode) {
        if (opcode.isAccess()) {
            throw new IllegalArgumentException(opcode + " has an offset");
        }
        items.add(new Item.Plain(opcode));
        return this;
    }

    /** A load or store at the address on the stack plus a constant; nothing is known about its alignment. */
    public Code access(Opcode opcode, long offset) {
        if (!opcode.isAccess()) {
            throw new IllegalArgumentException(opcode + " is no access");
        }
        items.add(new Item.Access(opcode, offset));
        return this;
    }

    public Code i32(int value) {
        items.add(new Item.ConstI32(value));
        return this;
    }

    public Code i64(long value) {
        items.add(new Item.ConstI64(value));
        return this;
    }

    /** A constant that is asked for when the module is written. */
    public Code i64(LongSupplier value) {
        items.add(new Item.LateI64(value));
        return this;
    }

    public Code f64(double value) {
        items.add(new Item.ConstF64(value));
        return this;
    }

    public Code get(Local local) {
        items.add(new Item.Get(local));
        return this;
    }

    public Code set(Local local) {
        items.add(new Item.Set(local));
        return this;
    }

    public Code tee(Local local) {
        items.add(new Item.Tee(local));
        return this;
    }

    public Code get(WasmGlobal global) {
        items.add(new Item.GetGlobal(global));
        return this;
    }

    public Code set(WasmGlobal global) {
        items.add(new Item.SetGlobal(global));
        return this;
    }

    public Code call(WasmFunction function) {
        items.add(new Item.Call(function));
        return this;
    }

    /** A call of the function whose number in the table is on the stack, behind its arguments. */
    public Code callIndirect(FunctionType type) {
        items.add(new Item.CallIndirect(type));
        return this;
    }

    /** Begins a block that leaves nothing on the stack. */
    public Label block() {
        return begin(BLOCK, null);
    }

    /** Begins a block that leaves a value on the stack. */
    public Label block(ValueType result) {
        return begin(BLOCK, result);
    }

    /** Begins a loop that leaves nothing on the stack. */
    public Label loop() {
        return begin(LOOP, null);
    }

    /** Begins what is done if the i32 on the stack is not 0. */
    public Label when() {
        return begin(IF, null);
    }

    /** Begins the same, to leave a value on the stack. */
    public Label when(ValueType result) {
        return begin(IF, result);
    }

    private Label begin(int code, ValueType result) {
        Label label = new Label(result);
        items.add(new Item.Begin(code, label));
        return label;
    }

    /** Begins what is done otherwise. */
    public Code otherwise() {
        items.add(new Item.Else());
        return this;
    }

    public Code end(Label label) {
        items.add(new Item.End(label));
        return this;
    }

    public Code branch(Label label) {
        items.add(new Item.Branch(label, false));
        return this;
    }

    /** A branch if the i32 on the stack is not 0. */
    public Code branchIf(Label label) {
        items.add(new Item.Branch(label, true));
        return this;
    }

    /** A branch to the target with the number on the stack; to the last one if there is none. */
    public Code branchTable(List<Label> targets, Label otherwise) {
        items.add(new Item.Table(targets, otherwise));
        return this;
    }

    /** Pieces so far. */
    List<Item> items() {
        return items;
    }

    /** Removes {@code local.set x; local.get x} where nobody else reads x: the value stays on the stack. */
    void tidy() {
        Map<Local, Integer> reads = new HashMap<>();
        for (Item item : items) {
            if (item instanceof Item.Get(Local local)) {
                reads.merge(local, 1, Integer::sum);
            }
        }
        List<Item> kept = new ArrayList<>();
        for (Item item : items) {
            if (item instanceof Item.Get(Local local)
                    && !kept.isEmpty()
                    && kept.getLast() instanceof Item.Set(Local set)
                    && set == local) {
                kept.removeLast();
                if (reads.get(local) > 1) {
                    kept.add(new Item.Tee(local));
                }
            } else if (item instanceof Item.Set(Local local) && !reads.containsKey(local)) {
                kept.add(new Item.Plain(Opcode.DROP));
            } else {
                kept.add(item);
            }
        }
        items.clear();
        items.addAll(kept);
    }

    /** The locals in use, by type, behind the parameters. */
    List<Local> locals(List<Local> parameters) {
        List<Local> all = new ArrayList<>();
        Map<Local, Boolean> known = new HashMap<>();
        parameters.forEach(parameter -> known.put(parameter, true));
        for (Item item : items) {
            Local local = switch (item) {
                case Item.Get(Local l) -> l;
                case Item.Set(Local l) -> l;
                case Item.Tee(Local l) -> l;
                default -> null;
            };
            if (local != null && known.put(local, true) == null) {
                all.add(local);
            }
        }
        List<Local> sorted = new ArrayList<>();
        Arrays.stream(ValueType.values())
                .forEach(type ->
                        all.stream().filter(local -> local.type() == type).forEach(sorted::add));
        return sorted;
    }
}
