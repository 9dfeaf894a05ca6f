package id.morph.runtime;

import java.math.BigInteger;

/** Ints from text. */
public final class IntText {
    /** Any number of that many digits fits a long. */
    private static final int SHORT = 18;

    private IntText() {}

    /** The int that a text means: decimal digits with optional sign, white space around them ignored. Null if it is something else. */
    public static Object parse(CharSequence text) {
        String s = TextSearch.strip(text).toString();
        int start = !s.isEmpty() && (s.charAt(0) == '+' || s.charAt(0) == '-') ? 1 : 0;
        if (start == s.length()) {
            return null;
        }
        for (int i = start; i < s.length(); i++) {
            if (s.charAt(i) < '0' || s.charAt(i) > '9') {
                return null;
            }
        }
        return s.length() - start <= SHORT ? (Object) Long.parseLong(s) : Numbers.normal(new BigInteger(s));
    }
}
