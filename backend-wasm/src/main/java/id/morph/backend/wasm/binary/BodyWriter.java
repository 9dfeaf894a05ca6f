package id.morph.backend.wasm.binary;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/** Writes instructions; branches count the blocks that they leave. */
final class BodyWriter {
    private static final int ELSE = 0x05;
    private static final int END = 0x0b;
    private static final int BRANCH = 0x0c;
    private static final int BRANCH_IF = 0x0d;
    private static final int BRANCH_TABLE = 0x0e;
    private static final int CALL = 0x10;
    private static final int CALL_INDIRECT = 0x11;
    private static final int GET_LOCAL = 0x20;
    private static final int SET_LOCAL = 0x21;
    private static final int TEE_LOCAL = 0x22;
    private static final int GET_GLOBAL = 0x23;
    private static final int SET_GLOBAL = 0x24;
    private static final int CONST_I32 = 0x41;
    private static final int CONST_I64 = 0x42;
    private static final int CONST_F64 = 0x44;
    private static final int NO_RESULT = 0x40;

    private final ModuleWriter module;
    private final ByteWriter out;
    private final Map<Local, Integer> locals;
    private final List<Label> open = new ArrayList<>();

    BodyWriter(ModuleWriter module, ByteWriter out, Map<Local, Integer> locals) {
        this.module = module;
        this.out = out;
        this.locals = locals;
    }

    void write(List<Item> items) {
        items.forEach(this::write);
        if (!open.isEmpty()) {
            throw new IllegalStateException(open.size() + " blocks have no end");
        }
    }

    private void write(Item item) {
        switch (item) {
            case Item.Plain(Opcode opcode) -> opcode.write(out);
            case Item.Access(Opcode opcode, long offset) -> {
                opcode.write(out);
                out.unsigned(0);
                out.unsigned(offset);
            }
            case Item.ConstI32(int value) -> {
                out.raw(CONST_I32);
                out.signed(value);
            }
            case Item.ConstI64(long value) -> {
                out.raw(CONST_I64);
                out.signed(value);
            }
            case Item.LateI64(LongSupplier value) -> write(new Item.ConstI64(value.getAsLong()));
            case Item.ConstF64(double value) -> {
                out.raw(CONST_F64);
                out.f64(value);
            }
            case Item.Get(Local local) -> indexed(GET_LOCAL, locals.get(local));
            case Item.Set(Local local) -> indexed(SET_LOCAL, locals.get(local));
            case Item.Tee(Local local) -> indexed(TEE_LOCAL, locals.get(local));
            case Item.GetGlobal(WasmGlobal global) -> indexed(GET_GLOBAL, module.number(global));
            case Item.SetGlobal(WasmGlobal global) -> indexed(SET_GLOBAL, module.number(global));
            case Item.Call(WasmFunction function) -> indexed(CALL, module.number(function));
            case Item.CallIndirect(FunctionType type) -> {
                indexed(CALL_INDIRECT, module.number(type));
                out.raw(0);
            }
            case Item.Begin(int code, Label label) -> {
                out.raw(code);
                out.raw(label.result().map(ValueType::code).orElse(NO_RESULT));
                open.add(label);
            }
            case Item.Else _ -> out.raw(ELSE);
            case Item.End(Label label) -> {
                if (open.isEmpty() || open.removeLast() != label) {
                    throw new IllegalStateException("the end of another block");
                }
                out.raw(END);
            }
            case Item.Branch(Label label, boolean conditional) ->
                indexed(conditional ? BRANCH_IF : BRANCH, depth(label));
            case Item.Table(List<Label> targets, Label otherwise) -> {
                indexed(BRANCH_TABLE, targets.size());
                targets.forEach(target -> out.unsigned(depth(target)));
                out.unsigned(depth(otherwise));
            }
        }
    }

    private void indexed(int code, int index) {
        out.raw(code);
        out.unsigned(index);
    }

    private int depth(Label label) {
        int at = open.lastIndexOf(label);
        if (at < 0) {
            throw new IllegalStateException("a branch to a block that is not around it");
        }
        return open.size() - 1 - at;
    }
}
