package id.morph.ir.pass;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.morph.ir.Constant;
import id.morph.ir.Evaluator;
import id.morph.ir.Function;
import id.morph.ir.Module;
import id.morph.ir.RandomModules;
import id.morph.ir.analysis.Stage;
import id.morph.ir.analysis.Verifier;
import id.morph.ir.text.IrParser;
import id.morph.ir.text.IrPrinter;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever the pipeline does to a random program, it stays well formed and does what it did. */
class BehaviourTest {

    private static final int PROGRAMS = Integer.getInteger("mir.programs", 400);
    private static final int FUEL = 60;

    @ParameterizedTest
    @EnumSource(Function.Kind.class)
    void required(Function.Kind kind) {
        check(kind, PassPipeline.required());
    }

    @ParameterizedTest
    @EnumSource(Function.Kind.class)
    void optimized(Function.Kind kind) {
        check(kind, PassPipeline.level(1));
    }

    @ParameterizedTest
    @EnumSource(Function.Kind.class)
    void optimizedMore(Function.Kind kind) {
        check(kind, PassPipeline.level(2));
    }

    private static void check(Function.Kind kind, PassPipeline pipeline) {
        for (int seed = 0; seed < PROGRAMS; seed++) {
            Module module = RandomModules.make(new Random(seed), kind);
            module.setEntry("f");
            String before = IrPrinter.print(module);
            assertEquals(List.of(), Verifier.verify(module, Stage.LOWERED), before);
            List<String> expected = run(module);
            int program = seed;
            Stage[] stage = {Stage.LOWERED};
            PassPipeline watched = pipeline.after((pass, changed) -> {
                String after = IrPrinter.print(changed);
                String which = "seed " + program + ", " + pass.name() + "\n" + before + "\n---- after\n" + after;
                stage[0] = pass.gives(stage[0]);
                assertEquals(List.of(), Verifier.verify(changed, stage[0]), which);
                assertEquals(expected, run(changed), which);
                assertEquals(after, IrPrinter.print(IrParser.parse("again", after)));
            });
            watched.run(module);
        }
    }

    private static List<String> run(Module module) {
        return Stream.of(Constant.of(0), Constant.of(2), Constant.of("y"))
                .flatMap(argument -> Evaluator.run(module, "f", FUEL, argument, Constant.TRUE).stream())
                .toList();
    }

    @Test
    void samplesDoSomething() {
        long printed = 0;
        for (int seed = 0; seed < 50; seed++) {
            printed += run(RandomModules.make(new Random(seed), Function.Kind.PLAIN))
                    .size();
        }
        assertEquals(true, printed > 1000, "the random programs hardly run");
    }
}
