package id.morph.runtime;

/** The body of an {@code asink fungsi}, supplied by the engine: a state machine that the {@link Scheduler} drives. */
@FunctionalInterface
public interface Resumable {
    /**
     * Runs to the next suspension or to the end.
     *
     * @param input what the suspending expression evaluates to: the awaited value, nil otherwise and at the start
     * @param error if not null, the suspending expression throws this instead
     * @return why it stopped
     * @throws MorphError if the routine fails
     */
    StepResult resume(Object input, MorphError error);
}
