package id.morph.morphc;

import id.morph.runtime.DeepThread;
import java.util.function.IntSupplier;

/** A command on a thread whose stack is deep enough for ten thousand Morph calls. */
final class DeepStack {
    private static final long SIZE = 1L << 30;

    private DeepStack() {}

    /** Runs {@code body} to its end and gives its result. It must not throw; if it does, that is a defect, and printed. */
    static int call(IntSupplier body) {
        int[] result = {ExitStatus.TOOL_ERROR};
        Throwable defect = DeepThread.run("main", SIZE, () -> result[0] = body.getAsInt());
        if (defect != null) {
            defect.printStackTrace();
        }
        return result[0];
    }
}
