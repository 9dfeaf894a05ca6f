package id.morph.backend.wasm;

import id.morph.ir.Layout;
import id.morph.ir.Module;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The numbers of the program's layouts, from 1 on: a layout is followed by those below it, so that "this one or one below it" is a range. The slots of
 * the layout above come first.
 */
final class InstanceLayouts {
    private final Module program;
    private final StaticMemory memory;
    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private long table;
    private final Map<String, Integer> last = new HashMap<>();

    InstanceLayouts(Module program, StaticMemory memory) {
        this.program = program;
        this.memory = memory;
        number("");
    }

    private void number(String parent) {
        for (Layout layout : program.layouts()) {
            if (layout.parent().equals(parent)) {
                numbers.put(layout.name(), numbers.size() + 1);
                number(layout.name());
                last.put(layout.name(), numbers.size());
            }
        }
    }

    /** The number of the layout of that name. */
    int first(String layout) {
        return numbers.get(layout);
    }

    /** The greatest number of those below it. */
    int last(String layout) {
        return last.get(layout);
    }

    /** The layouts of that name and below, by number. */
    List<String> below(String layout) {
        return numbers.entrySet().stream()
                .filter(e -> e.getValue() >= first(layout) && e.getValue() <= last(layout))
                .map(Map.Entry::getKey)
                .toList();
    }

    private List<Layout.Field> slots(String layout) {
        List<Layout.Field> fields = new ArrayList<>();
        for (String at = layout;
                !at.isEmpty();
                at = program.layout(at).orElseThrow().parent()) {
            fields.addAll(0, program.layout(at).orElseThrow().fields());
        }
        return fields;
    }

    int slotCount(String layout) {
        return slots(layout).size();
    }

    /** The slot of an attribute. */
    int slot(String layout, String field) {
        List<Layout.Field> fields = slots(layout);
        for (int k = 0; k < fields.size(); k++) {
            if (fields.get(k).name().equals(field)) {
                return k;
            }
        }
        throw new IllegalStateException(layout + " has no slot for " + field);
    }

    /** Puts a table into memory by which the kernel finds slots; gives its address: the address of each layout's number of slots and names. */
    long place() {
        if (table == 0) {
            table = newTable();
        }
        return table;
    }

    private long newTable() {
        List<Long> addresses = new ArrayList<>();
        for (String layout : numbers.keySet()) {
            List<Long> words = new ArrayList<>();
            List<Layout.Field> fields = slots(layout);
            words.add((long) fields.size());
            fields.forEach(field -> words.add(memory.text(field.name())));
            addresses.add(memory.words(words));
        }
        return memory.words(addresses);
    }
}
