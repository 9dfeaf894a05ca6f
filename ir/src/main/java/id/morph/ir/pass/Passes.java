package id.morph.ir.pass;

import id.morph.ir.Word;
import id.morph.ir.pass.typed.TypedLowering;
import java.util.List;

/** Every pass there is, by name. */
public final class Passes {

    private Passes() {}

    /** All passes, in the order in which one would meet them. */
    public static List<Pass> all() {
        return List.of(
                new HostExports(true),
                new TreeShaking(),
                new GeneratorLowering(),
                new SsaConstruction(),
                new CopyPropagation(),
                Inlining.ofPrelude(),
                Inlining.ofCalls(),
                new Devirtualization(),
                new GlobalValueNumbering(),
                new LoopInvariantMotion(),
                new ConstantPropagation(),
                new DefinedCheckElimination(),
                new ScalarReplacement(),
                new RangeAnalysis(Word.BITS_64),
                new RangeAnalysis(Word.DOUBLE),
                new ControlFlowSimplification(),
                new DeadCode(),
                new TypedLowering());
    }

    /**
     * @throws IllegalArgumentException if there is no pass of that name; the message lists those there are
     */
    public static Pass named(String name) {
        return all().stream()
                .filter(pass -> pass.name().equals(name))
                .findFirst()
                .orElseThrow(() -> {
                    List<String> names = all().stream().map(Pass::name).toList();
                    return new IllegalArgumentException("no pass " + name + "; there are " + String.join(", ", names));
                });
    }
}
