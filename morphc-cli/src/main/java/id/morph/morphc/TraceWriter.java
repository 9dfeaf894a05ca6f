package id.morph.morphc;

import id.morph.backend.sfox.machine.TraceListener;
import java.io.PrintWriter;

/** {@code --trace}: a line on standard error for every operation, indented by the depth of calls. */
final class TraceWriter implements TraceListener {
    private static final int DEEPEST_INDENT = 40;

    private final PrintWriter out = StandardOutput.ERR.writer();

    @Override
    public void executed(
            int depth, String function, String file, int line, String operation, String operands, String result) {
        StringBuilder text = new StringBuilder();
        text.append(file).append(':').append(line).append(' ').repeat("| ", Math.min(depth, DEEPEST_INDENT));
        text.append(function).append("  ").append(operation).append(' ').append(operands);
        if (!result.isEmpty()) {
            text.append("  → ").append(result);
        }
        out.println(text);
    }
}
