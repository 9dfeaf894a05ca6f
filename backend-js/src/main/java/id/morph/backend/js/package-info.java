/**
 * IR to one ECMAScript 2022 module.
 *
 * <p>{@link id.morph.backend.js.JsCompiler} goes over a program; {@link id.morph.backend.js.ProgramNames} gives every function and global its
 * name; {@link id.morph.backend.js.FunctionCompiler} turns one function into statements, with the control flow that
 * {@link id.morph.ir.analysis.structure.Structuring} has found, and expressions that {@link id.morph.backend.js.BlockCompiler} has put together;
 * {@link id.morph.backend.js.RuntimeLibrary} adds what is reached of the runtime.
 */
package id.morph.backend.js;
