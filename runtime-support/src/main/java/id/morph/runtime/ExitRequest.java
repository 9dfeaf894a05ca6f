package id.morph.runtime;

/** {@code keluar(kode)} on its way to the program's end; no Morph handler sees it. */
public final class ExitRequest extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    public ExitRequest(int status) {
        super("exit " + status, null, false, false);
        this.status = status;
    }

    public int status() {
        return status;
    }
}
