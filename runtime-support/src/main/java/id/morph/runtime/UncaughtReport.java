package id.morph.runtime;

/**
 * How a program ends, for every engine on the Java runtime alike: the errors that nobody caught go to standard error, and the
 * exit status says whether there were any.
 */
public final class UncaughtReport {
    /** Exit status of a program that an error has ended. */
    public static final int FAILED = 1;

    private final RuntimeContext context;
    private boolean failed;

    public UncaughtReport(RuntimeContext context) {
        this.context = context;
    }

    /** Prints an error that nobody caught; the program will end with status {@link #FAILED}. */
    public void print(MorphError error) {
        failed = true;
        context.writeError(error.uncaughtReport(context.style()));
    }

    /** After the main program: runs every routine to its end and prints the errors of those that nobody awaited. */
    public void drain() {
        if (context.hasScheduler()) {
            for (MorphError error : context.scheduler().runToCompletion()) {
                print(error);
            }
        }
    }

    /**
     * Runs a program to its end, whatever that is, flushes its output and closes the files that it left open.
     *
     * @param program the program's entry; may call {@link #drain}
     * @return the exit status
     */
    public int run(Runnable program) {
        int status;
        try {
            try {
                program.run();
                status = failed ? FAILED : 0;
            } catch (MorphError error) {
                print(error);
                status = FAILED;
            } catch (ExitRequest exit) {
                status = exit.status();
            }
            context.flush();
        } catch (OutputClosed closed) {
            // Whoever read our output has seen enough; that is no failure of the program.
            status = failed ? FAILED : 0;
        } finally {
            context.closeObjects();
        }
        return status;
    }
}
