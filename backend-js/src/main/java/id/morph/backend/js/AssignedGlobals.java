package id.morph.backend.js;

import id.morph.ir.Block;
import id.morph.ir.Constant;
import id.morph.ir.Function;
import id.morph.ir.Instruction;
import id.morph.ir.Module;
import id.morph.ir.Terminator;
import id.morph.ir.Unit;
import id.morph.ir.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Globals that have a value whenever a function of the program runs that is not the body of a module: what the bodies assign before any of
 * them does something that may run such a function, or fail.
 */
final class AssignedGlobals {
    private record Global(String unit, String name) {}

    private final Module program;
    private final Map<Global, Value> assigned = new HashMap<>();
    private final Set<String> bodies = new HashSet<>();
    private final Set<String> started = new HashSet<>();

    /** Walks through the start of a program. */
    AssignedGlobals(Module program) {
        this.program = program;
        program.units().forEach(unit -> bodies.add(unit.body()));
        bodies.add(program.entry());
        program.function(program.entry()).ifPresent(this::ends);
    }

    /** Whether an instruction that reads a global, in that function, finds a value. */
    boolean isAssigned(Function reader, Instruction read) {
        return !bodies.contains(reader.symbol()) && assigned.containsKey(global(read));
    }

    private static Global global(Instruction i) {
        return new Global(i.symbol(0), i.name(1));
    }

    /** Goes through a function as far as it is certain what happens; gives whether that is to its end. */
    private boolean ends(Function function) {
        Set<Block> seen = new HashSet<>();
        Block block = function.entry();
        while (seen.add(block)) {
            for (Instruction i : block.instructions()) {
                if (!happens(i)) {
                    return false;
                }
            }
            if (!(block.terminator() instanceof Terminator.Jump(var edge))) {
                return block.terminator() instanceof Terminator.Return;
            }
            block = edge.target();
        }
        return false;
    }

    private boolean happens(Instruction i) {
        return switch (i.op()) {
            case GLOBAL_SET, GLOBAL_STORE -> {
                assigned.put(global(i), i.operand(0));
                yield true;
            }
            case GLOBAL_GET, GLOBAL_LOAD -> assigned.containsKey(global(i));
            case MODULE_INIT -> {
                String path = i.symbol(0);
                yield !started.add(path)
                        || program.unit(path)
                                .map(Unit::body)
                                .flatMap(program::function)
                                .map(this::ends)
                                .orElse(true);
            }
            case CLASS, CLASS_NEW -> i.operand(0) instanceof Constant.Nil || isClass(i.operand(0));
            default -> !i.mayThrow();
        };
    }

    private boolean isClass(Value value) {
        Optional<Value> made = Optional.of(value);
        for (int steps = 0; steps < assigned.size() + 1; steps++) {
            if (!(made.orElse(null) instanceof Instruction i)) {
                return false;
            }
            switch (i.op()) {
                case CLASS, CLASS_NEW -> {
                    return true;
                }
                case GLOBAL_GET, GLOBAL_LOAD -> made = Optional.ofNullable(assigned.get(global(i)));
                default -> {
                    return false;
                }
            }
        }
        return false;
    }
}
