package id.morph.ir.pass;

import id.morph.ir.Block;
import id.morph.ir.BlockParameter;
import id.morph.ir.Constant;
import id.morph.ir.Edge;
import id.morph.ir.Function;
import id.morph.ir.Instruction;
import id.morph.ir.Op;
import id.morph.ir.Terminator;
import id.morph.ir.Value;
import id.morph.ir.analysis.Stage;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Fewer blocks and shorter ways: merges a block into its only predecessor, leads edges through blocks that do nothing, and
 * past a test whose outcome the edge decides (the joins that {@code dan} and {@code atau} make in a condition).
 */
public final class ControlFlowSimplification implements FunctionPass {

    /** Each round may open ways for the next; in practice three or four are enough. */
    private static final int MAX_ROUNDS = 8;

    @Override
    public String name() {
        return "control-flow-simplification";
    }

    @Override
    public Stage needs() {
        return Stage.SSA;
    }

    @Override
    public void run(Function function) {
        boolean changed = true;
        for (int round = 0; changed && round < MAX_ROUNDS; round++) {
            Reachability.deleteUnreachable(function);
            changed = simplifyBranches(function);
            changed |= new Threading(function).run();
            Reachability.deleteUnreachable(function);
            changed |= new Merging(function).run();
        }
    }

    /** Branches that are decided, or lead to one place, or test a negation. */
    private static boolean simplifyBranches(Function function) {
        boolean changed = false;
        for (Block block : function.blocks()) {
            while (block.terminator() instanceof Terminator.Branch branch) {
                Optional<Terminator> better = simpler(branch);
                if (better.isEmpty()) {
                    break;
                }
                block.setTerminator(better.get());
                changed = true;
            }
        }
        return changed;
    }

    private static Optional<Terminator> simpler(Terminator.Branch branch) {
        if (branch.condition() instanceof Constant.Bool bool) {
            return Optional.of(new Terminator.Jump(bool.value() ? branch.then() : branch.otherwise()));
        }
        if (branch.then().equals(branch.otherwise())) {
            return Optional.of(new Terminator.Jump(branch.then()));
        }
        if (branch.condition() instanceof Instruction not && not.op() == Op.NOT) {
            return Optional.of(new Terminator.Branch(not.operand(0), branch.otherwise(), branch.then()));
        }
        return Optional.empty();
    }

    /** Leads edges past blocks that only pass control on. */
    private static final class Threading {
        private final Function function;
        private final Set<Block> transit = new HashSet<>();
        private boolean changed;

        Threading(Function function) {
            this.function = function;
            Set<Block> seenOutside = blocksWhoseValuesEscape();
            for (Block block : function.blocks()) {
                if (block != function.entry() && !seenOutside.contains(block) && passesOn(block)) {
                    transit.add(block);
                }
            }
        }

        /** A block with a value that other blocks use has to stay on the way to them. */
        private Set<Block> blocksWhoseValuesEscape() {
            Map<Value, Block> definedIn = new HashMap<>();
            for (Block block : function.blocks()) {
                block.parameters().forEach(parameter -> definedIn.put(parameter, block));
                block.instructions().forEach(instruction -> definedIn.put(instruction, block));
            }
            Set<Block> escaping = new HashSet<>();
            for (Block block : function.blocks()) {
                Replacement.apply(block, value -> {
                    Block home = definedIn.get(value);
                    if (home != null && home != block) {
                        escaping.add(home);
                    }
                    return value;
                });
            }
            return escaping;
        }

        /** Nothing but a jump, a return, or a branch on at most one test of a parameter. */
        private static boolean passesOn(Block block) {
            List<Instruction> instructions = block.instructions();
            return switch (block.terminator()) {
                case Terminator.Jump jump ->
                    instructions.isEmpty() && jump.edge().target() != block;
                case Terminator.Return _ -> instructions.isEmpty();
                case Terminator.Branch branch ->
                    instructions.isEmpty() && branch.condition() instanceof BlockParameter
                            || instructions.size() == 1
                                    && instructions.getFirst().op() == Op.TRUTHY
                                    && branch.condition() == instructions.getFirst();
                default -> false;
            };
        }

        boolean run() {
            for (Block block : function.blocks()) {
                block.setTerminator(shorter(block.terminator().map(value -> value, this::follow)));
            }
            return changed;
        }

        /** A jump to a block that only returns is a return. */
        private Terminator shorter(Terminator terminator) {
            if (terminator instanceof Terminator.Jump(Edge edge)
                    && transit.contains(edge.target())
                    && edge.target().terminator() instanceof Terminator.Return back) {
                changed = true;
                return new Terminator.Return(argument(edge, back.value()));
            }
            return terminator;
        }

        private Edge follow(Edge start) {
            Edge edge = start;
            // A ring of empty blocks is an endless loop of the program; do not join it.
            for (int steps = 0; steps < 16; steps++) {
                Optional<Edge> next = step(edge);
                if (next.isEmpty()) {
                    break;
                }
                edge = next.get();
                changed = true;
            }
            return edge;
        }

        private Optional<Edge> step(Edge edge) {
            Block through = edge.target();
            // On an unwind edge the machine supplies the error, which an ordinary edge behind it could not hand on.
            boolean unwinds = through.parameters().size() != edge.arguments().size();
            if (!transit.contains(through) || unwinds) {
                return Optional.empty();
            }
            return switch (through.terminator()) {
                case Terminator.Jump jump -> Optional.of(handOn(edge, jump.edge()));
                case Terminator.Branch branch ->
                    outcome(edge, through, branch)
                            .map(yes -> yes ? branch.then() : branch.otherwise())
                            .filter(next -> through.instructions().isEmpty()
                                    || !next.arguments()
                                            .contains(through.instructions().getFirst()))
                            .map(next -> handOn(edge, next));
                default -> Optional.empty();
            };
        }

        private static Optional<Boolean> outcome(Edge edge, Block through, Terminator.Branch branch) {
            Value tested = through.instructions().isEmpty()
                    ? branch.condition()
                    : through.instructions().getFirst().operand(0);
            if (!(argument(edge, tested) instanceof Constant constant)) {
                return Optional.empty();
            }
            return Op.TRUTHY.fold(List.of(constant)).map(Constant.TRUE::equals);
        }

        private static Edge handOn(Edge edge, Edge next) {
            return next.map(value -> argument(edge, value));
        }

        /** What the value means for control that comes along the edge. */
        private static Value argument(Edge edge, Value value) {
            int index = value instanceof BlockParameter parameter
                    ? edge.target().parameters().indexOf(parameter)
                    : -1;
            return index < 0 ? value : edge.arguments().get(index);
        }
    }

    /** Appends a block to its only predecessor if that one always goes there. */
    private static final class Merging {
        private final Function function;
        private final Map<Block, Integer> entered = new HashMap<>();

        Merging(Function function) {
            this.function = function;
            entered.put(function.entry(), 1);
            for (Block block : function.blocks()) {
                block.edges().forEach(edge -> entered.merge(edge.target(), 1, Integer::sum));
            }
        }

        boolean run() {
            Replacement arguments = new Replacement();
            Set<Block> gone = new HashSet<>();
            for (Block block : function.blocks()) {
                if (gone.contains(block)) {
                    continue;
                }
                while (block.terminator() instanceof Terminator.Jump(Edge edge)
                        && edge.target() != block
                        && entered.get(edge.target()) == 1) {
                    Block next = edge.target();
                    for (int i = 0; i < edge.arguments().size(); i++) {
                        arguments.put(next.parameters().get(i), edge.arguments().get(i));
                    }
                    block.instructions().addAll(next.instructions());
                    block.setTerminator(next.terminator());
                    gone.add(next);
                }
            }
            function.blocks().removeIf(gone::contains);
            arguments.apply(function);
            return !gone.isEmpty();
        }
    }
}
