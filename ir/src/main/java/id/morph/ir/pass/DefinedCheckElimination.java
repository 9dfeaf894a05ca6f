package id.morph.ir.pass;

import id.morph.ir.Block;
import id.morph.ir.BlockParameter;
import id.morph.ir.Constant;
import id.morph.ir.Edge;
import id.morph.ir.Function;
import id.morph.ir.Instruction;
import id.morph.ir.Op;
import id.morph.ir.Value;
import id.morph.ir.analysis.ControlFlowGraph;
import id.morph.ir.analysis.DominatorTree;
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
 * Removes {@code morph.defined} where the operand cannot be undefined, or has been checked on every way here; and answers
 * {@code morph.isdefined} where the answer is clear.
 */
public final class DefinedCheckElimination implements FunctionPass {

    @Override
    public String name() {
        return "defined-check-elimination";
    }

    @Override
    public Stage needs() {
        return Stage.SSA;
    }

    @Override
    public void run(Function function) {
        boolean asked = function.blocks().stream()
                .flatMap(block -> block.instructions().stream())
                .anyMatch(i -> i.op() == Op.DEFINED || i.op() == Op.IS_DEFINED);
        if (!asked) {
            return;
        }
        Set<Value> undefined = possiblyUndefined(function);
        Replacement replacement = new Replacement();
        ControlFlowGraph graph = ControlFlowGraph.ofPoints(function);
        DominatorTree tree = DominatorTree.of(graph);
        Map<Value, List<Check>> checks = new HashMap<>();
        for (int place = 0; place < graph.size(); place++) {
            int index = tree.preorder(place);
            ControlFlowGraph.Node node = graph.node(index);
            for (int i = node.from(); i < node.to(); i++) {
                Instruction instruction = node.block().instructions().get(i);
                if (instruction.op() != Op.DEFINED && instruction.op() != Op.IS_DEFINED) {
                    continue;
                }
                Value operand = replacement.resolve(instruction.operand(0));
                Optional<Value> checked = undefined.contains(operand)
                        ? checkedBefore(checks, tree, operand, index)
                        : Optional.of(operand);
                if (instruction.op() == Op.DEFINED) {
                    checked.ifPresentOrElse(
                            value -> replacement.put(instruction, value),
                            () -> checks.computeIfAbsent(operand, _ -> new ArrayList<>())
                                    .add(new Check(index, instruction)));
                } else if (checked.isPresent()) {
                    replacement.put(instruction, Constant.TRUE);
                } else if (operand.equals(Constant.UNDEFINED)) {
                    replacement.put(instruction, Constant.FALSE);
                }
            }
        }
        function.blocks().forEach(block -> block.instructions().removeIf(replacement::replaces));
        replacement.apply(function);
    }

    private record Check(int node, Instruction result) {}

    /** Checks of the value that dominate the node; preorder means that those which do not will never do so again. */
    private static Optional<Value> checkedBefore(
            Map<Value, List<Check>> checks, DominatorTree tree, Value operand, int node) {
        List<Check> before = checks.getOrDefault(operand, List.of());
        while (!before.isEmpty()) {
            if (tree.dominates(before.getLast().node(), node)) {
                return Optional.of(before.getLast().result());
            }
            before.removeLast();
        }
        return Optional.empty();
    }

    /** Variables that others share, the constant itself, and parameters that are given one of those. */
    private static Set<Value> possiblyUndefined(Function function) {
        Map<Value, List<BlockParameter>> givenTo = new HashMap<>();
        Set<Value> undefined = new HashSet<>();
        Deque<Value> work = new ArrayDeque<>();
        undefined.add(Constant.UNDEFINED);
        work.add(Constant.UNDEFINED);
        for (Block block : function.blocks()) {
            for (Instruction instruction : block.instructions()) {
                if (mayGiveUndefined(instruction.op()) && undefined.add(instruction)) {
                    work.add(instruction);
                }
            }
            for (Edge edge : block.edges()) {
                int supplied =
                        edge.target().parameters().size() - edge.arguments().size();
                for (int i = 0; i < edge.arguments().size(); i++) {
                    givenTo.computeIfAbsent(edge.arguments().get(i), _ -> new ArrayList<>())
                            .add(edge.target().parameters().get(i + supplied));
                }
            }
        }
        while (!work.isEmpty()) {
            for (BlockParameter parameter : givenTo.getOrDefault(work.poll(), List.of())) {
                if (undefined.add(parameter)) {
                    work.add(parameter);
                }
            }
        }
        return undefined;
    }

    private static boolean mayGiveUndefined(Op op) {
        return switch (op) {
            case LOCAL_GET, GLOBAL_PROBE, CELL_GET, FRAME_LOAD -> true;
            default -> false;
        };
    }
}
