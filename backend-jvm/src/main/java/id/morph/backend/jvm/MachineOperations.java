package id.morph.backend.jvm;

import id.morph.ir.Constant;
import id.morph.ir.Instruction;
import id.morph.ir.Op;
import id.morph.ir.Type;
import id.morph.ir.Value;
import java.util.Optional;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/** What the operations of the machine dialect do: arithmetic on words and floats, and where to find the rest. */
final class MachineOperations {
    private final Code code;
    private final ValueAccess values;
    private final SmallWords words;
    private final IntegerOperations integers;
    private final TypedObjects objects;
    private final SystemOperations system;

    MachineOperations(ProgramLayout layout, Code code, ValueAccess values, DynamicOperations dynamic) {
        this.code = code;
        this.values = values;
        words = layout.words();
        integers = new IntegerOperations(code, values);
        objects = new TypedObjects(layout, code, values, dynamic);
        system = new SystemOperations(code, values);
    }

    void compile(Instruction i) {
        switch (i.op()) {
            case BOX_INT -> {
                values.load(i.operand(0), Type.INT);
                code.box(Type.INT);
            }
            case BOX_F64 -> {
                values.load(i.operand(0), Type.F64);
                code.boxDouble();
            }
            case UNBOX_INT, UNBOX_F64, UNBOX_BOOL -> {
                values.load(i.operand(0));
                code.unbox(i.type());
            }
            case I64_OF_INT -> values.loadWord(i.operand(0));
            case F64_OF_I64 -> {
                if (words.fits(i.operand(0))) {
                    values.loadSmall(i.operand(0));
                    code.op(Opcodes.I2D);
                } else {
                    values.load(i.operand(0), Type.I64);
                    code.op(Opcodes.L2D);
                }
            }
            case F64_OF_INT -> {
                values.load(i.operand(0), Type.INT);
                code.callStatic(Jvm.INT_MATH, "toDouble", "(" + IntegerCode.PAIR + ")D");
            }

            case INT_NEG,
                    INT_ADD,
                    INT_SUB,
                    INT_MUL,
                    INT_MOD,
                    INT_FLOOR_DIV,
                    INT_DIV,
                    INT_AND,
                    INT_OR,
                    INT_XOR,
                    INT_NOT,
                    INT_SHL,
                    INT_SHR -> integers.compile(i);

            case I64_NEG -> words(i, Opcodes.LNEG);
            case I64_ADD -> words(i, Opcodes.LADD);
            case I64_SUB -> words(i, Opcodes.LSUB);
            case I64_MUL -> words(i, Opcodes.LMUL);
            case I64_AND -> words(i, Opcodes.LAND);
            case I64_OR -> words(i, Opcodes.LOR);
            case I64_XOR -> words(i, Opcodes.LXOR);
            case I64_NOT -> {
                values.load(i.operand(0), Type.I64);
                code.push(-1L);
                code.op(Opcodes.LXOR);
            }
            case I64_SHL -> {
                values.load(i.operand(0), Type.I64);
                values.load(i.operand(1), Type.I64);
                code.op(Opcodes.L2I);
                code.op(Opcodes.LSHL);
            }
            case I64_SHR -> shiftRight(i);
            case I64_MOD -> modulo(i);
            case I64_FLOOR_DIV -> floorDiv(i);

            case F64_NEG -> floats(i, Opcodes.DNEG);
            case F64_ADD -> floats(i, Opcodes.DADD);
            case F64_SUB -> floats(i, Opcodes.DSUB);
            case F64_MUL -> floats(i, Opcodes.DMUL);
            case F64_DIV -> divide(i);
            case F64_MOD -> {
                i.operands().forEach(operand -> values.load(operand, Type.F64));
                code.callStatic(Jvm.FLOAT_MATH, "mod", "(DD)D");
            }
            case F64_SQRT -> {
                values.load(i.operand(0), Type.F64);
                code.callStatic(Jvm.FLOAT_MATH, "sqrt", "(D)D");
            }

            case INT_EQ,
                    INT_NE,
                    INT_LT,
                    INT_LE,
                    INT_GT,
                    INT_GE,
                    I64_EQ,
                    I64_NE,
                    I64_LT,
                    I64_LE,
                    I64_GT,
                    I64_GE,
                    F64_EQ,
                    F64_NE,
                    F64_LT,
                    F64_LE,
                    F64_GT,
                    F64_GE,
                    REF_EQ,
                    REF_NE,
                    WORD_EQ,
                    WORD_NE,
                    WORD_LT,
                    WORD_LE,
                    WORD_GT,
                    WORD_GE,
                    WORD_ULT,
                    WORD_ULE -> truth(i);

            default -> {
                if (SystemOperations.has(i.op())) {
                    system.compile(i);
                } else {
                    objects.compile(i);
                }
            }
        }
    }

    /**
     * Compiles an operation whose operands and result are ints of the JVM.
     *
     * @return whether it is one, and has been compiled
     */
    boolean compileSmall(Instruction i) {
        if (!words.computes(i)) {
            return false;
        }
        values.loadSmall(i.operand(0));
        Optional<Integer> constant = i.operands().size() < 2 ? Optional.empty() : SmallWords.constant(i.operand(1));
        boolean power = constant.isPresent() && constant.get() > 0 && Integer.bitCount(constant.get()) == 1;
        if (i.op() == Op.I64_MOD && power) {
            code.push(constant.get() - 1);
            code.op(Opcodes.IAND);
        } else if (i.op() == Op.I64_FLOOR_DIV && power) {
            code.push(Integer.numberOfTrailingZeros(constant.get()));
            code.op(Opcodes.ISHR);
        } else if (i.op() == Op.I64_SHR) {
            code.push(Math.min(constant.orElseThrow(), Integer.SIZE - 1));
            code.op(Opcodes.ISHR);
        } else {
            i.operands().stream().skip(1).forEach(values::loadSmall);
            code.op(SmallWords.operation(i.op()));
        }
        return true;
    }

    private void words(Instruction i, int opcode) {
        i.operands().forEach(operand -> values.load(operand, Type.I64));
        code.op(opcode);
    }

    private void floats(Instruction i, int opcode) {
        i.operands().forEach(operand -> values.load(operand, Type.F64));
        code.op(opcode);
    }

    private void divide(Instruction i) {
        i.operands().forEach(operand -> values.load(operand, Type.F64));
        if (i.operand(1) instanceof Constant.Float divisor && divisor.value() != 0) {
            code.op(Opcodes.DDIV);
        } else {
            code.callStatic(Jvm.FLOAT_MATH, "div", "(DD)D");
        }
    }

    private void shiftRight(Instruction i) {
        values.load(i.operand(0), Type.I64);
        Optional<Long> count = word(i.operand(1));
        if (count.isPresent()) {
            code.push((int) Math.min(count.get(), Long.SIZE - 1));
        } else {
            values.load(i.operand(1), Type.I64);
            code.push((long) Long.SIZE - 1);
            code.callStatic("java/lang/Math", "min", "(JJ)J");
            code.op(Opcodes.L2I);
        }
        code.op(Opcodes.LSHR);
    }

    /** Floored: for a power of two the low bits are the rest. */
    private void modulo(Instruction i) {
        values.load(i.operand(0), Type.I64);
        Optional<Long> divisor = word(i.operand(1));
        if (divisor.isPresent() && Long.bitCount(divisor.get()) == 1 && divisor.get() > 0) {
            code.push(divisor.get() - 1);
            code.op(Opcodes.LAND);
            return;
        }
        values.load(i.operand(1), Type.I64);
        code.callStatic(Jvm.INTS, "mod", "(JJ)J");
    }

    private void floorDiv(Instruction i) {
        values.load(i.operand(0), Type.I64);
        Optional<Long> divisor = word(i.operand(1));
        if (divisor.isPresent() && Long.bitCount(divisor.get()) == 1 && divisor.get() > 0) {
            code.push(Long.numberOfTrailingZeros(divisor.get()));
            code.op(Opcodes.LSHR);
            return;
        }
        values.load(i.operand(1), Type.I64);
        code.callStatic(Jvm.INTS, "floorDiv", "(JJ)J");
    }

    /** The word that an operand is, if it is constant. */
    static Optional<Long> word(Value value) {
        return value instanceof Constant.Int constant && constant.value().bitLength() < Long.SIZE
                ? Optional.of(constant.value().longValue())
                : Optional.empty();
    }

    // comparisons

    static boolean isComparison(Op op) {
        return jump(op) != Opcodes.NOP;
    }

    /** The jump that is taken when the comparison holds, after {@link #compare}. */
    int jump(Instruction comparison) {
        return words.jump(comparison).orElseGet(() -> jump(comparison.op()));
    }

    /** The same where ints are not ints of the JVM; NOP for any other operation. */
    private static int jump(Op op) {
        return switch (op) {
            case INT_EQ, I64_EQ, F64_EQ, WORD_EQ -> Opcodes.IFEQ;
            case INT_NE, I64_NE, F64_NE, WORD_NE -> Opcodes.IFNE;
            case INT_LT, I64_LT, F64_LT, WORD_LT, WORD_ULT -> Opcodes.IFLT;
            case INT_LE, I64_LE, F64_LE, WORD_LE, WORD_ULE -> Opcodes.IFLE;
            case INT_GT, I64_GT, F64_GT, WORD_GT -> Opcodes.IFGT;
            case INT_GE, I64_GE, F64_GE, WORD_GE -> Opcodes.IFGE;
            case REF_EQ -> Opcodes.IF_ACMPEQ;
            case REF_NE -> Opcodes.IF_ACMPNE;
            default -> Opcodes.NOP;
        };
    }

    /** Pushes an int that compares with 0 as the operands compare; both of them where references or ints of the JVM are compared. */
    void compare(Instruction i) {
        if (words.jump(i).isPresent()) {
            i.operands().forEach(values::loadSmall);
            return;
        }
        switch (i.op().operands().getFirst()) {
            case I64 -> words(i, Opcodes.LCMP);
            case WORD -> system.compare(i);
            case ANY -> i.operands().forEach(values::load);
            case F64 ->
                // A NaN must not pass any test but "not equal".
                floats(i, i.op() == Op.F64_LT || i.op() == Op.F64_LE ? Opcodes.DCMPG : Opcodes.DCMPL);
            default -> integers.compare(i);
        }
    }

    private void truth(Instruction i) {
        Label holds = new Label();
        Label end = new Label();
        compare(i);
        code.jump(jump(i), holds);
        code.push(0);
        code.jump(Opcodes.GOTO, end);
        code.label(holds);
        code.push(1);
        code.label(end);
    }
}
