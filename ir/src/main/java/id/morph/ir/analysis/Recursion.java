package id.morph.ir.analysis;

import id.morph.ir.Block;
import id.morph.ir.Function;
import id.morph.ir.Instruction;
import id.morph.ir.Module;
import id.morph.ir.Op;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether calls of a program may nest deeply: a circle of functions that call each other, or calls of values within functions. */
public final class Recursion {
    private final Module program;
    private final Map<String, Boolean> finished = new HashMap<>();

    private Recursion(Module program) {
        this.program = program;
    }

    /** Whether they may in a complete program. */
    public static boolean isPossible(Module program) {
        Set<String> bodies = new HashSet<>();
        program.units().forEach(unit -> bodies.add(unit.body()));
        bodies.add(program.entry());
        for (Function function : program.functions()) {
            if (!bodies.contains(function.symbol()) && callsValues(function)) {
                return true;
            }
        }
        Recursion search = new Recursion(program);
        return program.functions().stream().anyMatch(function -> search.finds(function.symbol()));
    }

    private static boolean callsValues(Function function) {
        for (Block block : function.blocks()) {
            for (Instruction i : block.instructions()) {
                switch (i.op()) {
                    case CALL, CALL_METHOD, RESUME, ITERATOR_NEXT -> {
                        return true;
                    }
                    default -> {}
                }
            }
        }
        return false;
    }

    /** Whether a circle can be reached from a function. */
    private boolean finds(String root) {
        record Visit(String symbol, List<String> callees) {}
        if (finished.containsKey(root)) {
            return false;
        }
        List<Visit> path = new ArrayList<>();
        finished.put(root, false);
        path.add(new Visit(root, callees(root)));
        while (!path.isEmpty()) {
            Visit at = path.getLast();
            if (at.callees().isEmpty()) {
                finished.put(at.symbol(), true);
                path.removeLast();
                continue;
            }
            String next = at.callees().removeLast();
            Boolean state = finished.get(next);
            if (state == null) {
                finished.put(next, false);
                path.add(new Visit(next, callees(next)));
            } else if (!state) {
                return true;
            }
        }
        return false;
    }

    private List<String> callees(String symbol) {
        List<String> callees = new ArrayList<>();
        program.function(symbol).ifPresent(function -> {
            for (Block block : function.blocks()) {
                for (Instruction i : block.instructions()) {
                    if (i.op() == Op.CALL_STATIC || i.op() == Op.CALL_TYPED) {
                        callees.add(i.symbol(0));
                    } else if (i.op() == Op.MODULE_INIT) {
                        program.unit(i.symbol(0)).ifPresent(unit -> callees.add(unit.body()));
                    }
                }
            }
        });
        return callees;
    }
}
