package id.morph.morphc;

import java.util.List;

/** Something outside of the program is wrong: usage, a file, the environment. Ends the command with status 3. */
public final class ToolError extends Exception {
    private static final long serialVersionUID = 1L;

    private final String key;
    private final List<String> details;

    /**
     * @param key of the message in {@code messages_*.properties}; {@code key.cure} says what helps
     * @param details what stands for {@code {0}}, {@code {1}} … in the message
     */
    public ToolError(String key, Object... details) {
        super(key, null, false, false);
        this.key = key;
        this.details = java.util.Arrays.stream(details).map(String::valueOf).toList();
    }

    /** The text for the user: what happened and what to do about it. */
    String message(Messages messages) {
        return "morphc: " + messages.text(key, details.toArray()) + "\n  "
                + messages.text(key + ".cure", details.toArray());
    }
}
