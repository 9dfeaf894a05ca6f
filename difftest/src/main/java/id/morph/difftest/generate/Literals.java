package id.morph.difftest.generate;

import java.util.List;

/** Constants, most of them where representations change. */
final class Literals {
    private static final List<String> BIG = List.of(
            "2147483647",
            "2147483648",
            "(-2147483648)",
            "4294967295",
            "4294967296",
            "9007199254740991",
            "9007199254740992",
            "9007199254740993",
            "(-9007199254740991)",
            "(-9007199254740992)",
            "(-9007199254740993)",
            "4611686018427387904",
            "9223372036854775807",
            "9223372036854775808",
            "(-9223372036854775807)",
            "(-9223372036854775807 - 1)",
            "18446744073709551616",
            "3037000500",
            "94906267",
            "123456789012345678901234567890",
            "(-100000000000000000000)",
            "(1 << 53)",
            "(1 << 62)",
            "(1 << 63)",
            "(1 << 64)",
            "(-(1 << 63))",
            "0xffffffffffffffff",
            "1_000_000_007");

    private static final List<String> FLOAT_EDGES = List.of(
            "(-0.0)",
            "(1e308 * 10.0)",
            "(-1e308 * 10.0)",
            "((1e308 * 10.0) - (1e308 * 10.0))",
            "1e308",
            "(1e-308 / 1e16)",
            "2.2250738585072014e-308",
            "9007199254740993.0",
            "9007199254740992.0",
            "9223372036854775807.0",
            "1e16",
            "1e15",
            "123456789012345.6",
            "1e-5",
            "0.0001",
            "1e22",
            "1e21",
            "1e-7",
            "4.35",
            "0.1",
            "0.30000000000000004",
            "2.675");

    private static final List<String> FLOATS =
            List.of("0.0", "0.5", "1.0", "1.5", "2.0", "2.5", "3.25", "(-1.5)", "(-2.0)", "100.0", "7.75", "1e3");

    private static final List<String> TEXTS = List.of(
            "\"\"",
            "\"a\"",
            "\"b\"",
            "\"ab\"",
            "\"abc\"",
            "\"Zoo\"",
            "\"x y\"",
            "\" tepi \"",
            "\"a,b,,c\"",
            "\"12\"",
            "\"-7\"",
            "\"3.5\"",
            "'kutip \"dua\"'",
            "\"baris\\nbaru\"",
            "\"tab\\t\"",
            "\"\\\\\"",
            "\"\\x07\"",
            "\"nama\"",
            "\"aaaaaaaaaaaaaaaa\"");

    private static final List<String> WIDE_TEXTS = List.of(
            "\"ñ\"",
            "\"añ😀b\"",
            "\"😀\"",
            "\"😀😀\"",
            "\"日本語\"",
            "\"e\\u0301\"",
            "\"\\u{10ffff}\"",
            "\"\\uffff\"",
            "\"ß\"",
            "\"İi\"",
            "\"ΑΣ\"",
            "\"\\u00a0x\\u2003\"",
            "\"\\u{1f469}\\u200d\\u{1f4bb}\"",
            "\"z\\u{10000}\\uffff\"",
            "\"\\x00\"");

    private final Dice dice;
    private final Draft draft;

    Literals(Draft draft) {
        this.draft = draft;
        this.dice = draft.dice;
    }

    String integer() {
        if (draft.has(Feature.BIG_INTS) && dice.percent(30)) {
            return dice.pick(BIG);
        }
        if (dice.percent(15)) {
            return "(-" + dice.between(1, 9) + ")";
        }
        return dice.percent(80) ? String.valueOf(dice.below(11)) : String.valueOf(dice.below(1_000));
    }

    String real() {
        return dice.pick(draft.has(Feature.FLOAT_EDGES) && dice.percent(40) ? FLOAT_EDGES : FLOATS);
    }

    String text() {
        return dice.pick(draft.has(Feature.UNICODE) && dice.percent(45) ? WIDE_TEXTS : TEXTS);
    }

    String bool() {
        return dice.pick("benar", "salah");
    }
}
