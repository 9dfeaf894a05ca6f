package id.morph.runtime;

import java.util.Arrays;

/**
 * A Morph error on its way from where it was thrown to its handler. It has no Java stack trace; the executing engine
 * records the Morph one:
 *
 * <ul>
 *   <li>{@link #setPosition} once, by the first frame that is not transparent (library prelude functions are);
 *   <li>{@link #addFrame} by every frame that is not transparent, from the throwing one out to and including the
 *       catching one;
 *   <li>{@link #toErrorValue} by the frame that catches, for its handler.
 * </ul>
 */
public final class MorphError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The thrown value, null for a runtime error. */
    private final transient Object value;

    /** Catalogue key and arguments of a runtime error, null for a thrown value. */
    private final String key;

    private final transient Object[] arguments;

    private String file;
    private int line;
    private int column;

    private int frameCount;
    private String[] functions = {};
    private String[] files = {};
    private int[] lines = {};

    private transient MorphDict errorValue;

    private MorphError(Object value, String key, Object[] arguments) {
        super(null, null, false, false);
        this.value = value;
        this.key = key;
        this.arguments = arguments;
    }

    /** The error of {@code lemparkan value}. */
    public static MorphError thrown(Object value) {
        return new MorphError(value, null, null);
    }

    /**
     * A runtime error ({@code ErrorSistem}).
     *
     * @param key key in {@code errors.properties}, {@code CODE.case}
     * @param arguments what is put into its text; turned into text at once if they are not yet
     */
    public static MorphError of(String key, Object... arguments) {
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = String.valueOf(arguments[i]);
        }
        return new MorphError(null, key, arguments);
    }

    /** Whether this is a runtime error and not a value thrown by the program. */
    public boolean isSystemError() {
        return key != null;
    }

    /**
     * The code of a runtime error.
     *
     * @throws IllegalStateException if this is a thrown value, see {@link #isSystemError}
     */
    public ErrorCode code() {
        if (key == null) {
            throw new IllegalStateException("a thrown value has no code");
        }
        return ErrorCatalogue.code(key);
    }

    /** Whether this is a runtime error of that code. */
    public boolean is(ErrorCode code) {
        return key != null && ErrorCatalogue.code(key) == code;
    }

    /** The thrown value; nil for a runtime error. */
    public Object thrownValue() {
        return key == null ? value : Nil.NIL;
    }

    /** Whether {@link #setPosition} has been called. */
    public boolean hasPosition() {
        return file != null;
    }

    /** Records the throwing expression, 1-based; later calls change nothing. */
    public void setPosition(String file, int line, int column) {
        if (this.file == null) {
            this.file = file;
            this.line = line;
            this.column = column;
        }
    }

    public String file() {
        return file == null ? "" : file;
    }

    public int line() {
        return line;
    }

    public int column() {
        return column;
    }

    /** An equal error that grows a trace of its own: each routine that awaits a failed one throws such a copy. */
    MorphError copy() {
        MorphError copy = new MorphError(value, key, arguments);
        copy.file = file;
        copy.line = line;
        copy.column = column;
        copy.frameCount = frameCount;
        copy.functions = functions.clone();
        copy.files = files.clone();
        copy.lines = lines.clone();
        copy.errorValue = errorValue;
        return copy;
    }

    /** Appends a frame to the trace, going outward. */
    public void addFrame(String function, String file, int line) {
        if (frameCount == lines.length) {
            int capacity = Math.max(8, frameCount * 2);
            functions = Arrays.copyOf(functions, capacity);
            files = Arrays.copyOf(files, capacity);
            lines = Arrays.copyOf(lines, capacity);
        }
        functions[frameCount] = function;
        files[frameCount] = file;
        lines[frameCount] = line;
        frameCount++;
    }

    /** Number of frames recorded. */
    public int frameCount() {
        return frameCount;
    }

    /** {@link #toErrorValue(PrintStyle)} in Morph's own style. */
    public MorphDict toErrorValue() {
        return toErrorValue(PrintStyle.MORPH);
    }

    /**
     * What a handler receives: always a dict. A thrown dict is itself, with missing keys filled in; any other thrown
     * value is wrapped and stays available as {@code nilai}. Made once: later frames no longer show.
     *
     * @param style how a thrown value that is not a dict is turned into its message
     */
    public MorphDict toErrorValue(PrintStyle style) {
        if (errorValue == null) {
            errorValue = materialise(style);
        }
        return errorValue;
    }

    private MorphDict materialise(PrintStyle style) {
        MorphDict dict;
        if (key != null) {
            dict = new MorphDict();
            dict.put("pesan", Text.of(ErrorCatalogue.message(key, arguments)));
            dict.put("jenis", "ErrorSistem");
            dict.put("kode", code().name());
        } else if (value instanceof MorphDict own) {
            dict = own;
            if (!own.containsKey("pesan")) {
                own.put("pesan", Printer.toText(own, style));
            }
            if (!own.containsKey("jenis")) {
                own.put("jenis", "ErrorManual");
            }
        } else {
            dict = new MorphDict();
            dict.put("pesan", Printer.toText(value, style));
            dict.put("jenis", "ErrorManual");
        }
        putIfMissing(dict, "baris", (long) line);
        putIfMissing(dict, "kolom", (long) column);
        putIfMissing(dict, "berkas", Text.of(file()));
        if (dict.get("jejak") instanceof MorphList earlier) {
            continueTrace(earlier);
        } else {
            putIfMissing(dict, "jejak", trace());
        }
        if (key == null && dict != value) {
            dict.put("nilai", value);
        }
        return dict;
    }

    private static void putIfMissing(MorphDict dict, String name, Object value) {
        if (!dict.containsKey(name)) {
            dict.put(name, value);
        }
    }

    /**
     * An error that is thrown again keeps its origin, and its trace grows outward. The frame that throws it again is
     * usually the one that caught it and therefore stands at the end already.
     */
    private void continueTrace(MorphList earlier) {
        int from = 0;
        if (frameCount > 0 && earlier.size() > 0) {
            String last = Printer.toText(earlier.get(earlier.size() - 1), PrintStyle.MORPH)
                    .toString();
            from = last.startsWith(functions[0] + " (" + files[0] + ":") ? 1 : 0;
        }
        for (int i = from; i < frameCount; i++) {
            earlier.add(frame(i));
        }
    }

    private CharSequence frame(int i) {
        return Text.of(functions[i] + " (" + files[i] + ":" + lines[i] + ")");
    }

    /** The frames recorded so far as {@code "fungsi (berkas:baris)"}, innermost first. */
    public MorphList trace() {
        MorphList trace = new MorphList(frameCount);
        for (int i = 0; i < frameCount; i++) {
            trace.add(frame(i));
        }
        return trace;
    }

    /**
     * What is printed on standard error when nobody catches it: the message, then a line per frame, each ending with a
     * newline.
     */
    public String uncaughtReport(PrintStyle style) {
        MorphDict dict = toErrorValue(style);
        StringBuilder report = new StringBuilder("Kesalahan tak tertangkap: ");
        report.append(Printer.toText(dict.get("pesan"), style).toString()).append('\n');
        if (dict.get("jejak") instanceof MorphList frames) {
            for (int i = 0; i < frames.size(); i++) {
                report.append("  di ")
                        .append(Printer.toText(frames.get(i), style).toString())
                        .append('\n');
            }
        }
        return report.toString();
    }

    /** The message, for Java callers. */
    @Override
    public String getMessage() {
        return key != null
                ? ErrorCatalogue.message(key, arguments)
                : Printer.toText(value, PrintStyle.MORPH).toString();
    }
}
