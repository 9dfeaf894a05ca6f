package id.morph.backend.sfox.emit;

import id.morph.ir.Function;
import id.morph.ir.Module;
import id.morph.ir.Unit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the units and functions of a program are in its image. They keep the order of the program; behind its units come
 * those that the program no longer has because only some of their functions are in use.
 */
final class ImageTables {

    private final Map<String, Integer> units = new HashMap<>();
    private final Map<String, Integer> functions = new HashMap<>();
    private final List<String> remnants = new ArrayList<>();

    ImageTables(Module module) {
        for (Unit unit : module.units()) {
            units.put(unit.path(), units.size());
        }
        for (Function function : module.functions()) {
            functions.put(function.symbol(), functions.size());
            if (units.putIfAbsent(function.unit(), units.size()) == null) {
                remnants.add(function.unit());
            }
        }
    }

    /** The paths of units of which only functions are left, in the order of their indices. */
    List<String> remnants() {
        return remnants;
    }

    int unit(String path) {
        Integer index = units.get(path);
        if (index == null) {
            throw new IllegalArgumentException("the program has no unit " + path);
        }
        return index;
    }

    int function(String symbol) {
        Integer index = functions.get(symbol);
        if (index == null) {
            throw new IllegalArgumentException("the program has no function @" + symbol);
        }
        return index;
    }
}
