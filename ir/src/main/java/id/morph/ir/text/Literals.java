package id.morph.ir.text;

import id.morph.ir.Constant;

/** How constants, texts and symbols are spelled; the parser reads exactly this. */
final class Literals {

    private Literals() {}

    static String constant(Constant constant) {
        return switch (constant) {
            case Constant.Nil _ -> "nil";
            case Constant.Bool b -> b.value() ? "benar" : "salah";
            case Constant.Int i -> i.value().toString();
            case Constant.Float f -> number(f.value());
            case Constant.Text t -> text(t.value());
            case Constant.Undefined _ -> "undefined";
        };
    }

    /** Always with a point, so that it cannot be taken for an int or a name. */
    private static String number(double value) {
        if (Double.isNaN(value)) {
            return "nan.";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf." : "-inf.";
        }
        return Double.toString(value);
    }

    static String text(String value) {
        StringBuilder quoted = new StringBuilder("\"");
        value.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE) {
                        quoted.append("\\u{").append(Integer.toHexString(c)).append('}');
                    } else {
                        quoted.appendCodePoint(c);
                    }
                }
            }
        });
        return quoted.append('"').toString();
    }

    static String symbol(String symbol) {
        boolean plain = !symbol.isEmpty() && symbol.codePoints().allMatch(Literals::isSymbolPart);
        return "@" + (plain ? symbol : text(symbol));
    }

    static boolean isSymbolPart(int codePoint) {
        return ValueNames.isNamePart(codePoint) || "./:<>-#".indexOf(codePoint) >= 0;
    }
}
