package id.morph.backend.wasm.binary;

import java.util.List;
import java.util.function.LongSupplier;

/** A piece of a function's body: an instruction whose immediate operands are still objects. */
sealed interface Item {
    record Plain(Opcode opcode) implements Item {}

    record Access(Opcode opcode, long offset) implements Item {}

    record ConstI32(int value) implements Item {}

    record ConstI64(long value) implements Item {}

    /** A constant that is known when everything else is. */
    record LateI64(LongSupplier value) implements Item {}

    record ConstF64(double value) implements Item {}

    record Get(Local local) implements Item {}

    record Set(Local local) implements Item {}

    record Tee(Local local) implements Item {}

    record GetGlobal(WasmGlobal global) implements Item {}

    record SetGlobal(WasmGlobal global) implements Item {}

    record Call(WasmFunction function) implements Item {}

    record CallIndirect(FunctionType type) implements Item {}

    /** Begins a block, a loop or an if; the code is that of WebAssembly. */
    record Begin(int code, Label label) implements Item {}

    record Else() implements Item {}

    record End(Label label) implements Item {}

    record Branch(Label label, boolean conditional) implements Item {}

    record Table(List<Label> targets, Label otherwise) implements Item {
        public Table {
            targets = List.copyOf(targets);
        }
    }
}
