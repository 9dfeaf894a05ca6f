package id.morph.backend.jvm;

import id.morph.ir.Block;
import id.morph.ir.Function;
import id.morph.ir.Instruction;
import id.morph.ir.Op;
import id.morph.ir.Terminator;
import id.morph.ir.Value;
import id.morph.ir.analysis.UseCounts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which instructions are compiled together: a comparison with its branch, a method's look-up with its call, the pieces of a text. */
final class SelectedCode {
    private final UseCounts uses;
    private final Set<Value> onStack = new HashSet<>();
    /** Calls of a method, with the instruction that has looked it up. */
    private final Map<Instruction, Instruction> lookups = new HashMap<>();

    private final Set<Instruction> lookedUp = new HashSet<>();

    private final TextJoins texts;
    /** Indices that are boxed for one access only, with the int that is boxed. */
    private final Map<Instruction, Value> indices = new HashMap<>();

    private final Set<Instruction> boxes = new HashSet<>();

    private SelectedCode(UseCounts uses) {
        this.uses = uses;
        this.texts = new TextJoins(uses);
    }

    static SelectedCode of(Function function) {
        SelectedCode selected = new SelectedCode(UseCounts.of(function));
        function.blocks().forEach(selected::scan);
        return selected;
    }

    private void scan(Block block) {
        texts.scan(block);
        scanIndices(block);
        Map<Instruction, List<Instruction>> calls = new LinkedHashMap<>();
        for (Instruction instruction : block.instructions()) {
            if (instruction.op() == Op.ATTRIBUTE || instruction.op() == Op.SUPER) {
                calls.put(instruction, new ArrayList<>());
            } else if (instruction.op() == Op.CALL
                    && instruction.operand(0) instanceof Instruction callee
                    && calls.containsKey(callee)) {
                calls.get(callee).add(instruction);
            }
        }
        calls.forEach((lookup, all) -> {
            if (!all.isEmpty() && all.size() == uses.of(lookup)) {
                lookedUp.add(lookup);
                all.forEach(call -> lookups.put(call, lookup));
            }
        });
        if (block.terminator() instanceof Terminator.Branch branch
                && !block.instructions().isEmpty()
                && block.instructions().getLast() == branch.condition()
                && uses.of(branch.condition()) == 1) {
            onStack.add(branch.condition());
        }
    }

    private void scanIndices(Block block) {
        Set<Instruction> boxed = new HashSet<>();
        for (Instruction instruction : block.instructions()) {
            if (instruction.op() == Op.BOX_INT && uses.of(instruction) == 1) {
                boxed.add(instruction);
            } else if (instruction.op() == Op.INDEX
                    && instruction.operand(1) instanceof Instruction box
                    && boxed.contains(box)) {
                indices.put(instruction, box.operand(0));
                boxes.add(box);
            }
        }
    }

    /** The int that an access of an element takes as it is; null if its index is any value. */
    Value index(Instruction access) {
        return indices.get(access);
    }

    int uses(Value value) {
        return uses.of(value);
    }

    /** Whether a value is left on the operand stack for the block's branch. */
    boolean onStack(Value value) {
        return onStack.contains(value);
    }

    /** The comparison of words or floats that a branch does itself; null if the condition is a value. */
    Instruction comparison(Value condition) {
        return onStack(condition) && condition instanceof Instruction i && MachineOperations.isComparison(i.op())
                ? i
                : null;
    }

    /** Whether an attribute is only looked up, for the call that uses it to bring the receiver. */
    boolean isLookup(Instruction attribute) {
        return lookedUp.contains(attribute);
    }

    /** The look-up of the method that an instruction calls; null if it calls something else. */
    Instruction lookup(Instruction call) {
        return lookups.get(call);
    }

    /** The receiver of a method that is looked up. */
    static Value receiver(Instruction lookup) {
        return lookup.operands().getLast();
    }

    /** The text that an instruction puts together; null if it does something else. */
    TextJoins.Join join(Instruction instruction) {
        return texts.join(instruction);
    }

    /** Whether an instruction has no code of its own. */
    boolean isLeftToOthers(Instruction instruction) {
        return texts.isPiece(instruction) || boxes.contains(instruction);
    }

    /** What the code of an instruction reads: its operands, and the receiver of the method that it calls. */
    List<Value> operands(Instruction instruction) {
        if (isLeftToOthers(instruction)) {
            return List.of();
        }
        if (indices.containsKey(instruction)) {
            return List.of(instruction.operand(0), indices.get(instruction));
        }
        if (texts.join(instruction) instanceof TextJoins.Join join) {
            return TextJoins.operands(join);
        }
        Instruction lookup = lookups.get(instruction);
        if (lookup == null) {
            return instruction.operands();
        }
        List<Value> all = new ArrayList<>(instruction.operands());
        all.add(receiver(lookup));
        return all;
    }
}
