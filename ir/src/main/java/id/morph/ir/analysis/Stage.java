package id.morph.ir.analysis;

/** The forms that a function goes through; each is a special case of the one before. */
public enum Stage {
    /** As the front end makes it: local variables, and suspensions in generators and asynchronous functions. */
    LOWERED,
    /** Generators are state machines; local variables are still there. */
    STATE_MACHINES,
    /** Static single assignment: what backends and optimizations see. */
    SSA
}
