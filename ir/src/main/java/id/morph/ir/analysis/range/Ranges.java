package id.morph.ir.analysis.range;

import id.morph.ir.Function;
import id.morph.ir.Instruction;
import id.morph.ir.Module;
import id.morph.ir.Value;
import id.morph.ir.Word;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The intervals of all ints of a program, where they are defined and where they are used. What no run computes has the
 * interval of everything that may be asked: it fits anything.
 */
public final class Ranges {

    private static final Interval NEVER = Interval.of(0, 0);

    private final RangeGraph graph;
    private final Interval[] known;
    private final Set<Instruction> inBounds = new HashSet<>();

    private Ranges(RangeGraph graph, Interval[] known) {
        this.graph = graph;
        this.known = known;
        for (RangeGraph.Checks checks : graph.checks()) {
            BoundsProver prover = new BoundsProver(graph, known, checks.lengths(), checks.joins(), checks.tree());
            checks.lengths().uses().stream().filter(prover::inBounds).forEach(use -> inBounds.add(use.instruction()));
        }
    }

    /**
     * Analyses a program in SSA form; functions without unreachable blocks.
     *
     * @param word what an i64 holds on the program's target
     */
    public static Ranges of(Module module, Word word) {
        RangeGraph graph = RangeGraph.of(module, word);
        return new Ranges(graph, RangeSolver.solve(graph));
    }

    /** What the value may be where it is defined; everything if it is no int. */
    public Interval definition(Value value) {
        return graph.definition(value).map(this::known).orElse(Interval.ALL);
    }

    /** What an operand of an instruction may be there. */
    public Interval operand(Instruction instruction, int index) {
        return known(graph.operand(instruction, index));
    }

    /** What calls of the function give. */
    public Interval result(Function function) {
        return known(graph.result(function.symbol()));
    }

    public Interval field(String layout, String field) {
        return known(graph.field(layout, field));
    }

    public Interval global(String unit, String name) {
        return known(graph.global(unit, name));
    }

    /** What a comparison gives, if it always gives the same. */
    public Optional<Boolean> decision(Instruction comparison) {
        return Relation.tested(comparison.op())
                .flatMap(relation -> operand(comparison, 0).decides(relation, operand(comparison, 1)));
    }

    /** Whether the index of a {@code list.get} or {@code list.set} counts from the start of the list and is in it. */
    public boolean inBounds(Instruction access) {
        return inBounds.contains(access);
    }

    private Interval known(int node) {
        if (node == RangeGraph.NONE || node >= known.length) {
            return Interval.ALL;
        }
        return known[node] == null ? NEVER : known[node];
    }
}
