package id.morph.ir.pass;

import id.morph.ir.Block;
import id.morph.ir.BlockParameter;
import id.morph.ir.Constant;
import id.morph.ir.Edge;
import id.morph.ir.Function;
import id.morph.ir.Instruction;
import id.morph.ir.Value;
import id.morph.ir.analysis.Stage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Deletes unreachable blocks, and values that nothing observable depends on. Everything is dead until shown otherwise, so
 * values that only keep each other alive around a loop go, too.
 */
public final class DeadCode implements FunctionPass {

    @Override
    public String name() {
        return "dead-code";
    }

    @Override
    public Stage needs() {
        return Stage.SSA;
    }

    @Override
    public void run(Function function) {
        Reachability.deleteUnreachable(function);
        Set<Value> live = new Marking(function).live();
        Set<BlockParameter> dead = new HashSet<>();
        for (Block block : function.blocks()) {
            block.instructions().removeIf(instruction -> instruction.removable() && !live.contains(instruction));
            for (BlockParameter parameter : block.parameters()) {
                if (!live.contains(parameter)) {
                    dead.add(parameter);
                }
            }
        }
        Replacement.removeParameters(function, dead);
    }

    private static final class Marking {
        private final Set<Value> live = new HashSet<>();
        private final Deque<Value> work = new ArrayDeque<>();
        private final Map<BlockParameter, List<Value>> given = new HashMap<>();

        Marking(Function function) {
            function.entry().parameters().forEach(this::mark);
            for (Block block : function.blocks()) {
                for (Instruction instruction : block.instructions()) {
                    if (!instruction.removable()) {
                        mark(instruction);
                    }
                }
                block.terminator().operands().forEach(this::mark);
                block.edges().forEach(this::collect);
            }
        }

        private void collect(Edge edge) {
            List<BlockParameter> parameters = edge.target().parameters();
            int supplied = parameters.size() - edge.arguments().size();
            if (supplied > 0) {
                mark(parameters.getFirst());
            }
            for (int i = 0; i < edge.arguments().size(); i++) {
                given.computeIfAbsent(parameters.get(i + supplied), _ -> new ArrayList<>())
                        .add(edge.arguments().get(i));
            }
        }

        private void mark(Value value) {
            if (live.add(value)) {
                work.add(value);
            }
        }

        Set<Value> live() {
            while (!work.isEmpty()) {
                switch (work.poll()) {
                    case Instruction instruction -> instruction.operands().forEach(this::mark);
                    case BlockParameter parameter ->
                        given.getOrDefault(parameter, List.of()).forEach(this::mark);
                    case Constant _ -> {}
                }
            }
            return live;
        }
    }
}
