package id.morph.ir.text;

/** Text that is not IR; the message begins with {@code name:line:column}. */
public final class IrSyntaxException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    IrSyntaxException(String source, int line, int column, String problem) {
        super(source + ":" + line + ":" + column + ": " + problem);
        this.line = line;
        this.column = column;
    }

    /** 1-based line of the offending text. */
    public int line() {
        return line;
    }

    /** 1-based column of the offending text. */
    public int column() {
        return column;
    }
}
