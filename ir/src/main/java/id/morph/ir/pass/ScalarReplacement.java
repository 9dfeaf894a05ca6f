package id.morph.ir.pass;

import id.morph.ir.Block;
import id.morph.ir.Edge;
import id.morph.ir.Function;
import id.morph.ir.Instruction;
import id.morph.ir.Module;
import id.morph.ir.Type;
import id.morph.ir.Value;
import id.morph.ir.analysis.Stage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes apart what need not exist as a whole. Cells, instances and short lists that never leave the function that makes them
 * become variables, and those become values: block parameters appear where assignments meet, as in
 * {@link SsaConstruction}. Numbers are not boxed only to be unboxed again, and what is asked of a variant that was made in
 * sight is answered. A variable that closures share and that never changes is no variable.
 *
 * <p>Choi et al., "Escape Analysis for Java" (1999), as far as one function shows it: an object escapes unless all its uses
 * are reads and writes of what is known to be there.
 */
public final class ScalarReplacement implements Pass {

    /** An object within an object is seen when the outer one is gone. */
    private static final int ROUNDS = 4;

    @Override
    public String name() {
        return "scalar-replacement";
    }

    @Override
    public Stage needs() {
        return Stage.SSA;
    }

    @Override
    public void run(Module module) {
        new ConstantCells(module).run();
        for (Function function : module.functions()) {
            boolean changed = true;
            for (int round = 0; round < ROUNDS && changed; round++) {
                new KnownParts(function).run();
                changed = takeApart(function, module);
            }
        }
    }

    private static boolean takeApart(Function function, Module module) {
        Map<Value, LocalObject> objects = candidates(function, module);
        if (objects.isEmpty()) {
            return false;
        }
        Reachability.deleteUnreachable(function);
        dropEscaping(function, objects);
        dropPerhapsUnassigned(function, objects);
        if (objects.isEmpty()) {
            return false;
        }
        Map<String, Type> variables = new HashMap<>();
        objects.values().forEach(object -> variables.putAll(object.variables()));
        Replacement replacement = new Replacement();
        for (Block block : function.blocks()) {
            rewrite(block, objects, replacement);
        }
        replacement.apply(function);
        SsaConstruction.run(function, variables);
        return true;
    }

    private static Map<Value, LocalObject> candidates(Function function, Module module) {
        Map<Value, LocalObject> objects = new LinkedHashMap<>();
        for (Block block : function.blocks()) {
            for (Instruction instruction : block.instructions()) {
                LocalObject.madeBy(instruction, module, objects.size())
                        .ifPresent(object -> objects.put(instruction, object));
            }
        }
        return objects;
    }

    private static void dropEscaping(Function function, Map<Value, LocalObject> objects) {
        for (Block block : function.blocks()) {
            for (Instruction instruction : block.instructions()) {
                for (Value operand : instruction.operands()) {
                    LocalObject object = objects.get(operand);
                    if (object != null && !object.allows(instruction)) {
                        objects.remove(operand);
                    }
                }
            }
            block.terminator().operands().forEach(objects::remove);
            for (Edge edge : block.edges()) {
                edge.arguments().forEach(objects::remove);
            }
        }
    }

    /** A field that may be read before it is assigned throws; such an object stays, unless one assignment comes before all reads. */
    private static void dropPerhapsUnassigned(Function function, Map<Value, LocalObject> objects) {
        Map<Value, Map<String, List<Instruction>>> reads = new HashMap<>();
        Map<Value, Map<String, List<Instruction>>> writes = new HashMap<>();
        for (Block block : function.blocks()) {
            for (Instruction use : block.instructions()) {
                LocalObject object = use.operands().isEmpty() ? null : objects.get(use.operand(0));
                if (object != null) {
                    object.readsPerhapsAbsent(use).ifPresent(field -> collect(reads, field, use));
                    object.assigns(use).ifPresent(field -> collect(writes, field, use));
                }
            }
        }
        if (reads.isEmpty()) {
            return;
        }
        Places places = new Places(function);
        reads.forEach((object, fields) -> fields.forEach((field, all) -> {
            List<Instruction> sets = writes.getOrDefault(object, Map.of()).getOrDefault(field, List.of());
            if (all.stream().anyMatch(read -> sets.stream().noneMatch(set -> places.comesBefore(set, read)))) {
                objects.remove(object);
            }
        }));
    }

    private static void collect(Map<Value, Map<String, List<Instruction>>> uses, String field, Instruction use) {
        uses.computeIfAbsent(use.operand(0), _ -> new HashMap<>())
                .computeIfAbsent(field, _ -> new ArrayList<>())
                .add(use);
    }

    private static void rewrite(Block block, Map<Value, LocalObject> objects, Replacement replacement) {
        List<Instruction> out = new ArrayList<>();
        for (Instruction instruction : block.instructions()) {
            LocalObject made = objects.get(instruction);
            LocalObject used = instruction.operands().isEmpty() ? null : objects.get(instruction.operand(0));
            if (made != null) {
                out.addAll(made.beginning());
            } else if (used != null) {
                Optional<Value> instead = used.replaced(instruction);
                instead.ifPresent(value -> replacement.put(instruction, value));
                if (instead.isPresent() && instead.get() instanceof Instruction access) {
                    out.add(access);
                }
            } else {
                out.add(instruction);
            }
        }
        block.instructions().clear();
        block.instructions().addAll(out);
    }
}
