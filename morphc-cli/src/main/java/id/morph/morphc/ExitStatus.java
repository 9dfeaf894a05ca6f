package id.morph.morphc;

/** What the process ends with, beside a program's own status. */
final class ExitStatus {
    static final int OK = 0;
    /** An error that the program did not catch. */
    static final int UNCAUGHT_ERROR = 1;
    /** Executors differ. */
    static final int DIFFERENCE = 1;
    /** The program has compile-time errors; nothing was run or written. */
    static final int COMPILE_ERROR = 2;
    /** Wrong usage, or a file or environment that does not work. */
    static final int TOOL_ERROR = 3;
    /** Whoever read our output has gone; as if SIGPIPE had ended the process. */
    static final int BROKEN_PIPE = 128 + 13;

    private ExitStatus() {}
}
