package id.morph.runtime.compiled;

import id.morph.runtime.MorphDict;
import id.morph.runtime.MorphError;
import id.morph.runtime.PrintStyle;

/**
 * Where the instructions of a generated class come from. Read only when there is an error. A function keeps the number of the
 * position that it is at in a local variable; number 0 is no position.
 *
 * <p>The text form, one string constant after another: the number of names, each name as its length and characters, then five
 * numbers for each position from 1 on: file, function, line, column, and the position of the call that it was inlined at.
 * A number is two characters of 15 bits.
 */
public final class Positions {
    private static final int FIELDS = 5;

    private final String[] names;
    private final int[] fields;
    private final int maxDepth;
    private final PrintStyle style;

    private final String text;
    private int at;

    /**
     * @param text the text form
     * @param state gives the settings of the run
     */
    public Positions(String text, ProgramState state) {
        this.text = text;
        maxDepth = state.context().maxDepth();
        style = state.context().style();
        names = new String[number()];
        for (int i = 0; i < names.length; i++) {
            int length = number();
            names[i] = text.substring(at, at + length);
            at += length;
        }
        fields = new int[(text.length() - at) / 2];
        for (int i = 0; i < fields.length; i++) {
            fields[i] = number();
        }
    }

    private int number() {
        return text.charAt(at++) << 15 | text.charAt(at++);
    }

    /**
     * An error leaves a function that has no handler for it.
     *
     * @param position where in the function
     * @return what to throw on
     */
    public Throwable leaving(Throwable thrown, int position) {
        if (thrown instanceof MorphError error) {
            record(error, position);
            return error;
        }
        // Only where more depth is allowed than the host's memory gives.
        return thrown instanceof StackOverflowError ? tooDeep(maxDepth) : thrown;
    }

    /**
     * An error reaches a handler of the function that it happens in.
     *
     * @param position where in the function; 0 in functions that traces pass over
     * @return what the handler receives
     */
    public MorphDict caught(Throwable thrown, int position) throws Throwable {
        if (thrown instanceof MorphError error) {
            record(error, position);
            return error.toErrorValue(style);
        }
        if (thrown instanceof StackOverflowError) {
            return caught(tooDeep(maxDepth), position);
        }
        throw thrown;
    }

    private void record(MorphError error, int position) {
        int p = position;
        if (p > 0) {
            error.setPosition(file(p), field(p, 2), field(p, 3));
        }
        while (p > 0) {
            error.addFrame(names[field(p, 1)], file(p), field(p, 2));
            p = field(p, 4);
        }
    }

    private String file(int position) {
        return names[field(position, 0)];
    }

    private int field(int position, int index) {
        return fields[(position - 1) * FIELDS + index];
    }

    /** The error of a call that would be one too many. */
    public static MorphError tooDeep(int maxDepth) {
        return MorphError.of("TUMPUKAN.dalam", maxDepth);
    }
}
