package id.morph.backend.wasm;

import id.morph.ir.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The positions that errors of a program may have, numbered from 1 on. In memory each is five words of 32 bits: file and function (addresses of texts),
 * line, column, and the number of the call that it was inlined at.
 */
final class Positions {
    private final StaticMemory memory;
    private final Map<Position, Integer> numbers = new HashMap<>();
    private long address = -1;
    private final List<int[]> rows = new ArrayList<>();

    Positions(StaticMemory memory) {
        this.memory = memory;
    }

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
        numbers.put(position, numbers.size() + 1);
        rows.add(new int[] {
            (int) memory.text(position.file()),
            (int) memory.text(position.function()),
            position.line(),
            position.column(),
            caller
        });
        return numbers.size();
    }

    /** Puts the table into memory; gives the address of the row of number 1. */
    long place() {
        if (address < 0) {
            address = memory.bytes(table());
        }
        return address;
    }

    private String table() {
        StringBuilder bytes = new StringBuilder();
        for (int[] row : rows) {
            for (int field : row) {
                for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
                    bytes.append((char) (field >>> shift & 0xff));
                }
            }
        }
        return bytes.toString();
    }
}
