package id.morph.runtime.primitive;

import id.morph.runtime.Nil;
import java.io.IOException;

/** Something that the system may refuse. The no-panic rule: a program sees nil or {@code salah}, never an exception. */
@FunctionalInterface
interface Attempt {
    /** Gives the result, or null if it failed. */
    Object run() throws IOException;

    /** Something that gives nothing back. */
    @FunctionalInterface
    interface Action {
        void run() throws IOException;
    }

    /** The result, nil if it failed. */
    static Object orNil(Attempt attempt) {
        return orElse(Nil.NIL, attempt);
    }

    /** The result, {@code salah} if it failed. */
    static Object orFalse(Attempt attempt) {
        return orElse(false, attempt);
    }

    /** Whether it succeeded. */
    static Object succeeds(Action action) {
        return orFalse(() -> {
            action.run();
            return true;
        });
    }

    private static Object orElse(Object otherwise, Attempt attempt) {
        try {
            Object result = attempt.run();
            return result == null ? otherwise : result;
        } catch (IOException | IllegalArgumentException | SecurityException | OutOfMemoryError e) {
            // Illegal arguments are paths and ports that cannot be.
            return otherwise;
        }
    }
}
