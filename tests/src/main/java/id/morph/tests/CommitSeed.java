package id.morph.tests;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

/**
 * Where random tests begin: at a number that is another one with each commit, and the same for each run of one. So every change
 * meets programs that nobody has tried before, and what a server finds can be repeated on a desk.
 */
final class CommitSeed {
    private CommitSeed() {}

    /** The seed of the commit that is checked out, below 10⁹; any number where there is none. */
    static long get() {
        try {
            Process git = new ProcessBuilder("git", "rev-parse", "HEAD")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String commit = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (git.waitFor() == 0 && commit.length() >= 8) {
                return Long.parseLong(commit.substring(0, 8), 16) % 1_000_000_000;
            }
        } catch (IOException _) {
            // No git here: a random seed serves as well.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return new SecureRandom().nextInt(1_000_000_000);
    }
}
