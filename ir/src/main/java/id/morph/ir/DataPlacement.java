package id.morph.ir;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives the constant bytes of the system dialect their addresses, once for the whole program and before any pass, so that they are the
 * same on every target and at every level. The entry function begins with what fills the memory; a target that has
 * data segments makes them of that.
 */
public final class DataPlacement {

    /** Address 0 stands for "nothing", and the line around it stays empty. */
    private static final long FIRST = 64;

    private static final int ALIGNMENT = 8;

    private final Map<String, Long> addresses = new LinkedHashMap<>();
    private long next = FIRST;

    private DataPlacement() {}

    /** Whether the module has addresses that are still to be found. */
    public static boolean isNeeded(Module module) {
        return module.functions().stream()
                .flatMap(function -> function.blocks().stream())
                .flatMap(block -> block.instructions().stream())
                .anyMatch(DataPlacement::isAddress);
    }

    /** Places the data of a linked program, which has an entry. */
    public static void run(Module program) {
        if (!isNeeded(program)) {
            return;
        }
        DataPlacement placement = new DataPlacement();
        program.functions().forEach(placement::collect);
        program.functions().forEach(placement::replace);
        placement.fill(program.function(program.entry()).orElseThrow().entry());
    }

    private static boolean isAddress(Instruction instruction) {
        return instruction.op() == Op.MEM_DATA || instruction.op() == Op.MEM_BASE;
    }

    private void collect(Function function) {
        for (Block block : function.blocks()) {
            for (Instruction instruction : block.instructions()) {
                if (instruction.op() == Op.MEM_DATA && !addresses.containsKey(instruction.name(0))) {
                    addresses.put(instruction.name(0), next);
                    next += (instruction.name(0).length() + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
                }
            }
        }
    }

    private void replace(Function function) {
        for (Block block : function.blocks()) {
            block.instructions().removeIf(DataPlacement::isAddress);
            for (Instruction instruction : block.instructions()) {
                instruction.operands().replaceAll(this::resolve);
                instruction.setUnwind(instruction.unwind().map(edge -> edge.map(this::resolve)));
            }
            block.setTerminator(block.terminator().map(this::resolve, edge -> edge.map(this::resolve)));
        }
    }

    private Value resolve(Value value) {
        return switch (value) {
            case Instruction data when data.op() == Op.MEM_DATA -> Constant.of(addresses.get(data.name(0)));
            case Instruction base when base.op() == Op.MEM_BASE -> Constant.of(next);
            default -> value;
        };
    }

    private void fill(Block entry) {
        List<Instruction> first = new ArrayList<>();
        addresses.forEach((bytes, address) -> first.add(new Instruction(
                Op.MEM_INIT, List.of(), List.of(Constant.of(address), Constant.of(bytes)), Position.NONE)));
        entry.instructions().addAll(0, first);
    }
}
