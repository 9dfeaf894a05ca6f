package id.morph.backend.wasm.binary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.morph.backend.wasm.binaryen.Binaryen;
import id.morph.backend.wasm.binaryen.BinaryenException;
import id.morph.backend.wasm.binaryen.WasmOpt;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Binaryen reads what is written here, and makes it smaller. */
class WasmOptTest {
    @Test
    void aModuleBecomesSmaller() {
        WasmModule module = new WasmModule();
        Local n = new Local(ValueType.I64, "n");
        WasmFunction twice = module.addFunction("twice", List.of(n), List.of(ValueType.I64));
        twice.code()
                .get(n)
                .i64(1)
                .op(Opcode.I64_MUL)
                .i64(0)
                .op(Opcode.I64_ADD)
                .i64(2)
                .op(Opcode.I64_MUL);
        WasmFunction unused = module.addFunction("unused", List.of(), List.of());
        unused.code().i64(5).op(Opcode.DROP);
        module.export("twice", twice);
        byte[] before = module.bytes(false);
        byte[] after = new WasmOpt().optimize(before, Binaryen.Goal.SMALL, false);
        assertTrue(after.length < before.length, before.length + " to " + after.length);
        assertEquals('a', after[1]);
    }

    @Test
    void whatIsNoModuleIsAnError() {
        assertThrows(
                BinaryenException.class, () -> new WasmOpt().optimize(new byte[] {1, 2, 3}, Binaryen.Goal.FAST, false));
    }
}
