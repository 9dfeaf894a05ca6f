package id.morph.ir;

/** The two languages within the IR: passes rewrite the first into the second where types are proven. */
public enum Dialect {
    /** Operations on dynamic values. */
    MORPH,
    /** Operations on machine types, for backends that have such. A program in this dialect still has {@link #MORPH} parts. */
    MACHINE
}
