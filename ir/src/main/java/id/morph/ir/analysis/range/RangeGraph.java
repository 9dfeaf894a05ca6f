package id.morph.ir.analysis.range;

import id.morph.ir.Constant;
import id.morph.ir.Instruction;
import id.morph.ir.Module;
import id.morph.ir.Type;
import id.morph.ir.Value;
import id.morph.ir.Word;
import id.morph.ir.analysis.DominatorTree;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The int values of a whole program and how each follows from others. A value has one node where it is defined and further
 * ones where a branch has told more about it: extended SSA form, from Bodík, Gupta and Sarkar, "ABCD: Eliminating Array
 * Bounds Checks on Demand" (2000), beside the program rather than in it. What functions, fields and globals hand on are nodes
 * like any other.
 */
final class RangeGraph {

    /** The number of what is no int. */
    static final int NONE = -1;

    private static final int RESULT = -1;
    private static final int FIELD = -2;
    private static final int GLOBAL = -3;

    /** What is shared by several functions: a field, a global, a result, or the parameter of that index. */
    private record Shared(String owner, String name, int index) {}

    /** The uses of indices in one function, and what a proof about them needs. */
    record Checks(ListLengths lengths, Map<Integer, Integer> joins, DominatorTree tree) {}

    private final Module module;
    private final Word word;
    private final Signatures signatures;
    private final ListResizing resizing;
    private final List<Checks> checks = new ArrayList<>();
    private final List<Rule> rules = new ArrayList<>();
    private final Map<Value, Integer> definitions = new HashMap<>();
    private final Map<BigInteger, Integer> constants = new HashMap<>();
    private final Map<Shared, Integer> shared = new HashMap<>();
    private final Set<String> attributes = new HashSet<>();
    private final Map<Instruction, int[]> operands = new HashMap<>();

    private RangeGraph(Module module, Word word) {
        this.module = module;
        this.word = word;
        this.signatures = new Signatures(module);
        this.resizing = new ListResizing(module, signatures);
    }

    static RangeGraph of(Module module, Word word) {
        RangeGraph graph = new RangeGraph(module, word);
        module.functions().forEach(function -> new RangeGraphBuilder(graph, function).build());
        graph.open();
        return graph;
    }

    /** Nobody calls these functions in sight, and whoever may, may give anything; so may assignments to attributes. */
    private void open() {
        shared.forEach((what, node) -> {
            boolean assigned = what.index() == FIELD && attributes.contains(what.name());
            if (rules.get(node) instanceof Rule.Join join && (assigned || join.inputs().length == 0)) {
                join.add(fixed(Interval.ALL));
            }
        });
    }

    /** Some instance's attribute of that name has been assigned, whatever its layout. */
    void assignAttribute(String name) {
        attributes.add(name);
    }

    Word word() {
        return word;
    }

    /** Every int that is an i64. */
    Interval words() {
        return Interval.of(word);
    }

    int size() {
        return rules.size();
    }

    Rule rule(int node) {
        return rules.get(node);
    }

    Signatures signatures() {
        return signatures;
    }

    ListResizing resizing() {
        return resizing;
    }

    void check(Checks uses) {
        checks.add(uses);
    }

    List<Checks> checks() {
        return checks;
    }

    int add(Rule rule) {
        rules.add(rule);
        return rules.size() - 1;
    }

    int fixed(Interval interval) {
        return add(new Rule.Fixed(interval));
    }

    int constant(Constant.Int constant) {
        return constants.computeIfAbsent(constant.value(), value -> fixed(Interval.of(value)));
    }

    void join(int into, int input) {
        ((Rule.Join) rules.get(into)).add(input);
    }

    void define(Value value, int node) {
        definitions.put(value, node);
    }

    /** The node of a value where it is defined. */
    Optional<Integer> definition(Value value) {
        return value instanceof Constant.Int constant
                ? Optional.of(constant(constant))
                : Optional.ofNullable(definitions.get(value));
    }

    int parameter(String function, int index) {
        return shared(new Shared(signatures.representative(function), "", index));
    }

    int result(String function) {
        return parameter(function, RESULT);
    }

    int field(String layout, String field) {
        String owner = layout;
        while (module.layout(owner).orElseThrow().fields().stream()
                .noneMatch(own -> own.name().equals(field))) {
            owner = module.layout(owner).orElseThrow().parent();
        }
        return shared(new Shared(owner, field, FIELD));
    }

    int global(String unit, String name) {
        return shared(new Shared(unit, name, GLOBAL));
    }

    private int shared(Shared what) {
        Integer known = shared.get(what);
        if (known == null) {
            known = add(new Rule.Join());
            shared.put(what, known);
        }
        return known;
    }

    static boolean isInt(Type type) {
        return type == Type.INT || type == Type.I64;
    }

    void use(Instruction instruction, int[] nodes) {
        if (anyInt(nodes)) {
            operands.put(instruction, nodes);
        }
    }

    private static boolean anyInt(int[] nodes) {
        for (int node : nodes) {
            if (node != NONE) {
                return true;
            }
        }
        return false;
    }

    /** The node of an instruction's operand, as it is known there. */
    int operand(Instruction instruction, int index) {
        int[] nodes = operands.get(instruction);
        return nodes == null ? NONE : nodes[index];
    }
}
