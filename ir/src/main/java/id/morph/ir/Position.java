package id.morph.ir;

/**
 * Where an instruction comes from, with the chain of calls it was inlined through. Positions are part of what a program
 * prints (error values carry line, column and trace), so passes must keep them.
 *
 * @param file the file as traces show it
 * @param function the display name of the function whose source this is
 * @param line 1-based line, 0 when unknown
 * @param column 1-based column in code points, 0 when unknown
 * @param caller the call this code was inlined at, {@link #NONE} when it was not inlined
 */
public record Position(String file, String function, int line, int column, Position caller) {

    /** An unknown position; also the end of every inlining chain. */
    public static final Position NONE = new Position("", "", 0, 0, null);

    public static Position of(String file, String function, int line, int column) {
        return new Position(file, function, line, column, NONE);
    }

    public boolean known() {
        return line > 0;
    }

    /** How many calls this code was inlined through: the frames that stand between it and the function it is in now. */
    public int inlinedFrames() {
        int frames = 0;
        for (Position site = caller; site != null && site.known(); site = site.caller) {
            frames++;
        }
        return frames;
    }

    /** This position as it reads after its function was inlined at {@code site}. */
    public Position inlinedAt(Position site) {
        if (!known()) {
            return site;
        }
        return new Position(file, function, line, column, caller.known() ? caller.inlinedAt(site) : site);
    }
}
