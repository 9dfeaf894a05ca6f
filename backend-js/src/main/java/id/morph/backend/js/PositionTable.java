package id.morph.backend.js;

import id.morph.ir.Position;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The positions that errors of a program may have, numbered from 1 on. */
final class PositionTable {
    private static final int RADIX = 36;

    private final Map<Position, Integer> numbers = new HashMap<>();
    private final Map<String, Integer> names = new LinkedHashMap<>();
    private final StringBuilder text = new StringBuilder();

    /** The number of a position; 0 if it is unknown. */
    int number(Position position) {
        if (position == null || !position.known()) {
            return 0;
        }
        Integer known = numbers.get(position);
        if (known != null) {
            return known;
        }
        int caller = number(position.caller());
        int number = numbers.size() + 1;
        numbers.put(position, number);
        field(name(position.file()));
        field(name(position.function()));
        field(position.line());
        field(position.column());
        field(caller);
        return number;
    }

    private int name(String name) {
        return names.computeIfAbsent(name, _ -> names.size());
    }

    private void field(int number) {
        text.append(text.isEmpty() ? "" : " ").append(Integer.toString(number, RADIX));
    }

    /** An expression for the table; empty without a position. */
    String expression() {
        return names.isEmpty()
                ? ""
                : names.keySet().stream()
                        .map(Literals::string)
                        .collect(Collectors.joining(", ", "{ names: [", "], text: \"" + text + "\" }"));
    }
}
