package id.morph.ir;

/** What an operation may do besides computing its result; an operation without effects is pure. */
public enum Effect {
    /** Its result depends on memory that others may change, so it must not move across a write. */
    READS,
    /** It changes memory or the outside world, so it must stay even if its result is unused. */
    WRITES,
    /** It may raise a Morph error, so it must stay, and control may leave along its unwind edge. */
    THROWS,
    /** Its result has an identity of its own, so two of them must not be merged. */
    ALLOCATES
}
