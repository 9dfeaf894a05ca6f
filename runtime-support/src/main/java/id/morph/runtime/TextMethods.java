package id.morph.runtime;

import java.util.HashMap;
import java.util.Map;

/** The methods of {@code teks}: Morph's names and, for upstream's library, Python's. */
final class TextMethods {
    private static final String TYPE = "teks";

    private TextMethods() {}

    static Map<String, BuiltinMethod> table() {
        Map<String, BuiltinMethod> table = new HashMap<>();
        for (String name : new String[] {"kecil", "lower"}) {
            add(table, BuiltinMethod.of0(TYPE, name, text -> TextSearch.lower((CharSequence) text)));
        }
        for (String name : new String[] {"besar", "upper"}) {
            add(table, BuiltinMethod.of0(TYPE, name, text -> TextSearch.upper((CharSequence) text)));
        }
        for (String name : new String[] {"bersihkan", "strip"}) {
            add(table, BuiltinMethod.of1(TYPE, name, 0, (text, characters) -> strip((CharSequence) text, characters)));
        }
        for (String name : new String[] {"ganti", "replace"}) {
            add(
                    table,
                    BuiltinMethod.of2(
                            TYPE,
                            name,
                            2,
                            (text, old, replacement) -> TextSearch.replace(
                                    (CharSequence) text, argument(name, old), argument(name, replacement))));
        }
        for (String name : new String[] {"temukan", "find"}) {
            add(
                    table,
                    BuiltinMethod.of2(
                            TYPE,
                            name,
                            1,
                            (text, part, start) -> TextSearch.find((CharSequence) text, argument(name, part), start)));
        }
        for (String name : new String[] {"pisah", "split"}) {
            add(
                    table,
                    BuiltinMethod.of1(
                            TYPE, name, 0, (text, separator) -> TextSearch.split((CharSequence) text, separator)));
        }
        for (String name : new String[] {"awalan", "startswith"}) {
            add(
                    table,
                    BuiltinMethod.of1(
                            TYPE,
                            name,
                            1,
                            (text, part) -> TextSearch.startsWith((CharSequence) text, argument(name, part))));
        }
        for (String name : new String[] {"akhiran", "endswith"}) {
            add(
                    table,
                    BuiltinMethod.of1(
                            TYPE,
                            name,
                            1,
                            (text, part) -> TextSearch.endsWith((CharSequence) text, argument(name, part))));
        }
        add(table, BuiltinMethod.of0(TYPE, "isdigit", text -> TextSearch.isDigits((CharSequence) text)));
        add(table, BuiltinMethod.of1(TYPE, "join", 1, (text, list) -> join((CharSequence) text, list)));
        add(
                table,
                BuiltinMethod.of1(
                        TYPE, "encode", 0, (text, encoding) -> Encodings.encode((CharSequence) text, encoding)));
        return table;
    }

    private static void add(Map<String, BuiltinMethod> table, BuiltinMethod method) {
        table.put(method.name(), method);
    }

    private static CharSequence argument(String method, Object value) {
        if (value instanceof CharSequence text) {
            return text;
        }
        throw MorphError.of("TIPE.argumen", method, "teks", Operations.typeName(value));
    }

    private static CharSequence strip(CharSequence text, Object characters) {
        return characters == Nil.NIL ? TextSearch.strip(text) : TextSearch.strip(text, argument("strip", characters));
    }

    /** As Python's: every element must be a text already. */
    private static CharSequence join(CharSequence separator, Object elements) {
        StringBuilder out = new StringBuilder();
        boolean first = true;
        for (MorphIterator i = MorphIterator.over(elements); i.hasNext(); ) {
            if (!first) {
                out.append(separator.toString());
            }
            first = false;
            out.append(argument("join", i.next()).toString());
            Text.checkedLength(out.length());
        }
        return Text.of(out.toString());
    }
}
