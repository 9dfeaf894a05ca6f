package id.morph.backend.wasm.binary;

/** The type of a WebAssembly value. */
public enum ValueType {
    I32(0x7f),
    I64(0x7e),
    F64(0x7c);

    private final int code;

    ValueType(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
