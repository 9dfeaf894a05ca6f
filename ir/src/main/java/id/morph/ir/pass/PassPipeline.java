package id.morph.ir.pass;

import id.morph.ir.Dialect;
import id.morph.ir.Module;
import id.morph.ir.Word;
import id.morph.ir.analysis.Stage;
import id.morph.ir.analysis.Verifier;
import id.morph.ir.pass.typed.TypedLowering;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** A list of passes, run in order. Immutable; the {@code with} methods give a changed copy. */
public final class PassPipeline {

    private static final BiConsumer<Pass, Module> NOTHING = (_, _) -> {};

    private final List<Pass> passes;
    private final BiConsumer<Pass, Module> after;
    private final boolean verify;
    private final Stage start;

    private PassPipeline(List<Pass> passes, BiConsumer<Pass, Module> after, boolean verify) {
        this(passes, Stage.LOWERED, after, verify);
    }

    private PassPipeline(List<Pass> passes, Stage start, BiConsumer<Pass, Module> after, boolean verify) {
        this.passes = passes;
        this.start = start;
        this.after = after;
        this.verify = verify;
    }

    /**
     * @throws IllegalArgumentException if a pass needs a form of the IR that the passes before it have not made
     */
    public static PassPipeline of(List<? extends Pass> passes) {
        Stage stage = Stage.LOWERED;
        for (Pass pass : passes) {
            if (stage.compareTo(pass.needs()) < 0) {
                throw new IllegalArgumentException(pass.name() + " needs " + pass.needs() + ", but gets " + stage);
            }
            stage = pass.gives(stage);
        }
        return new PassPipeline(List.copyOf(passes), NOTHING, false);
    }

    /** {@code -O0}: only what every backend relies on. */
    public static PassPipeline required() {
        return of(List.of(new GeneratorLowering(), new SsaConstruction()));
    }

    /**
     * The pipeline of an optimization level.
     *
     * @throws IllegalArgumentException if there is no such level
     */
    public static PassPipeline level(int level) {
        return switch (level) {
            case 0 -> required();
            case 1 -> simplifying(new DeadCode());
            case 2 ->
                simplifying(
                        new Devirtualization(),
                        Inlining.ofCalls(),
                        new Devirtualization(),
                        Inlining.ofCalls(),
                        new DeadCode(),
                        new ScalarReplacement(),
                        new ConstantPropagation(),
                        new CopyPropagation(),
                        new DefinedCheckElimination(),
                        new GlobalValueNumbering(),
                        new LoopInvariantMotion(),
                        new ControlFlowSimplification(),
                        new CopyPropagation(),
                        new DeadCode(),
                        new TreeShaking());
            default -> throw new IllegalArgumentException("no optimization level " + level);
        };
    }

    /** What every level above 0 begins with, and then these. */
    private static PassPipeline simplifying(Pass... then) {
        List<Pass> passes = new ArrayList<>(List.of(
                new TreeShaking(),
                new GeneratorLowering(),
                new SsaConstruction(),
                new CopyPropagation(),
                new ControlFlowSimplification(),
                Inlining.ofPrelude(),
                new ConstantPropagation(),
                new CopyPropagation(),
                new DefinedCheckElimination(),
                new ControlFlowSimplification(),
                new CopyPropagation()));
        passes.addAll(List.of(then));
        return of(passes);
    }

    /** {@link #level(int, Dialect, Word)} for targets with words of 64 bits. */
    public static PassPipeline level(int level, Dialect dialect) {
        return level(level, dialect, Word.BITS_64);
    }

    /**
     * The pipeline of an optimization level for backends that understand the dialect. Only level 2 knows the machine dialect.
     *
     * @param word what an i64 holds on the target
     * @throws IllegalArgumentException if there is no such level
     */
    public static PassPipeline level(int level, Dialect dialect, Word word) {
        if (level < 2 || dialect == Dialect.MORPH) {
            return level(level);
        }
        List<Pass> passes = new ArrayList<>(level(level).passes);
        passes.addAll(List.of(
                new TypedLowering(),
                // What typing has made direct calls of, and then the functions that come as values to such a place.
                Inlining.ofCalls(),
                new CopyPropagation(),
                new Devirtualization(),
                Inlining.ofCalls(),
                new ConstantPropagation(),
                new CopyPropagation(),
                new DeadCode(),
                new ScalarReplacement(),
                new GlobalValueNumbering(),
                // A function that has been inlined everywhere would count as one that is called with anything.
                new TreeShaking(),
                new RangeAnalysis(word),
                new LoopInvariantMotion(),
                new ControlFlowSimplification(),
                new CopyPropagation(),
                new DeadCode(),
                new TreeShaking()));
        return of(passes);
    }

    /** Calls {@code hook} after each pass, for instance to print the IR. */
    public PassPipeline after(BiConsumer<Pass, Module> hook) {
        return new PassPipeline(passes, after.andThen(hook), verify);
    }

    /** Calls {@code hook} after each pass of that name. */
    public PassPipeline after(String name, Consumer<Module> hook) {
        return after((pass, module) -> {
            if (pass.name().equals(name)) {
                hook.accept(module);
            }
        });
    }

    /** Verifies the module before the first pass and after each one. */
    public PassPipeline verifying() {
        return new PassPipeline(passes, after, true);
    }

    /** The same passes behind another one. */
    public PassPipeline after(Pass first) {
        List<Pass> more = new ArrayList<>(List.of(first));
        more.addAll(passes);
        return new PassPipeline(of(more).passes, after, verify);
    }

    public PassPipeline plus(Pass pass) {
        List<Pass> more = new ArrayList<>(passes);
        more.add(pass);
        PassPipeline longer = of(more);
        return new PassPipeline(longer.passes, after, verify);
    }

    /**
     * What is behind the first {@code count} passes, for a module on which those have run already. It cannot be changed
     * further.
     */
    public PassPipeline behind(int count) {
        Stage reached = Stage.LOWERED;
        for (Pass pass : passes.subList(0, count)) {
            reached = pass.gives(reached);
        }
        return new PassPipeline(passes.subList(count, passes.size()), reached, after, verify);
    }

    /** The passes in the order in which they run. */
    public List<Pass> passes() {
        return passes;
    }

    /**
     * Runs all passes on the module, in place.
     *
     * @throws IllegalStateException if verification is on and the IR is not well formed; the message names the pass
     */
    public void run(Module module) {
        Stage stage = start;
        if (verify) {
            check(module, stage, "the front end");
        }
        for (Pass pass : passes) {
            pass.run(module);
            stage = pass.gives(stage);
            if (verify) {
                check(module, stage, pass.name());
            }
            after.accept(pass, module);
        }
    }

    private static void check(Module module, Stage stage, String who) {
        List<String> problems = Verifier.verify(module, stage);
        if (!problems.isEmpty()) {
            throw new IllegalStateException("malformed IR after " + who + ":\n" + String.join("\n", problems));
        }
    }
}
