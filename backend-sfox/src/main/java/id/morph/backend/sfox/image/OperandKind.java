package id.morph.backend.sfox.image;

/** What an instruction carries beside its opcode. Version 1 writes every operand as one constant, whatever its kind. */
public enum OperandKind {
    /** Any constant. */
    CONSTANT,
    /** An attribute, variable, type or primitive name, or a module path. */
    NAME,
    /** A name, or nil when the name comes from the operand stack. */
    OPTIONAL_NAME,
    /** A number of stack values, a length, an index into a payload or frame, a state. */
    COUNT,
    /** A number, or nil for zero. */
    OPTIONAL_COUNT,
    /** The index of the instruction to go to. */
    TARGET,
    /** Any number of targets. */
    TARGETS,
    /** The number of a local slot. */
    SLOT,
    /** The index of a function of the image. */
    FUNCTION,
    /** The index of a unit (module) of the image. */
    UNIT,
    /** The number of a register of the version 1 register file. */
    REGISTER
}
