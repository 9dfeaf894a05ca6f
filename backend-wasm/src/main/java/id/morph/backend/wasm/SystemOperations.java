package id.morph.backend.wasm;

import id.morph.backend.wasm.binary.Code;
import id.morph.backend.wasm.binary.Label;
import id.morph.backend.wasm.binary.Local;
import id.morph.backend.wasm.binary.Opcode;
import id.morph.backend.wasm.binary.ValueType;
import id.morph.backend.wasm.binary.WasmFunction;
import id.morph.ir.Constant;
import id.morph.ir.Instruction;
import id.morph.ir.Op;
import id.morph.ir.Type;
import id.morph.ir.Value;

/** The system dialect: words, and the memory, which is the machine's. */
final class SystemOperations {
    /** Constant parts of an address up to this one are a part of the access. */
    private static final long LARGEST_OFFSET = 1 << 16;

    private final Parts parts;
    private final Space space;
    private final Code code;
    private final Values values;

    SystemOperations(Parts parts, Space space, Code code, Values values) {
        this.parts = parts;
        this.space = space;
        this.code = code;
        this.values = values;
    }

    /** Compiles an instruction and leaves its result on the stack; whether it is one that cannot fail. */
    boolean compile(Instruction i) {
        if (isMemory(i.op()) && space.isProgram()) {
            // The memory is the kernel's.
            return false;
        }
        switch (i.op()) {
            case WORD_NEG -> {
                code.i64(0);
                word(i, 0);
                code.op(Opcode.I64_SUB);
            }
            case WORD_ADD -> binary(i, Opcode.I64_ADD);
            case WORD_SUB -> binary(i, Opcode.I64_SUB);
            case WORD_MUL -> binary(i, Opcode.I64_MUL);
            case WORD_DIV -> divide(i);
            case WORD_MOD -> modulo(i);
            case WORD_UDIV -> unsigned(i, Opcode.I64_DIV_U, parts.helpers().divideUnsigned());
            case WORD_UMOD -> unsigned(i, Opcode.I64_REM_U, parts.helpers().moduloUnsigned());
            case WORD_MUL_HIGH -> helper(i, parts.helpers().multiplyHigh());
            case WORD_UMUL_HIGH -> helper(i, parts.helpers().multiplyHighUnsigned());
            case WORD_AND -> binary(i, Opcode.I64_AND);
            case WORD_OR -> binary(i, Opcode.I64_OR);
            case WORD_XOR -> binary(i, Opcode.I64_XOR);
            case WORD_NOT -> {
                word(i, 0);
                code.i64(-1).op(Opcode.I64_XOR);
            }
            case WORD_SHL -> binary(i, Opcode.I64_SHL);
            case WORD_SHR -> binary(i, Opcode.I64_SHR_S);
            case WORD_USHR -> binary(i, Opcode.I64_SHR_U);
            case WORD_CLZ -> unary(i, Opcode.I64_CLZ);
            case WORD_CTZ -> unary(i, Opcode.I64_CTZ);
            case WORD_POPCOUNT -> unary(i, Opcode.I64_POPCNT);
            case WORD_EQ -> binary(i, Opcode.I64_EQ);
            case WORD_NE -> binary(i, Opcode.I64_NE);
            case WORD_LT -> binary(i, Opcode.I64_LT_S);
            case WORD_LE -> binary(i, Opcode.I64_LE_S);
            case WORD_GT -> binary(i, Opcode.I64_GT_S);
            case WORD_GE -> binary(i, Opcode.I64_GE_S);
            case WORD_ULT -> binary(i, Opcode.I64_LT_U);
            case WORD_ULE -> binary(i, Opcode.I64_LE_U);
            case F64_QUOTIENT -> {
                values.load(i.operand(0), Type.F64);
                values.load(i.operand(1), Type.F64);
                code.op(Opcode.F64_DIV);
            }
            case F64_OF_WORD -> unary(i, Opcode.F64_CONVERT_I64_S);
            case WORD_OF_F64 -> {
                values.load(i.operand(0), Type.F64);
                code.op(Opcode.I64_TRUNC_SAT_F64_S);
            }
            case F64_BITS -> {
                values.load(i.operand(0), Type.F64);
                bits();
            }
            case F64_OF_BITS -> unary(i, Opcode.F64_REINTERPRET_I64);
            case BOX_WORD, INT_OF_WORD -> helper(i, parts.helpers().box());
            case MEM_LOAD8 -> load(i, Opcode.I64_LOAD8_U);
            case MEM_LOAD8S -> load(i, Opcode.I64_LOAD8_S);
            case MEM_LOAD16 -> load(i, Opcode.I64_LOAD16_U);
            case MEM_LOAD16S -> load(i, Opcode.I64_LOAD16_S);
            case MEM_LOAD32 -> load(i, Opcode.I64_LOAD32_U);
            case MEM_LOAD32S -> load(i, Opcode.I64_LOAD32_S);
            case MEM_LOAD64, MEM_ATOMIC_LOAD -> load(i, Opcode.I64_LOAD);
            case MEM_LOADF64 -> load(i, Opcode.F64_LOAD);
            case MEM_STORE8 -> store(i, Opcode.I64_STORE8);
            case MEM_STORE16 -> store(i, Opcode.I64_STORE16);
            case MEM_STORE32 -> store(i, Opcode.I64_STORE32);
            case MEM_STORE64, MEM_ATOMIC_STORE -> store(i, Opcode.I64_STORE);
            case MEM_STOREF64 -> {
                long offset = address(i.operand(0));
                values.load(i.operand(1), Type.F64);
                bits();
                code.access(Opcode.I64_STORE, offset);
            }
            case MEM_ATOMIC_ADD -> {
                Local old = loaded(i);
                wrapped(i.operand(0));
                code.get(old);
                word(i, 1);
                code.op(Opcode.I64_ADD).access(Opcode.I64_STORE, 0).get(old);
            }
            case MEM_ATOMIC_CAS -> {
                Local old = loaded(i);
                code.get(old);
                word(i, 1);
                Label equal = code.op(Opcode.I64_EQ).when();
                wrapped(i.operand(0));
                word(i, 2);
                code.access(Opcode.I64_STORE, 0).end(equal).get(old);
            }
            case MEM_COPY -> {
                wrapped(i.operand(0));
                wrapped(i.operand(1));
                wrapped(i.operand(2));
                code.op(Opcode.MEMORY_COPY);
            }
            case MEM_FILL -> {
                wrapped(i.operand(0));
                wrapped(i.operand(1));
                wrapped(i.operand(2));
                code.op(Opcode.MEMORY_FILL);
            }
            case MEM_SIZE -> code.op(Opcode.MEMORY_SIZE).op(Opcode.I64_EXTEND_I32_U);
            case MEM_GROW -> {
                wrapped(i.operand(0));
                code.op(Opcode.MEMORY_GROW).op(Opcode.I64_EXTEND_I32_S);
            }
            case MEM_DATA -> code.i64(parts.memory().bytes(i.name(0)));
            case MEM_BASE -> code.i64(parts.memory()::free);
            case HOST_CALL -> {
                i.operands().forEach(operand -> values.load(operand, Type.WORD));
                code.call(parts.host().find(i.name(0), i.name(1), i.operands().size()));
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private static boolean isMemory(Op op) {
        return op.ordinal() >= Op.MEM_LOAD8.ordinal();
    }

    private void word(Instruction i, int operand) {
        values.load(i.operand(operand), i.op().operands().get(operand));
    }

    private void unary(Instruction i, Opcode opcode) {
        word(i, 0);
        code.op(opcode);
    }

    private void binary(Instruction i, Opcode opcode) {
        word(i, 0);
        word(i, 1);
        code.op(opcode);
    }

    private void helper(Instruction i, WasmFunction helper) {
        for (int k = 0; k < i.operands().size(); k++) {
            word(i, k);
        }
        code.call(helper);
    }

    /** The exponent if the operand is a constant power of two, else -1. */
    private static int exponent(Value divisor) {
        if (divisor instanceof Constant.Int(var value)) {
            long number = value.longValue();
            return number > 0 && Long.bitCount(number) == 1 ? Long.numberOfTrailingZeros(number) : -1;
        }
        return -1;
    }

    private void divide(Instruction i) {
        int exponent = exponent(i.operand(1));
        if (exponent < 0) {
            helper(i, parts.helpers().divide());
        } else {
            word(i, 0);
            code.i64(exponent).op(Opcode.I64_SHR_S);
        }
    }

    private void modulo(Instruction i) {
        int exponent = exponent(i.operand(1));
        if (exponent < 0) {
            helper(i, parts.helpers().modulo());
        } else {
            word(i, 0);
            code.i64((1L << exponent) - 1).op(Opcode.I64_AND);
        }
    }

    private void unsigned(Instruction i, Opcode opcode, WasmFunction helper) {
        if (i.operand(1) instanceof Constant.Int(var divisor) && divisor.signum() != 0) {
            binary(i, opcode);
        } else {
            helper(i, helper);
        }
    }

    /** The bits of the float on the stack; all NaNs have the same. */
    private void bits() {
        Local number = new Local(ValueType.F64, "");
        code.tee(number).op(Opcode.I64_REINTERPRET_F64).i64(Double.doubleToLongBits(Double.NaN));
        code.get(number).get(number).op(Opcode.F64_EQ).op(Opcode.SELECT);
    }

    // memory

    private void wrapped(Value value) {
        values.load(value, Type.WORD);
        code.op(Opcode.I32_WRAP_I64);
    }

    /** Puts an address; gives what the access has to add to it. */
    private long address(Value value) {
        if (value instanceof Instruction sum
                && sum.op() == Op.WORD_ADD
                && sum.operand(1) instanceof Constant.Int(var offset)
                && offset.signum() > 0
                && offset.longValue() < LARGEST_OFFSET) {
            wrapped(sum.operand(0));
            return offset.longValue();
        }
        wrapped(value);
        return 0;
    }

    private void load(Instruction i, Opcode opcode) {
        long offset = address(i.operand(0));
        code.access(opcode, offset);
    }

    private void store(Instruction i, Opcode opcode) {
        long offset = address(i.operand(0));
        word(i, 1);
        code.access(opcode, offset);
    }

    /** What is in memory at the first operand. */
    private Local loaded(Instruction i) {
        Local old = new Local(ValueType.I64, "");
        wrapped(i.operand(0));
        code.access(Opcode.I64_LOAD, 0).set(old);
        return old;
    }
}
