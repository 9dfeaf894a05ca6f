package id.morph.frontend.parse;

import java.math.BigInteger;
import java.util.regex.Pattern;

/** The forms a number may have, and its value. */
final class NumberLiterals {
    private static final Pattern INTEGER =
            Pattern.compile("[0-9]++(?:_[0-9]++)*+|0[xX][0-9a-fA-F]++(?:_[0-9a-fA-F]++)*+|0[bB][01]++(?:_[01]++)*+");
    private static final Pattern FLOAT =
            Pattern.compile("[0-9]++(?:_[0-9]++)*+(?:\\.[0-9]++(?:_[0-9]++)*+)?+(?:[eE][+-]?+[0-9]++(?:_[0-9]++)*+)?+");

    /** Up to this many digits the JDK's own conversion, whose time is quadratic, is good enough. */
    private static final int DIRECT_DIGITS = 1_000;

    /** So many digits fit a long in every radix. */
    private static final int LONG_DIGITS = 15;

    private NumberLiterals() {}

    static boolean isWellFormed(String text) {
        return INTEGER.matcher(text).matches() || FLOAT.matcher(text).matches();
    }

    /** The exact value of a well-formed integer. */
    static BigInteger integer(String text) {
        String digits = text.replace("_", "");
        if (digits.length() > 2 && (digits.charAt(1) == 'x' || digits.charAt(1) == 'X')) {
            return value(digits, 2, digits.length(), 16);
        }
        if (digits.length() > 2 && (digits.charAt(1) == 'b' || digits.charAt(1) == 'B')) {
            return value(digits, 2, digits.length(), 2);
        }
        return value(digits, 0, digits.length(), 10);
    }

    /** The value of a well-formed float; beyond the range it is infinite. */
    static double floating(String text) {
        return Double.parseDouble(text.replace("_", ""));
    }

    /** Divide and conquer, so that a literal of a million digits does not take minutes. */
    private static BigInteger value(String digits, int from, int to, int radix) {
        if (to - from <= LONG_DIGITS) {
            return BigInteger.valueOf(Long.parseLong(digits, from, to, radix));
        }
        if (to - from <= DIRECT_DIGITS) {
            return new BigInteger(digits.substring(from, to), radix);
        }
        int low = (to - from) / 2;
        BigInteger high = value(digits, from, to - low, radix);
        return high.multiply(BigInteger.valueOf(radix).pow(low)).add(value(digits, to - low, to, radix));
    }
}
