package id.morph.backend.js;

import java.math.BigInteger;

/** JavaScript literals. */
final class Literals {
    private static final BigInteger SAFE = BigInteger.valueOf((1L << 53) - 1);

    private Literals() {}

    /** A string literal; everything that some tool might stumble over is escaped. */
    static String string(String text) {
        StringBuilder literal = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> literal.append("\\\"");
                case '\\' -> literal.append("\\\\");
                case '\n' -> literal.append("\\n");
                case '\r' -> literal.append("\\r");
                case '\t' -> literal.append("\\t");
                default -> {
                    if (c < ' ' || c == 127 || (c >= 0x80 && !Character.isLetter(c)) || Character.isSurrogate(c)) {
                        literal.append(String.format("\\u%04x", (int) c));
                    } else {
                        literal.append(c);
                    }
                }
            }
        }
        return literal.append('"').toString();
    }

    static boolean hasSurrogates(String text) {
        return text.chars().anyMatch(c -> Character.isSurrogate((char) c));
    }

    /** An int: a number as far as those are exact, a bigint beyond. */
    static Expression integer(BigInteger value) {
        return signed(value, value.toString() + (value.abs().compareTo(SAFE) > 0 ? "n" : ""));
    }

    /** A word of the system dialect: always a bigint. */
    static Expression word(BigInteger value) {
        return signed(value, value + "n");
    }

    private static Expression signed(BigInteger value, String text) {
        return value.signum() < 0
                ? new Expression(text, Expression.NEGATIVE, java.util.List.of())
                : Expression.atom(text);
    }

    /** A float as a plain number. */
    static Expression number(double value) {
        if (Double.isNaN(value)) {
            return Expression.atom("NaN");
        }
        String text;
        double magnitude = Math.abs(value);
        if (Double.isInfinite(value)) {
            text = "Infinity";
        } else if (magnitude == Math.rint(magnitude) && magnitude < 1e15) {
            text = String.valueOf((long) magnitude);
        } else {
            text = Double.toString(magnitude).replace("E", "e");
            text = text.replace(".0e", "e");
        }
        boolean negative = value < 0 || (value == 0 && 1 / value < 0);
        return negative ? new Expression("-" + text, Expression.NEGATIVE, java.util.List.of()) : Expression.atom(text);
    }
}
