package id.morph.morphc;

import java.util.Locale;

/** The value of {@code --color}. */
enum ColorChoice {
    AUTO,
    ALWAYS,
    NEVER;

    /** Whether standard error, where diagnostics go, is coloured: never against the will of {@code NO_COLOR}. */
    boolean onStandardError() {
        return switch (this) {
            case ALWAYS -> true;
            case NEVER -> false;
            case AUTO ->
                StandardOutput.isTerminal("err")
                        && System.getenv().getOrDefault("NO_COLOR", "").isEmpty()
                        && !"dumb".equals(System.getenv("TERM"));
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
