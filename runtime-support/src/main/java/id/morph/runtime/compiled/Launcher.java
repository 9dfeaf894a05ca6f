package id.morph.runtime.compiled;

import id.morph.runtime.DeepThread;
import id.morph.runtime.RuntimeContext;
import id.morph.runtime.UncaughtReport;
import java.io.File;
import java.io.FileDescriptor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Runs a compiled program on a thread whose stack is deep enough for it. */
public final class Launcher implements Runnable {
    /** Host stack that one Morph call may need before it is compiled. Reserved only: pages that nobody reaches cost nothing. */
    private static final long STACK_PER_CALL = 16 << 10;

    private static final long STACK_BASE = 64 << 20;

    private final ProgramEntry entry;
    private final RuntimeContext context;
    private int status;

    private Launcher(ProgramEntry entry, RuntimeContext context) {
        this.entry = entry;
        this.context = context;
    }

    /** The process of a jar: runs the program and ends the process with its status. */
    public static void main(ProgramEntry entry, String[] arguments) {
        List<String> all = new ArrayList<>(arguments.length + 1);
        all.add(entry.file());
        for (String argument : arguments) {
            all.add(argument);
        }
        RuntimeContext context = RuntimeContext.builder()
                .out(new ProcessStream(FileDescriptor.out))
                .err(new ProcessStream(FileDescriptor.err))
                .interactive(isTerminal())
                .arguments(all)
                .build();
        // After Ctrl-C, too, what was printed so far is on the screen.
        Runtime.getRuntime().addShutdownHook(new Thread(new Flush(context)));
        int status = run(entry, context);
        if (status != 0) {
            // Only then, because the JDK wakes its logging up for it.
            System.exit(status);
        }
    }

    /** Whether a person sees the output at once. The JDK's own answer loads a hundred classes, so Linux is asked first. */
    private static boolean isTerminal() {
        File output = new File("/proc/self/fd/1");
        if (!output.exists()) {
            return System.console() != null;
        }
        try {
            String target = output.getCanonicalPath();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Runs a program from its entry to its end.
     *
     * @param entry a new instance from a new class loader: a program runs once
     * @return the exit status: 0, 1 after an uncaught error, or what {@code keluar} was given
     */
    public static int run(ProgramEntry entry, RuntimeContext context) {
        Launcher launcher = new Launcher(entry, context);
        Throwable defect = DeepThread.run("main", STACK_BASE + context.maxDepth() * STACK_PER_CALL, launcher);
        if (defect != null) {
            throw new IllegalStateException("the compiled program failed", defect);
        }
        return launcher.status;
    }

    private static final class Program implements Runnable {
        private final ProgramEntry entry;

        Program(ProgramEntry entry) {
            this.entry = entry;
        }

        @Override
        public void run() {
            entry.run();
        }
    }

    /** A named class, because the first lambda of a process is expensive. */
    private static final class Flush implements Runnable {
        private final RuntimeContext context;

        Flush(RuntimeContext context) {
            this.context = context;
        }

        @Override
        public void run() {
            context.flush();
        }
    }

    @Override
    public void run() {
        UncaughtReport report = new UncaughtReport(context);
        new ProgramState(context, report).handOver(entry);
        status = report.run(new Program(entry));
    }
}
