package id.morph.runtime;

/** The code of a generator function, supplied by the engine: a state machine over a frame. */
@FunctionalInterface
public interface GeneratorBody {
    /**
     * Runs from {@code frame.state} to the next {@code bekukan} or to the end.
     *
     * @return the frozen value after setting {@code frame.state} to where to go on, or the return value after setting it to
     *     {@link GeneratorFrame#DONE}
     */
    Object resume(GeneratorFrame frame);
}
