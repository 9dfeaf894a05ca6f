package id.morph.ir.pass.typed;

import id.morph.ir.Block;
import id.morph.ir.Edge;
import id.morph.ir.Function;
import id.morph.ir.Instruction;
import id.morph.ir.Op;
import id.morph.ir.Terminator;
import id.morph.ir.Value;
import id.morph.ir.analysis.ControlFlowGraph;
import id.morph.ir.analysis.types.AbstractObject.ClassObject;
import id.morph.ir.analysis.types.Context;
import id.morph.ir.analysis.types.TypeInference;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which attributes {@code inisiasi} assigns before anybody else can see the instance, and before it reads them itself. Methods
 * that it calls on the instance are followed a little way; whatever else it does with the instance lets others see it.
 */
final class DefiniteAssignment {

    private static final int FOLLOWED = 6;

    /** Calls followed for one class before it is taken to be seen by others. */
    private static final int PATIENCE = 500;

    private final TypeInference types;
    private final Map<ClassObject, Set<String>> found = new HashMap<>();

    DefiniteAssignment(TypeInference types) {
        this.types = types;
    }

    boolean assigns(ClassObject type, String attribute) {
        return found.computeIfAbsent(type, this::assigned).contains(attribute);
    }

    private Set<String> assigned(ClassObject type) {
        Optional<Function> initialiser = type.function("inisiasi");
        if (initialiser.isEmpty()) {
            return Set.of();
        }
        List<String> names = List.copyOf(type.assigned().keySet());
        Search search = new Search(type, names);
        BitSet end = search.run(initialiser.get(), new BitSet(), 0);
        end.and(search.safe);
        Set<String> all = new HashSet<>();
        end.stream().forEach(i -> all.add(names.get(i)));
        return all;
    }

    private final class Search {
        private final ClassObject type;
        private final Map<String, Integer> numbers = new HashMap<>();
        /** Attributes that nobody has been able to read before they were assigned. */
        private final BitSet safe = new BitSet();

        private int runs;

        Search(ClassObject type, List<String> names) {
            this.type = type;
            for (String name : names) {
                numbers.put(name, numbers.size());
            }
            safe.set(0, names.size());
        }

        private void seen(BitSet assigned) {
            safe.and(assigned);
        }

        /** What is assigned when the function returns, given what is when it is called; its first parameter is the instance. */
        BitSet run(Function function, BitSet before, int depth) {
            if (depth > FOLLOWED || ++runs > PATIENCE || function.captures() > 0 || function.arity() == 0) {
                seen(before);
                return (BitSet) before.clone();
            }
            ControlFlowGraph graph = ControlFlowGraph.ofBlocks(function);
            Value self = function.entry().parameters().getFirst();
            Map<Block, BitSet> atStart = new HashMap<>();
            BitSet atEnd = null;
            atStart.put(function.entry(), before);
            Deque<Block> work = new ArrayDeque<>();
            work.add(function.entry());
            while (!work.isEmpty()) {
                Block block = work.poll();
                BitSet now = (BitSet) atStart.get(block).clone();
                for (Instruction instruction : block.instructions()) {
                    instruction.unwind().ifPresent(edge -> meet(edge, now, atStart, work, self));
                    step(function, instruction, now, self, depth);
                    if (instruction.op() == Op.CALL) {
                        // A call may have assigned something before it threw; that is only more than is assumed.
                        instruction.unwind().ifPresent(edge -> meet(edge, now, atStart, work, self));
                    }
                }
                if (block.terminator().operands().contains(self)) {
                    seen(now);
                }
                block.terminator().edges().forEach(edge -> meet(edge, now, atStart, work, self));
            }
            for (int node = 0; node < graph.size(); node++) {
                Block block = graph.node(node).block();
                if (block.terminator() instanceof Terminator.Return) {
                    BitSet end = (BitSet) atStart.get(block).clone();
                    for (Instruction instruction : block.instructions()) {
                        step(function, instruction, end, self, depth);
                    }
                    if (atEnd == null) {
                        atEnd = end;
                    } else {
                        atEnd.and(end);
                    }
                }
            }
            return atEnd == null ? (BitSet) before.clone() : atEnd;
        }

        private void meet(Edge edge, BitSet now, Map<Block, BitSet> atStart, Deque<Block> work, Value self) {
            if (edge.arguments().contains(self)) {
                seen(now);
            }
            BitSet known = atStart.get(edge.target());
            if (known == null) {
                atStart.put(edge.target(), (BitSet) now.clone());
                work.add(edge.target());
                return;
            }
            int size = known.cardinality();
            known.and(now);
            if (known.cardinality() < size) {
                work.add(edge.target());
            }
        }

        private void step(Function function, Instruction instruction, BitSet now, Value self, int depth) {
            List<Value> operands = instruction.operands();
            switch (instruction.op()) {
                case SET_ATTRIBUTE -> {
                    if (operands.get(1) == self) {
                        seen(now);
                    }
                    if (operands.get(0) == self) {
                        Integer number = numbers.get(instruction.name(0));
                        if (number != null) {
                            now.set(number);
                        }
                    }
                }
                case ATTRIBUTE -> {
                    Integer number = numbers.get(instruction.name(0));
                    if (operands.get(0) != self) {
                        return;
                    }
                    if (number != null) {
                        if (!now.get(number)) {
                            safe.clear(number);
                        }
                    } else if (!onlyCalled(function, instruction)) {
                        seen(now);
                    }
                }
                case SUPER -> {
                    if (operands.get(1) == self && !onlyCalled(function, instruction)) {
                        seen(now);
                    }
                }
                case CALL -> call(function, instruction, now, self, depth);
                default -> {
                    if (operands.contains(self)) {
                        seen(now);
                    }
                }
            }
        }

        private void call(Function function, Instruction call, BitSet now, Value self, int depth) {
            if (call.operands().subList(1, call.operands().size()).contains(self)) {
                seen(now);
            }
            if (!(call.operand(0) instanceof Instruction lookup)
                    || !lookup.operands().contains(self)
                    || (lookup.op() != Op.ATTRIBUTE && lookup.op() != Op.SUPER)) {
                return;
            }
            Optional<Function> target = Optional.empty();
            if (lookup.op() == Op.ATTRIBUTE && !numbers.containsKey(lookup.name(0))) {
                target = type.function(lookup.name(0));
            } else if (lookup.op() == Op.SUPER && lookup.operand(1) == self) {
                target = parentMethod(function, lookup);
            }
            if (target.isEmpty()) {
                seen(now);
                return;
            }
            BitSet after = run(target.get(), (BitSet) now.clone(), depth + 1);
            now.or(after);
        }

        /** The method that {@code induk.m} means, by what inference knows of the class it is written in. */
        private Optional<Function> parentMethod(Function function, Instruction lookup) {
            for (Context context : types.contexts(function)) {
                if (context.value(lookup).isNever()) {
                    continue;
                }
                List<ClassObject> homes =
                        types.classesIn(context.operands(lookup).getFirst());
                if (homes.size() == 1 && homes.getFirst().known()) {
                    return homes.getFirst().parent().flatMap(parent -> parent.function(lookup.name(0)));
                }
            }
            return Optional.empty();
        }

        /** Whether the method that was looked up is called and nothing else. */
        private boolean onlyCalled(Function function, Instruction lookup) {
            for (Block block : function.blocks()) {
                for (Instruction user : block.instructions()) {
                    int from = user.op() == Op.CALL ? 1 : 0;
                    if (user.operands()
                                    .subList(
                                            Math.min(from, user.operands().size()),
                                            user.operands().size())
                                    .contains(lookup)
                            || user.unwind()
                                    .filter(edge -> edge.arguments().contains(lookup))
                                    .isPresent()) {
                        return false;
                    }
                }
                if (block.terminator().operands().contains(lookup)
                        || block.terminator().edges().stream()
                                .anyMatch(edge -> edge.arguments().contains(lookup))) {
                    return false;
                }
            }
            return true;
        }
    }
}
