package id.morph.backend.wasm;

import id.morph.backend.wasm.binary.Code;
import id.morph.backend.wasm.binary.Label;
import id.morph.backend.wasm.binary.Local;
import id.morph.backend.wasm.binary.Opcode;
import id.morph.backend.wasm.binary.ValueType;
import id.morph.ir.Constant;
import id.morph.ir.Instruction;
import id.morph.ir.Type;
import id.morph.ir.Value;

/**
 * The machine dialect on numbers. An int of any size is the word of its value: what both operands being small allows is done here, the rest is
 * the kernel's.
 */
final class NumberOperations {
    private final Code code;
    private final Values values;
    private final Operations operations;
    private final Parts parts;

    NumberOperations(Parts parts, Code code, Values values, Operations operations) {
        this.parts = parts;
        this.code = code;
        this.values = values;
        this.operations = operations;
    }

    /** Compiles an instruction; gives false if it is for the kernel. */
    boolean compile(Instruction i) {
        switch (i.op()) {
            case BOX_INT -> load(i, 0, Type.INT);
            case BOX_F64 -> boxFloat(i);
            case UNBOX_INT -> load(i, 0, Type.ANY);
            case UNBOX_F64 -> {
                load(i, 0, Type.ANY);
                code.i64(Words.FLOAT_OFFSET).op(Opcode.I64_SUB).op(Opcode.F64_REINTERPRET_I64);
            }
            case UNBOX_BOOL -> {
                load(i, 0, Type.ANY);
                code.op(Opcode.I32_WRAP_I64).i32(1).op(Opcode.I32_AND);
            }
            case I64_OF_INT -> unbox(i.operand(0));
            case WORD_OF_INT -> {
                if (i.operand(0).type() != Type.I64 && !i.operand(0).fits(Type.I64)) {
                    return false;
                }
                load(i, 0, Type.I64);
            }
            case F64_OF_I64 -> {
                load(i, 0, Type.I64);
                code.op(Opcode.F64_CONVERT_I64_S);
            }
            case INT_NEG -> {
                return false;
            }
            case INT_ADD, INT_SUB, INT_MUL -> arithmetic(i);
            case INT_AND, INT_OR, INT_XOR -> bits(i);
            case INT_EQ, INT_NE -> equality(i);
            case INT_LT -> comparison(i, Opcode.I64_LT_S);
            case INT_LE -> comparison(i, Opcode.I64_LE_S);
            case INT_GT -> comparison(i, Opcode.I64_GT_S);
            case INT_GE -> comparison(i, Opcode.I64_GE_S);
            case INT_MOD, INT_FLOOR_DIV -> division(i);
            case I64_NEG -> {
                code.i64(0);
                load(i, 0, Type.I64);
                code.op(Opcode.I64_SUB);
            }
            case I64_ADD -> binary(i, Type.I64, Opcode.I64_ADD);
            case I64_SUB -> binary(i, Type.I64, Opcode.I64_SUB);
            case I64_MUL -> binary(i, Type.I64, Opcode.I64_MUL);
            case I64_MOD, I64_FLOOR_DIV -> wordDivision(i);
            case I64_AND -> binary(i, Type.I64, Opcode.I64_AND);
            case I64_OR -> binary(i, Type.I64, Opcode.I64_OR);
            case I64_XOR -> binary(i, Type.I64, Opcode.I64_XOR);
            case I64_NOT -> {
                load(i, 0, Type.I64);
                code.i64(-1).op(Opcode.I64_XOR);
            }
            // The result fits a word: only 0 may be shifted further than a word is long.
            case I64_SHL -> binary(i, Type.I64, Opcode.I64_SHL);
            case I64_SHR -> shiftRight(i);
            case I64_EQ -> binary(i, Type.I64, Opcode.I64_EQ);
            case I64_NE -> binary(i, Type.I64, Opcode.I64_NE);
            case I64_LT -> binary(i, Type.I64, Opcode.I64_LT_S);
            case I64_LE -> binary(i, Type.I64, Opcode.I64_LE_S);
            case I64_GT -> binary(i, Type.I64, Opcode.I64_GT_S);
            case I64_GE -> binary(i, Type.I64, Opcode.I64_GE_S);
            case F64_NEG -> {
                load(i, 0, Type.F64);
                code.op(Opcode.F64_NEG);
            }
            case F64_ADD -> binary(i, Type.F64, Opcode.F64_ADD);
            case F64_SUB -> binary(i, Type.F64, Opcode.F64_SUB);
            case F64_MUL -> binary(i, Type.F64, Opcode.F64_MUL);
            case F64_DIV -> divideFloats(i);
            case F64_SQRT -> squareRoot(i);
            case F64_EQ -> binary(i, Type.F64, Opcode.F64_EQ);
            case F64_NE -> binary(i, Type.F64, Opcode.F64_NE);
            case F64_LT -> binary(i, Type.F64, Opcode.F64_LT);
            case F64_LE -> binary(i, Type.F64, Opcode.F64_LE);
            case F64_GT -> binary(i, Type.F64, Opcode.F64_GT);
            case F64_GE -> binary(i, Type.F64, Opcode.F64_GE);
            case REF_EQ -> binary(i, Type.ANY, Opcode.I64_EQ);
            case REF_NE -> binary(i, Type.ANY, Opcode.I64_NE);
            default -> {
                return false;
            }
        }
        values.store(i);
        return true;
    }

    private void load(Instruction i, int operand, Type type) {
        values.load(i.operand(operand), type);
    }

    private void binary(Instruction i, Type type, Opcode opcode) {
        load(i, 0, type);
        load(i, 1, type);
        code.op(opcode);
    }

    // floats

    private void boxFloat(Instruction i) {
        if (i.operand(0) instanceof Constant constant) {
            code.i64(parts.word(constant));
            return;
        }
        load(i, 0, Type.F64);
        code.call(parts.helpers().boxFloat());
    }

    private void divideFloats(Instruction i) {
        if (i.mayThrow()) {
            load(i, 1, Type.F64);
            Label zero = code.f64(0).op(Opcode.F64_EQ).when();
            throwAs("BAGI_NOL.bagi", i);
            code.end(zero);
        }
        binary(i, Type.F64, Opcode.F64_DIV);
    }

    private void squareRoot(Instruction i) {
        load(i, 0, Type.F64);
        Label negative = code.f64(0).op(Opcode.F64_LT).when();
        throwAs("NILAI.akar_negatif", i);
        code.end(negative);
        load(i, 0, Type.F64);
        code.op(Opcode.F64_SQRT);
    }

    private void throwAs(String key, Instruction i) {
        operations.failures().raise(key, java.util.List.of());
        operations.failures().fail(i.position(), i.unwind());
    }

    // words

    private void shiftRight(Instruction i) {
        load(i, 0, Type.I64);
        if (i.operand(1) instanceof Constant) {
            code.i64(Math.min(63, ((Constant.Int) i.operand(1)).value().longValue()));
        } else {
            load(i, 1, Type.I64);
            code.i64(63);
            load(i, 1, Type.I64);
            code.i64(63).op(Opcode.I64_LT_S).op(Opcode.SELECT);
        }
        code.op(Opcode.I64_SHR_S);
    }

    private void wordDivision(Instruction i) {
        boolean modulo = i.op() == id.morph.ir.Op.I64_MOD;
        if (i.operand(1) instanceof Constant.Int(var divisor) && divisor.signum() > 0) {
            long number = divisor.longValue();
            if (Long.bitCount(number) == 1) {
                load(i, 0, Type.I64);
                code.i64(modulo ? number - 1 : Long.numberOfTrailingZeros(number));
                code.op(modulo ? Opcode.I64_AND : Opcode.I64_SHR_S);
                return;
            }
        } else {
            load(i, 1, Type.I64);
            Label zero = code.op(Opcode.I64_EQZ).when();
            throwAs(modulo ? "BAGI_NOL.sisa" : "BAGI_NOL.bagi", i);
            code.end(zero);
        }
        load(i, 0, Type.I64);
        load(i, 1, Type.I64);
        code.call(modulo ? parts.helpers().modulo() : parts.helpers().divide());
    }

    // ints of any size

    private void unbox(Value value) {
        values.load(value, Type.INT);
        if (value instanceof Constant.Int(var number)) {
            code.op(Opcode.DROP).i64(number.longValue());
        } else if (value.type() == Type.I64) {
            code.op(Opcode.DROP);
            values.load(value, Type.I64);
        } else {
            code.call(parts.helpers().unbox());
        }
    }

    private static boolean isSmallConstant(Value value) {
        return value instanceof Constant.Int(var number) && Words.isSmall(number);
    }

    /** An operand as an int of any size, in a local unless it is a constant. */
    private Runnable held(Value value) {
        if (value instanceof Constant) {
            return () -> values.load(value, Type.INT);
        }
        Local local = new Local(ValueType.I64, "");
        values.load(value, Type.INT);
        code.set(local);
        return () -> code.get(local);
    }

    /** Leaves the block unless both operands are small. */
    private void unlessSmall(Instruction i, Runnable a, Runnable b, Label slow) {
        if (isSmallConstant(i.operand(0))) {
            b.run();
        } else if (isSmallConstant(i.operand(1))) {
            a.run();
        } else {
            a.run();
            b.run();
            code.op(Opcode.I64_AND);
        }
        code.i64(Words.INT_TAG).op(Opcode.I64_LT_U).branchIf(slow);
    }

    private void shifted(Runnable operand) {
        operand.run();
        code.i64(Words.INT_SHIFT).op(Opcode.I64_SHL);
    }

    private void bare(Runnable operand) {
        shifted(operand);
        code.i64(Words.INT_SHIFT).op(Opcode.I64_SHR_S);
    }

    /** The slow way: the kernel's function on both operands, whose result is left on the stack. */
    private void slow(Instruction i, Runnable a, Runnable b) {
        String name = Operations.name(i);
        var found = parts.kernel().find(name).or(() -> parts.kernel().find("morph_" + name.substring("int_".length())));
        if (found.isEmpty()) {
            parts.notYet(i.op().text(), i.position());
            code.op(Opcode.UNREACHABLE);
            return;
        }
        a.run();
        b.run();
        code.call(found.get());
    }

    private void arithmetic(Instruction i) {
        Runnable a = held(i.operand(0));
        Runnable b = held(i.operand(1));
        Local result = new Local(ValueType.I64, "");
        Label done = code.block(ValueType.I64);
        Label slow = code.block();
        unlessSmall(i, a, b, slow);
        switch (i.op()) {
            case INT_ADD -> sum(Opcode.I64_ADD, a, b, result);
            case INT_SUB -> sum(Opcode.I64_SUB, a, b, result);
            default -> product(a, b, result, slow);
        }
        code.get(result)
                .i64(Words.INT_SHIFT)
                .op(Opcode.I64_SHL)
                .i64(Words.INT_SHIFT)
                .op(Opcode.I64_SHR_S);
        code.get(result).op(Opcode.I64_NE).branchIf(slow);
        code.get(result).i64(Words.INT_TAG).op(Opcode.I64_OR).branch(done).end(slow);
        slow(i, a, b);
        code.end(done);
    }

    private void sum(Opcode opcode, Runnable a, Runnable b, Local result) {
        bare(a);
        bare(b);
        code.op(opcode).set(result);
    }

    /** Factors of 32 bits have a product of 64. */
    private void product(Runnable a, Runnable b, Local result, Label slow) {
        bare(a);
        code.i64(1L << 31).op(Opcode.I64_ADD);
        bare(b);
        code.i64(1L << 31).op(Opcode.I64_ADD).op(Opcode.I64_OR);
        code.i64(32).op(Opcode.I64_SHR_U).op(Opcode.I64_EQZ).op(Opcode.I32_EQZ).branchIf(slow);
        bare(a);
        bare(b);
        code.op(Opcode.I64_MUL).set(result);
    }

    /** Of two small ints the tags stay, or are put back. */
    private void bits(Instruction i) {
        Runnable a = held(i.operand(0));
        Runnable b = held(i.operand(1));
        Label done = code.block(ValueType.I64);
        Label slow = code.block();
        unlessSmall(i, a, b, slow);
        a.run();
        b.run();
        switch (i.op()) {
            case INT_AND -> code.op(Opcode.I64_AND);
            case INT_OR -> code.op(Opcode.I64_OR);
            default -> code.op(Opcode.I64_XOR).i64(Words.INT_TAG).op(Opcode.I64_OR);
        }
        code.branch(done).end(slow);
        slow(i, a, b);
        code.end(done);
    }

    private void comparison(Instruction i, Opcode opcode) {
        Runnable a = held(i.operand(0));
        Runnable b = held(i.operand(1));
        Label done = code.block(ValueType.I32);
        Label slow = code.block();
        unlessSmall(i, a, b, slow);
        shifted(a);
        shifted(b);
        code.op(opcode).branch(done).end(slow);
        slow(i, a, b);
        code.end(done);
    }

    /** A small int equals only its own word. */
    private void equality(Instruction i) {
        Runnable a = held(i.operand(0));
        Runnable b = held(i.operand(1));
        Opcode opcode = i.op() == id.morph.ir.Op.INT_EQ ? Opcode.I64_EQ : Opcode.I64_NE;
        if (isSmallConstant(i.operand(0)) || isSmallConstant(i.operand(1))) {
            a.run();
            b.run();
            code.op(opcode);
            return;
        }
        Label done = code.block(ValueType.I32);
        Label slow = code.block();
        a.run();
        b.run();
        code.op(Opcode.I64_OR).i64(Words.INT_TAG).op(Opcode.I64_LT_U).branchIf(slow);
        a.run();
        b.run();
        code.op(opcode).branch(done).end(slow);
        slow(i, a, b);
        code.end(done);
    }

    private void division(Instruction i) {
        Runnable a = held(i.operand(0));
        Runnable b = held(i.operand(1));
        boolean modulo = i.op() == id.morph.ir.Op.INT_MOD;
        Label done = code.block(ValueType.I64);
        Label slow = code.block();
        unlessSmall(i, a, b, slow);
        if (!isSmallConstant(i.operand(1))) {
            b.run();
            code.i64(Words.INT_TAG).op(Opcode.I64_EQ).branchIf(slow);
        }
        bare(a);
        bare(b);
        // The smallest small int by -1 is the only quotient that is none.
        code.call(modulo ? parts.helpers().modulo() : parts.helpers().divide());
        if (modulo) {
            code.i64(Words.INT_TAG).op(Opcode.I64_OR);
        } else {
            code.call(parts.helpers().box());
        }
        code.branch(done).end(slow);
        slow(i, a, b);
        code.end(done);
        if (i.mayThrow()) {
            Local result = values.local(i);
            operations.failures().check(i, result);
            code.get(result);
        }
    }
}
