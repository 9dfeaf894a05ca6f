/**
 * Rewrites a program from the dynamic dialect into the machine dialect by what type inference has found.
 *
 * <p>{@link id.morph.ir.pass.typed.TypedLowering} is the pass. {@link id.morph.ir.pass.typed.Program} decides what functions,
 * globals and objects look like; a {@link id.morph.ir.pass.typed.FunctionLowering} makes one function for one context.
 */
package id.morph.ir.pass.typed;
