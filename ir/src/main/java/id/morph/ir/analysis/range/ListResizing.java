package id.morph.ir.analysis.range;

import id.morph.ir.Block;
import id.morph.ir.Function;
import id.morph.ir.Instruction;
import id.morph.ir.Module;
import id.morph.ir.Op;
import id.morph.ir.analysis.Memory;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which instructions may change the length of a list, calls of functions that never do so excepted. */
final class ListResizing {

    private final Signatures signatures;
    private final Set<String> resizing = new HashSet<>();

    ListResizing(Module module, Signatures signatures) {
        this.signatures = signatures;
        Map<String, List<String>> callers = new HashMap<>();
        Deque<String> work = new ArrayDeque<>();
        for (Function function : module.functions()) {
            String caller = signatures.representative(function.symbol());
            for (Block block : function.blocks()) {
                for (Instruction instruction : block.instructions()) {
                    if (isKnownCall(instruction)) {
                        callers.computeIfAbsent(callee(instruction), _ -> new ArrayList<>())
                                .add(caller);
                    } else if (Memory.resizesLists(instruction) && resizing.add(caller)) {
                        work.add(caller);
                    }
                }
            }
        }
        while (!work.isEmpty()) {
            for (String caller : callers.getOrDefault(work.poll(), List.of())) {
                if (resizing.add(caller)) {
                    work.add(caller);
                }
            }
        }
    }

    boolean mayResize(Instruction instruction) {
        return isKnownCall(instruction) ? resizing.contains(callee(instruction)) : Memory.resizesLists(instruction);
    }

    private static boolean isKnownCall(Instruction instruction) {
        return instruction.op() == Op.CALL_TYPED
                || instruction.op() == Op.CALL_METHOD
                || instruction.op() == Op.CALL_STATIC;
    }

    private String callee(Instruction call) {
        return call.op() == Op.CALL_STATIC
                ? signatures.representative(call.symbol(0))
                : signatures
                        .callee(call)
                        .map(function -> signatures.representative(function.symbol()))
                        .orElseThrow();
    }
}
