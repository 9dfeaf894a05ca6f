package id.morph.morphc;

import id.morph.frontend.diagnostic.Language;
import java.io.PrintWriter;

/** A defect of morphc itself: no program and no user is to blame, so say so and show what a maintainer needs. */
final class InternalDefect {
    private InternalDefect() {}

    /** Prints the problem; the result is the exit status. */
    static int report(Throwable problem, Language language, PrintWriter err) {
        err.println("morphc: " + Messages.in(language).text("internal", problem));
        err.println("  " + Messages.in(language).text("internal.cure"));
        problem.printStackTrace(err);
        return ExitStatus.TOOL_ERROR;
    }
}
