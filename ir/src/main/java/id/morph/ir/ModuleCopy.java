package id.morph.ir;

import java.util.IdentityHashMap;
import java.util.Map;

/** Copies a module, so that passes, which work in place, can be tried on one program again and again. */
public final class ModuleCopy {

    private final Map<Block, Block> blocks = new IdentityHashMap<>();
    private final Map<Value, Value> values = new IdentityHashMap<>();

    private ModuleCopy() {}

    /** A module that shares nothing with the original that a pass would change. */
    public static Module of(Module original) {
        Module copy = new Module();
        original.units().forEach(copy::add);
        original.layouts().forEach(copy::add);
        original.functions().forEach(function -> copy.add(of(function)));
        copy.setEntry(original.entry());
        return copy;
    }

    /** The same for one function. */
    public static Function of(Function original) {
        Function copy = new Function(
                original.symbol(),
                original.displayName(),
                original.unit(),
                original.kind(),
                original.transparent(),
                original.captures(),
                original.arity());
        copy.setVariadic(original.variadic());
        copy.setResultType(original.resultType());
        new ModuleCopy().fill(original, copy);
        return copy;
    }

    private void fill(Function original, Function copy) {
        for (Block block : original.blocks()) {
            Block target = copy.addBlock(block.name());
            blocks.put(block, target);
            for (BlockParameter parameter : block.parameters()) {
                values.put(parameter, target.addParameter(parameter.type(), parameter.name()));
            }
            for (Instruction instruction : block.instructions()) {
                Instruction twin = new Instruction(
                        instruction.op(), instruction.attributes(), instruction.operands(), instruction.position());
                values.put(instruction, twin);
                target.instructions().add(twin);
            }
        }
        for (Block block : original.blocks()) {
            Block target = blocks.get(block);
            for (int i = 0; i < block.instructions().size(); i++) {
                Instruction twin = target.instructions().get(i);
                twin.operands().replaceAll(this::value);
                twin.setUnwind(block.instructions().get(i).unwind().map(this::edge));
            }
            target.setTerminator(block.terminator().map(this::value, this::edge));
        }
    }

    private Value value(Value original) {
        return values.getOrDefault(original, original);
    }

    private Edge edge(Edge original) {
        return new Edge(blocks.get(original.target()), original.arguments()).map(this::value);
    }
}
