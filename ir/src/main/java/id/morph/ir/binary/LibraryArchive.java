package id.morph.ir.binary;

import id.morph.ir.Function;
import id.morph.ir.Layout;
import id.morph.ir.Type;
import id.morph.ir.Unit;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A module in binary form, of which only the tables have been read: units and their globals, and where each function is. A
 * function costs nothing until it is asked for. An archive may be shared between threads.
 */
public final class LibraryArchive {

    private record Place(int start, int length) {}

    private final byte[] bytes;
    private final int[] stringStarts;
    private final int[] stringLengths;
    /** Filled as strings are asked for; two threads may both decode a string, to the same effect. */
    private final String[] strings;

    private final String entry;
    private final Map<String, Unit> units = new LinkedHashMap<>();
    private final List<Layout> layouts = new ArrayList<>();
    private final Map<String, Place> functions = new LinkedHashMap<>();

    private LibraryArchive(byte[] bytes) {
        this.bytes = bytes;
        Input in = new Input(bytes, 0);
        header(in);
        int count = in.count();
        stringStarts = new int[count];
        stringLengths = new int[count];
        strings = new String[count];
        for (int i = 0; i < count; i++) {
            stringLengths[i] = in.count();
            stringStarts[i] = in.position();
            in.skip(stringLengths[i]);
        }
        entry = string(in.index(count));
        int unitCount = in.count();
        for (int i = 0; i < unitCount; i++) {
            Unit unit = unit(in);
            units.put(unit.path(), unit);
        }
        int layoutCount = in.count();
        for (int i = 0; i < layoutCount; i++) {
            layouts.add(layout(in));
        }
        int functionCount = in.count();
        int start = 0;
        for (int i = 0; i < functionCount; i++) {
            String symbol = string(in.index(count));
            int length = in.count();
            functions.put(symbol, new Place(start, length));
            start += length;
        }
        int base = in.position();
        in.skip(start);
        functions.replaceAll((_, place) -> new Place(base + place.start(), place.length()));
    }

    /**
     * Reads the tables of a module that {@link IrWriter} wrote. The array is kept; nobody may change it.
     *
     * @throws BinaryFormatException if it is not such a module, or was written by another version of the compiler
     */
    public static LibraryArchive open(byte[] bytes) {
        return new LibraryArchive(bytes);
    }

    private static void header(Input in) {
        for (byte expected : Format.MAGIC) {
            if (in.raw() != expected) {
                throw new BinaryFormatException("not a binary IR file");
            }
        }
        long version = in.number();
        if (version != Format.VERSION) {
            throw new BinaryFormatException("the IR file is of format version " + version
                    + ", this compiler reads version " + Format.VERSION + "; it has to be built again");
        }
        if ((int) in.fixed(Integer.BYTES) != Format.fingerprint()) {
            throw new BinaryFormatException(
                    "the IR file was written by a compiler with other operations; it has to be built again");
        }
    }

    private String string(int number) {
        String text = strings[number];
        if (text == null) {
            text = new String(bytes, stringStarts[number], stringLengths[number], StandardCharsets.UTF_8);
            strings[number] = text;
        }
        return text;
    }

    private Unit unit(Input in) {
        String path = string(in.index(strings.length));
        String file = string(in.index(strings.length));
        String name = string(in.index(strings.length));
        String body = string(in.index(strings.length));
        int count = in.count();
        List<Unit.Global> globals = new ArrayList<>(count);
        Unit.GlobalKind[] kinds = Unit.GlobalKind.values();
        for (int i = 0; i < count; i++) {
            String global = string(in.index(strings.length));
            Unit.GlobalKind kind = kinds[in.index(kinds.length)];
            int arity = in.integer();
            String symbol = string(in.index(strings.length));
            globals.add(new Unit.Global(global, kind, arity, symbol, type(in)));
        }
        return new Unit(path, file, name, globals, body);
    }

    private static Type type(Input in) {
        return Type.values()[in.index(Type.values().length)];
    }

    private Layout layout(Input in) {
        String layout = string(in.index(strings.length));
        String name = string(in.index(strings.length));
        String parent = string(in.index(strings.length));
        List<Layout.Field> fields = new ArrayList<>();
        for (int left = in.count(); left > 0; left--) {
            String field = string(in.index(strings.length));
            fields.add(new Layout.Field(field, type(in), string(in.index(strings.length))));
        }
        Map<String, String> methods = new LinkedHashMap<>();
        for (int left = in.count(); left > 0; left--) {
            String method = string(in.index(strings.length));
            methods.put(method, string(in.index(strings.length)));
        }
        Set<String> sure = new HashSet<>();
        for (int left = in.count(); left > 0; left--) {
            sure.add(string(in.index(strings.length)));
        }
        return new Layout(layout, name, parent, fields, methods, sure);
    }

    /** All layouts in the order in which the module had them. */
    public List<Layout> layouts() {
        return Collections.unmodifiableList(layouts);
    }

    /** The entry symbol of the module, empty if it has none. */
    public String entry() {
        return entry;
    }

    /** All units in the order in which the module had them. */
    public Collection<Unit> units() {
        return Collections.unmodifiableCollection(units.values());
    }

    public Optional<Unit> unit(String path) {
        return Optional.ofNullable(units.get(path));
    }

    /** The symbols of all functions, in order. */
    public Set<String> symbols() {
        return Collections.unmodifiableSet(functions.keySet());
    }

    /**
     * Decodes a function. Every call gives a new one, because passes change functions in place.
     *
     * @return empty if the archive has no function of that symbol
     * @throws BinaryFormatException if the bytes are damaged
     */
    public Optional<Function> load(String symbol) {
        Place place = functions.get(symbol);
        if (place == null) {
            return Optional.empty();
        }
        Input in = new Input(bytes, place.start());
        try {
            Function function = new FunctionReader(in, this::string, strings.length).read(symbol);
            if (in.position() != place.start() + place.length()) {
                throw new BinaryFormatException("the IR file is damaged at @" + symbol);
            }
            return Optional.of(function);
        } catch (ArithmeticException | IllegalArgumentException damaged) {
            throw new BinaryFormatException("the IR file is damaged at @" + symbol, damaged);
        }
    }
}
