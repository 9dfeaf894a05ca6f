package id.morph.ir.pass;

import id.morph.ir.BlockParameter;
import id.morph.ir.Function;
import id.morph.ir.Layout;
import id.morph.ir.Module;
import id.morph.ir.Type;
import id.morph.ir.Unit;
import id.morph.ir.Word;
import id.morph.ir.analysis.Stage;
import id.morph.ir.analysis.range.Ranges;
import java.util.List;

/**
 * Turns ints that are proven to fit a word of the target into words: values, parameters and results of functions, fields and globals,
 * and with them the operations on them. Comparisons whose outcome is certain become constants.
 *
 * @see Ranges
 */
public final class RangeAnalysis implements Pass {

    private final Word word;

    /** @param word what an i64 holds on the target */
    public RangeAnalysis(Word word) {
        this.word = word;
    }

    @Override
    public String name() {
        return switch (word) {
            case BITS_64 -> "range-analysis";
            case DOUBLE -> "range-analysis-double";
        };
    }

    @Override
    public Stage needs() {
        return Stage.SSA;
    }

    @Override
    public void run(Module module) {
        module.functions().forEach(Reachability::deleteUnreachable);
        if (module.functions().stream().noneMatch(RangeAnalysis::hasInts)) {
            return;
        }
        Ranges ranges = Ranges.of(module, word);
        // Calls ask for the types of callees, so signatures come first.
        List.copyOf(module.layouts()).forEach(layout -> module.add(retyped(layout, ranges)));
        List.copyOf(module.units()).forEach(unit -> module.add(retyped(unit, ranges)));
        List<WordRewriting> rewritings = module.functions().stream()
                .map(function -> new WordRewriting(module, function, ranges, word))
                .toList();
        rewritings.forEach(WordRewriting::retypeParameters);
        rewritings.forEach(WordRewriting::rewrite);
    }

    private static boolean hasInts(Function function) {
        return function.resultType() == Type.INT
                || function.blocks().stream()
                        .anyMatch(block -> block.parameters().stream()
                                        .map(BlockParameter::type)
                                        .anyMatch(RangeAnalysis::isInt)
                                || block.instructions().stream().anyMatch(instruction -> isInt(instruction.type()))
                                || block.instructions().stream()
                                        .anyMatch(instruction ->
                                                instruction.op().operands().contains(Type.INT)));
    }

    private static boolean isInt(Type type) {
        return type == Type.INT || type == Type.I64;
    }

    private Layout retyped(Layout layout, Ranges ranges) {
        List<Layout.Field> fields = layout.fields().stream()
                .map(field -> field.type() == Type.INT
                                && ranges.field(layout.name(), field.name()).fits(word)
                        ? new Layout.Field(field.name(), Type.I64)
                        : field)
                .toList();
        return new Layout(
                layout.name(), layout.displayName(), layout.parent(), fields, layout.methods(), layout.sure());
    }

    private Unit retyped(Unit unit, Ranges ranges) {
        List<Unit.Global> globals = unit.globals().stream()
                .map(global -> global.type() == Type.INT
                                && ranges.global(unit.path(), global.name()).fits(word)
                        ? new Unit.Global(global.name(), global.kind(), global.arity(), global.symbol(), Type.I64)
                        : global)
                .toList();
        return new Unit(unit.path(), unit.file(), unit.name(), globals, unit.body());
    }
}
