package id.morph.ir;

/** Something an instruction can use: a constant, a block parameter, or the result of an instruction. */
public sealed interface Value permits Constant, BlockParameter, Instruction {

    Type type();

    /** Whether the value may be used where {@code wanted} is asked for, without a conversion. */
    default boolean fits(Type wanted) {
        return type().fits(wanted);
    }
}
