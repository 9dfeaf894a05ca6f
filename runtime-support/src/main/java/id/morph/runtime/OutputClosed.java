package id.morph.runtime;

/** Standard output was closed by its reader: the program ends quietly. */
public final class OutputClosed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public OutputClosed() {
        super("output closed", null, false, false);
    }
}
