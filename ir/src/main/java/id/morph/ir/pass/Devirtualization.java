package id.morph.ir.pass;

import id.morph.ir.Attribute;
import id.morph.ir.Block;
import id.morph.ir.Function;
import id.morph.ir.Instruction;
import id.morph.ir.Module;
import id.morph.ir.Op;
import id.morph.ir.Value;
import id.morph.ir.analysis.Stage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns a dynamic call whose callee is a known function into a direct one. The front end does so where it sees the name;
 * this finds what only inlining brings together, a function value and the place that calls it.
 */
public final class Devirtualization implements Pass {

    @Override
    public String name() {
        return "devirtualization";
    }

    @Override
    public Stage needs() {
        return Stage.SSA;
    }

    @Override
    public void run(Module module) {
        for (Function function : module.functions()) {
            Map<Value, Value> direct = new HashMap<>();
            for (Block block : function.blocks()) {
                block.instructions()
                        .replaceAll(instruction -> target(module, instruction)
                                .map(callee -> {
                                    Instruction call = call(instruction, callee);
                                    direct.put(instruction, call);
                                    return call;
                                })
                                .orElse(instruction));
            }
            if (!direct.isEmpty()) {
                function.blocks()
                        .forEach(block -> Replacement.apply(block, value -> direct.getOrDefault(value, value)));
            }
        }
    }

    /** The function that is called; too many arguments, and arguments to be collected, are left to the dynamic call. */
    private static Optional<Function> target(Module module, Instruction instruction) {
        if (instruction.op() != Op.CALL
                || !(instruction.operand(0) instanceof Instruction callee)
                || callee.op() != Op.FUNCTION_REF) {
            return Optional.empty();
        }
        return module.function(callee.symbol(0))
                .filter(function ->
                        !function.variadic() && instruction.operands().size() - 1 <= function.arity());
    }

    private static Instruction call(Instruction dynamic, Function callee) {
        Instruction call = new Instruction(
                Op.CALL_STATIC,
                List.of(new Attribute.Symbol(callee.symbol())),
                dynamic.operands().subList(1, dynamic.operands().size()),
                dynamic.position());
        call.setUnwind(dynamic.unwind());
        return call;
    }
}
