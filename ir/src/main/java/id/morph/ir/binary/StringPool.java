package id.morph.ir.binary;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The numbers of the strings of a file while it is written. */
final class StringPool {

    private final Map<String, Integer> numbers = new HashMap<>();
    private final Output table = new Output();

    int number(String text) {
        return numbers.computeIfAbsent(text, added -> {
            byte[] utf8 = added.getBytes(StandardCharsets.UTF_8);
            table.number(utf8.length);
            table.raw(utf8);
            return numbers.size();
        });
    }

    void write(Output out) {
        out.number(numbers.size());
        out.append(table);
    }
}
