package id.morph.ir.analysis;

import id.morph.ir.Block;
import id.morph.ir.BlockParameter;
import id.morph.ir.Constant;
import id.morph.ir.Edge;
import id.morph.ir.Instruction;
import id.morph.ir.Op;
import id.morph.ir.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Which values and, before SSA construction, which locals are needed at the beginning of each node. Found variable by
 * variable, walking back from each use to the definition, so the cost is the total length of the live ranges.
 */
public final class Liveness {

    private final List<List<Value>> values;
    private final List<List<String>> locals;

    private Liveness(int nodes) {
        this.values = new ArrayList<>(nodes);
        this.locals = new ArrayList<>(nodes);
        for (int i = 0; i < nodes; i++) {
            values.add(List.of());
            locals.add(List.of());
        }
    }

    public static Liveness of(ControlFlowGraph graph) {
        return of(graph, Instruction::operands);
    }

    /** @param read what the code of an instruction reads, for backends that compile several instructions together */
    public static Liveness of(ControlFlowGraph graph, Function<Instruction, List<Value>> read) {
        Builder builder = new Builder(graph, read);
        builder.scan();
        return builder.walk();
    }

    /** Values defined before the node and used in it or after it; the parameters of its own block are not among them. */
    public List<Value> values(int node) {
        return values.get(node);
    }

    /** Names of the locals that are read in the node or after it before they are set. */
    public List<String> locals(int node) {
        return locals.get(node);
    }

    /** A value or local under its number: where it is defined, and where it is read before that. */
    private static final class Variable {
        private final Value value;
        private final String local;
        private int[] definitions = new int[2];
        private int definitionCount;
        private int[] uses = new int[2];
        private int useCount;

        Variable(Value value, String local) {
            this.value = value;
            this.local = local;
        }

        boolean definedIn(int node) {
            return definitionCount > 0 && definitions[definitionCount - 1] == node;
        }

        void define(int node) {
            if (!definedIn(node)) {
                if (definitionCount == definitions.length) {
                    definitions = Arrays.copyOf(definitions, 2 * definitionCount);
                }
                definitions[definitionCount++] = node;
            }
        }

        void use(int node) {
            if (definedIn(node) || (useCount > 0 && uses[useCount - 1] == node)) {
                return;
            }
            if (useCount == uses.length) {
                uses = Arrays.copyOf(uses, 2 * useCount);
            }
            uses[useCount++] = node;
        }
    }

    private static final class Builder {
        private final ControlFlowGraph graph;
        private final Function<Instruction, List<Value>> read;
        private final Map<Value, Variable> values = new HashMap<>();
        private final Map<String, Variable> locals = new HashMap<>();
        private final List<Variable> order = new ArrayList<>();

        Builder(ControlFlowGraph graph, Function<Instruction, List<Value>> read) {
            this.graph = graph;
            this.read = read;
        }

        private Variable variable(Value value) {
            return values.computeIfAbsent(value, v -> added(new Variable(v, null)));
        }

        private Variable variable(String local) {
            return locals.computeIfAbsent(local, name -> added(new Variable(null, name)));
        }

        private Variable added(Variable variable) {
            order.add(variable);
            return variable;
        }

        void scan() {
            for (int index = 0; index < graph.size(); index++) {
                ControlFlowGraph.Node node = graph.node(index);
                Block block = node.block();
                if (node.first()) {
                    for (BlockParameter parameter : block.parameters()) {
                        variable(parameter).define(index);
                    }
                }
                for (int i = node.from(); i < node.to(); i++) {
                    Instruction instruction = block.instructions().get(i);
                    use(read.apply(instruction), index);
                    if (instruction.op() == Op.LOCAL_GET) {
                        variable(instruction.name(0)).use(index);
                    } else if (instruction.op() == Op.LOCAL_SET) {
                        variable(instruction.name(0)).define(index);
                    }
                    variable(instruction).define(index);
                }
                if (node.last()) {
                    use(block.terminator().operands(), index);
                }
                for (Edge edge : graph.edges(index)) {
                    use(edge.arguments(), index);
                }
            }
        }

        private void use(List<Value> operands, int node) {
            for (Value operand : operands) {
                if (!(operand instanceof Constant)) {
                    variable(operand).use(node);
                }
            }
        }

        Liveness walk() {
            Liveness result = new Liveness(graph.size());
            int[] seen = new int[graph.size()];
            int[] work = new int[graph.size()];
            int stamp = 0;
            for (Variable variable : order) {
                if (variable.useCount == 0) {
                    continue;
                }
                stamp++;
                int pending = 0;
                for (int i = 0; i < variable.useCount; i++) {
                    seen[variable.uses[i]] = stamp;
                    work[pending++] = variable.uses[i];
                    result.add(variable.uses[i], variable);
                }
                // A definition stops the walk; where a use comes before it, the use has been recorded already.
                for (int i = 0; i < variable.definitionCount; i++) {
                    seen[variable.definitions[i]] = stamp;
                }
                while (pending > 0) {
                    for (int predecessor : graph.predecessors(work[--pending])) {
                        if (seen[predecessor] != stamp) {
                            seen[predecessor] = stamp;
                            work[pending++] = predecessor;
                            result.add(predecessor, variable);
                        }
                    }
                }
            }
            return result;
        }
    }

    private void add(int node, Variable variable) {
        if (variable.value != null) {
            add(values, node, variable.value);
        } else {
            add(locals, node, variable.local);
        }
    }

    private static <T> void add(List<List<T>> lists, int node, T element) {
        if (lists.get(node).isEmpty()) {
            lists.set(node, new ArrayList<>(4));
        }
        lists.get(node).add(element);
    }
}
