package id.morph.runtime;

import java.util.Map;

/**
 * The methods of the builtin types, found without allocation: {@code find(receiver, name).invoke1(receiver, argument)} is
 * {@code receiver.name(argument)}.
 */
public final class BuiltinMethods {
    private BuiltinMethods() {}

    private static final BuiltinMethod HAS_INSTANCE = BuiltinMethod.of1("objek", "punya", 1, (receiver, name) -> {
        MorphInstance instance = (MorphInstance) receiver;
        String text = attributeName(name);
        return instance.get(text) != null || instance.morphClass().findMethod(text) != null;
    });

    private static final BuiltinMethod HAS_CLASS = BuiltinMethod.of1(
            "kelas", "punya", 1, (receiver, name) -> ((MorphClass) receiver).findMethod(attributeName(name)) != null);

    private static final BuiltinMethod HAS_KEY =
            BuiltinMethod.of1("kamus", "punya", 1, (receiver, key) -> ((MorphDict) receiver).containsKey(key));

    private static final BuiltinMethod HAS_GLOBAL = BuiltinMethod.of1(
            "modul", "punya", 1, (receiver, name) -> ((MorphModule) receiver).get(attributeName(name)) != null);

    private static final BuiltinMethod DECODE = BuiltinMethod.of1(
            "bytes", "decode", 0, (receiver, encoding) -> Encodings.decode((MorphBytes) receiver, encoding));

    /** Loaded with the first method of a text. */
    private static final class OfText {
        static final Map<String, BuiltinMethod> METHODS = TextMethods.table();
    }

    /** Loaded with the first method of a list. */
    private static final class OfList {
        static final Map<String, BuiltinMethod> METHODS = ListMethods.table();
    }

    /**
     * The builtin method that {@code receiver.name} means; null if there is none, and then {@link Operations#getAttribute} decides
     * (hot path, hence no Optional). An attribute or method of the program's own that hides a builtin one counts as none.
     */
    public static BuiltinMethod find(Object receiver, String name) {
        if (receiver instanceof MorphInstance instance) {
            return name.equals("punya")
                            && instance.get(name) == null
                            && instance.morphClass().findMethod(name) == null
                    ? HAS_INSTANCE
                    : null;
        }
        if (receiver instanceof MorphList) {
            return OfList.METHODS.get(name);
        }
        if (receiver instanceof MorphDict) {
            return name.equals("punya") ? HAS_KEY : null;
        }
        if (receiver instanceof CharSequence) {
            return OfText.METHODS.get(name);
        }
        if (receiver instanceof MorphModule module) {
            return name.equals("punya") && module.get(name) == null ? HAS_GLOBAL : null;
        }
        if (receiver instanceof MorphClass type) {
            return name.equals("punya") && type.findMethod(name) == null ? HAS_CLASS : null;
        }
        if (receiver instanceof MorphBytes) {
            return name.equals("decode") ? DECODE : null;
        }
        return null;
    }

    private static String attributeName(Object name) {
        return name instanceof CharSequence text ? text.toString() : "";
    }
}
