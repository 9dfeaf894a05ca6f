package id.morph.runtime;

/** Why a routine stopped running. */
public sealed interface StepResult {
    /** The function returned. */
    record Done(Object value) implements StepResult {}

    /** {@code tunggu target}; a target that is no routine, or a finished one, does not suspend. */
    record Await(Object target) implements StepResult {}

    /** {@code serah()}: to the end of the ready queue. */
    record Yield() implements StepResult {}

    /** {@code tidur(seconds)}. */
    record Sleep(double seconds) implements StepResult {}

    /** The one {@link Yield}. */
    StepResult YIELD = new Yield();
}
