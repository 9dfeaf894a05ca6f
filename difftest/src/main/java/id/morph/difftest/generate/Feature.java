package id.morph.difftest.generate;

/**
 * What a program may use. Each program has a random half of them (swarm testing: Groce, Zhang, Eide, Chen, Regehr, ISSTA 2012):
 * a program with everything in it has little of each, and some defects show only where another feature is absent.
 */
public enum Feature {
    /** Ints beyond a word, and around the ends of words and of what a float holds exactly. */
    BIG_INTS,
    BITS,
    FLOATS,
    /** Infinities, not-a-number, zeros with a sign, subnormals. */
    FLOAT_EDGES,
    TEXTS,
    /** Text outside of ASCII and of the basic plane. */
    UNICODE,
    LISTS,
    SLICES,
    DICTS,
    BYTES,
    CLASSES,
    INHERITANCE,
    VARIANTS,
    PATTERNS,
    CLOSURES,
    /** Functions as values. */
    HIGHER_ORDER,
    EXCEPTIONS,
    FINALLY,
    /** {@code kembali}, {@code berhenti}, {@code lanjutkan} in the middle of things. */
    JUMPS,
    GENERATORS,
    ROUTINES,
    RECURSION,
    /** Down to the limit of the depth. */
    DEEP_RECURSION,
    /** Structures that contain themselves. */
    CYCLES,
    SWITCHES,
    DESTRUCTURING,
    INTERPOLATION,
    SORTING,
    /** Variables that change their kind, values of any kind. */
    DYNAMIC,
    /** Operands of a wrong kind, wrong numbers of arguments, absent attributes. */
    ILL_TYPED,
    /** Reading what may not have been assigned. */
    UNASSIGNED,
    /** Names of the library and of outer scopes used for other things. */
    SHADOWING,
    /** Changing what is being iterated over. */
    DISTURBED_ITERATION,
    /** Loops of a few hundred turns. */
    LONG_LOOPS,
    /** Modules of the library. */
    LIBRARY
}
