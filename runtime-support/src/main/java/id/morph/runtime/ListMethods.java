package id.morph.runtime;

import java.util.HashMap;
import java.util.Map;

/** The methods of {@code daftar}, as upstream's programs use them. */
final class ListMethods {
    private static final String TYPE = "daftar";

    private ListMethods() {}

    static Map<String, BuiltinMethod> table() {
        Map<String, BuiltinMethod> table = new HashMap<>();
        add(table, BuiltinMethod.of1(TYPE, "append", 1, (list, value) -> {
            ((MorphList) list).add(value);
            return Nil.NIL;
        }));
        add(table, BuiltinMethod.of1(TYPE, "pop", 0, (list, index) -> pop((MorphList) list, index)));
        add(table, BuiltinMethod.of1(TYPE, "extend", 1, (list, values) -> {
            Operations.extend((MorphList) list, values);
            return Nil.NIL;
        }));
        add(table, BuiltinMethod.of1(TYPE, "remove", 1, (list, value) -> {
            ((MorphList) list).removeAt(required((MorphList) list, value));
            return Nil.NIL;
        }));
        add(table, BuiltinMethod.of1(TYPE, "index", 1, (list, value) -> (long) required((MorphList) list, value)));
        add(table, BuiltinMethod.of2(TYPE, "insert", 2, (list, index, value) -> {
            Operations.insert((MorphList) list, index, value);
            return Nil.NIL;
        }));
        return table;
    }

    private static void add(Map<String, BuiltinMethod> table, BuiltinMethod method) {
        table.put(method.name(), method);
    }

    private static Object pop(MorphList list, Object index) {
        if (list.size() == 0) {
            throw MorphError.of("INDEKS.kosong");
        }
        if (index == Nil.NIL) {
            return list.removeLast();
        }
        return list.removeAt(Access.position(index, list.size(), "INDEKS.daftar"));
    }

    private static int required(MorphList list, Object value) {
        for (int i = 0; i < list.size(); i++) {
            if (Operations.eq(list.get(i), value)) {
                return i;
            }
        }
        throw MorphError.of("NILAI.tidak_ada", Printer.repr(value, PrintStyle.MORPH));
    }
}
