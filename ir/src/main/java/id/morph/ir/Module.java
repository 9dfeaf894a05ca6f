package id.morph.ir;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A whole program, or a part of one before linking: units and functions by their unique names. */
public final class Module {

    private final Map<String, Unit> units = new LinkedHashMap<>();
    private final Map<String, Map<String, Unit.Global>> globals = new HashMap<>();
    private final Map<String, Function> functions = new LinkedHashMap<>();
    private final Map<String, Layout> layouts = new LinkedHashMap<>();
    private String entry = "";

    public void add(Unit unit) {
        units.put(unit.path(), unit);
        globals.remove(unit.path());
    }

    public void add(Function function) {
        if (functions.putIfAbsent(function.symbol(), function) != null) {
            throw new IllegalArgumentException("duplicate function @" + function.symbol());
        }
    }

    /** Adds a layout, or puts it in the place of the one of the same name. */
    public void add(Layout layout) {
        layouts.put(layout.name(), layout);
    }

    public void remove(Function function) {
        functions.remove(function.symbol());
    }

    public void removeUnit(String path) {
        units.remove(path);
        globals.remove(path);
    }

    /** Units in the order in which they were added. */
    public Collection<Unit> units() {
        return units.values();
    }

    public Optional<Unit> unit(String path) {
        return Optional.ofNullable(units.get(path));
    }

    /** A global variable of a unit by its name. */
    public Optional<Unit.Global> global(String unit, String name) {
        Map<String, Unit.Global> byName = globals.computeIfAbsent(unit, path -> {
            Map<String, Unit.Global> found = new HashMap<>();
            unit(path).ifPresent(known -> known.globals().forEach(global -> found.putIfAbsent(global.name(), global)));
            return found;
        });
        return Optional.ofNullable(byName.get(name));
    }

    /** Layouts in the order in which they were added. */
    public Collection<Layout> layouts() {
        return layouts.values();
    }

    public Optional<Layout> layout(String name) {
        return Optional.ofNullable(layouts.get(name));
    }

    /**
     * Whether an instruction that names a field or method with a layout finds it on its operand, unless that is nil.
     *
     * @see Layout#sure
     */
    public boolean isSure(String layout, String name) {
        return layouts.get(layout).sure().contains(name);
    }

    /** Whether {@code layout} is {@code above} or lies below it. */
    public boolean inherits(String layout, String above) {
        for (String at = layout; !at.isEmpty(); at = layouts.get(at).parent()) {
            if (at.equals(above)) {
                return true;
            }
        }
        return false;
    }

    /** The type of a field that the layout or one above it has. */
    public Optional<Type> fieldType(String layout, String field) {
        for (String at = layout; !at.isEmpty(); at = layouts.get(at).parent()) {
            for (Layout.Field own : layouts.get(at).fields()) {
                if (own.name().equals(field)) {
                    return Optional.of(own.type());
                }
            }
        }
        return Optional.empty();
    }

    /** The function behind a method of instances of exactly this layout, its own or inherited. */
    public Optional<String> methodSymbol(String layout, String method) {
        for (String at = layout; !at.isEmpty(); at = layouts.get(at).parent()) {
            String symbol = layouts.get(at).methods().get(method);
            if (symbol != null) {
                return Optional.of(symbol);
            }
        }
        return Optional.empty();
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
