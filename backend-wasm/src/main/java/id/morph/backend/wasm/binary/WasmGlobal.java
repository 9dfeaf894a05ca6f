package id.morph.backend.wasm.binary;

/**
 * A global variable; equal only to itself.
 */
public final class WasmGlobal {
    private final String name;
    private final ValueType type;
    private final boolean mutable;
    private final long bits;

    WasmGlobal(String name, ValueType type, boolean mutable, long bits) {
        this.name = name;
        this.type = type;
        this.mutable = mutable;
        this.bits = bits;
    }

    public String name() {
        return name;
    }

    public ValueType type() {
        return type;
    }

    boolean mutable() {
        return mutable;
    }

    /** What it begins with; the bits of a float. */
    long bits() {
        return bits;
    }
}
