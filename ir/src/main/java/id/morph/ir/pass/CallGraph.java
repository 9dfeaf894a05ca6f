package id.morph.ir.pass;

import id.morph.ir.Attribute;
import id.morph.ir.Block;
import id.morph.ir.Effect;
import id.morph.ir.Function;
import id.morph.ir.Instruction;
import id.morph.ir.Module;
import id.morph.ir.Op;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who calls whom: an order in which functions come before their callers, which functions come back to themselves, and how
 * many calls each has. Making a closure of a function counts as a call, since inlining may make one of it.
 */
final class CallGraph {

    private final Module module;
    private final List<Function> finished = new ArrayList<>();
    private final Map<Function, Integer> placeInOrder = new HashMap<>();
    private final Map<Function, List<Function>> called = new HashMap<>();
    private final Map<Function, Integer> calls = new HashMap<>();
    private final Set<Function> recursive = new HashSet<>();

    CallGraph(Module module) {
        this.module = module;
        for (Function function : module.functions()) {
            List<Function> callees = callees(function);
            called.put(function, callees);
            callees.forEach(callee -> calls.merge(callee, 1, Integer::sum));
        }
        Set<Function> started = new HashSet<>();
        module.functions().forEach(root -> visit(root, started));
        called.forEach((function, callees) -> {
            if (callees.stream().anyMatch(callee -> place(callee) >= place(function))) {
                recursive.add(function);
            }
        });
    }

    /** Functions before their callers, as far as there is such an order. */
    List<Function> calleesFirst() {
        return finished;
    }

    /** The place of a function in that order. */
    int place(Function function) {
        return placeInOrder.get(function);
    }

    /** Whether the function calls one that comes no earlier than itself; every circle of calls has such a function. */
    boolean recursive(Function function) {
        return recursive.contains(function);
    }

    /** How many calls of the function the module had when this graph was made. */
    int calls(Function function) {
        return calls.getOrDefault(function, 0);
    }

    /** The function that the instruction calls or makes a closure of. */
    Optional<Function> callee(Instruction instruction) {
        return calls(instruction.op()) ? module.function(instruction.symbol(0)) : Optional.empty();
    }

    /** Whether running the operation runs the function that is its attribute, or may once it is inlined. */
    private static boolean calls(Op op) {
        return !op.attributes().isEmpty()
                && op.attributes().getFirst() == Attribute.Kind.FUNCTION
                && (op == Op.CLOSURE || op.effects().contains(Effect.WRITES));
    }

    /** Depth first, without recursion. */
    private void visit(Function root, Set<Function> started) {
        if (!started.add(root)) {
            return;
        }
        List<Function> path = new ArrayList<>();
        List<List<Function>> pending = new ArrayList<>();
        path.add(root);
        pending.add(new ArrayList<>(called.get(root)));
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
                pending.add(new ArrayList<>(called.get(next)));
            }
        }
    }

    private List<Function> callees(Function function) {
        List<Function> callees = new ArrayList<>();
        for (Block block : function.blocks()) {
            for (Instruction instruction : block.instructions()) {
                callee(instruction).ifPresent(callees::add);
            }
        }
        return callees;
    }
}
