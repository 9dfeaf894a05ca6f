package id.morph.ir.pass;

import id.morph.ir.Block;
import id.morph.ir.BlockParameter;
import id.morph.ir.Edge;
import id.morph.ir.Function;
import id.morph.ir.Instruction;
import id.morph.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Values that stand for others, until they have been put in their places. A replacement may itself be replaced later. */
final class Replacement {

    private final Map<Value, Value> replaced = new HashMap<>();

    /** From now on every use of {@code value} means {@code by}. */
    void put(Value value, Value by) {
        replaced.put(value, by);
    }

    boolean isEmpty() {
        return replaced.isEmpty();
    }

    boolean replaces(Value value) {
        return replaced.containsKey(value);
    }

    /** What stands for the value in the end; the value itself if nothing does. */
    Value resolve(Value value) {
        Value next = replaced.get(value);
        if (next == null) {
            return value;
        }
        Value last = next;
        while (replaced.containsKey(last)) {
            last = replaced.get(last);
        }
        // Shorten the path for those who ask next.
        Value step = value;
        while (step != last) {
            step = replaced.put(step, last);
        }
        return last;
    }

    /** Puts all replacements in place in the whole function. */
    void apply(Function function) {
        if (!replaced.isEmpty()) {
            function.blocks().forEach(block -> apply(block, this::resolve));
        }
    }

    /** Exchanges the values that a block uses: operands, edge arguments, what the terminator reads. */
    static void apply(Block block, UnaryOperator<Value> values) {
        for (Instruction instruction : block.instructions()) {
            instruction.operands().replaceAll(values);
            if (instruction.unwind().isPresent()) {
                instruction.setUnwind(instruction.unwind().map(edge -> edge.map(values)));
            }
        }
        block.setTerminator(block.terminator().map(values, edge -> edge.map(values)));
    }

    /** Exchanges every edge of the function; the operator must keep the number of arguments right. */
    static void edges(Function function, UnaryOperator<Edge> edges) {
        for (Block block : function.blocks()) {
            for (Instruction instruction : block.instructions()) {
                if (instruction.unwind().isPresent()) {
                    instruction.setUnwind(instruction.unwind().map(edges));
                }
            }
            block.setTerminator(block.terminator().map(UnaryOperator.identity(), edges));
        }
    }

    /** Deletes block parameters and what the edges hand over for them. Nobody may use them any more. */
    static void removeParameters(Function function, Set<BlockParameter> dead) {
        if (dead.isEmpty()) {
            return;
        }
        // An unwind edge has one argument less than its target has parameters: the error comes from elsewhere.
        edges(function, edge -> {
            List<BlockParameter> parameters = edge.target().parameters();
            if (parameters.stream().noneMatch(dead::contains)) {
                return edge;
            }
            int supplied = parameters.size() - edge.arguments().size();
            List<Value> kept = new ArrayList<>();
            for (int i = 0; i < edge.arguments().size(); i++) {
                if (!dead.contains(parameters.get(i + supplied))) {
                    kept.add(edge.arguments().get(i));
                }
            }
            return new Edge(edge.target(), kept);
        });
        for (Block block : function.blocks()) {
            for (int i = block.parameters().size() - 1; i >= 0; i--) {
                if (dead.contains(block.parameters().get(i))) {
                    block.removeParameter(i);
                }
            }
        }
    }
}
