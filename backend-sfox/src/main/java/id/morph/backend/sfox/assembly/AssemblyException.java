package id.morph.backend.sfox.assembly;

/** A text that is not an image, with the line where that became clear. */
public final class AssemblyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AssemblyException(int line, String message) {
        super("line " + line + ": " + message);
    }
}
