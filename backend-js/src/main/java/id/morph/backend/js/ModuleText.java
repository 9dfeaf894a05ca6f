package id.morph.backend.js;

import id.morph.ir.Position;
import java.util.ArrayList;
import java.util.List;

/** The lines of a module, and for each of them where it comes from. */
final class ModuleText {
    private static final String INDENTATION = "  ";

    private final StringBuilder text = new StringBuilder();
    /** The position of each line; {@link Position#NONE} if it has none. */
    private final List<Position> positions = new ArrayList<>();

    private final List<Integer> columns = new ArrayList<>();

    void line(int indentation, Position position, String line) {
        text.append(INDENTATION.repeat(indentation)).append(line).append('\n');
        positions.add(position);
        columns.add(indentation * INDENTATION.length());
        for (int at = line.indexOf('\n'); at >= 0; at = line.indexOf('\n', at + 1)) {
            positions.add(Position.NONE);
            columns.add(0);
        }
    }

    void line(String line) {
        line(0, Position.NONE, line);
    }

    /** Adds what another text has. */
    void append(ModuleText other) {
        text.append(other.text);
        positions.addAll(other.positions);
        columns.addAll(other.columns);
    }

    /** Where the line of that index, from 0 on, comes from. */
    Position position(int line) {
        return positions.get(line);
    }

    /** Where the code of a line begins. */
    int column(int line) {
        return columns.get(line);
    }

    int lines() {
        return positions.size();
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
