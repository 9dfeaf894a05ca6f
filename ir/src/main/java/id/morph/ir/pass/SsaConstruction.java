package id.morph.ir.pass;

import id.morph.ir.Block;
import id.morph.ir.BlockParameter;
import id.morph.ir.Constant;
import id.morph.ir.Edge;
import id.morph.ir.Function;
import id.morph.ir.Instruction;
import id.morph.ir.Op;
import id.morph.ir.Terminator;
import id.morph.ir.Type;
import id.morph.ir.Value;
import id.morph.ir.analysis.ControlFlowGraph;
import id.morph.ir.analysis.DominanceFrontiers;
import id.morph.ir.analysis.DominatorTree;
import id.morph.ir.analysis.Stage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Turns local variables into values: {@code local.get} and {@code local.set} disappear, and block parameters appear where
 * different assignments meet. A variable that was not assigned is {@code undefined}. Unwind edges hand over what is current
 * just before the instruction. Unreachable blocks are deleted.
 *
 * <p>Cytron et al., "Efficiently Computing Static Single Assignment Form" (1991), pruned by liveness, on a graph whose nodes
 * end at every unwind edge ({@link ControlFlowGraph#ofPoints}); that makes handlers ordinary joins.
 */
public final class SsaConstruction implements FunctionPass {

    @Override
    public String name() {
        return "ssa-construction";
    }

    @Override
    public Stage needs() {
        return Stage.STATE_MACHINES;
    }

    @Override
    public Stage gives(Stage before) {
        return Stage.SSA;
    }

    @Override
    public void run(Function function) {
        run(function, Map.of());
    }

    /**
     * The same, for variables of which some are known to hold machine types.
     *
     * @param types the types of variables by name; what is missing holds any Morph value, or what is first assigned to it
     */
    static void run(Function function, Map<String, Type> types) {
        ControlFlowGraph graph = ControlFlowGraph.ofPoints(function);
        function.blocks().removeIf(block -> !graph.contains(block));
        List<Variable> variables = variables(graph);
        variables.forEach(variable -> variable.type = types.getOrDefault(variable.name, variable.type));
        if (!variables.isEmpty()) {
            DominatorTree tree = DominatorTree.of(graph);
            Map<Block, List<Variable>> joins = new HashMap<>();
            new Placement(graph, tree).place(variables, joins);
            new Renaming(graph, tree, variables, joins).run();
        }
    }

    /** A local variable: the nodes that set it, and those that read it before setting it. */
    private static final class Variable {
        private final String name;
        private final int index;
        private Type type = Type.ANY;
        private final IntList definitions = new IntList();
        private final IntList uses = new IntList();

        Variable(String name, int index) {
            this.name = name;
            this.index = index;
        }

        /** The name without what only tells it from others. */
        String hint() {
            int mark = name.indexOf('#');
            return mark < 0 ? name : name.substring(0, mark);
        }
    }

    private static final class IntList {
        private int[] elements = new int[2];
        private int size;

        boolean endsWith(int element) {
            return size > 0 && elements[size - 1] == element;
        }

        void add(int element) {
            if (size == elements.length) {
                elements = Arrays.copyOf(elements, 2 * size);
            }
            elements[size++] = element;
        }
    }

    private static List<Variable> variables(ControlFlowGraph graph) {
        Map<String, Variable> variables = new LinkedHashMap<>();
        for (int index = 0; index < graph.size(); index++) {
            ControlFlowGraph.Node node = graph.node(index);
            for (int i = node.from(); i < node.to(); i++) {
                Instruction instruction = node.block().instructions().get(i);
                if (instruction.op() != Op.LOCAL_GET && instruction.op() != Op.LOCAL_SET) {
                    continue;
                }
                Variable variable =
                        variables.computeIfAbsent(instruction.name(0), name -> new Variable(name, variables.size()));
                if (instruction.op() == Op.LOCAL_SET) {
                    // Generator lowering keeps cells and iterators in variables, too; all sets of one agree.
                    Type type = instruction.operand(0).type();
                    if (type != Type.BOOL && type != Type.ANY) {
                        variable.type = type;
                    }
                    if (!variable.definitions.endsWith(index)) {
                        variable.definitions.add(index);
                    }
                } else if (!variable.definitions.endsWith(index) && !variable.uses.endsWith(index)) {
                    variable.uses.add(index);
                }
            }
        }
        return new ArrayList<>(variables.values());
    }

    /** Finds where a variable needs a block parameter: in its iterated dominance frontier, as far as it is live there. */
    private static final class Placement {
        private final ControlFlowGraph graph;
        private final DominatorTree tree;
        private final DominanceFrontiers frontiers;
        private final int[] live;
        private final int[] placed;
        private final int[] defined;
        private final int[] work;

        Placement(ControlFlowGraph graph, DominatorTree tree) {
            this.graph = graph;
            this.tree = tree;
            this.frontiers = DominanceFrontiers.of(graph, tree);
            this.live = new int[graph.size()];
            this.placed = new int[graph.size()];
            this.defined = new int[graph.size()];
            this.work = new int[graph.size()];
        }

        void place(List<Variable> variables, Map<Block, List<Variable>> joins) {
            for (Variable variable : variables) {
                if (needsJoins(variable)) {
                    findLive(variable);
                    iterate(variable, joins);
                }
            }
        }

        /** Most variables are set once, before every use; they are done with a glance. */
        private boolean needsJoins(Variable variable) {
            if (variable.uses.size == 0 || variable.definitions.size == 0) {
                return false;
            }
            if (variable.definitions.size > 1) {
                return true;
            }
            int definition = variable.definitions.elements[0];
            for (int i = 0; i < variable.uses.size; i++) {
                int use = variable.uses.elements[i];
                if (use == definition || !tree.dominates(definition, use)) {
                    return true;
                }
            }
            return false;
        }

        private void findLive(Variable variable) {
            int stamp = variable.index + 1;
            for (int i = 0; i < variable.definitions.size; i++) {
                defined[variable.definitions.elements[i]] = stamp;
            }
            int pending = 0;
            for (int i = 0; i < variable.uses.size; i++) {
                live[variable.uses.elements[i]] = stamp;
                work[pending++] = variable.uses.elements[i];
            }
            while (pending > 0) {
                for (int predecessor : graph.predecessors(work[--pending])) {
                    if (live[predecessor] != stamp && defined[predecessor] != stamp) {
                        live[predecessor] = stamp;
                        work[pending++] = predecessor;
                    }
                }
            }
        }

        private void iterate(Variable variable, Map<Block, List<Variable>> joins) {
            int stamp = variable.index + 1;
            int pending = 0;
            for (int i = 0; i < variable.definitions.size; i++) {
                work[pending++] = variable.definitions.elements[i];
            }
            while (pending > 0) {
                for (int join : frontiers.of(work[--pending])) {
                    if (live[join] == stamp && placed[join] != stamp) {
                        placed[join] = stamp;
                        Block block = graph.node(join).block();
                        joins.computeIfAbsent(block, _ -> new ArrayList<>()).add(variable);
                        if (defined[join] != stamp) {
                            work[pending++] = join;
                        }
                    }
                }
            }
        }
    }

    /** Walks down the dominator tree with the current value of every variable, and undoes on the way up. */
    private static final class Renaming implements DominatorTree.Descent {
        private final ControlFlowGraph graph;
        private final DominatorTree tree;
        private final Map<String, Variable> byName = new HashMap<>();
        private final Map<Block, List<Variable>> joins;
        private final Map<Block, List<BlockParameter>> parameters = new HashMap<>();
        private final Map<Value, Value> replaced = new HashMap<>();
        private final Value[] current;
        private final List<Undo> undo = new ArrayList<>();

        private record Undo(int variable, Value before) {}

        Renaming(
                ControlFlowGraph graph,
                DominatorTree tree,
                List<Variable> variables,
                Map<Block, List<Variable>> joins) {
            this.graph = graph;
            this.tree = tree;
            this.joins = joins;
            this.current = new Value[variables.size()];
            Arrays.fill(current, Constant.UNDEFINED);
            variables.forEach(variable -> byName.put(variable.name, variable));
            joins.forEach((block, list) -> {
                List<BlockParameter> added = new ArrayList<>();
                list.forEach(variable -> added.add(block.addParameter(variable.type, variable.hint())));
                parameters.put(block, added);
            });
        }

        void run() {
            tree.walk(this);
            for (int index = 0; index < graph.size(); index++) {
                if (graph.node(index).first()) {
                    graph.node(index).block().instructions().removeIf(Objects::isNull);
                }
            }
        }

        @Override
        public int changes() {
            return undo.size();
        }

        @Override
        public void backTo(int changes) {
            while (undo.size() > changes) {
                Undo last = undo.removeLast();
                current[last.variable()] = last.before();
            }
        }

        private void set(Variable variable, Value value) {
            undo.add(new Undo(variable.index, current[variable.index]));
            current[variable.index] = value;
        }

        @Override
        public void visit(int index) {
            ControlFlowGraph.Node node = graph.node(index);
            Block block = node.block();
            if (node.first()) {
                List<Variable> list = joins.getOrDefault(block, List.of());
                for (int i = 0; i < list.size(); i++) {
                    set(list.get(i), parameters.get(block).get(i));
                }
            }
            List<Instruction> instructions = block.instructions();
            for (int i = node.from(); i < node.to(); i++) {
                Instruction instruction = instructions.get(i);
                instruction.operands().replaceAll(this::resolve);
                if (instruction.op() == Op.LOCAL_GET) {
                    replaced.put(instruction, current[byName.get(instruction.name(0)).index]);
                    instructions.set(i, null);
                } else if (instruction.op() == Op.LOCAL_SET) {
                    set(byName.get(instruction.name(0)), instruction.operand(0));
                    instructions.set(i, null);
                }
            }
            if (node.last()) {
                Terminator terminator = block.terminator();
                block.setTerminator(terminator.map(this::resolve, this::extend));
            } else {
                Instruction unwinding = instructions.get(node.to());
                unwinding.setUnwind(Optional.of(extend(unwinding.unwind().orElseThrow())));
            }
        }

        private Value resolve(Value value) {
            return value instanceof Instruction ? replaced.getOrDefault(value, value) : value;
        }

        private Edge extend(Edge edge) {
            List<Value> more = joins.getOrDefault(edge.target(), List.of()).stream()
                    .map(variable -> current[variable.index])
                    .toList();
            return edge.map(this::resolve).plus(more);
        }
    }
}
