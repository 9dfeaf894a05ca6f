package id.morph.difftest;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Tells a reader where two outcomes part: the first different line of each stream, with its neighbours. */
public final class OutcomeDifference {
    private static final int CONTEXT = 2;

    private OutcomeDifference() {}

    /** Empty when the outcomes are equal. */
    public static Optional<String> between(Outcome expected, Outcome actual) {
        if (expected.equals(actual)) {
            return Optional.empty();
        }
        StringBuilder report = new StringBuilder();
        if (expected.status() != actual.status()) {
            report.append("exit status: expected %d, was %d%n".formatted(expected.status(), actual.status()));
        }
        appendStream(report, "stdout", expected.standardOutput(), actual.standardOutput());
        appendStream(report, "stderr", expected.standardError(), actual.standardError());
        return Optional.of(report.toString());
    }

    private static void appendStream(StringBuilder report, String stream, byte[] expected, byte[] actual) {
        List<String> want = lines(expected);
        List<String> have = lines(actual);
        int at = 0;
        while (at < want.size() && at < have.size() && want.get(at).equals(have.get(at))) {
            at++;
        }
        if (at == want.size() && at == have.size()) {
            return;
        }
        report.append("%s differs at line %d (- expected, + actual):%n".formatted(stream, at + 1));
        for (int i = Math.max(0, at - CONTEXT); i < at; i++) {
            report.append("    ").append(want.get(i)).append(System.lineSeparator());
        }
        appendSide(report, "  - ", want, at);
        appendSide(report, "  + ", have, at);
    }

    private static void appendSide(StringBuilder report, String mark, List<String> lines, int from) {
        int end = Math.min(lines.size(), from + CONTEXT + 1);
        for (int i = from; i < end; i++) {
            report.append(mark).append(lines.get(i)).append(System.lineSeparator());
        }
        if (end < lines.size()) {
            report.append(mark)
                    .append("(and %d more lines)".formatted(lines.size() - end))
                    .append(System.lineSeparator());
        } else if (from >= lines.size()) {
            report.append(mark).append("(nothing)").append(System.lineSeparator());
        }
    }

    /** Lines with their ends shown, and control characters made visible: a missing newline is a difference too. */
    private static List<String> lines(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.isEmpty()) {
            return List.of();
        }
        String[] parts = text.split("\n", -1);
        boolean terminated = parts[parts.length - 1].isEmpty();
        int count = terminated ? parts.length - 1 : parts.length;
        String[] shown = new String[count];
        for (int i = 0; i < count; i++) {
            shown[i] = visible(parts[i]) + (i == count - 1 && !terminated ? " (no newline)" : "");
        }
        return List.of(shown);
    }

    private static String visible(String line) {
        StringBuilder shown = new StringBuilder();
        line.codePoints().forEach(c -> {
            if (c < 0x20 || (c >= 0x7f && c < 0xa0)) {
                shown.append("\\x%02x".formatted(c));
            } else {
                shown.appendCodePoint(c);
            }
        });
        return shown.toString();
    }
}
