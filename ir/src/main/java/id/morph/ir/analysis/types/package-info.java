/**
 * Whole-program type inference on SSA: which kinds of values, and which objects of the program, each value may be.
 *
 * <p>{@link id.morph.ir.analysis.types.TypeInference} is the solver; {@link id.morph.ir.analysis.types.TypeValue} is what it
 * computes, {@link id.morph.ir.analysis.types.AbstractObject} what stands for lists, instances, functions and so on. Passes that
 * rewrite the IR by it live in {@code id.morph.ir.pass.lowering}.
 */
package id.morph.ir.analysis.types;
