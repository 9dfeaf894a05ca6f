package id.morph.ir;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/** Completes a program with what it reaches of a library: only those units and functions are fetched. */
public final class Linker {

    /** Where library units come from. */
    public interface Units {
        Optional<Unit> find(String path);
    }

    /** Where library functions come from. */
    public interface Functions {
        Optional<Function> find(String symbol);
    }

    private final Module program;
    private final Units units;
    private final Functions functions;
    private final Deque<Function> work = new ArrayDeque<>();
    private final Set<String> visitedUnits = new HashSet<>();

    private Linker(Module program, Units units, Functions functions) {
        this.program = program;
        this.units = units;
        this.functions = functions;
    }

    /**
     * Adds to {@code program} every library unit and function that it mentions, directly or through other library
     * functions.
     */
    public static void link(Module program, Units units, Functions functions) {
        Linker linker = new Linker(program, units, functions);
        linker.work.addAll(program.functions());
        while (!linker.work.isEmpty()) {
            forEachSymbol(linker.work.pop(), linker::require);
        }
    }

    /** Calls {@code use} for every unit and function that the function mentions. */
    public static void forEachSymbol(Function function, BiConsumer<Attribute.Kind, String> use) {
        for (Block block : function.blocks()) {
            for (Instruction instruction : block.instructions()) {
                for (int i = 0; i < instruction.attributes().size(); i++) {
                    if (instruction.attributes().get(i) instanceof Attribute.Symbol symbol) {
                        use.accept(instruction.op().attributes().get(i), symbol.text());
                    }
                }
            }
        }
    }

    private void require(Attribute.Kind kind, String symbol) {
        if (kind == Attribute.Kind.UNIT) {
            if (visitedUnits.add(symbol) && program.unit(symbol).isEmpty()) {
                units.find(symbol).ifPresent(unit -> {
                    program.add(unit);
                    require(Attribute.Kind.FUNCTION, unit.body());
                });
            }
        } else if (program.function(symbol).isEmpty()) {
            functions.find(symbol).ifPresent(function -> {
                program.add(function);
                work.push(function);
            });
        }
    }
}
