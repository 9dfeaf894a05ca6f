package id.morph.backend.wasm;

import id.morph.backend.wasm.binary.WasmFunction;
import id.morph.backend.wasm.binary.WasmGlobal;
import id.morph.ir.Function;
import id.morph.ir.Type;

/** What the symbols of a function mean: those of the program are another world than those of the kernel below it. */
interface Space {
    /** The declaration of a function. */
    Function declaration(String symbol);

    /** The function that is made of it. */
    WasmFunction function(String symbol);

    /** A variable of a unit. */
    WasmGlobal global(String unit, String name, Type type);

    /** Whether functions count their depth, have positions, and can fail. */
    boolean isProgram();
}
