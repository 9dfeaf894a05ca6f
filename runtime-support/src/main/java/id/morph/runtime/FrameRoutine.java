package id.morph.runtime;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * Routines whose code is a state machine over a {@link GeneratorFrame}, for engines to share. Before such code returns in order to
 * suspend, it parks: it leaves the reason in the frame's last slot, which {@link #slots} has added for that purpose.
 */
public final class FrameRoutine {
    private FrameRoutine() {}

    /** The slots of a new frame whose code wants {@code count} of them. */
    public static Object[] slots(int count) {
        Object[] slots = new Object[count + 1];
        Arrays.fill(slots, Nil.NIL);
        return slots;
    }

    /** A new routine at the end of the ready queue that runs the frame. */
    public static Routine start(Scheduler scheduler, GeneratorFrame frame) {
        // The code asks again for what it has awaited (Scheduler.await), so it needs neither input nor error.
        return scheduler.start(frame.name(), (input, error) -> {
            Object value = frame.body().resume(frame);
            return frame.state == GeneratorFrame.DONE
                    ? new StepResult.Done(value)
                    : (StepResult) frame.slots[frame.slots.length - 1];
        });
    }

    /** {@code tunggu target}. */
    public static void parkAwait(GeneratorFrame frame, Object target) {
        park(frame, new StepResult.Await(target));
    }

    /** {@code serah()}. */
    public static void parkYield(GeneratorFrame frame) {
        park(frame, StepResult.YIELD);
    }

    /**
     * {@code tidur(seconds)}.
     *
     * @throws MorphError if that is no number
     */
    public static void parkSleep(GeneratorFrame frame, Object seconds) {
        if (!Numbers.isNumber(seconds)) {
            throw MorphError.of("TIPE.argumen", "tidur", "angka", Operations.typeName(seconds));
        }
        // Any int will do, one that is too large for a float sleeps forever.
        double time = seconds instanceof BigInteger number ? number.doubleValue() : Numbers.toDouble(seconds);
        park(frame, new StepResult.Sleep(time));
    }

    private static void park(GeneratorFrame frame, StepResult reason) {
        frame.slots[frame.slots.length - 1] = reason;
    }
}
