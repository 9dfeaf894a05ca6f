package id.morph.difftest;

import id.morph.difftest.ProgramReport.Result;
import id.morph.difftest.ProgramReport.State;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The results of many programs for other tools. */
public final class TestReports {
    private TestReports() {}

    /** A JSON array, one object a program. */
    public static String json(List<ProgramReport> reports) {
        return reports.stream().map(TestReports::json).collect(Collectors.joining(",\n  ", "[\n  ", "\n]\n"));
    }

    private static String json(ProgramReport report) {
        return "{\"program\":" + quoted(report.program().toString())
                + ",\"results\":"
                + report.results().stream().map(TestReports::json).collect(Collectors.joining(",", "[", "]")) + "}";
    }

    private static String json(Result result) {
        String passes = result.passes()
                .map(found -> ",\"guilty\":"
                        + found.guilty().map(TestReports::quoted).orElse("null") + ",\"passes\":"
                        + found.passes().stream().map(TestReports::quoted).collect(Collectors.joining(",", "[", "]")))
                .orElse("");
        return "{\"executor\":" + quoted(result.executor())
                + ",\"result\":" + quoted(result.state().name().toLowerCase(Locale.ROOT))
                + ",\"seconds\":" + decimal(result.seconds())
                + ",\"report\":" + quoted(result.report())
                + passes + "}";
    }

    /** With a point whatever the locale is. */
    private static String decimal(double seconds) {
        return String.format(Locale.ROOT, "%.3f", seconds);
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                default -> {
                    if (c < 0x20 || Character.isSurrogate(c)) {
                        quoted.append("\\u%04x".formatted((int) c));
                    } else {
                        quoted.append(c);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }

    /** JUnit's XML as continuous integration reads it: a suite for each program, a case for each executor. */
    public static String junitXml(List<ProgramReport> reports) {
        return reports.stream()
                .map(TestReports::suite)
                .collect(Collectors.joining(
                        "", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n", "</testsuites>\n"));
    }

    private static String suite(ProgramReport report) {
        List<Result> results = report.results();
        long failures = results.stream().filter(TestReports::failed).count();
        long skipped = results.stream().filter(r -> r.state() == State.MISSING).count();
        double seconds = results.stream().mapToDouble(Result::seconds).sum();
        return "  <testsuite name=\"%s\" tests=\"%d\" failures=\"%d\" errors=\"0\" skipped=\"%d\" time=\"%s\">%n"
                        .formatted(
                                escaped(report.program().toString()),
                                results.size(),
                                failures,
                                skipped,
                                decimal(seconds))
                + results.stream().map(r -> testCase(report, r)).collect(Collectors.joining())
                + "  </testsuite>\n";
    }

    private static boolean failed(Result result) {
        return switch (result.state()) {
            case SAME, MISSING -> false;
            case DIFFERENT, TIMEOUT, ERRORS -> true;
        };
    }

    private static String testCase(ProgramReport report, Result result) {
        String head = "    <testcase classname=\"%s\" name=\"%s\" time=\"%s\""
                .formatted(escaped(report.program().toString()), escaped(result.executor()), decimal(result.seconds()));
        if (result.state() == State.MISSING) {
            return head + "><skipped message=\"" + escaped(result.report()) + "\"/></testcase>\n";
        }
        if (!failed(result)) {
            return head + "/>\n";
        }
        String guilty = result.passes()
                .flatMap(PassBisection::guilty)
                .map(pass -> " (" + pass + ")")
                .orElse("");
        return head + "><failure message=\"" + result.state().name().toLowerCase(Locale.ROOT) + escaped(guilty) + "\">"
                + escaped(result.report()) + "</failure></testcase>\n";
    }

    /** XML 1.0 has no way to write most control characters, so they become what they look like in messages. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                default -> {
                    boolean allowed = c >= 0x20 && c != 0xFFFE && c != 0xFFFF && !(c >= 0xD800 && c < 0xE000);
                    if (allowed || c == '\n' || c == '\t') {
                        escaped.appendCodePoint(c);
                    } else {
                        escaped.append("\\x%02x".formatted(c));
                    }
                }
            }
        });
        return escaped.toString();
    }
}
