package id.morph.backend.jvm;

import id.morph.ir.Instruction;
import id.morph.ir.Op;
import id.morph.ir.Type;
import id.morph.ir.Value;
import java.util.Optional;
import org.objectweb.asm.Opcodes;

/** The system dialect: a word is a long and most operations are one bytecode; the memory is an object that is constant for HotSpot. */
final class SystemOperations {
    private final Code code;
    private final ValueAccess values;

    SystemOperations(Code code, ValueAccess values) {
        this.code = code;
        this.values = values;
    }

    /** Whether the operation is one of these; they are the last ones of the table. */
    static boolean has(Op op) {
        return op.ordinal() >= Op.WORD_NEG.ordinal();
    }

    void compile(Instruction i) {
        switch (i.op()) {
            case WORD_NEG -> plain(i, Opcodes.LNEG);
            case WORD_ADD -> plain(i, Opcodes.LADD);
            case WORD_SUB -> plain(i, Opcodes.LSUB);
            case WORD_MUL -> plain(i, Opcodes.LMUL);
            case WORD_AND -> plain(i, Opcodes.LAND);
            case WORD_OR -> plain(i, Opcodes.LOR);
            case WORD_XOR -> plain(i, Opcodes.LXOR);
            case WORD_NOT -> {
                operands(i);
                code.push(-1L);
                code.op(Opcodes.LXOR);
            }
            case WORD_SHL -> shift(i, Opcodes.LSHL);
            case WORD_SHR -> shift(i, Opcodes.LSHR);
            case WORD_USHR -> shift(i, Opcodes.LUSHR);
            case WORD_DIV -> divide(i, "div", Opcodes.LSHR);
            case WORD_UDIV -> divide(i, "udiv", Opcodes.LUSHR);
            case WORD_MOD -> remainder(i, "mod");
            case WORD_UMOD -> remainder(i, "umod");
            case WORD_MUL_HIGH -> helper(i, "java/lang/Math", "multiplyHigh", "(JJ)J");
            case WORD_UMUL_HIGH -> helper(i, Jvm.WORDS, "umulHigh", "(JJ)J");
            case WORD_CLZ -> count(i, "numberOfLeadingZeros");
            case WORD_CTZ -> count(i, "numberOfTrailingZeros");
            case WORD_POPCOUNT -> count(i, "bitCount");

            case F64_QUOTIENT -> plain(i, Opcodes.DDIV);
            case F64_OF_WORD -> plain(i, Opcodes.L2D);
            case WORD_OF_F64 -> plain(i, Opcodes.D2L);
            case F64_BITS -> helper(i, Jvm.DOUBLE, "doubleToLongBits", "(D)J");
            case F64_OF_BITS -> helper(i, Jvm.DOUBLE, "longBitsToDouble", "(J)D");
            case BOX_WORD -> {
                operands(i);
                code.boxLong();
            }
            case INT_OF_WORD -> {
                operands(i);
                code.op(Opcodes.ACONST_NULL);
            }
            case WORD_OF_ANY -> helper(i, Jvm.WORDS, "ofAny", Jvm.method("OJ"));
            case WORD_OF_INT -> {
                if (i.operand(0).type() == Type.I64) {
                    values.load(i.operand(0), Type.I64);
                } else {
                    helper(i, Jvm.WORDS, "ofInt", Jvm.method("JOJ"));
                }
            }
            case F64_OF_ANY -> helper(i, Jvm.WORDS, "floatOfAny", Jvm.method("OD"));
            case BOOL_OF_ANY -> helper(i, Jvm.WORDS, "boolOfAny", Jvm.method("OZ"));

            case MEM_LOAD8 -> memory(i, "load8", "(J)J");
            case MEM_LOAD8S -> memory(i, "load8s", "(J)J");
            case MEM_LOAD16 -> memory(i, "load16", "(J)J");
            case MEM_LOAD16S -> memory(i, "load16s", "(J)J");
            case MEM_LOAD32 -> memory(i, "load32", "(J)J");
            case MEM_LOAD32S -> memory(i, "load32s", "(J)J");
            case MEM_LOAD64 -> memory(i, "load64", "(J)J");
            case MEM_LOADF64 -> memory(i, "loadF64", "(J)D");
            case MEM_STORE8 -> memory(i, "store8", "(JJ)V");
            case MEM_STORE16 -> memory(i, "store16", "(JJ)V");
            case MEM_STORE32 -> memory(i, "store32", "(JJ)V");
            case MEM_STORE64 -> memory(i, "store64", "(JJ)V");
            case MEM_STOREF64 -> memory(i, "storeF64", "(JD)V");
            case MEM_ATOMIC_LOAD -> memory(i, "atomicLoad", "(J)J");
            case MEM_ATOMIC_STORE -> memory(i, "atomicStore", "(JJ)V");
            case MEM_ATOMIC_ADD -> memory(i, "atomicAdd", "(JJ)J");
            case MEM_ATOMIC_CAS -> memory(i, "atomicCas", "(JJJ)J");
            case MEM_COPY -> memory(i, "copy", "(JJJ)V");
            case MEM_FILL -> memory(i, "fill", "(JJJ)V");
            case MEM_SIZE -> memory(i, "size", "()J");
            case MEM_GROW -> memory(i, "grow", "(J)J");
            case MEM_INIT -> {
                values.loadMemory();
                values.load(i.operand(0), Type.WORD);
                values.load(i.operand(1));
                code.type(Opcodes.CHECKCAST, "java/lang/CharSequence");
                code.callVirtual(Jvm.MEMORY, "init", "(JLjava/lang/CharSequence;)V");
            }
            default -> throw new IllegalArgumentException(i.op().text() + " must not come to code generation");
        }
    }

    private void operands(Instruction i) {
        for (int k = 0; k < i.operands().size(); k++) {
            values.load(i.operand(k), i.op().operands().get(k));
        }
    }

    private void plain(Instruction i, int opcode) {
        operands(i);
        code.op(opcode);
    }

    private void helper(Instruction i, String owner, String name, String descriptor) {
        operands(i);
        code.callStatic(owner, name, descriptor);
    }

    private void memory(Instruction i, String name, String descriptor) {
        values.loadMemory();
        operands(i);
        code.callVirtual(Jvm.MEMORY, name, descriptor);
    }

    /** The JVM takes the count modulo 64, too. */
    private void shift(Instruction i, int opcode) {
        operands(i);
        code.op(Opcodes.L2I);
        code.op(opcode);
    }

    private void count(Instruction i, String name) {
        helper(i, Jvm.LONG, name, "(J)I");
        code.op(Opcodes.I2L);
    }

    /** By a power of two, what is floored is a shift. */
    private void divide(Instruction i, String name, int shift) {
        Optional<Long> power = powerOfTwo(i.operand(1));
        if (power.isPresent()) {
            values.load(i.operand(0), Type.WORD);
            code.push(Long.numberOfTrailingZeros(power.get()));
            code.op(shift);
        } else {
            helper(i, Jvm.WORDS, name, "(JJ)J");
        }
    }

    private void remainder(Instruction i, String name) {
        Optional<Long> power = powerOfTwo(i.operand(1));
        if (power.isPresent()) {
            values.load(i.operand(0), Type.WORD);
            code.push(power.get() - 1);
            code.op(Opcodes.LAND);
        } else {
            helper(i, Jvm.WORDS, name, "(JJ)J");
        }
    }

    private static Optional<Long> powerOfTwo(Value divisor) {
        return MachineOperations.word(divisor).filter(number -> number > 0 && Long.bitCount(number) == 1);
    }

    /** Pushes an int that compares with 0 as the words do. */
    void compare(Instruction i) {
        operands(i);
        if (i.op() == Op.WORD_ULT || i.op() == Op.WORD_ULE) {
            code.callStatic(Jvm.LONG, "compareUnsigned", "(JJ)I");
        } else {
            code.op(Opcodes.LCMP);
        }
    }
}
