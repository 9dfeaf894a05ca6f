package id.morph.runtime;

/** Floats as text and back, in Python's form. */
public final class FloatText {
    private FloatText() {}

    /** The shortest text that reads back the same: {@code 0.1}, {@code 1e+16}, {@code 1.5e-07}, {@code 2.0}, {@code inf}, {@code nan}. */
    public static String format(double number) {
        if (number == (long) number && Math.abs(number) < 1e15) {
            return number == 0 ? 1 / number < 0 ? "-0.0" : "0.0" : (long) number + ".0";
        }
        if (Double.isNaN(number)) {
            return "nan";
        }
        if (Double.isInfinite(number)) {
            return number > 0 ? "inf" : "-inf";
        }
        return shortest(number);
    }

    private static String shortest(double number) {
        ShortestDecimal decimal = ShortestDecimal.of(Math.abs(number));
        String digits = Long.toString(decimal.digits);
        int end = digits.length();
        while (digits.charAt(end - 1) == '0') {
            end--;
        }
        StringBuilder out = new StringBuilder(24);
        if (number < 0) {
            out.append('-');
        }
        layOut(out, digits.substring(0, end), digits.length() + decimal.exponent);
        return out.toString();
    }

    /** Writes 0.DIGITS times ten to the power of the scale. */
    private static void layOut(StringBuilder out, String digits, int scale) {
        if (scale > 16 || scale < -3) {
            out.append(digits.charAt(0));
            if (digits.length() > 1) {
                out.append('.').append(digits, 1, digits.length());
            }
            int exponent = scale - 1;
            out.append('e').append(exponent < 0 ? '-' : '+');
            exponent = Math.abs(exponent);
            if (exponent < 10) {
                out.append('0');
            }
            out.append(exponent);
        } else if (scale <= 0) {
            out.append("0.").append("0".repeat(-scale)).append(digits);
        } else if (digits.length() <= scale) {
            out.append(digits).append("0".repeat(scale - digits.length())).append(".0");
        } else {
            out.append(digits, 0, scale).append('.').append(digits, scale, digits.length());
        }
    }

    /**
     * The float that a text means: decimal digits with optional sign, point and exponent, or {@code inf}, {@code infinity}, {@code nan} in
     * either case; white space around it is ignored. Null if it is something else.
     */
    public static Double parse(CharSequence text) {
        String s = TextSearch.strip(text).toString();
        int start = !s.isEmpty() && (s.charAt(0) == '+' || s.charAt(0) == '-') ? 1 : 0;
        double sign = start == 1 && s.charAt(0) == '-' ? -1 : 1;
        String word = s.substring(start).toLowerCase(java.util.Locale.ROOT);
        if (word.equals("inf") || word.equals("infinity")) {
            return sign * Double.POSITIVE_INFINITY;
        }
        if (word.equals("nan")) {
            return Double.NaN;
        }
        return isDecimal(s, start) ? Double.valueOf(s) : null;
    }

    private static boolean isDecimal(String s, int start) {
        int i = digits(s, start);
        int count = i - start;
        if (i < s.length() && s.charAt(i) == '.') {
            int fraction = digits(s, i + 1);
            count += fraction - i - 1;
            i = fraction;
        }
        if (count == 0) {
            return false;
        }
        if (i < s.length() && (s.charAt(i) == 'e' || s.charAt(i) == 'E')) {
            i++;
            if (i < s.length() && (s.charAt(i) == '+' || s.charAt(i) == '-')) {
                i++;
            }
            int end = digits(s, i);
            if (end == i) {
                return false;
            }
            i = end;
        }
        return i == s.length();
    }

    private static int digits(String s, int from) {
        int i = from;
        while (i < s.length() && s.charAt(i) >= '0' && s.charAt(i) <= '9') {
            i++;
        }
        return i;
    }
}
