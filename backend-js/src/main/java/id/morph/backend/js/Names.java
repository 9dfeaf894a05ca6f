package id.morph.backend.js;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Gives out names that are unique in a scope and its outer one. */
final class Names {
    private static final Set<String> RESERVED = Set.of(
            "arguments",
            "await",
            "break",
            "case",
            "catch",
            "class",
            "const",
            "continue",
            "debugger",
            "default",
            "delete",
            "do",
            "else",
            "enum",
            "eval",
            "export",
            "extends",
            "false",
            "finally",
            "for",
            "function",
            "if",
            "implements",
            "import",
            "in",
            "instanceof",
            "interface",
            "let",
            "new",
            "null",
            "package",
            "private",
            "protected",
            "public",
            "return",
            "static",
            "super",
            "switch",
            "this",
            "throw",
            "true",
            "try",
            "typeof",
            "undefined",
            "var",
            "void",
            "while",
            "with",
            "yield",
            "async",
            "of",
            "get",
            "set",
            "NaN",
            "Infinity",
            "globalThis",
            "Math",
            "Number",
            "BigInt",
            "Object",
            "Array",
            "String",
            "Map",
            "Set",
            "Symbol",
            "Promise",
            "process",
            "console",
            "document",
            "window",
            "Function",
            "Error",
            "d",
            "p",
            "e",
            "t");

    private final Names outer;
    private final Set<String> taken = new HashSet<>();
    private final Map<String, Integer> last = new HashMap<>();

    Names(Names outer) {
        this.outer = outer;
    }

    void reserve(Set<String> names) {
        taken.addAll(names);
    }

    private boolean isTaken(String name) {
        return taken.contains(name) || RESERVED.contains(name) || (outer != null && outer.isTaken(name));
    }

    /** A new name that looks like the wish. */
    String fresh(String wish) {
        String base = identifier(wish);
        String name = base;
        int number = last.getOrDefault(base, 1);
        while (isTaken(name)) {
            name = base + "_" + ++number;
        }
        last.put(base, number);
        taken.add(name);
        return name;
    }

    /** The text as an identifier. */
    static String identifier(String text) {
        StringBuilder name = new StringBuilder();
        text.codePoints().forEach(c -> {
            boolean fits =
                    name.isEmpty() ? Character.isUnicodeIdentifierStart(c) : Character.isUnicodeIdentifierPart(c);
            if (c == '_' || c == '$' || (fits && !Character.isIdentifierIgnorable(c))) {
                name.appendCodePoint(c);
            } else if (name.isEmpty() && Character.isDigit(c)) {
                name.append('_').appendCodePoint(c);
            } else if (!name.isEmpty() && name.charAt(name.length() - 1) != '_') {
                name.append('_');
            }
        });
        while (name.length() > 1 && name.charAt(name.length() - 1) == '_' && !text.endsWith("_")) {
            name.setLength(name.length() - 1);
        }
        return name.isEmpty() || name.toString().equals("_") ? "v" : name.toString();
    }

    /** Whether the text can stand behind a dot. */
    static boolean isPlain(String text) {
        return !text.isEmpty()
                && text.codePoints().allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || c == '_' || c == '$'))
                && !Character.isDigit(text.charAt(0));
    }
}
