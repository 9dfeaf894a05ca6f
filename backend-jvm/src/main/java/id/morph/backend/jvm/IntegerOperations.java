package id.morph.backend.jvm;

import id.morph.ir.Constant;
import id.morph.ir.Instruction;
import id.morph.ir.Op;
import id.morph.ir.Type;
import id.morph.ir.Value;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/**
 * Arithmetic on ints of any size. The code computes on words; when an operand is big, or the result is no word, it jumps to a call of the
 * runtime, which HotSpot compiles only if it happens.
 */
final class IntegerOperations {
    private static final String TWO_PAIRS = IntegerCode.PAIR + IntegerCode.PAIR;

    private final Code code;
    private final ValueAccess values;

    IntegerOperations(Code code, ValueAccess values) {
        this.code = code;
        this.values = values;
    }

    /** Computes on words: leaves the result on the stack, or goes to {@code slow} with nothing there. */
    private interface WordPath {
        void write(Label slow);
    }

    void compile(Instruction i) {
        switch (i.op()) {
            case INT_NEG ->
                operation(i, "neg", slow -> {
                    word(i, 0);
                    code.push(Long.MIN_VALUE);
                    code.op(Opcodes.LCMP);
                    code.jump(Opcodes.IFEQ, slow);
                    word(i, 0);
                    code.op(Opcodes.LNEG);
                });
            case INT_NOT ->
                operation(i, "bitNot", slow -> {
                    word(i, 0);
                    code.push(-1L);
                    code.op(Opcodes.LXOR);
                });
            case INT_ADD -> operation(i, "add", slow -> addition(i, Opcodes.LADD, slow));
            case INT_SUB -> operation(i, "sub", slow -> addition(i, Opcodes.LSUB, slow));
            case INT_MUL -> operation(i, "mul", slow -> multiply(i, slow));
            case INT_AND -> operation(i, "bitAnd", slow -> bits(i, Opcodes.LAND));
            case INT_OR -> operation(i, "bitOr", slow -> bits(i, Opcodes.LOR));
            case INT_XOR -> operation(i, "bitXor", slow -> bits(i, Opcodes.LXOR));
            case INT_MOD -> operation(i, "mod", slow -> positiveDivisor(i, "floorMod", slow));
            case INT_FLOOR_DIV -> operation(i, "floorDiv", slow -> positiveDivisor(i, "floorDiv", slow));
            case INT_SHL -> operation(i, "shiftLeft", slow -> shiftLeft(i, slow));
            case INT_SHR -> operation(i, "shiftRight", slow -> shiftRight(i, slow));
            case INT_DIV -> {
                i.operands().forEach(operand -> values.load(operand, Type.INT));
                code.callStatic(Jvm.INTS, "div", "(" + TWO_PAIRS + ")D");
            }
            default -> throw new IllegalArgumentException(i.op().text());
        }
    }

    private void operation(Instruction i, String name, WordPath fast) {
        Label slow = new Label();
        Label end = new Label();
        i.operands().forEach(operand -> unlessBig(operand, slow));
        fast.write(slow);
        code.op(Opcodes.ACONST_NULL);
        code.jump(Opcodes.GOTO, end);
        code.label(slow);
        i.operands().forEach(operand -> values.load(operand, Type.INT));
        code.callStatic(
                Jvm.INT_MATH, name, "(" + IntegerCode.PAIR.repeat(i.operands().size()) + ")Ljava/lang/Object;");
        IntegerCode.split(code);
        code.label(end);
    }

    private void word(Instruction i, int operand) {
        values.loadWord(i.operand(operand));
    }

    /** Jumps if the operand is no word. */
    private void unlessBig(Value operand, Label slow) {
        if (operand instanceof Constant) {
            if (MachineOperations.word(operand).isEmpty()) {
                code.jump(Opcodes.GOTO, slow);
            }
        } else if (operand.type() == Type.INT) {
            values.loadBig(operand);
            code.jump(Opcodes.IFNONNULL, slow);
        }
    }

    /** A sum or difference, which has gone round if its sign is not that of what was put in. */
    private void addition(Instruction i, int opcode, Label slow) {
        int sum = values.scratch();
        word(i, 0);
        word(i, 1);
        code.op(opcode);
        code.local(Opcodes.LSTORE, sum);
        long constant = MachineOperations.word(i.operand(1)).orElse(0L);
        if (constant != 0) {
            boolean grows = constant > 0 == (opcode == Opcodes.LADD);
            code.local(Opcodes.LLOAD, sum);
            word(i, 0);
            code.op(Opcodes.LCMP);
            code.jump(grows ? Opcodes.IFLT : Opcodes.IFGT, slow);
        } else {
            word(i, 0);
            code.local(Opcodes.LLOAD, sum);
            code.op(Opcodes.LXOR);
            word(i, opcode == Opcodes.LADD ? 1 : 0);
            if (opcode == Opcodes.LADD) {
                code.local(Opcodes.LLOAD, sum);
            } else {
                word(i, 1);
            }
            code.op(Opcodes.LXOR);
            code.op(Opcodes.LAND);
            code.push(0L);
            code.op(Opcodes.LCMP);
            code.jump(Opcodes.IFLT, slow);
        }
        code.local(Opcodes.LLOAD, sum);
    }

    private void multiply(Instruction i, Label slow) {
        int product = values.scratch();
        word(i, 0);
        word(i, 1);
        code.op(Opcodes.LMUL);
        code.local(Opcodes.LSTORE, product);
        word(i, 0);
        word(i, 1);
        code.callStatic("java/lang/Math", "multiplyHigh", "(JJ)J");
        code.local(Opcodes.LLOAD, product);
        code.push(Long.SIZE - 1);
        code.op(Opcodes.LSHR);
        code.op(Opcodes.LCMP);
        code.jump(Opcodes.IFNE, slow);
        code.local(Opcodes.LLOAD, product);
    }

    private void bits(Instruction i, int opcode) {
        word(i, 0);
        word(i, 1);
        code.op(opcode);
    }

    /** Floored division, or its rest, by a positive number; a power of two needs no division. */
    private void positiveDivisor(Instruction i, String name, Label slow) {
        long constant = MachineOperations.word(i.operand(1)).orElse(0L);
        if (constant > 0 && Long.bitCount(constant) == 1) {
            word(i, 0);
            if (i.op() == Op.INT_MOD) {
                code.push(constant - 1);
                code.op(Opcodes.LAND);
            } else {
                code.push(Long.numberOfTrailingZeros(constant));
                code.op(Opcodes.LSHR);
            }
            return;
        }
        if (constant <= 0) {
            word(i, 1);
            code.push(0L);
            code.op(Opcodes.LCMP);
            code.jump(Opcodes.IFLE, slow);
        }
        word(i, 0);
        word(i, 1);
        code.callStatic("java/lang/Math", name, "(JJ)J");
    }

    private void shiftLeft(Instruction i, Label slow) {
        int shifted = values.scratch();
        inRange(i, slow);
        word(i, 0);
        word(i, 1);
        code.op(Opcodes.L2I);
        code.op(Opcodes.LSHL);
        code.local(Opcodes.LSTORE, shifted);
        code.local(Opcodes.LLOAD, shifted);
        word(i, 1);
        code.op(Opcodes.L2I);
        code.op(Opcodes.LSHR);
        word(i, 0);
        code.op(Opcodes.LCMP);
        code.jump(Opcodes.IFNE, slow);
        code.local(Opcodes.LLOAD, shifted);
    }

    private void shiftRight(Instruction i, Label slow) {
        inRange(i, slow);
        word(i, 0);
        word(i, 1);
        code.op(Opcodes.L2I);
        code.op(Opcodes.LSHR);
    }

    /** Jumps unless the count is one that the machine takes. */
    private void inRange(Instruction i, Label slow) {
        word(i, 1);
        code.push(~(Long.SIZE - 1L));
        code.op(Opcodes.LAND);
        code.push(0L);
        code.op(Opcodes.LCMP);
        code.jump(Opcodes.IFNE, slow);
    }

    private static boolean isWord(Value value) {
        return value instanceof Constant ? MachineOperations.word(value).isPresent() : value.type() == Type.I64;
    }

    /** Pushes an int that compares with 0 as the operands compare. */
    void compare(Instruction i) {
        if (i.operand(0).type() == Type.INT && !(i.operand(0) instanceof Constant) && isWord(i.operand(1))) {
            values.load(i.operand(0), Type.INT);
            values.load(i.operand(1), Type.I64);
            IntegerCode.compareWithWord(code);
            return;
        }
        Label slow = new Label();
        Label end = new Label();
        i.operands().forEach(operand -> unlessBig(operand, slow));
        word(i, 0);
        word(i, 1);
        code.op(Opcodes.LCMP);
        code.jump(Opcodes.GOTO, end);
        code.label(slow);
        i.operands().forEach(operand -> values.load(operand, Type.INT));
        code.callStatic(Jvm.INT_MATH, "compare", "(" + TWO_PAIRS + ")I");
        code.label(end);
    }
}
