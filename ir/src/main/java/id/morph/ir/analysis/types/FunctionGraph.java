package id.morph.ir.analysis.types;

import id.morph.ir.Block;
import id.morph.ir.BlockParameter;
import id.morph.ir.Constant;
import id.morph.ir.Edge;
import id.morph.ir.Function;
import id.morph.ir.Instruction;
import id.morph.ir.Op;
import id.morph.ir.Terminator;
import id.morph.ir.Value;
import id.morph.ir.analysis.ControlFlowGraph;
import id.morph.ir.analysis.DominatorTree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A function as the solver wants it: variables and the things to evaluate ("units") are numbers, and what a branch tells about a
 * value is a variable of its own in the blocks that the branch dominates (the σ of e-SSA: Bodík, Gupta and Sarkar, "ABCD:
 * Eliminating Array Bounds Checks on Demand", 2000). Computed once per function, shared by all of its contexts.
 */
final class FunctionGraph {

    /** Something to evaluate. */
    sealed interface Unit {
        /** The block to which it belongs. */
        int block();
    }

    /** A variable for what a value can be at the beginning of a block. */
    record Refine(int block, int variable, int source, Fact fact) implements Unit {}

    /** {@code unwind} is null if there is no handler. */
    record Step(int block, Instruction instruction, int variable, int[] operands, Target unwind) implements Unit {

        /** Whether it calls a variable, and does nothing else with it. */
        boolean calls(int callee) {
            boolean handed = unwind != null && Arrays.stream(unwind.arguments()).anyMatch(a -> a == callee);
            return instruction.op() == Op.CALL
                    && operands[0] == callee
                    && Arrays.stream(operands).skip(1).noneMatch(a -> a == callee)
                    && !handed;
        }
    }

    /** The end of a block. */
    record End(int block, Terminator terminator, int[] operands, List<Target> targets) implements Unit {}

    /** Where an edge leads, and the parameters there that are given the arguments; an error goes to {@code error} if >= 0. */
    record Target(int block, int[] parameters, int[] arguments, int error) {}

    private final Function function;
    private final List<Unit> units = new ArrayList<>();
    private final Map<Value, Integer> variables = new HashMap<>();
    private final Map<Constant, Integer> constantNumbers = new HashMap<>();
    private final List<TypeValue> constants = new ArrayList<>();
    private final Map<Block, Integer> blocks = new HashMap<>();
    private final int[] firstUnit;
    private final int[][] users;
    private final Map<Instruction, Step> steps = new HashMap<>();
    private final Map<Block, End> ends = new HashMap<>();
    private final BitSet cycles;
    private int variableCount;

    static FunctionGraph of(Function function) {
        return new FunctionGraph(function);
    }

    private FunctionGraph(Function function) {
        this.function = function;
        ControlFlowGraph graph = ControlFlowGraph.ofBlocks(function);
        for (int node = 0; node < graph.size(); node++) {
            Block block = graph.node(node).block();
            blocks.put(block, node);
            block.parameters().forEach(this::define);
            block.instructions().forEach(this::define);
        }
        cycles = cycles(graph);
        Map<Integer, List<Refine>> refinements = refinements(graph);
        List<List<Unit>> byBlock = new ArrayList<>();
        for (int node = 0; node < graph.size(); node++) {
            byBlock.add(new ArrayList<>());
        }
        rename(graph, refinements, byBlock);
        firstUnit = new int[graph.size() + 1];
        for (int node = 0; node < graph.size(); node++) {
            firstUnit[node] = units.size();
            units.addAll(byBlock.get(node));
        }
        firstUnit[graph.size()] = units.size();
        users = users();
    }

    private void define(Value value) {
        variables.put(value, variableCount++);
    }

    // ------------------------------------------------------------------ what the solver asks

    Function function() {
        return function;
    }

    int variableCount() {
        return variableCount;
    }

    int unitCount() {
        return units.size();
    }

    Unit unit(int index) {
        return units.get(index);
    }

    int blockCount() {
        return firstUnit.length - 1;
    }

    int firstUnit(int block) {
        return firstUnit[block];
    }

    /** The units that read a variable. */
    int[] users(int variable) {
        return users[variable];
    }

    /** The number of a reachable block; -1 otherwise. */
    int block(Block block) {
        return blocks.getOrDefault(block, -1);
    }

    /** The variable of a value that is defined in a reachable block, without regard to what branches tell. */
    int variable(Value value) {
        return variables.get(value);
    }

    /** What the operands of an instruction are at its place; null if it cannot be reached. */
    Step step(Instruction instruction) {
        return steps.get(instruction);
    }

    End end(Block block) {
        return ends.get(block);
    }

    /** What a constant operand is, of which operands hold the complement of the number. */
    TypeValue constant(int operand) {
        return constants.get(~operand);
    }

    /** Whether control may come to the block more than once in one call. */
    boolean inCycle(int block) {
        return cycles.get(block);
    }

    // ------------------------------------------------------------------ making it

    /**
     * Blocks between the ends of some edge that goes back in reverse postorder. Every cycle is covered by such edges, for
     * something has to lead back over each of its blocks but the first.
     */
    private static BitSet cycles(ControlFlowGraph graph) {
        BitSet covered = new BitSet();
        for (int node = 0; node < graph.size(); node++) {
            for (int target : graph.successors(node)) {
                if (target <= node) {
                    covered.set(target, node + 1);
                }
            }
        }
        return covered;
    }

    /** For each block that only one branch leads to, what that branch tells. */
    private Map<Integer, List<Refine>> refinements(ControlFlowGraph graph) {
        Map<Integer, List<Refine>> found = new HashMap<>();
        for (int node = 0; node < graph.size(); node++) {
            if (!(graph.node(node).block().terminator() instanceof Terminator.Branch branch)) {
                continue;
            }
            for (Fact.Test test : Fact.of(branch.condition())) {
                refine(graph, branch.then(), test.value(), test.whenTrue(), found);
                refine(graph, branch.otherwise(), test.value(), test.whenFalse(), found);
            }
        }
        return found;
    }

    private void refine(ControlFlowGraph graph, Edge edge, Value value, Fact fact, Map<Integer, List<Refine>> found) {
        int target = graph.start(edge.target());
        if (graph.predecessors(target).length == 1 && variables.containsKey(value) && fact != Fact.NOTHING) {
            found.computeIfAbsent(target, _ -> new ArrayList<>())
                    .add(new Refine(target, variableCount++, variables.get(value), fact));
        }
    }

    /** Walks down the dominator tree with the variable that each value currently is. */
    private void rename(ControlFlowGraph graph, Map<Integer, List<Refine>> refinements, List<List<Unit>> byBlock) {
        DominatorTree tree = DominatorTree.of(graph);
        int[] current = new int[variableCount];
        for (int i = 0; i < current.length; i++) {
            current[i] = i;
        }
        List<int[]> undo = new ArrayList<>();
        tree.walk(new DominatorTree.Descent() {
            @Override
            public void visit(int node) {
                List<Unit> into = byBlock.get(node);
                for (Refine refine : refinements.getOrDefault(node, List.of())) {
                    int base = refine.source();
                    into.add(new Refine(node, refine.variable(), current[base], refine.fact()));
                    undo.add(new int[] {base, current[base]});
                    current[base] = refine.variable();
                }
                fill(graph, node, current, into);
            }

            @Override
            public int changes() {
                return undo.size();
            }

            @Override
            public void backTo(int changes) {
                while (undo.size() > changes) {
                    int[] last = undo.removeLast();
                    current[last[0]] = last[1];
                }
            }
        });
    }

    private void fill(ControlFlowGraph graph, int node, int[] current, List<Unit> into) {
        Block block = graph.node(node).block();
        for (Instruction instruction : block.instructions()) {
            Target unwind = instruction
                    .unwind()
                    .map(edge -> target(edge, current, true))
                    .orElse(null);
            Step step = new Step(
                    node, instruction, variables.get(instruction), read(instruction.operands(), current), unwind);
            steps.put(instruction, step);
            into.add(step);
        }
        Terminator terminator = block.terminator();
        List<Target> targets = new ArrayList<>();
        boolean unwinds = terminator instanceof Terminator.Throw;
        terminator.edges().forEach(edge -> targets.add(target(edge, current, unwinds)));
        End end = new End(node, terminator, read(terminator.operands(), current), targets);
        ends.put(block, end);
        into.add(end);
    }

    private Target target(Edge edge, int[] current, boolean unwinds) {
        List<BlockParameter> parameters = edge.target().parameters();
        int supplied = unwinds ? 1 : 0;
        int[] numbers = new int[edge.arguments().size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = variables.get(parameters.get(i + supplied));
        }
        int error = unwinds ? variables.get(parameters.getFirst()) : -1;
        return new Target(blocks.get(edge.target()), numbers, read(edge.arguments(), current), error);
    }

    private int[] read(List<Value> values, int[] current) {
        int[] numbers = new int[values.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = values.get(i) instanceof Constant constant
                    ? ~constantNumbers.computeIfAbsent(constant, this::constant)
                    : current[variables.get(values.get(i))];
        }
        return numbers;
    }

    private int constant(Constant constant) {
        constants.add(
                switch (constant) {
                    case Constant.Nil _ -> TypeValue.NIL;
                    case Constant.Bool(boolean value) -> value ? TypeValue.TRUE : TypeValue.FALSE;
                    case Constant.Int _ -> TypeValue.INT;
                    case Constant.Float _ -> TypeValue.FLOAT;
                    case Constant.Text _ -> TypeValue.TEXT;
                    case Constant.Undefined _ -> TypeValue.UNDEFINED;
                });
        return constants.size() - 1;
    }

    private int[][] users() {
        int[] count = new int[variableCount];
        for (Unit unit : units) {
            for (int variable : reads(unit)) {
                count[variable]++;
            }
        }
        int[][] result = new int[variableCount][];
        for (int i = 0; i < result.length; i++) {
            result[i] = new int[count[i]];
        }
        for (int i = 0; i < units.size(); i++) {
            for (int variable : reads(units.get(i))) {
                result[variable][--count[variable]] = i;
            }
        }
        return result;
    }

    private int[] reads(Unit unit) {
        return switch (unit) {
            case Refine refine -> new int[] {refine.source()};
            case Step step -> {
                int[] reads = variablesOf(
                        step.operands(),
                        Optional.ofNullable(step.unwind()).stream().toList());
                int asked = typeTested(step);
                if (asked >= 0) {
                    reads = Arrays.copyOf(reads, reads.length + 1);
                    reads[reads.length - 1] = asked;
                }
                yield reads;
            }
            case End end -> variablesOf(end.operands(), end.targets());
        };
    }

    /** The variable whose type's name the step compares with a text, as {@code tipe(x) == "teks"} does; -1 if it does not. */
    int typeTested(Step step) {
        Instruction test = step.instruction();
        boolean comparison = test.op() == Op.EQ || test.op() == Op.NE;
        return comparison
                        && test.operand(1) instanceof Constant.Text
                        && test.operand(0) instanceof Instruction type
                        && type.op() == Op.TYPE_NAME
                        && steps.containsKey(type)
                ? steps.get(type).operands()[0]
                : -1;
    }

    private static int[] variablesOf(int[] operands, List<Target> targets) {
        int size = operands.length;
        for (Target target : targets) {
            size += target.arguments().length;
        }
        int[] all = Arrays.copyOf(operands, size);
        int at = operands.length;
        for (Target target : targets) {
            System.arraycopy(target.arguments(), 0, all, at, target.arguments().length);
            at += target.arguments().length;
        }
        return Arrays.stream(all).filter(operand -> operand >= 0).toArray();
    }
}
