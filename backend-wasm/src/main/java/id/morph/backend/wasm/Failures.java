package id.morph.backend.wasm;

import id.morph.backend.wasm.binary.Code;
import id.morph.backend.wasm.binary.Label;
import id.morph.backend.wasm.binary.Local;
import id.morph.backend.wasm.binary.Opcode;
import id.morph.backend.wasm.binary.ValueType;
import id.morph.ir.Edge;
import id.morph.ir.Function;
import id.morph.ir.Instruction;
import id.morph.ir.Position;
import id.morph.ir.Type;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What happens when something fails. The error is pending in {@code kernel/galat.fox}; whoever has been called gives 0, or whatever it
 * likes where 0 is a value. Then its caller notes the position in the trace and goes to the handler, or gives 0 itself.
 */
final class Failures {
    private static final String ERRORS = "kernel/galat.fox";

    private final Parts parts;
    private final Function function;
    private final Code code;
    private final Consumer<Edge> handlers;
    private final Local position = new Local(ValueType.I32, "posisi");
    private Label leave;

    /** @param handlers goes to a handler; the error is on the stack */
    Failures(Parts parts, Function function, Code code, Consumer<Edge> handlers) {
        this.parts = parts;
        this.function = function;
        this.code = code;
        this.handlers = handlers;
    }

    /** Begins the code of the function; errors leave it behind its end. */
    void begin() {
        leave = code.block();
    }

    /** Ends it: what leaves the function with an error. */
    void end() {
        code.op(Opcode.UNREACHABLE).end(leave);
        if (!function.transparent()) {
            code.get(position).op(Opcode.I64_EXTEND_I32_U).call(parts.kernel().require("jejak", "jejak_lewat"));
        }
        giveNothing();
    }

    /** Puts what a function gives that has failed. */
    void giveNothing() {
        switch (Types.of(function.resultType())) {
            case I32 -> code.i32(0);
            case I64 -> code.i64(0);
            case F64 -> code.f64(0);
        }
    }

    /** After something that may have failed, whose result is on the stack, or nothing if the type is {@link Type#NONE}: stores it. */
    void check(Instruction i, Local result) {
        if (!parts.failing().mayFail(i)) {
            if (i.type() != Type.NONE) {
                code.set(result);
            }
        } else if (i.type() == Type.NONE) {
            checkPending(i.position(), i.unwind());
        } else if (Types.hasZero(i.type())) {
            Label failed = code.tee(result).op(Opcode.I64_EQZ).when();
            fail(i.position(), i.unwind());
            code.end(failed);
        } else {
            code.set(result);
            checkPending(i.position(), i.unwind());
        }
    }

    /** Goes on only if no error is pending. */
    void checkPending(Position at, Optional<Edge> unwind) {
        Label failed = pending().when();
        fail(at, unwind);
        code.end(failed);
    }

    /** Puts whether an error is pending. */
    private Code pending() {
        return code.get(parts.kernel().variable(ERRORS, "baris_pesan"))
                .get(parts.kernel().variable(ERRORS, "nilai_lemparan"))
                .op(Opcode.I64_OR)
                .i64(0)
                .op(Opcode.I64_NE);
    }

    /** Makes a runtime error pending whose message is filled with at most three words, which {@code filling} puts on the stack. */
    void raise(String key, List<Runnable> filling) {
        code.i64(parts.error(key));
        filling.forEach(Runnable::run);
        for (int missing = filling.size(); missing < 3; missing++) {
            code.i64(0);
        }
        code.call(parts.kernel().require("galat", "lempar")).op(Opcode.DROP);
    }

    /** Goes on with the pending error. */
    void fail(Position at, Optional<Edge> unwind) {
        int number = function.transparent() ? 0 : parts.positions().number(at);
        if (unwind.isEmpty()) {
            code.i32(number).set(position).branch(leave);
            return;
        }
        code.i64(number).call(parts.kernel().require("jejak", "jejak_tangkap"));
        handlers.accept(unwind.get());
    }
}
