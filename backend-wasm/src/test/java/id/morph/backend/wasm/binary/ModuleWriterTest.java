package id.morph.backend.wasm.binary;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is written is what an engine reads: Node validates every module and runs it. */
class ModuleWriterTest {
    private final WasmModule module = new WasmModule();

    private static Local local(ValueType type) {
        return new Local(type, "x");
    }

    private WasmFunction exported(String name, List<Local> parameters, ValueType... results) {
        WasmFunction function = module.addFunction(name, parameters, List.of(results));
        module.export(name, function);
        return function;
    }

    /** What an expression of JavaScript gives, in which {@code x} is the instance's exports. */
    private String evaluate(String expression) throws IOException, InterruptedException {
        String script =
                "const b = Buffer.from('" + Base64.getEncoder().encodeToString(module.bytes(true)) + "', 'base64');"
                        + "if (!WebAssembly.validate(b)) { new WebAssembly.Module(b); }"
                        + "const x = new WebAssembly.Instance(new WebAssembly.Module(b), { h: { f: (n) => n * 2 } }).exports;"
                        + "console.log(String(" + expression + "));";
        Process node = new ProcessBuilder("node", "-e", script)
                .redirectErrorStream(true)
                .start();
        String output = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, node.waitFor(), output);
        return output.strip();
    }

    @Test
    void anEmptyModuleIsItsHeader() {
        assertArrayEquals(new byte[] {0, 'a', 's', 'm', 1, 0, 0, 0}, module.bytes(false));
    }

    @Test
    void integersKeepTheirSignInEveryLength() throws Exception {
        long[] values = {0, 63, 64, -64, -65, 8191, 8192, Integer.MIN_VALUE, Long.MAX_VALUE, Long.MIN_VALUE};
        for (long value : values) {
            exported("c" + value, List.of(), ValueType.I64).code().i64(value);
        }
        for (long value : values) {
            assertEquals(String.valueOf(value), evaluate("x['c" + value + "']()"));
        }
    }

    @Test
    void aLoopCountsAndABlockIsLeft() throws Exception {
        Local n = local(ValueType.I32);
        Local sum = local(ValueType.I32);
        Code code = exported("sum", List.of(n), ValueType.I32).code();
        Label out = code.block();
        Label again = code.loop();
        code.get(n).op(Opcode.I32_EQZ).branchIf(out);
        code.get(sum).get(n).op(Opcode.I32_ADD).set(sum);
        code.get(n)
                .i32(1)
                .op(Opcode.I32_SUB)
                .set(n)
                .branch(again)
                .end(again)
                .end(out)
                .get(sum);
        assertEquals("5050", evaluate("x.sum(100)"));
    }

    @Test
    void aTableOfBranchesChooses() throws Exception {
        Local n = local(ValueType.I32);
        Code code = exported("choose", List.of(n), ValueType.I32).code();
        Label other = code.block();
        Label one = code.block();
        Label zero = code.block();
        code.get(n).branchTable(List.of(zero, one), other);
        code.end(zero)
                .i32(10)
                .op(Opcode.RETURN)
                .end(one)
                .i32(11)
                .op(Opcode.RETURN)
                .end(other)
                .i32(12);
        assertEquals("10 11 12 12", evaluate("[0, 1, 2, -1].map(x.choose).join(' ')"));
    }

    @Test
    void functionsCallEachOtherAndTheHostAndThroughTheTable() throws Exception {
        WasmFunction host =
                module.importFunction("h", "f", new FunctionType(List.of(ValueType.I32), List.of(ValueType.I32)));
        Local n = local(ValueType.I32);
        WasmFunction twice = module.addFunction("twice", List.of(n), List.of(ValueType.I32));
        twice.code().get(n).call(host);
        int place = module.tablePlace(twice);
        assertEquals(place, module.tablePlace(twice));
        Local m = local(ValueType.I32);
        Code code = exported("f", List.of(m), ValueType.I32).code();
        code.get(m).call(twice).i32(place).callIndirect(twice.type());
        assertEquals("28", evaluate("x.f(7)"));
    }

    @Test
    void memoryHoldsItsDataAndWhatIsStored() throws Exception {
        module.memory("memory", 1);
        module.data(64, new byte[] {1, 2, 3, 4, 5, 6, 7, 8});
        Local address = local(ValueType.I32);
        exported("load", List.of(address), ValueType.I64).code().get(address).access(Opcode.I64_LOAD32_U, 2);
        Code fill = exported("fill", List.of()).code();
        fill.i32(128).i32(255).i32(3).op(Opcode.MEMORY_FILL);
        fill.i32(132).i32(64).i32(2).op(Opcode.MEMORY_COPY);
        assertEquals("100992003", evaluate("x.load(64)"));
        assertEquals(
                "255,255,255,0,1,2",
                evaluate("(x.fill(), Array.from(new Uint8Array(x.memory.buffer, 128, 6)).join(','))"));
    }

    @Test
    void globalsOfEachTypeBeginWithTheirValue() throws Exception {
        WasmGlobal counter = module.addGlobal("counter", ValueType.I64, true, -5);
        WasmGlobal number = module.addGlobal("number", 2.5);
        Code code = exported("next", List.of(), ValueType.F64).code();
        code.get(counter).i64(1).op(Opcode.I64_ADD).set(counter);
        code.get(counter).op(Opcode.F64_CONVERT_I64_S).get(number).op(Opcode.F64_MUL);
        assertEquals("-10,-7.5", evaluate("[x.next(), x.next()].join(',')"));
    }

    @Test
    void aConstantMayBeKnownLate() throws Exception {
        long[] value = {0};
        exported("late", List.of(), ValueType.I64).code().i64(() -> value[0]);
        value[0] = 77;
        assertEquals("77", evaluate("x.late()"));
    }

    @Test
    void aValueThatIsReadAtOnceNeedsNoVariable() throws Exception {
        Local once = local(ValueType.I64);
        Local twice = local(ValueType.I64);
        Local never = local(ValueType.I64);
        Code code = exported("f", List.of(), ValueType.I64).code();
        code.i64(3)
                .set(once)
                .get(once)
                .i64(4)
                .op(Opcode.I64_MUL)
                .set(twice)
                .get(twice)
                .get(twice)
                .op(Opcode.I64_ADD);
        code.i64(9).set(never);
        code.tidy();
        assertEquals(List.of(twice), code.locals(List.of()));
        assertEquals("24", evaluate("x.f()"));
    }

    @Test
    void blocksAreClosedInOrder() {
        Code open = exported("open", List.of()).code();
        open.block();
        assertThrows(IllegalStateException.class, () -> module.bytes(false));
        WasmModule crossed = new WasmModule();
        Code code = crossed.addFunction("f", List.of(), List.of()).code();
        Label outer = code.block();
        Label inner = code.block();
        code.end(outer).end(inner);
        assertThrows(IllegalStateException.class, () -> crossed.bytes(false));
    }

    @Test
    void anInstructionWithAnOffsetIsAnAccess() {
        Code code = exported("f", List.of()).code();
        assertThrows(IllegalArgumentException.class, () -> code.op(Opcode.I64_LOAD));
        assertThrows(IllegalArgumentException.class, () -> code.access(Opcode.I64_ADD, 0));
    }
}
