/**
 * IR to one WebAssembly module.
 *
 * <p>{@link id.morph.backend.wasm.WasmCompiler} goes over a program; {@link id.morph.backend.wasm.FunctionCompiler} turns one function into
 * structured code, with the control flow that {@link id.morph.ir.analysis.structure.Structuring} has found. A value of any kind is one word,
 * as {@code kernel/nilai.fox} pictures it. What is not a matter of a few instructions is a function of the kernel, which is written in
 * Morph's system dialect and found by the operation's name ({@link id.morph.backend.wasm.KernelFunctions}); only what is reached of it is
 * in the module. A function that fails gives 0, which is no value; {@link id.morph.backend.wasm.Failures} has that protocol.
 */
package id.morph.backend.wasm;
