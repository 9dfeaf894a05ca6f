package id.morph.frontend.lower;

import id.morph.frontend.resolve.Environment;
import id.morph.frontend.resolve.Resolution;
import id.morph.frontend.resolve.Variable;
import id.morph.frontend.syntax.SyntaxTree.FunctionBody;
import id.morph.ir.Function;
import id.morph.ir.Module;
import id.morph.ir.Unit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What all functions of one unit share while they are lowered. */
final class UnitContext {

    private final String unit;
    private final String symbolPrefix;
    private final Resolution resolution;
    private final Environment environment;
    private final Positions positions;
    private final Module module;
    private final boolean library;
    private final boolean prelude;
    private final Set<String> symbols = new HashSet<>();
    private final Map<FunctionBody, String> symbolsOfBodies = new IdentityHashMap<>();
    private final Map<String, Integer> duplicates = new HashMap<>();

    UnitContext(
            String unit,
            String symbolPrefix,
            Resolution resolution,
            Environment environment,
            Positions positions,
            Module module,
            boolean library,
            boolean prelude) {
        this.unit = unit;
        this.symbolPrefix = symbolPrefix;
        this.resolution = resolution;
        this.environment = environment;
        this.positions = positions;
        this.module = module;
        this.library = library;
        this.prelude = prelude;
    }

    String unit() {
        return unit;
    }

    Resolution resolution() {
        return resolution;
    }

    Environment environment() {
        return environment;
    }

    Positions positions() {
        return positions;
    }

    /** Whether the unit belongs to the bundled library and may use host primitives. */
    boolean library() {
        return library;
    }

    /** Whether its functions are the globals that every program sees; traces pass over those. */
    boolean prelude() {
        return prelude;
    }

    void add(Function function) {
        module.add(function);
    }

    /** The symbol of the function with that body; functions of the same name get a number. */
    String symbol(FunctionBody body, String displayName) {
        return symbolsOfBodies.computeIfAbsent(body, _ -> {
            String wanted = symbolPrefix + ":" + displayName;
            String symbol = wanted;
            while (!symbols.add(symbol)) {
                symbol = wanted + "#" + duplicates.merge(wanted, 2, (count, _) -> count + 1);
            }
            return symbol;
        });
    }

    /** The unit that an imported module name stands for, if it has run whenever a function here runs. */
    Optional<Unit> importedUnit(Variable variable) {
        return variable.origin()
                .filter(origin -> variable.stable()
                        && origin.unconditional()
                        && origin.name().isEmpty())
                .flatMap(origin -> environment.exports(origin.unit()));
    }

    /** The unchanging library or module function that an imported name stands for. */
    Optional<Unit.Global> importedFunction(Variable variable) {
        return variable.origin()
                .filter(origin -> variable.stable()
                        && origin.unconditional()
                        && !origin.name().isEmpty())
                .flatMap(origin -> environment.exports(origin.unit()).flatMap(unit -> function(unit, origin.name())));
    }

    static Optional<Unit.Global> function(Unit unit, String name) {
        return unit.globals().stream()
                .filter(global -> global.name().equals(name) && global.kind() == Unit.GlobalKind.FUNCTION)
                .findFirst();
    }
}
