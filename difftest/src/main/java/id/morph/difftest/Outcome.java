package id.morph.difftest;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What is seen of a program from outside: the bytes it printed, and its exit status. */
public record Outcome(byte[] standardOutput, byte[] standardError, int status) {

    /** An outcome from texts, encoded as UTF-8. */
    public static Outcome of(String standardOutput, String standardError, int status) {
        return new Outcome(
                standardOutput.getBytes(StandardCharsets.UTF_8),
                standardError.getBytes(StandardCharsets.UTF_8),
                status);
    }

    /** Standard error as text. */
    public String errorText() {
        return new String(standardError, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Outcome that
                && status == that.status
                && Arrays.equals(standardOutput, that.standardOutput)
                && Arrays.equals(standardError, that.standardError);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * status + Arrays.hashCode(standardOutput)) + Arrays.hashCode(standardError);
    }

    @Override
    public String toString() {
        return "status " + status + ", stdout " + new String(standardOutput, StandardCharsets.UTF_8) + ", stderr "
                + new String(standardError, StandardCharsets.UTF_8);
    }
}
