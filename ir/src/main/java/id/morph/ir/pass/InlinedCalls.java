package id.morph.ir.pass;

import id.morph.ir.Attribute;
import id.morph.ir.Block;
import id.morph.ir.BlockParameter;
import id.morph.ir.Constant;
import id.morph.ir.Edge;
import id.morph.ir.Function;
import id.morph.ir.Instruction;
import id.morph.ir.Op;
import id.morph.ir.Position;
import id.morph.ir.Terminator;
import id.morph.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Rebuilds one block with the bodies of functions in the place of some of its calls. The block keeps its beginning; behind an
 * inlined body of several blocks it goes on in a new one.
 */
final class InlinedCalls {

    private final Terminator end;
    private final Replacement results;
    private final List<Block> blocks = new ArrayList<>();
    private Block current;

    /**
     * @param results learns what stands for the results of the calls; to be applied to the whole function in the end
     */
    InlinedCalls(Block block, Replacement results) {
        this.end = block.terminator();
        this.results = results;
        this.current = block;
        blocks.add(block);
        block.instructions().clear();
    }

    /** Leaves an instruction as it is; instructions must come in the order in which the block had them. */
    void keep(Instruction instruction) {
        current.instructions().add(instruction);
    }

    /**
     * Puts a copy of the callee's body here. A function that is not transparent leaves a check of the depth before it, and
     * what comes from it remembers the call.
     *
     * @param arguments what the callee's parameters are, captured cells first; those that are missing are nil
     */
    void inline(Instruction call, Function callee, List<Value> arguments) {
        Copy copy = new Copy(call, callee, arguments);
        if (!callee.transparent()) {
            Instruction check =
                    new Instruction(Op.DEPTH_CHECK, List.of(new Attribute.Int(1)), List.of(), call.position());
            check.setUnwind(call.unwind());
            current.instructions().add(check);
        }
        if (callee.blocks().size() == 1 && callee.entry().terminator() instanceof Terminator.Return back) {
            copy.instructions(callee.entry(), current);
            copy.connect();
            results.put(call, copy.value(back.value()));
            return;
        }
        Block after = new Block("after");
        results.put(call, after.addParameter(call.type(), ""));
        for (Block block : callee.blocks()) {
            Block target = copy.block(block, current);
            if (target != current) {
                blocks.add(target);
            }
        }
        callee.blocks().forEach(block -> copy.instructions(block, copy.blocks.get(block)));
        copy.connect();
        callee.blocks()
                .forEach(block -> copy.blocks.get(block).setTerminator(copy.terminator(block.terminator(), after)));
        blocks.add(after);
        current = after;
    }

    /** Ends the last part as the block ended, and gives all parts in order. */
    List<Block> finish() {
        current.setTerminator(end);
        return blocks;
    }

    /** One callee at one call. */
    private static final class Copy {
        private final Instruction call;
        private final boolean transparent;
        private final Map<Value, Value> values = new HashMap<>();
        private final Map<Block, Block> blocks = new HashMap<>();
        private final List<Instruction> copied = new ArrayList<>();

        Copy(Instruction call, Function callee, List<Value> arguments) {
            this.call = call;
            this.transparent = callee.transparent();
            List<BlockParameter> parameters = callee.entry().parameters();
            for (int i = 0; i < parameters.size(); i++) {
                values.put(parameters.get(i), i < arguments.size() ? arguments.get(i) : Constant.NIL);
            }
        }

        Value value(Value original) {
            return values.getOrDefault(original, original);
        }

        /** The block for one of the callee; the first one asked for, the entry, is the block of the call. */
        Block block(Block original, Block entry) {
            if (blocks.isEmpty()) {
                blocks.put(original, entry);
                return entry;
            }
            Block copy = new Block(original.name());
            for (BlockParameter parameter : original.parameters()) {
                values.put(parameter, copy.addParameter(parameter.type(), parameter.name()));
            }
            blocks.put(original, copy);
            return copy;
        }

        /** Copies instructions. Their operands are still the callee's; {@link #connect} exchanges them. */
        void instructions(Block from, Block into) {
            for (Instruction original : from.instructions()) {
                Instruction copy = new Instruction(
                        original.op(), original.attributes(), original.operands(), position(original.position()));
                if (original.unwind().isPresent()) {
                    copy.setUnwind(original.unwind().map(this::target));
                } else if (original.mayThrow()) {
                    copy.setUnwind(call.unwind());
                }
                values.put(original, copy);
                copied.add(copy);
                into.instructions().add(copy);
            }
        }

        private Position position(Position original) {
            return transparent ? call.position() : original.inlinedAt(call.position());
        }

        private Edge target(Edge edge) {
            return new Edge(blocks.get(edge.target()), edge.arguments());
        }

        void connect() {
            UnaryOperator<Value> exchange = this::value;
            for (Instruction copy : copied) {
                copy.operands().replaceAll(exchange);
                copy.setUnwind(copy.unwind().map(edge -> edge.map(exchange)));
            }
        }

        Terminator terminator(Terminator original, Block after) {
            return switch (original) {
                case Terminator.Return back -> new Terminator.Jump(Edge.to(after, value(back.value())));
                case Terminator.Throw raise -> {
                    Optional<Edge> own = raise.unwind().map(edge -> target(edge).map(this::value));
                    yield new Terminator.Throw(value(raise.value()), position(raise.position()), own.or(call::unwind));
                }
                default -> original.map(this::value, edge -> target(edge).map(this::value));
            };
        }
    }
}
