package id.morph.backend.wasm;

import id.morph.ir.Position;
import java.util.List;
import java.util.stream.Collectors;

/** A program uses something that this target does not have yet. */
public final class NotYet extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Use> uses;

    /** @param operation as printed IR writes it */
    public record Use(String operation, Position position) {
        /** The operation and where it is, for people. */
        @Override
        public String toString() {
            return position.known()
                    ? "%s:%d:%d: belum ada di sasaran wasm: %s"
                            .formatted(position.file(), position.line(), position.column(), operation)
                    : "belum ada di sasaran wasm: " + operation;
        }
    }

    NotYet(List<Use> uses) {
        super(uses.stream().map(Use::toString).collect(Collectors.joining("\n")));
        this.uses = List.copyOf(uses);
    }

    /** In order of their discovery, each operation once. */
    public List<Use> uses() {
        return uses;
    }
}
