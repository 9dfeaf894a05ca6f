package id.morph.ir.pass;

import id.morph.ir.Block;
import id.morph.ir.BlockParameter;
import id.morph.ir.Edge;
import id.morph.ir.Function;
import id.morph.ir.Instruction;
import id.morph.ir.Op;
import id.morph.ir.Type;
import id.morph.ir.Value;
import id.morph.ir.analysis.Stage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Removes values that are only another name for a value: block parameters that every edge gives the same, {@code truthy} of
 * what is a boolean already, and double negation.
 */
public final class CopyPropagation implements FunctionPass {

    @Override
    public String name() {
        return "copy-propagation";
    }

    @Override
    public Stage needs() {
        return Stage.SSA;
    }

    @Override
    public void run(Function function) {
        Reachability.deleteUnreachable(function);
        Replacement copies = new Replacement();
        findCopies(function, copies);
        Set<BlockParameter> redundant = new Parameters(function, copies).simplify();
        copies.apply(function);
        Replacement.removeParameters(function, redundant);
    }

    private static void findCopies(Function function, Replacement copies) {
        for (Block block : function.blocks()) {
            block.instructions().removeIf(instruction -> {
                Optional<Value> original = original(instruction, copies);
                original.ifPresent(value -> copies.put(instruction, value));
                return original.isPresent();
            });
        }
    }

    private static Optional<Value> original(Instruction instruction, Replacement copies) {
        if (instruction.op() != Op.TRUTHY && instruction.op() != Op.NOT) {
            return Optional.empty();
        }
        Value operand = copies.resolve(instruction.operand(0));
        if (instruction.op() == Op.TRUTHY) {
            return operand.type() == Type.BOOL ? Optional.of(operand) : Optional.empty();
        }
        return operand instanceof Instruction inner && inner.op() == Op.NOT
                ? Optional.of(copies.resolve(inner.operand(0)))
                : Optional.empty();
    }

    /** Finds the block parameters for which all edges give one value, or the parameter itself. */
    private static final class Parameters {
        private final Replacement copies;
        private final Map<BlockParameter, List<Value>> given = new HashMap<>();
        private final Map<Value, List<BlockParameter>> givenTo = new HashMap<>();
        private final Set<BlockParameter> fixed = new HashSet<>();

        Parameters(Function function, Replacement copies) {
            this.copies = copies;
            fixed.addAll(function.entry().parameters());
            for (Block block : function.blocks()) {
                block.edges().forEach(this::collect);
            }
        }

        private void collect(Edge edge) {
            List<BlockParameter> parameters = edge.target().parameters();
            int supplied = parameters.size() - edge.arguments().size();
            if (supplied > 0) {
                fixed.add(parameters.getFirst());
            }
            for (int i = 0; i < edge.arguments().size(); i++) {
                BlockParameter parameter = parameters.get(i + supplied);
                given.computeIfAbsent(parameter, _ -> new ArrayList<>())
                        .add(edge.arguments().get(i));
            }
        }

        Set<BlockParameter> simplify() {
            given.forEach((parameter, values) -> values.forEach(value ->
                    givenTo.computeIfAbsent(value, _ -> new ArrayList<>()).add(parameter)));
            Set<BlockParameter> redundant = new HashSet<>();
            Deque<BlockParameter> work = new ArrayDeque<>(given.keySet());
            while (!work.isEmpty()) {
                BlockParameter parameter = work.poll();
                if (fixed.contains(parameter) || redundant.contains(parameter)) {
                    continue;
                }
                Optional<Value> only = only(parameter);
                if (only.isPresent() && only.get().type().fits(parameter.type())) {
                    copies.put(parameter, only.get());
                    redundant.add(parameter);
                    List<BlockParameter> others = givenTo.getOrDefault(parameter, List.of());
                    work.addAll(others);
                    givenTo.computeIfAbsent(only.get(), _ -> new ArrayList<>()).addAll(others);
                }
            }
            return redundant;
        }

        private Optional<Value> only(BlockParameter parameter) {
            Value only = null;
            for (Value value : given.get(parameter)) {
                Value resolved = copies.resolve(value);
                if (resolved == parameter || resolved.equals(only)) {
                    continue;
                }
                if (only != null) {
                    return Optional.empty();
                }
                only = resolved;
            }
            return Optional.ofNullable(only);
        }
    }
}
