package id.morph.backend.jvm;

import id.morph.ir.Block;
import id.morph.ir.BlockParameter;
import id.morph.ir.Constant;
import id.morph.ir.Function;
import id.morph.ir.Instruction;
import id.morph.ir.Module;
import id.morph.ir.Op;
import id.morph.ir.Type;
import id.morph.ir.Value;
import id.morph.ir.Word;
import id.morph.ir.analysis.range.Interval;
import id.morph.ir.analysis.range.Ranges;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Opcodes;

/**
 * Which words are ints of the JVM: those that are proven to lie in its range. They are kept in variables of that type, computed and
 * compared with, because C2 knows much more of a loop whose counter is an int: it needs no polls for safepoints, its
 * checks of indices move out, and nothing has to be kept twice, as a long and as an index.
 *
 * <p>Parameters and results of functions, fields and elements stay longs. Where both meet, a conversion stands, which C2 removes if
 * it is not needed.
 */
final class SmallWords {
    private final Set<Value> small = new HashSet<>();
    /** Instructions whose operands, as they are known there, are not negative, and small. */
    private final Set<Instruction> natural = new HashSet<>();

    private final Set<Value> given = new HashSet<>();

    private SmallWords() {}

    static SmallWords of(Module program) {
        SmallWords words = new SmallWords();
        if (program.functions().stream().anyMatch(SmallWords::hasWords)) {
            Ranges ranges = Ranges.of(program, Word.BITS_64);
            program.functions().forEach(function -> words.scan(function, ranges));
        }
        return words;
    }

    private static boolean hasWords(Function function) {
        return function.blocks().stream()
                .anyMatch(block -> block.parameters().stream().anyMatch(p -> p.type() == Type.I64)
                        || block.instructions().stream().anyMatch(i -> i.type() == Type.I64));
    }

    private void scan(Function function, Ranges ranges) {
        given.addAll(function.entry().parameters());
        for (Block block : function.blocks()) {
            for (BlockParameter parameter : block.parameters()) {
                add(parameter, ranges);
            }
            for (Instruction instruction : block.instructions()) {
                add(instruction, ranges);
                if (instruction.op() == Op.I64_MOD || instruction.op() == Op.I64_FLOOR_DIV) {
                    addNatural(instruction, ranges);
                }
            }
        }
    }

    private void add(Value value, Ranges ranges) {
        if (value.type() == Type.I64 && isSmall(ranges.definition(value))) {
            small.add(value);
        }
    }

    private void addNatural(Instruction division, Ranges ranges) {
        if (ranges.operand(division, 0).within(0, Integer.MAX_VALUE)
                && ranges.operand(division, 1).within(1, Integer.MAX_VALUE)) {
            natural.add(division);
        }
    }

    private static boolean isSmall(Interval interval) {
        return interval.within(Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    /** Whether an int of the JVM can hold the value. */
    boolean fits(Value value) {
        return value instanceof Constant ? constant(value).isPresent() : small.contains(value);
    }

    /** The int of the JVM that a value is, if it is constant. */
    static Optional<Integer> constant(Value value) {
        return MachineOperations.word(value)
                .filter(word -> word == (int) (long) word)
                .map(Long::intValue);
    }

    /** Whether a value is kept as an int of the JVM when it is in a local variable. */
    boolean isKept(Value value) {
        return small.contains(value) && !given.contains(value);
    }

    /** The type whose local variables a value is kept in: to the JVM an int is what a boolean is. */
    Type home(Value value) {
        return isKept(value) ? Type.BOOL : value.type();
    }

    /** Whether an operation computes an int of the JVM from such ints, and {@link #operation} says how. */
    boolean computes(Instruction i) {
        return fits(i)
                && switch (i.op()) {
                    // The low half of the result is that of the low halves of the operands.
                    case I64_ADD, I64_SUB, I64_MUL, I64_AND, I64_OR, I64_XOR, I64_NEG, I64_SHL -> true;
                    case I64_SHR -> fits(i.operand(0)) && constant(i.operand(1)).isPresent();
                    case I64_MOD, I64_FLOOR_DIV -> natural.contains(i);
                    default -> false;
                };
    }

    static int operation(Op op) {
        return switch (op) {
            case I64_ADD -> Opcodes.IADD;
            case I64_SUB -> Opcodes.ISUB;
            case I64_MUL -> Opcodes.IMUL;
            case I64_AND -> Opcodes.IAND;
            case I64_OR -> Opcodes.IOR;
            case I64_XOR -> Opcodes.IXOR;
            case I64_NEG -> Opcodes.INEG;
            case I64_SHL -> Opcodes.ISHL;
            case I64_SHR -> Opcodes.ISHR;
            // Nothing is negative here, so there is nothing to floor.
            case I64_MOD -> Opcodes.IREM;
            case I64_FLOOR_DIV -> Opcodes.IDIV;
            default -> throw new IllegalArgumentException(op.text());
        };
    }

    /** The jump that is taken when a comparison of two ints on the stack holds; empty if its operands are something else. */
    Optional<Integer> jump(Instruction comparison) {
        List<Value> operands = comparison.operands();
        if (operands.size() != 2 || !operands.stream().allMatch(this::fits)) {
            return Optional.empty();
        }
        return switch (comparison.op()) {
            case I64_EQ -> Optional.of(Opcodes.IF_ICMPEQ);
            case I64_NE -> Optional.of(Opcodes.IF_ICMPNE);
            case I64_LT -> Optional.of(Opcodes.IF_ICMPLT);
            case I64_LE -> Optional.of(Opcodes.IF_ICMPLE);
            case I64_GT -> Optional.of(Opcodes.IF_ICMPGT);
            case I64_GE -> Optional.of(Opcodes.IF_ICMPGE);
            default -> Optional.empty();
        };
    }
}
