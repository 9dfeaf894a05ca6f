package id.morph.ir;

/** Something an instruction can use: a constant, a block parameter, or the result of an instruction. */
public sealed interface Value permits Constant, BlockParameter, Instruction {

    Type type();
}
