package id.morph.ir.pass;

import id.morph.ir.Block;
import id.morph.ir.BlockParameter;
import id.morph.ir.Constant;
import id.morph.ir.Edge;
import id.morph.ir.Function;
import id.morph.ir.Instruction;
import id.morph.ir.Terminator;
import id.morph.ir.Value;
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
 * Computes what is known at compile time, and takes only the ways that can be taken: Wegman and Zadeck, "Constant Propagation
 * with Conditional Branches" (1991). What an operation gives for constants is in the op table. An operation that folds does
 * not throw, so its handler may turn out to be unreachable.
 */
public final class ConstantPropagation implements FunctionPass {

    @Override
    public String name() {
        return "constant-propagation";
    }

    @Override
    public Stage needs() {
        return Stage.SSA;
    }

    @Override
    public void run(Function function) {
        Analysis analysis = new Analysis(function);
        analysis.run();
        Replacement replacement = new Replacement();
        for (Block block : function.blocks()) {
            if (!analysis.executable.contains(block)) {
                continue;
            }
            block.parameters()
                    .forEach(parameter ->
                            analysis.constant(parameter).ifPresent(constant -> replacement.put(parameter, constant)));
            block.instructions().removeIf(instruction -> {
                Optional<Constant> constant = analysis.constant(instruction);
                constant.ifPresent(value -> replacement.put(instruction, value));
                return constant.isPresent();
            });
            block.setTerminator(analysis.decided(block.terminator()));
        }
        Reachability.deleteUnreachable(function);
        replacement.apply(function);
        Set<BlockParameter> dead = new HashSet<>();
        function.blocks()
                .forEach(block -> block.parameters().stream()
                        .filter(replacement::replaces)
                        .forEach(dead::add));
        Replacement.removeParameters(function, dead);
    }

    /** What a value may be at run time: nothing yet (absent from the map), one constant, or anything. */
    private sealed interface Fact {
        record Known(Constant constant) implements Fact {}

        record Anything() implements Fact {}
    }

    private static final Fact ANYTHING = new Fact.Anything();

    /** Someone who has to be asked again when a fact changes: an instruction, or the terminator if it is empty. */
    private record User(Block block, Optional<Instruction> instruction) {}

    private static final class Analysis {
        private final Function function;
        private final Map<Value, Fact> facts = new HashMap<>();
        private final Map<Value, List<User>> users = new HashMap<>();
        private final Set<Block> executable = new HashSet<>();
        private final Deque<Block> newBlocks = new ArrayDeque<>();
        private final Deque<Value> changed = new ArrayDeque<>();

        Analysis(Function function) {
            this.function = function;
        }

        void run() {
            for (Block block : function.blocks()) {
                for (Instruction instruction : block.instructions()) {
                    User user = new User(block, Optional.of(instruction));
                    instruction.operands().forEach(operand -> uses(user, operand));
                    instruction.unwind().ifPresent(edge -> edge.arguments().forEach(value -> uses(user, value)));
                }
                User end = new User(block, Optional.empty());
                block.terminator().operands().forEach(operand -> uses(end, operand));
                block.terminator().edges().forEach(edge -> edge.arguments().forEach(value -> uses(end, value)));
            }
            function.entry().parameters().forEach(parameter -> learn(parameter, ANYTHING));
            reach(function.entry());
            while (!newBlocks.isEmpty() || !changed.isEmpty()) {
                if (!newBlocks.isEmpty()) {
                    Block block = newBlocks.poll();
                    block.instructions().forEach(this::visit);
                    visitEnd(block);
                    continue;
                }
                for (User user : users.getOrDefault(changed.poll(), List.of())) {
                    if (executable.contains(user.block())) {
                        user.instruction().ifPresentOrElse(this::visit, () -> visitEnd(user.block()));
                    }
                }
            }
        }

        private void uses(User user, Value value) {
            if (!(value instanceof Constant)) {
                users.computeIfAbsent(value, _ -> new ArrayList<>()).add(user);
            }
        }

        Optional<Constant> constant(Value value) {
            return fact(value) instanceof Fact.Known known ? Optional.of(known.constant()) : Optional.empty();
        }

        private Fact fact(Value value) {
            return value instanceof Constant constant ? new Fact.Known(constant) : facts.get(value);
        }

        private void learn(Value value, Fact fact) {
            Fact before = facts.get(value);
            Fact after = before == null || before.equals(fact) ? fact : ANYTHING;
            if (!after.equals(before)) {
                facts.put(value, after);
                changed.add(value);
            }
        }

        private void reach(Block block) {
            if (executable.add(block)) {
                newBlocks.add(block);
            }
        }

        /** Takes an edge: its target runs, with these arguments among others. */
        private void take(Edge edge) {
            List<BlockParameter> parameters = edge.target().parameters();
            int supplied = parameters.size() - edge.arguments().size();
            if (supplied > 0) {
                learn(parameters.getFirst(), ANYTHING);
            }
            for (int i = 0; i < edge.arguments().size(); i++) {
                Fact fact = fact(edge.arguments().get(i));
                if (fact != null) {
                    learn(parameters.get(i + supplied), fact);
                }
            }
            reach(edge.target());
        }

        private void visit(Instruction instruction) {
            List<Constant> operands = new ArrayList<>();
            for (Value operand : instruction.operands()) {
                Fact fact = fact(operand);
                if (fact == null) {
                    return;
                }
                if (fact instanceof Fact.Known known) {
                    operands.add(known.constant());
                }
            }
            boolean allKnown = operands.size() == instruction.operands().size();
            Optional<Constant> result = allKnown ? instruction.op().fold(operands) : Optional.empty();
            learn(
                    instruction,
                    result.map(constant -> (Fact) new Fact.Known(constant)).orElse(ANYTHING));
            if (facts.get(instruction).equals(ANYTHING)) {
                instruction.unwind().ifPresent(this::take);
            }
        }

        private void visitEnd(Block block) {
            switch (block.terminator()) {
                case Terminator.Branch branch -> {
                    Fact condition = fact(branch.condition());
                    if (condition == null) {
                        return;
                    }
                    if (!isFalse(condition)) {
                        take(branch.then());
                    }
                    if (!isTrue(condition)) {
                        take(branch.otherwise());
                    }
                }
                case Terminator.Switch choice -> {
                    Fact state = fact(choice.state());
                    if (state instanceof Fact.Known(Constant.Int number)) {
                        take(choice.targets().get(number.value().intValueExact()));
                    } else if (state != null) {
                        choice.targets().forEach(this::take);
                    }
                }
                case Terminator other -> other.edges().forEach(this::take);
            }
        }

        private static boolean isTrue(Fact fact) {
            return fact instanceof Fact.Known known && known.constant().equals(Constant.TRUE);
        }

        private static boolean isFalse(Fact fact) {
            return fact instanceof Fact.Known known && known.constant().equals(Constant.FALSE);
        }

        /** The terminator without the ways that cannot be taken. */
        Terminator decided(Terminator terminator) {
            return switch (terminator) {
                case Terminator.Branch branch
                when isTrue(fact(branch.condition())) -> new Terminator.Jump(branch.then());
                case Terminator.Branch branch
                when isFalse(fact(branch.condition())) -> new Terminator.Jump(branch.otherwise());
                case Terminator.Switch choice
                when fact(choice.state()) instanceof Fact.Known(Constant.Int number) ->
                    new Terminator.Jump(choice.targets().get(number.value().intValueExact()));
                case Terminator other -> other;
            };
        }
    }
}
