package id.morph.backend.wasm.binary;

/** A parameter or local variable of a function; equal only to itself. */
public final class Local {
    private final ValueType type;
    private final String name;

    /** @param name for the names section; need not be unique */
    public Local(ValueType type, String name) {
        this.type = type;
        this.name = name;
    }

    public ValueType type() {
        return type;
    }

    public String name() {
        return name;
    }
}
