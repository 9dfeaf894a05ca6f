package id.morph.oracle;

import id.morph.ir.Block;
import id.morph.ir.BlockParameter;
import id.morph.ir.Constant;
import id.morph.ir.Edge;
import id.morph.ir.Function;
import id.morph.ir.Instruction;
import id.morph.ir.Position;
import id.morph.ir.Terminator;
import id.morph.ir.Value;
import id.morph.runtime.MorphError;
import id.morph.runtime.Nil;
import id.morph.runtime.Undefined;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One call of a function: the values computed so far, and the walk from block to block. */
final class Activation {

    private final Machine machine;
    private final Evaluator evaluator;
    private final Function function;
    private final Map<Value, Object> values = new IdentityHashMap<>();
    private final Map<String, Object> locals = new HashMap<>();

    /** @param arguments one for each parameter of the entry block */
    Activation(Machine machine, Function function, Object[] arguments) {
        this.machine = machine;
        this.evaluator = new Evaluator(machine, this);
        this.function = function;
        bind(function.entry().parameters(), arguments);
    }

    /** Runs to the function's end and gives its result. */
    Object run() {
        Block block = function.entry();
        while (true) {
            machine.budget().ifPresent(Budget::payStep);
            Optional<Block> handler = runInstructions(block);
            if (handler.isPresent()) {
                block = handler.get();
                continue;
            }
            switch (block.terminator()) {
                case Terminator.Jump(Edge edge) -> block = follow(edge);
                case Terminator.Branch(Value condition, Edge then, Edge otherwise) ->
                    block = follow((Boolean) value(condition) ? then : otherwise);
                case Terminator.Switch(Value state, List<Edge> targets) -> {
                    long number = (Long) value(state);
                    block = follow(targets.get(Math.toIntExact(number)));
                }
                case Terminator.Return(Value value) -> {
                    return value(value);
                }
                case Terminator.Throw(Value value, Position position, Optional<Edge> unwind) ->
                    block = caught(MorphError.thrown(value(value)), position, unwind);
                case Terminator.Suspend _ ->
                    throw new IllegalStateException("@" + function.symbol() + " has not been made a state machine");
                case Terminator.Unreachable _ ->
                    throw new IllegalStateException("@" + function.symbol() + " went past its end");
            }
        }
    }

    /** The handler to go on at, if an instruction threw. */
    private Optional<Block> runInstructions(Block block) {
        for (Instruction instruction : block.instructions()) {
            int inlined = instruction.position().inlinedFrames();
            machine.enterInlined(inlined);
            machine.observe(instruction);
            try {
                Object[] operands =
                        instruction.operands().stream().map(this::value).toArray();
                Object result = evaluator.evaluate(instruction, operands);
                values.put(instruction, result);
                machine.budget().ifPresent(budget -> budget.pay(operands, result));
            } catch (MorphError error) {
                return Optional.of(caught(error, instruction.position(), instruction.unwind()));
            } finally {
                machine.enterInlined(-inlined);
            }
        }
        return Optional.empty();
    }

    /** The handler block for an error from {@code position}; without a handler the error leaves this call. */
    private Block caught(MorphError error, Position position, Optional<Edge> unwind) {
        if (!function.transparent()) {
            if (position.known()) {
                error.setPosition(position.file(), position.line(), position.column());
            }
            for (Position p = position; p.known(); p = p.caller()) {
                error.addFrame(p.function(), p.file(), p.line());
            }
        }
        Edge edge = unwind.orElseThrow(() -> error);
        Object[] arguments = new Object[edge.arguments().size() + 1];
        arguments[0] = error.toErrorValue(machine.context().style());
        for (int i = 1; i < arguments.length; i++) {
            arguments[i] = value(edge.arguments().get(i - 1));
        }
        bind(edge.target().parameters(), arguments);
        return edge.target();
    }

    private Block follow(Edge edge) {
        bind(
                edge.target().parameters(),
                edge.arguments().stream().map(this::value).toArray());
        return edge.target();
    }

    private void bind(List<BlockParameter> parameters, Object[] arguments) {
        for (int i = 0; i < arguments.length; i++) {
            values.put(parameters.get(i), arguments[i]);
        }
    }

    private Object value(Value value) {
        if (value instanceof Constant constant) {
            return Machine.constant(constant);
        }
        Object found = values.get(value);
        if (found == null) {
            throw new IllegalStateException("@" + function.symbol() + " uses a value before it is defined");
        }
        return found;
    }

    /** A local variable; only before SSA construction. */
    Object local(String name) {
        return locals.getOrDefault(name, Undefined.UNDEFINED);
    }

    void setLocal(String name, Object value) {
        locals.put(name, value);
    }

    /** What an instruction without a result gives. */
    static final Object NOTHING = Nil.NIL;
}
