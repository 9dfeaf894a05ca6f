package id.morph.ir.analysis.range;

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
import id.morph.ir.analysis.DominatorTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Adds one function to a {@link RangeGraph}: a walk down the dominator tree with the current node of each value, which a
 * branch or an operation that has succeeded exchanges for a narrower one.
 */
final class RangeGraphBuilder implements DominatorTree.Descent {

    /** What a list accepts as an index. */
    private static final Interval INDEX = Interval.of(-ListLengths.LENGTH.high(), ListLengths.LENGTH.high() - 1);

    private final RangeGraph ranges;
    private final Function function;
    private final ControlFlowGraph graph;
    private final DominatorTree tree;
    private final LengthEpochs epochs;
    private final ListLengths lengths;
    private final Map<Integer, Integer> joins = new HashMap<>();
    private final Map<Value, Integer> current = new HashMap<>();
    private final List<Undo> undo = new ArrayList<>();
    private int epoch;

    /** What is known on the only way to a node of the control-flow graph. */
    private final Map<Integer, Map<Value, Integer>> onEntry = new HashMap<>();

    private record Undo(Value value, Integer before) {}

    RangeGraphBuilder(RangeGraph ranges, Function function) {
        this.ranges = ranges;
        this.function = function;
        this.graph = ControlFlowGraph.ofPoints(function);
        this.tree = DominatorTree.of(graph);
        this.epochs = new LengthEpochs(graph, tree, ranges.resizing()::mayResize);
        this.lengths = new ListLengths(ranges);
    }

    void build() {
        defineParameters();
        tree.walk(this);
        if (!lengths.uses().isEmpty()) {
            ranges.check(new RangeGraph.Checks(lengths, joins, tree));
        }
    }

    private void defineParameters() {
        List<BlockParameter> parameters = function.entry().parameters();
        for (int i = 0; i < parameters.size(); i++) {
            if (RangeGraph.isInt(parameters.get(i).type())) {
                ranges.define(parameters.get(i), ranges.parameter(function.symbol(), i));
            }
        }
        for (Block block : function.blocks()) {
            if (block != function.entry() && graph.contains(block)) {
                for (BlockParameter parameter : block.parameters()) {
                    lengths.place(parameter, graph.start(block));
                    if (RangeGraph.isInt(parameter.type())) {
                        int join = ranges.add(new Rule.Join());
                        joins.put(join, graph.start(block));
                        ranges.define(parameter, join);
                    }
                }
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
            if (last.before() == null) {
                current.remove(last.value());
            } else {
                current.put(last.value(), last.before());
            }
        }
    }

    private void set(Value value, int node) {
        undo.add(new Undo(value, current.put(value, node)));
    }

    /** What is known about a value here. */
    private int node(Value value) {
        Integer narrower = current.get(value);
        return narrower != null ? narrower : ranges.definition(value).orElse(RangeGraph.NONE);
    }

    private int[] nodes(List<Value> values, Map<Value, Integer> better) {
        int[] nodes = new int[values.size()];
        for (int i = 0; i < nodes.length; i++) {
            Integer narrower = better.get(values.get(i));
            nodes[i] = narrower != null ? narrower : node(values.get(i));
        }
        return nodes;
    }

    @Override
    public void visit(int place) {
        onEntry.getOrDefault(place, Map.of()).forEach(this::set);
        ControlFlowGraph.Node node = graph.node(place);
        epoch = epochs.enter(place);
        lengths.placeEpoch(epoch, place);
        List<Instruction> instructions = node.block().instructions();
        for (int i = node.from(); i < node.to(); i++) {
            Instruction instruction = instructions.get(i);
            int[] operands = nodes(instruction.operands(), Map.of());
            ranges.use(instruction, operands);
            useIndex(instruction, operands);
            epoch = epochs.after(instruction, epoch);
            lengths.place(instruction, place);
            lengths.placeEpoch(epoch, place);
            define(instruction, operands);
            handOver(instruction, operands);
            learn(instruction);
        }
        epochs.leave(place, epoch);
        if (node.last()) {
            visitEnd(node.block());
        } else {
            Instruction unwinding = instructions.get(node.to());
            Edge edge = unwinding.unwind().orElseThrow();
            take(edge, nodes(edge.arguments(), Map.of()));
        }
    }

    private void define(Instruction instruction, int[] operands) {
        if (RangeGraph.isInt(instruction.type())) {
            ranges.define(instruction, result(instruction, operands));
        }
    }

    private int result(Instruction instruction, int[] operands) {
        return switch (instruction.op()) {
            case INT_NEG, INT_NOT, I64_NEG, I64_NOT ->
                ranges.add(new Rule.Operation(instruction.op(), operands[0], operands[0], ranges.words()));
            case INT_ADD,
                    INT_SUB,
                    INT_MUL,
                    INT_MOD,
                    INT_FLOOR_DIV,
                    INT_AND,
                    INT_OR,
                    INT_XOR,
                    INT_SHL,
                    INT_SHR,
                    I64_ADD,
                    I64_SUB,
                    I64_MUL,
                    I64_MOD,
                    I64_FLOOR_DIV,
                    I64_AND,
                    I64_OR,
                    I64_XOR,
                    I64_SHL,
                    I64_SHR ->
                ranges.add(new Rule.Operation(instruction.op(), operands[0], operands[1], ranges.words()));
            case I64_OF_INT -> ranges.add(new Rule.Refined(operands[0], Relation.EQ, ranges.fixed(ranges.words())));
            case CONTAINER_LENGTH -> {
                ListLengths.State state = new ListLengths.State(instruction.operand(0), epoch);
                lengths.measure(state, instruction);
                yield lengths.node(state);
            }
            case UNBOX_INT -> ranges.fixed(unboxed(instruction.operand(0)));
            case CALL_TYPED, CALL_METHOD -> {
                Optional<Function> callee = ranges.signatures().callee(instruction);
                yield ranges.result(callee.orElseThrow().symbol());
            }
            case FIELD_GET -> ranges.field(instruction.name(0), instruction.name(1));
            case GLOBAL_LOAD -> ranges.global(instruction.symbol(0), instruction.name(1));
            default -> ranges.fixed(instruction.type() == Type.I64 ? ranges.words() : Interval.ALL);
        };
    }

    /** What is known of an int inside a value: some primitives tell. */
    private static Interval unboxed(Value value) {
        if (value instanceof Instruction source && source.op() == Op.PRIMITIVE) {
            return switch (source.name(0)) {
                case "ord" -> Interval.of(0, Character.MAX_CODE_POINT);
                case "text_find" -> Interval.of(-1, Integer.MAX_VALUE);
                default -> Interval.ALL;
            };
        }
        return value instanceof Instruction source && source.op() == Op.LENGTH ? ListLengths.LENGTH : Interval.ALL;
    }

    /** What the instruction gives to functions, fields and globals. */
    private void handOver(Instruction instruction, int[] operands) {
        switch (instruction.op()) {
            case CALL_TYPED, CALL_METHOD -> {
                Function callee = ranges.signatures().callee(instruction).orElseThrow();
                for (int i = 0; i < operands.length; i++) {
                    if (RangeGraph.isInt(callee.entry().parameters().get(i).type())) {
                        ranges.join(ranges.parameter(callee.symbol(), i), operands[i]);
                    }
                }
            }
            case FIELD_SET -> {
                if (RangeGraph.isInt(instruction.declaredType())) {
                    ranges.join(ranges.field(instruction.name(0), instruction.name(1)), operands[1]);
                }
            }
            case SET_ATTRIBUTE -> ranges.assignAttribute(instruction.name(0));
            case GLOBAL_STORE -> {
                if (RangeGraph.isInt(instruction.declaredType())) {
                    ranges.join(ranges.global(instruction.symbol(0), instruction.name(1)), operands[0]);
                }
            }
            default -> {}
        }
    }

    private void useIndex(Instruction instruction, int[] operands) {
        if (instruction.op() == Op.LIST_GET || instruction.op() == Op.LIST_SET) {
            ListLengths.State state = new ListLengths.State(instruction.operand(0), epoch);
            int lengthHere = lengths.measured(state).map(this::node).orElse(RangeGraph.NONE);
            lengths.use(instruction, state, operands[1], lengthHere);
        }
    }

    /** What is known once the instruction has succeeded. */
    private void learn(Instruction instruction) {
        switch (instruction.op()) {
            case LIST_GET, LIST_SET -> {
                Value index = instruction.operand(1);
                int length = lengths.node(new ListLengths.State(instruction.operand(0), epoch));
                learn(index, Relation.EQ, ranges.fixed(INDEX));
                learn(index, Relation.LT, length);
                learnOfBase(index);
            }
            case LIST, LIST_NEW -> lengths.made(instruction, epoch);
            case PRIMITIVE -> {
                if (instruction.name(0).equals("list_filled")) {
                    learnOfLength(instruction, instruction.operand(0));
                }
            }
            case MUL -> {
                if (instruction.operand(0) instanceof Instruction list
                        && (list.op() == Op.LIST || list.op() == Op.LIST_NEW)
                        && list.operands().size() == 1) {
                    learnOfLength(instruction, instruction.operand(1));
                }
            }
            default -> {}
        }
    }

    private void learn(Value value, Relation relation, int bound) {
        if (!(value instanceof Constant)) {
            set(value, ranges.add(new Rule.Refined(node(value), relation, bound)));
        }
    }

    /** If {@code x - 1} is an index, {@code x} is not far from one. */
    private void learnOfBase(Value index) {
        if (index instanceof Instruction sum
                && (sum.op() == Op.INT_ADD || sum.op() == Op.INT_SUB)
                && sum.operand(1) instanceof Constant.Int offset
                && offset.value().bitLength() < Integer.SIZE) {
            long by = offset.value().longValue();
            Interval moved =
                    sum.op() == Op.INT_ADD ? INDEX.subtract(Interval.of(by, by)) : INDEX.add(Interval.of(by, by));
            learn(sum.operand(0), Relation.EQ, ranges.fixed(moved));
        }
    }

    /** The list that has been made is as long as the number says; so the number is not large. */
    private void learnOfLength(Instruction list, Value length) {
        Value number = length instanceof Instruction box && box.op() == Op.BOX_INT ? box.operand(0) : length;
        if (number instanceof Constant.Int || RangeGraph.isInt(number.type())) {
            lengths.made(list, epoch, node(number));
            learn(number, Relation.LE, ranges.fixed(ListLengths.LENGTH));
        }
    }

    private void visitEnd(Block block) {
        Terminator terminator = block.terminator();
        List<Edge> edges = terminator.edges();
        for (int i = 0; i < edges.size(); i++) {
            Edge edge = edges.get(i);
            Map<Value, Integer> better =
                    terminator instanceof Terminator.Branch branch ? onBranch(branch.condition(), i == 0) : Map.of();
            take(edge, nodes(edge.arguments(), better));
            int target = graph.start(edge.target());
            if (!better.isEmpty() && graph.predecessors(target).length == 1) {
                onEntry.put(target, better);
            }
        }
        if (terminator instanceof Terminator.Return back && RangeGraph.isInt(function.resultType())) {
            ranges.join(ranges.result(function.symbol()), node(back.value()));
        }
    }

    private void take(Edge edge, int[] arguments) {
        List<BlockParameter> parameters = edge.target().parameters();
        int supplied = parameters.size() - arguments.length;
        for (int i = 0; i < arguments.length; i++) {
            BlockParameter parameter = parameters.get(i + supplied);
            if (RangeGraph.isInt(parameter.type())) {
                ranges.join(ranges.definition(parameter).orElseThrow(), arguments[i]);
            }
        }
    }

    /** What a comparison tells of its operands. */
    private Map<Value, Integer> onBranch(Value condition, boolean taken) {
        Optional<Relation> tested =
                condition instanceof Instruction test ? Relation.tested(test.op()) : Optional.empty();
        if (tested.isEmpty()) {
            return Map.of();
        }
        Relation relation = taken ? tested.get() : tested.get().negated();
        Value a = ((Instruction) condition).operand(0);
        Value b = ((Instruction) condition).operand(1);
        Map<Value, Integer> better = new HashMap<>();
        if (!(a instanceof Constant)) {
            better.put(a, ranges.add(new Rule.Refined(node(a), relation, node(b))));
        }
        if (!(b instanceof Constant) && b != a) {
            better.put(b, ranges.add(new Rule.Refined(node(b), relation.swapped(), node(a))));
        }
        return better;
    }
}
