/**
 * Bytes of WebAssembly modules, and nothing of Morph.
 *
 * <p>A {@link id.morph.backend.wasm.binary.WasmModule} is put together in any order: functions, globals and types are objects until
 * {@link id.morph.backend.wasm.binary.ModuleWriter} numbers them. A {@link id.morph.backend.wasm.binary.Code} is the body of a function under
 * construction. Only the features of the first version are here, multiple results, sign extension, saturating conversions and bulk memory:
 * what every host runs (WebAssembly Core Specification 2.0, section 5).
 */
package id.morph.backend.wasm.binary;
