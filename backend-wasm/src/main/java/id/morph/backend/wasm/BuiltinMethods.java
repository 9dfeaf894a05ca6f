package id.morph.backend.wasm;

import java.util.HashMap;
import java.util.Map;

/** The methods of builtin types, which are functions of {@code kernel/metode.fox}. */
final class BuiltinMethods {
    private static final int TEXT = 1;
    private static final int LIST = 2;
    private static final int BYTES = 3;
    private static final int ANY_WITH_NAMES = 4;

    private static final Map<String, Method> METHODS = new HashMap<>();

    static {
        add(TEXT, "kecil", "lower");
        add(TEXT, "besar", "upper");
        add(TEXT, "bersihkan", "strip");
        add(TEXT, "ganti", "replace");
        add(TEXT, "temukan", "find");
        add(TEXT, "pisah", "split");
        add(TEXT, "awalan", "startswith");
        add(TEXT, "akhiran", "endswith");
        add(TEXT, "isdigit");
        add(TEXT, "join");
        add(TEXT, "encode");
        add(LIST, "append");
        add(LIST, "pop");
        add(LIST, "extend");
        add(LIST, "remove");
        add(LIST, "index");
        add(LIST, "insert");
        add(BYTES, "decode");
        METHODS.put("punya", new Method(ANY_WITH_NAMES, "benda", "metode_punya_benda"));
    }

    private BuiltinMethods() {}

    /**
     * A method.
     *
     * @param owner a number for the type that has it, as {@code kernel/benda.fox} knows it
     * @param file the file of the kernel that has the function
     */
    record Method(int owner, String file, String function) {}

    private static void add(int owner, String name, String... others) {
        Method method = new Method(owner, "metode", "metode_" + name);
        METHODS.put(name, method);
        for (String other : others) {
            METHODS.put(other, method);
        }
    }

    /** The method of that name, null if no builtin type has one. */
    static Method named(String name) {
        return METHODS.get(name);
    }
}
