package id.morph.ir.pass.typed;

import id.morph.ir.Attribute;
import id.morph.ir.Block;
import id.morph.ir.BlockParameter;
import id.morph.ir.Constant;
import id.morph.ir.Edge;
import id.morph.ir.Effect;
import id.morph.ir.Instruction;
import id.morph.ir.Op;
import id.morph.ir.Terminator;
import id.morph.ir.Type;
import id.morph.ir.Value;
import id.morph.ir.analysis.ControlFlowGraph;
import id.morph.ir.analysis.DominatorTree;
import id.morph.ir.analysis.types.Context;
import id.morph.ir.analysis.types.Kinds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Iteration over what is proven to be a list, as a loop with an index. The index is a parameter of the block that asks for the next
 * element: 0 when control comes from outside, one more when it comes back. Iterators that are used in other ways than
 * {@code untuk} does stay iterators.
 */
final class ListLoops {

    private final Program program;
    private final Context context;
    private final Emitter emitter;
    private final Map<Instruction, Loop> loops = new HashMap<>();
    private final Map<Block, List<Loop>> byHead = new HashMap<>();
    private DominatorTree tree;
    private ControlFlowGraph graph;

    /** One iteration. The second half is filled in when it has been lowered. */
    private static final class Loop {
        private final Instruction iterator;
        private Value list;
        private Value version;
        private BlockParameter index;
        private Value next;

        Loop(Instruction iterator) {
            this.iterator = iterator;
        }
    }

    ListLoops(Program program, Context context, Emitter emitter) {
        this.program = program;
        this.context = context;
        this.emitter = emitter;
    }

    /** Looks for iterations among the blocks that will be lowered. */
    void find(ControlFlowGraph graph, List<Block> live) {
        Map<Instruction, List<Instruction>> uses = new HashMap<>();
        Map<Instruction, Block> places = new HashMap<>();
        for (Block block : live) {
            for (Instruction instruction : block.instructions()) {
                if (instruction.op() == Op.ITERATOR_NEW
                        && context.operands(instruction).getFirst().isOnly(Kinds.LIST)) {
                    uses.put(instruction, new ArrayList<>());
                    places.put(instruction, block);
                }
            }
        }
        if (uses.isEmpty()) {
            return;
        }
        this.graph = graph;
        this.tree = DominatorTree.of(graph);
        for (Block block : live) {
            for (Instruction instruction : block.instructions()) {
                if (instruction.op() == Op.ITERATOR_NEXT || instruction.op() == Op.ITERATOR_VALUE) {
                    List<Instruction> users = uses.get(instruction.operand(0));
                    if (users != null) {
                        users.add(instruction);
                        places.put(instruction, block);
                    }
                } else {
                    instruction.operands().forEach(uses::remove);
                }
            }
            for (Edge edge : block.edges()) {
                edge.arguments().forEach(uses::remove);
            }
        }
        uses.forEach((iterator, users) -> consider(iterator, users, places));
    }

    private void consider(Instruction iterator, List<Instruction> users, Map<Instruction, Block> places) {
        List<Instruction> asks =
                users.stream().filter(use -> use.op() == Op.ITERATOR_NEXT).toList();
        if (asks.size() != 1) {
            return;
        }
        Instruction next = asks.getFirst();
        Block head = places.get(next);
        boolean plain = head.terminator() instanceof Terminator.Branch branch
                && branch.condition() == next
                && quiet(head, next)
                && users.stream()
                        .filter(use -> use.op() == Op.ITERATOR_VALUE)
                        .allMatch(value -> places.get(value) == branch.then().target()
                                && graph.predecessors(graph.start(places.get(value))).length == 1
                                && quietBefore(places.get(value), value));
        if (plain && counts(head, places.get(iterator))) {
            Loop loop = new Loop(iterator);
            loops.put(iterator, loop);
            users.forEach(use -> loops.put(use, loop));
            byHead.computeIfAbsent(head, _ -> new ArrayList<>()).add(loop);
        }
    }

    /** Whether nothing behind the instruction can change the list. */
    private static boolean quiet(Block block, Instruction from) {
        List<Instruction> all = block.instructions();
        return all.subList(all.indexOf(from) + 1, all.size()).stream().noneMatch(i -> i.has(Effect.WRITES));
    }

    private static boolean quietBefore(Block block, Instruction to) {
        List<Instruction> all = block.instructions();
        return all.subList(0, all.indexOf(to)).stream().noneMatch(i -> i.has(Effect.WRITES));
    }

    /**
     * Whether the index is 0 on every edge to the head from where the head does not dominate. It is, if control cannot have been
     * at the head since the iterator was made.
     */
    private boolean counts(Block head, Block maker) {
        if (head == maker) {
            return false;
        }
        int start = graph.start(head);
        Set<Integer> since = new HashSet<>();
        List<Integer> work = new ArrayList<>(List.of(start));
        while (!work.isEmpty()) {
            for (int successor : graph.successors(work.removeLast())) {
                if (successor != graph.start(maker) && since.add(successor)) {
                    work.add(successor);
                }
            }
        }
        for (int predecessor : graph.predecessors(start)) {
            if (!tree.dominates(start, predecessor) && since.contains(predecessor)) {
                return false;
            }
            for (Instruction instruction : graph.node(predecessor).block().instructions()) {
                if (instruction.unwind().filter(edge -> edge.target() == head).isPresent()) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Gives the new head its indices. */
    void parameters(Block head, Block made) {
        for (Loop loop : byHead.getOrDefault(head, List.of())) {
            loop.index = made.addParameter(Type.I64, "index");
        }
    }

    /** What an edge hands over for the indices. */
    List<Value> arguments(Block from, Block to) {
        List<Value> all = new ArrayList<>();
        for (Loop loop : byHead.getOrDefault(to, List.of())) {
            boolean again = tree.dominates(graph.start(to), graph.start(from));
            all.add(again ? loop.next : Constant.of(0));
        }
        return all;
    }

    /** What stands for the instruction; empty if it is not about such an iteration. */
    Optional<Value> lower(Instruction old) {
        Loop loop = loops.get(old);
        if (loop == null) {
            return Optional.empty();
        }
        return switch (old.op()) {
            case ITERATOR_NEW -> {
                loop.list = emitter.use(old.operand(0), Type.ANY);
                loop.version = emitter.emit(Op.LIST_VERSION, List.of(), loop.list);
                yield Optional.of(loop.version);
            }
            case ITERATOR_NEXT -> {
                emitter.emit(Op.LIST_UNCHANGED, List.of(), loop.list, loop.version);
                Value length = emitter.emitSafe(Op.CONTAINER_LENGTH, List.of(), loop.list);
                Value more = emitter.emit(Op.I64_LT, List.of(), loop.index, length);
                loop.next = emitter.emit(Op.I64_ADD, List.of(), loop.index, Constant.of(1));
                yield Optional.of(more);
            }
            case ITERATOR_VALUE -> {
                Type type = MachineType.of(
                        program.types().elements(context.operands(loop.iterator).getFirst()));
                yield Optional.of(
                        emitter.emit(Op.LIST_ELEMENT, List.of(new Attribute.OfType(type)), loop.list, loop.index));
            }
            default -> Optional.empty();
        };
    }
}
