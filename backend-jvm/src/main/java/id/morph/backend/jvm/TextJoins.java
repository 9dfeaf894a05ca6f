package id.morph.backend.jvm;

import id.morph.ir.Block;
import id.morph.ir.Constant;
import id.morph.ir.Instruction;
import id.morph.ir.Op;
import id.morph.ir.Type;
import id.morph.ir.Value;
import id.morph.ir.analysis.UseCounts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Texts that are put together of literals and ints, {@code teks(i) + ","} or {@code "x{i}"}: they are written when they are complete,
 * at once, and where one is appended to another text, {@code s + (teks(i) + ",")}, without being made at all. None of their
 * instructions can throw (a literal is short), so it cannot be seen that they are executed later.
 */
final class TextJoins {

    /** Of more operands the code of an instruction may be cut in pieces. */
    private static final int MOST_OPERANDS = 16;

    /** Longer ones are no constants of a class, see {@link ClassBuilder#text}. */
    private static final int LONGEST_LITERAL = 1_000;

    /** A piece of a text. */
    sealed interface Piece {}

    record Literal(String text) implements Piece {}

    record Number(Value value) implements Piece {}

    /** A text that grows by some pieces; the head is null where they are all of it. */
    record Join(Value head, List<Piece> pieces) {}

    private final UseCounts uses;
    private final Map<Instruction, Join> joins = new HashMap<>();
    private final Set<Instruction> pieces = new HashSet<>();

    TextJoins(UseCounts uses) {
        this.uses = uses;
    }

    void scan(Block block) {
        Map<Instruction, List<Piece>> plain = new HashMap<>();
        for (Instruction instruction : block.instructions()) {
            Optional<List<Piece>> made = plain(instruction, plain);
            if (made.isPresent()) {
                plain.put(instruction, made.get());
                joins.put(instruction, new Join(null, made.get()));
                use(instruction, block);
            } else if (instruction.op() == Op.ADD
                    && instruction.operand(1) instanceof Instruction tail
                    && plain.containsKey(tail)
                    && uses.of(tail) == 1) {
                joins.put(instruction, new Join(instruction.operand(0), plain.get(tail)));
                use(instruction, block);
            }
        }
    }

    /** What is used only by the instruction is made by it. */
    private void use(Instruction instruction, Block block) {
        for (Value operand : instruction.operands()) {
            if (operand instanceof Instruction part
                    && uses.of(part) == 1
                    && (joins.containsKey(part) || part.op() == Op.BOX_INT)
                    && block.instructions().contains(part)) {
                joins.remove(part);
                pieces.add(part);
            }
        }
    }

    private Optional<List<Piece>> plain(Instruction instruction, Map<Instruction, List<Piece>> plain) {
        if ((instruction.op() != Op.ADD && instruction.op() != Op.FORMAT)
                || instruction.operands().size() > MOST_OPERANDS) {
            return Optional.empty();
        }
        List<Piece> all = new ArrayList<>();
        for (Value operand : instruction.operands()) {
            if (operand instanceof Constant.Text(String text)
                    && text.length() <= LONGEST_LITERAL
                    && text.chars().noneMatch(c -> Character.isSurrogate((char) c))) {
                add(all, new Literal(text));
            } else if (operand instanceof Instruction part && plain.containsKey(part) && uses.of(part) == 1) {
                plain.get(part).forEach(piece -> add(all, piece));
            } else if (instruction.op() == Op.FORMAT
                    && operand instanceof Instruction box
                    && box.op() == Op.BOX_INT
                    && box.operand(0).type() == Type.I64) {
                all.add(new Number(box.operand(0)));
            } else {
                return Optional.empty();
            }
        }
        return all.stream().anyMatch(Number.class::isInstance) ? Optional.of(all) : Optional.empty();
    }

    private static void add(List<Piece> all, Piece next) {
        if (!all.isEmpty() && all.getLast() instanceof Literal(String before) && next instanceof Literal(String text)) {
            all.set(all.size() - 1, new Literal(before + text));
        } else {
            all.add(next);
        }
    }

    /** What the instruction makes; null if it is something else. */
    Join join(Instruction instruction) {
        return joins.get(instruction);
    }

    /** Whether the instruction has no code, since another one makes its text. */
    boolean isPiece(Instruction instruction) {
        return pieces.contains(instruction);
    }

    /** What the code of a join reads. */
    static List<Value> operands(Join join) {
        List<Value> read = new ArrayList<>();
        if (join.head() != null) {
            read.add(join.head());
        }
        for (Piece piece : join.pieces()) {
            if (piece instanceof Number(Value value)) {
                read.add(value);
            }
        }
        return read;
    }
}
