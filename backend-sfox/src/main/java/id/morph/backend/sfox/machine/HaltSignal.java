package id.morph.backend.sfox.machine;

/** HALT: ends the running module body at once. */
public final class HaltSignal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public HaltSignal() {
        super(null, null, false, false);
    }
}
