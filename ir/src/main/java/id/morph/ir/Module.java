package id.morph.ir;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A whole program, or a part of one before linking: units and functions by their unique names. */
public final class Module {

    private final Map<String, Unit> units = new LinkedHashMap<>();
    private final Map<String, Function> functions = new LinkedHashMap<>();
    private String entry = "";

    public void add(Unit unit) {
        units.put(unit.path(), unit);
    }

    public void add(Function function) {
        if (functions.putIfAbsent(function.symbol(), function) != null) {
            throw new IllegalArgumentException("duplicate function @" + function.symbol());
        }
    }

    public void remove(Function function) {
        functions.remove(function.symbol());
    }

    public void removeUnit(String path) {
        units.remove(path);
    }

    /** Units in the order in which they were added. */
    public Collection<Unit> units() {
        return units.values();
    }

    public Optional<Unit> unit(String path) {
        return Optional.ofNullable(units.get(path));
    }

    /** Functions in the order in which they were added. */
    public Collection<Function> functions() {
        return functions.values();
    }

    public Optional<Function> function(String symbol) {
        return Optional.ofNullable(functions.get(symbol));
    }

    /** The function a run starts with; empty for a part that is not a program. */
    public String entry() {
        return entry;
    }

    public void setEntry(String symbol) {
        this.entry = symbol;
    }
}
