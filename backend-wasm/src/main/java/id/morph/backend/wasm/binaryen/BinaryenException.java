package id.morph.backend.wasm.binaryen;

/** Binaryen cannot be used. */
public final class BinaryenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BinaryenException(String message) {
        super(message);
    }
}
