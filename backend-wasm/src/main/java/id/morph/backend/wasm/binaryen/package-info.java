/**
 * binaryen4j: WebAssembly's own optimizer, behind one small interface. {@link id.morph.backend.wasm.binaryen.WasmOpt} runs Binaryen's program
 * {@code wasm-opt}, whose failure is no failure of this process; a binding of the library in process can join it.
 */
package id.morph.backend.wasm.binaryen;
