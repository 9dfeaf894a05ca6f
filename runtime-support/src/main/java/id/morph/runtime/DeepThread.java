package id.morph.runtime;

/**
 * Runs code on a thread of its own whose stack is deep enough for ten thousand Morph calls, whatever the limit of the calling
 * thread's is. The stack is reserved, not used: pages that no recursion reaches cost nothing.
 */
public final class DeepThread implements Runnable {
    /** Less than this is not worth a thread of one's own. */
    private static final long SMALLEST = 64 << 20;

    private final Runnable body;
    private Throwable thrown;

    private DeepThread(Runnable body) {
        this.body = body;
    }

    /**
     * Runs {@code body} to its end; an interruption of the caller does not stop it, but is kept for afterwards.
     *
     * @param name the thread's name
     * @param stack bytes of stack; where address space is limited it may get less, and then fewer calls fit before TUMPUKAN
     * @return what {@code body} threw, null if it ended well
     */
    public static Throwable run(String name, long stack, Runnable body) {
        DeepThread run = new DeepThread(body);
        Thread thread = start(run, name, stack);
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return run.thrown;
    }

    private static Thread start(DeepThread run, String name, long stack) {
        try {
            Thread thread = new Thread(null, run, name, stack);
            thread.start();
            return thread;
        } catch (OutOfMemoryError e) {
            if (stack <= SMALLEST) {
                throw e;
            }
            return start(run, name, Math.max(SMALLEST, stack / 4));
        }
    }

    @Override
    public void run() {
        try {
            body.run();
        } catch (Throwable e) {
            thrown = e;
        }
    }
}
