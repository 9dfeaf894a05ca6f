package id.morph.ir.pass;

import id.morph.ir.Block;
import id.morph.ir.Function;
import id.morph.ir.Instruction;
import id.morph.ir.Module;
import id.morph.ir.Op;
import id.morph.ir.analysis.Stage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Puts small transparent functions, those of the library's prelude, in the place of their calls. Traces and the counting of depth
 * pass over such functions anyway, so everything that comes from one takes the position of the call, and what it throws goes
 * where the call's error would have gone. Functions of the program are never inlined here: a missing frame would be seen.
 */
public final class Inlining implements Pass {

    /** Largest number of instructions and terminators of a function that is inlined. */
    private static final int SMALL = 24;

    /** A function stops growing at this many instructions beside four times those that it had. */
    private static final int GROWTH = 400;

    @Override
    public String name() {
        return "inlining";
    }

    @Override
    public Stage needs() {
        return Stage.SSA;
    }

    @Override
    public void run(Module module) {
        Order order = new Order(module);
        for (Function function : order.calleesFirst()) {
            inlineCalls(function, order);
        }
    }

    private static int size(Function function) {
        int size = 0;
        for (Block block : function.blocks()) {
            size += 1 + block.instructions().size();
        }
        return size;
    }

    private static boolean suitable(Function callee) {
        return callee.transparent()
                && callee.kind() == Function.Kind.PLAIN
                && callee.captures() == 0
                && size(callee) <= SMALL;
    }

    private static void inlineCalls(Function function, Order order) {
        int budget = 4 * size(function) + GROWTH;
        Replacement results = new Replacement();
        List<Block> blocks = new ArrayList<>();
        for (Block block : function.blocks()) {
            List<Instruction> instructions = List.copyOf(block.instructions());
            if (instructions.stream().noneMatch(instruction -> instruction.op() == Op.CALL_STATIC)) {
                blocks.add(block);
                continue;
            }
            InlinedCalls parts = new InlinedCalls(block, results);
            for (Instruction instruction : instructions) {
                Optional<Function> callee = order.inlinable(function, instruction);
                if (callee.isPresent() && size(callee.get()) <= budget) {
                    budget -= size(callee.get());
                    parts.inline(instruction, callee.get());
                } else {
                    parts.keep(instruction);
                }
            }
            blocks.addAll(parts.finish());
        }
        if (!results.isEmpty()) {
            function.blocks().clear();
            function.blocks().addAll(blocks);
            results.apply(function);
        }
    }

    /** An order in which a callee comes before its callers, and which functions call themselves in the end. */
    private static final class Order {
        private final Module module;
        private final List<Function> finished = new ArrayList<>();
        private final Map<Function, Integer> placeInOrder = new HashMap<>();
        private final Set<Function> started = new HashSet<>();

        Order(Module module) {
            this.module = module;
            module.functions().forEach(this::visit);
        }

        List<Function> calleesFirst() {
            return finished;
        }

        /** Depth first over static calls, without recursion. */
        private void visit(Function root) {
            if (!started.add(root)) {
                return;
            }
            List<Function> path = new ArrayList<>();
            List<List<Function>> pending = new ArrayList<>();
            path.add(root);
            pending.add(callees(root));
            while (!path.isEmpty()) {
                List<Function> rest = pending.getLast();
                if (rest.isEmpty()) {
                    Function done = path.removeLast();
                    pending.removeLast();
                    placeInOrder.put(done, finished.size());
                    finished.add(done);
                    continue;
                }
                Function next = rest.removeLast();
                if (started.add(next)) {
                    path.add(next);
                    pending.add(callees(next));
                }
            }
        }

        private List<Function> callees(Function function) {
            List<Function> callees = new ArrayList<>();
            for (Block block : function.blocks()) {
                for (Instruction instruction : block.instructions()) {
                    if (instruction.op() == Op.CALL_STATIC) {
                        module.function(instruction.symbol(0)).ifPresent(callees::add);
                    }
                }
            }
            return callees;
        }

        /** Only calls that go back in the order are inlined, which leaves one call standing in every recursion. */
        Optional<Function> inlinable(Function caller, Instruction instruction) {
            if (instruction.op() != Op.CALL_STATIC) {
                return Optional.empty();
            }
            return module.function(instruction.symbol(0))
                    .filter(callee -> placeInOrder.get(callee) < placeInOrder.get(caller))
                    .filter(callee -> suitable(callee) && !callsItself(callee));
        }

        private boolean callsItself(Function function) {
            return callees(function).stream()
                    .anyMatch(callee -> placeInOrder.get(callee) >= placeInOrder.get(function));
        }
    }
}
