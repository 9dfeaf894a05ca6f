/**
 * What changes IR: the lowerings that every program needs ({@link id.morph.ir.pass.GeneratorLowering},
 * {@link id.morph.ir.pass.SsaConstruction}) and the optimizations. A pipeline is a list of passes, as data:
 * {@link id.morph.ir.pass.PassPipeline}.
 */
package id.morph.ir.pass;
