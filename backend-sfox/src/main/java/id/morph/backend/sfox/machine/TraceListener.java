package id.morph.backend.sfox.machine;

/** Hears of every operation of a traced run. */
public interface TraceListener {

    /** Whether a run is traced at all is decided when it starts; this one hears nothing. */
    TraceListener OFF = (depth, function, file, line, operation, operands, result) -> {};

    /**
     * An operation has been done.
     *
     * @param depth how many calls deep
     * @param operation its mnemonic
     * @param operands its operands as short text
     * @param result what it gave as short text, empty if nothing
     */
    void executed(int depth, String function, String file, int line, String operation, String operands, String result);
}
