package id.morph.ir.analysis.range;

import id.morph.ir.Function;
import id.morph.ir.Instruction;
import id.morph.ir.Layout;
import id.morph.ir.Module;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which functions share a signature, because one {@code call.method} may reach any of them; each set has one function that
 * stands for it.
 */
final class Signatures {

    private final Module module;
    private final Map<String, String> parent = new HashMap<>();

    Signatures(Module module) {
        this.module = module;
        for (Layout layout : module.layouts()) {
            layout.methods().forEach((method, symbol) -> {
                String above = layout.parent();
                if (!above.isEmpty()) {
                    module.methodSymbol(above, method).ifPresent(other -> unite(symbol, other));
                }
            });
        }
    }

    /** The symbol that stands for the function's set; the function's own if it shares its signature with nobody. */
    String representative(String symbol) {
        String root = symbol;
        while (parent.containsKey(root)) {
            root = parent.get(root);
        }
        String step = symbol;
        while (!step.equals(root)) {
            step = parent.put(step, root);
        }
        return root;
    }

    private void unite(String one, String other) {
        String a = representative(one);
        String b = representative(other);
        if (!a.equals(b)) {
            parent.put(a, b);
        }
    }

    /** A function that the instruction calls with machine types, or one with the same signature. */
    Optional<Function> callee(Instruction instruction) {
        return switch (instruction.op()) {
            case CALL_TYPED -> module.function(instruction.symbol(0));
            case CALL_METHOD ->
                module.methodSymbol(instruction.name(0), instruction.name(1)).flatMap(module::function);
            default -> Optional.empty();
        };
    }
}
