package id.morph.runtime;

import id.morph.runtime.system.LinearMemory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What one run of one program has: its streams, arguments, settings, scheduler. Several may run in one JVM, in parallel. */
public final class RuntimeContext implements AutoCloseable {
    /** Morph frames that may be active at once unless the user says otherwise. */
    public static final int DEFAULT_MAX_DEPTH = 10_240;

    private final ProgramOutput out;
    private final ProgramOutput err;
    private final InputStream in;
    private final PrintStyle style;
    private final List<String> arguments;
    private final int maxDepth;
    private final Clock clock;
    private final Path directory;
    private Scheduler scheduler;
    private final Set<HostObject> open = new LinkedHashSet<>();
    private ImageRunner imageRunner;
    private LinearMemory memory;

    private RuntimeContext(Builder builder) {
        this.out = new ProgramOutput(builder.out, builder.interactive);
        this.err = new ProgramOutput(builder.err, true);
        this.in = builder.in;
        this.style = builder.style;
        this.arguments = builder.arguments;
        this.maxDepth = builder.maxDepth;
        this.clock = builder.clock;
        this.directory = builder.directory;
        this.imageRunner = builder.imageRunner;
    }

    /** A context with the process's own streams and default settings, to be changed. */
    public static Builder builder() {
        return new Builder();
    }

    /** Standard output. */
    public ProgramOutput out() {
        return out;
    }

    /** Standard error; use {@link #writeError} so that the two streams stay in order. */
    public ProgramOutput err() {
        return err;
    }

    public PrintStyle style() {
        return style;
    }

    /** {@code argumen_sistem}: the program's path, then its arguments. */
    public List<String> arguments() {
        return arguments;
    }

    public int maxDepth() {
        return maxDepth;
    }

    public Clock clock() {
        return clock;
    }

    /** What relative paths of the program are relative to. */
    public Path directory() {
        return directory;
    }

    public Scheduler scheduler() {
        if (scheduler == null) {
            scheduler = new Scheduler(clock);
        }
        return scheduler;
    }

    /** Whether anybody has asked for the {@link #scheduler}; most programs have no routines, and start sooner without. */
    public boolean hasScheduler() {
        return scheduler != null;
    }

    /** The memory of the system dialect, which most programs never touch. */
    public LinearMemory memory() {
        if (memory == null) {
            memory = new LinearMemory();
        }
        return memory;
    }

    /** How images are run, if the engine can. */
    public Optional<ImageRunner> imageRunner() {
        return Optional.ofNullable(imageRunner);
    }

    /** Called by an engine that can run images. */
    public void setImageRunner(ImageRunner runner) {
        this.imageRunner = runner;
    }

    /** {@code tulis(args…)}: the arguments separated by one space, then a newline. */
    public void print(Object... values) {
        if (values.length == 1) {
            out.writeLine(toText(values[0]));
            return;
        }
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                line.append(' ');
            }
            Printer.append(line, values[i], style);
        }
        out.writeLine(line.toString());
    }

    /** {@code teks(value)} in this program's style. */
    public CharSequence toText(Object value) {
        return value instanceof CharSequence text ? text : Printer.toText(value, style);
    }

    /** Writes to standard error, after everything written to standard output so far. */
    public void writeError(CharSequence text) {
        out.flush();
        err.write(text);
    }

    /** A line of standard input without its line end, null at the end of input or on an error. */
    public CharSequence readLine() {
        out.flush();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try {
            int b = in.read();
            if (b < 0) {
                return null;
            }
            while (b >= 0 && b != '\n') {
                line.write(b);
                b = in.read();
            }
        } catch (IOException e) {
            return null;
        }
        String text = line.toString(StandardCharsets.UTF_8);
        return Text.of(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
    }

    /** Has {@link #close} close this too. */
    public void closeAtEnd(HostObject object) {
        open.add(object);
    }

    /** Forgets what {@link #closeAtEnd} remembered. */
    public void closed(HostObject object) {
        open.remove(object);
    }

    /** Hands over everything printed so far. */
    public void flush() {
        out.flush();
        err.flush();
    }

    /** Writes and closes the files, and closes the sockets, that the program left open. */
    public void closeObjects() {
        // A loop, because the first lambda of a process costs as much as a small program.
        for (HostObject object : open.toArray(new HostObject[0])) {
            object.close();
        }
        open.clear();
    }

    /** The end of a run, whatever its outcome: {@link #closeObjects}, then {@link #flush}. */
    @Override
    public void close() {
        closeObjects();
        flush();
    }

    /** Collects the settings of a {@link RuntimeContext}. */
    public static final class Builder {
        private OutputStream out = new java.io.FileOutputStream(java.io.FileDescriptor.out);
        private OutputStream err = new java.io.FileOutputStream(java.io.FileDescriptor.err);
        private InputStream in = System.in;
        private boolean interactive;
        private PrintStyle style = PrintStyle.MORPH;
        private List<String> arguments = List.of();
        private int maxDepth = DEFAULT_MAX_DEPTH;
        private Clock clock = Clock.SYSTEM;
        private Path directory = Path.of("");
        private ImageRunner imageRunner;

        private Builder() {}

        public Builder out(OutputStream out) {
            this.out = out;
            return this;
        }

        public Builder err(OutputStream err) {
            this.err = err;
            return this;
        }

        public Builder in(InputStream in) {
            this.in = in;
            return this;
        }

        /** Whether standard output is a terminal. */
        public Builder interactive(boolean interactive) {
            this.interactive = interactive;
            return this;
        }

        public Builder style(PrintStyle style) {
            this.style = style;
            return this;
        }

        public Builder arguments(List<String> arguments) {
            this.arguments = List.copyOf(arguments);
            return this;
        }

        public Builder maxDepth(int maxDepth) {
            this.maxDepth = maxDepth;
            return this;
        }

        public Builder clock(Clock clock) {
            this.clock = clock;
            return this;
        }

        public Builder directory(Path directory) {
            this.directory = directory;
            return this;
        }

        public Builder imageRunner(ImageRunner imageRunner) {
            this.imageRunner = imageRunner;
            return this;
        }

        public RuntimeContext build() {
            return new RuntimeContext(this);
        }
    }
}
