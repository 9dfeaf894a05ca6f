package id.morph.frontend.system;

import id.morph.ir.Block;
import id.morph.ir.BlockParameter;
import id.morph.ir.Constant;
import id.morph.ir.Function;
import id.morph.ir.Instruction;
import id.morph.ir.Op;
import id.morph.ir.Type;
import id.morph.ir.Unit;
import id.morph.ir.Value;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What other units of the system dialect offer, read off their IR: the function behind the one that ordinary code calls, and the
 * values of constants.
 */
public final class SystemUnits {

    /**
     * Ends the symbol of a function on words, the one without it takes and gives Morph values; and the path of a unit that no import
     * can mean.
     */
    public static final String TYPED = "$mesin";

    private final java.util.function.Function<String, Optional<Unit>> units;
    private final java.util.function.Function<String, Optional<Function>> functions;

    /**
     * @param units finds a unit by its path
     * @param functions finds a function by its symbol
     */
    public SystemUnits(
            java.util.function.Function<String, Optional<Unit>> units,
            java.util.function.Function<String, Optional<Function>> functions) {
        this.units = units;
        this.functions = functions;
    }

    /**
     * A function as the system dialect calls it.
     *
     * @param result {@link Type#NONE} if it gives nothing
     */
    public record Target(String symbol, List<Type> parameters, Type result) {}

    boolean isSystem(String unit) {
        return units.apply(variables(unit)).isPresent();
    }

    /** The path of the unit with what can change in a unit of the system dialect; only such a one has it. */
    public static String variables(String unit) {
        return unit + TYPED;
    }

    public Optional<Target> function(String unit, String name) {
        return units.apply(unit)
                .flatMap(found -> find(found, name))
                .filter(global -> global.kind() == Unit.GlobalKind.FUNCTION)
                .flatMap(global -> functions.apply(global.symbol() + TYPED))
                .map(SystemUnits::target);
    }

    private static Target target(Function function) {
        List<Type> parameters =
                function.entry().parameters().stream().map(BlockParameter::type).toList();
        Type result = function.resultType() == Type.ANY ? Type.NONE : function.resultType();
        return new Target(function.symbol(), parameters, result);
    }

    /** The value of a constant: a constant, or instructions without effects that another function may repeat. */
    public Optional<Value> constant(String unit, String name) {
        return units.apply(unit)
                .filter(found -> find(found, name)
                        .filter(global -> global.kind() == Unit.GlobalKind.CONSTANT)
                        .isPresent())
                .flatMap(found -> functions.apply(found.body()))
                .flatMap(body -> assigned(body, name));
    }

    private static Optional<Value> assigned(Function body, String name) {
        Stream<Instruction> all =
                body.blocks().stream().map(Block::instructions).flatMap(List::stream);
        return all.filter(instruction ->
                        instruction.op() == Op.GLOBAL_SET && instruction.name(1).equals(name))
                .map(instruction -> unboxed(instruction.operand(0)))
                .findFirst();
    }

    private static Value unboxed(Value value) {
        return value instanceof Instruction box && (box.op() == Op.BOX_WORD || box.op() == Op.BOX_F64)
                ? box.operand(0)
                : value;
    }

    private static Optional<Unit.Global> find(Unit unit, String name) {
        return unit.globals().stream()
                .filter(global -> global.name().equals(name))
                .findFirst();
    }

    /** The type of a value in the system dialect, where a constant says what it is. */
    public static Type type(Value value) {
        return switch (value) {
            case Constant.Int _ -> Type.WORD;
            case Constant.Float _ -> Type.F64;
            case Constant.Bool _ -> Type.BOOL;
            case Constant _, BlockParameter _, Instruction _ -> value.type();
        };
    }
}
