package id.morph.backend.wasm.binary;

import java.util.Optional;

/** Where a branch leads: behind a block or an if, or to the beginning of a loop; equal only to itself. */
public final class Label {
    private final ValueType result;

    Label(ValueType result) {
        this.result = result;
    }

    /** What the block leaves on the stack. */
    Optional<ValueType> result() {
        return Optional.ofNullable(result);
    }
}
