package id.morph.backend.sfox.machine;

import id.morph.runtime.RuntimeContext;

/** Prints a trace to standard error, one line for each operation, indented by the depth of calls. */
public final class TracePrinter implements TraceListener {
    private static final int WIDEST_INDENT = 40;

    private final RuntimeContext context;

    public TracePrinter(RuntimeContext context) {
        this.context = context;
    }

    @Override
    public void executed(
            int depth, String function, String file, int line, String operation, String operands, String result) {
        StringBuilder text = new StringBuilder();
        text.repeat(' ', 2 * Math.clamp(depth - 1L, 0, WIDEST_INDENT));
        text.append(operation);
        if (!operands.isEmpty()) {
            text.append(' ').append(operands);
        }
        if (!result.isEmpty()) {
            text.append(" -> ").append(result);
        }
        text.append("    # ").append(function).append(' ').append(file);
        if (line > 0) {
            // Only operations that can fail have a line of their own.
            text.append(':').append(line);
        }
        text.append('\n');
        context.writeError(text);
    }
}
