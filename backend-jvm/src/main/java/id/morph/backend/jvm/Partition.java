package id.morph.backend.jvm;

import id.morph.ir.Block;
import id.morph.ir.BlockParameter;
import id.morph.ir.Constant;
import id.morph.ir.Edge;
import id.morph.ir.Instruction;
import id.morph.ir.Value;
import id.morph.ir.analysis.ControlFlowGraph;
import id.morph.ir.analysis.Liveness;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Cuts a function into parts that fit a method. The JVM's own limit is 64 KB, but HotSpot never compiles a method of more than 8,000
 * bytes, so that is the limit here. What is small enough, nearly everything, is one part.
 */
final class Partition {
    /** Estimated bytes that a method may have; estimates are a little high. */
    static final int MOST_BYTES = 7_000;

    /** Operands that one step puts into an array. */
    private static final int STEP_OPERANDS = 400;

    /**
     * An instruction, or a part of its operands.
     *
     * @param from first operand that is put into an array, -1 for the instruction itself
     * @param to the operand behind the last one
     */
    record Step(Instruction instruction, int from, int to) {
        boolean operandsOnly() {
            return from >= 0;
        }
    }

    /** A piece of a block; the terminator belongs to the last one. */
    record Piece(Block block, List<Step> steps, boolean first, boolean last) {}

    /** Where a piece is: which part, and which piece of it. */
    record Place(int part, int piece) {}

    private final List<List<Piece>> parts = new ArrayList<>();
    private final Map<Block, Place> starts = new HashMap<>();
    private final Map<Value, Integer> framed = new LinkedHashMap<>();

    private final Set<Block> entered = new LinkedHashSet<>();
    private final Map<Instruction, Integer> collected = new HashMap<>();

    private Partition() {}

    /** @param framedAlways whether values are to live in a frame array even if there is only one part */
    static Partition of(ControlFlowGraph graph, SelectedCode selected, boolean framedAlways) {
        Partition partition = new Partition();
        int total = 0;
        for (int b = 0; b < graph.size(); b++) {
            total += bytes(graph.node(b).block());
        }
        partition.cut(graph, total <= MOST_BYTES ? Integer.MAX_VALUE : MOST_BYTES);
        if (framedAlways || partition.parts.size() > 1) {
            partition.findFramed(graph, selected);
            partition.frameEntered(graph, selected);
        }
        return partition;
    }

    /** Everything in one part, whatever its size. */
    static Partition whole(ControlFlowGraph graph) {
        Partition partition = new Partition();
        partition.cut(graph, Integer.MAX_VALUE);
        return partition;
    }

    List<List<Piece>> parts() {
        return parts;
    }

    /** The place of a block's first piece. */
    Place start(Block block) {
        return starts.get(block);
    }

    /** Values that several parts need, with their slots in the frame array; slot 0 is for the result. */
    Map<Value, Integer> framed() {
        return framed;
    }

    /** Instructions whose operands are collected in several steps, with the slots of their arrays. */
    Map<Instruction, Integer> collected() {
        return collected;
    }

    int frameSize() {
        return framed.size() + collected.size() + 1;
    }

    private static int bytes(Block block) {
        int sum = 0;
        for (Instruction instruction : block.instructions()) {
            sum += bytes(instruction);
        }
        return sum + terminatorBytes(block);
    }

    private static int terminatorBytes(Block block) {
        int sum = 10;
        for (Edge edge : block.terminator().edges()) {
            sum += 6 + 6 * edge.arguments().size();
        }
        return sum;
    }

    private static int bytes(Instruction instruction) {
        int edge = instruction.unwind().map(e -> 14 + 6 * e.arguments().size()).orElse(0);
        int operands = instruction.operands().size();
        return 14 + edge + (operands > 4 ? 9 : 5) * operands;
    }

    private void cut(ControlFlowGraph graph, int limit) {
        List<Piece> part = new ArrayList<>();
        int size = 0;
        for (int b = 0; b < graph.size(); b++) {
            Block block = graph.node(b).block();
            int whole = bytes(block);
            if (size > 0 && size + whole > limit) {
                parts.add(part);
                part = new ArrayList<>();
                size = 0;
            }
            List<Step> steps = new ArrayList<>();
            boolean first = true;
            for (Step step : steps(block, limit)) {
                int bytes = bytes(step);
                if (size > 0 && size + bytes > limit) {
                    place(part, new Piece(block, steps, first, false));
                    parts.add(part);
                    part = new ArrayList<>();
                    steps = new ArrayList<>();
                    size = 0;
                    first = false;
                }
                steps.add(step);
                size += bytes;
            }
            place(part, new Piece(block, steps, first, true));
            size += terminatorBytes(block);
        }
        parts.add(part);
    }

    private void place(List<Piece> part, Piece piece) {
        if (piece.first()) {
            starts.put(piece.block(), new Place(parts.size(), part.size()));
        }
        part.add(piece);
    }

    private static int bytes(Step step) {
        if (step.operandsOnly()) {
            return 9 * (step.to() - step.from()) + 8;
        }
        return step.instruction().operands().size() > STEP_OPERANDS ? 30 : bytes(step.instruction());
    }

    private List<Step> steps(Block block, int limit) {
        List<Step> steps = new ArrayList<>();
        for (Instruction instruction : block.instructions()) {
            int operands = instruction.operands().size();
            if (limit < Integer.MAX_VALUE && operands > STEP_OPERANDS) {
                collected.put(instruction, framed.size() + collected.size() + 1);
                for (int from = 0; from < operands; from += STEP_OPERANDS) {
                    steps.add(new Step(instruction, from, Math.min(operands, from + STEP_OPERANDS)));
                }
            }
            steps.add(new Step(instruction, -1, 0));
        }
        return steps;
    }

    private void findFramed(ControlFlowGraph graph, SelectedCode selected) {
        graph.node(0).block().parameters().forEach(this::frame);
        Map<Value, Integer> definedIn = new HashMap<>();
        for (int p = 0; p < parts.size(); p++) {
            for (Piece piece : parts.get(p)) {
                if (piece.first()) {
                    for (BlockParameter parameter : piece.block().parameters()) {
                        definedIn.put(parameter, p);
                    }
                }
                for (Step step : piece.steps()) {
                    if (!step.operandsOnly()) {
                        definedIn.put(step.instruction(), p);
                    }
                }
            }
        }
        for (int p = 0; p < parts.size(); p++) {
            int part = p;
            BiConsumer<Value, Integer> use = (value, where) -> {
                if (!(value instanceof Constant) && definedIn.get(value) != where.intValue()) {
                    frame(value);
                }
            };
            for (Piece piece : parts.get(p)) {
                for (Step step : piece.steps()) {
                    Instruction instruction = step.instruction();
                    if (step.operandsOnly()) {
                        instruction.operands().subList(step.from(), step.to()).forEach(v -> use.accept(v, part));
                    } else {
                        selected.operands(instruction).forEach(value -> use.accept(value, part));
                        instruction.unwind().ifPresent(edge -> findFramed(edge, part, use));
                    }
                }
                if (piece.last()) {
                    piece.block().terminator().operands().forEach(value -> use.accept(value, part));
                    piece.block().terminator().edges().forEach(edge -> findFramed(edge, part, use));
                }
            }
        }
    }

    private void findFramed(Edge edge, int part, BiConsumer<Value, Integer> use) {
        edge.arguments().forEach(value -> use.accept(value, part));
        if (start(edge.target()).part() != part) {
            entered.add(edge.target());
        }
    }

    /** Where another part comes in, nothing that the part has computed before is there. */
    private void frameEntered(ControlFlowGraph graph, SelectedCode selected) {
        Liveness liveness = Liveness.of(graph, selected::operands);
        for (Block block : entered) {
            block.parameters().forEach(this::frame);
            liveness.values(graph.start(block)).forEach(this::frame);
        }
    }

    /** Whether control comes to a block's start from another part. */
    boolean entered(Block block) {
        return entered.contains(block);
    }

    private void frame(Value value) {
        framed.putIfAbsent(value, framed.size() + collected.size() + 1);
    }
}
