package id.morph.ir.binary;

/** Bytes that are not IR, or are of another version of it. */
public final class BinaryFormatException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BinaryFormatException(String problem) {
        super(problem);
    }

    BinaryFormatException(String problem, Throwable cause) {
        super(problem, cause);
    }
}
