package id.morph.frontend.lower;

import id.morph.frontend.Source;
import id.morph.ir.Position;

/** Turns offsets of one source into IR positions. */
final class Positions {

    private final Source source;
    private final String file;

    /**
     * @param file what errors and traces call the source; unlike its path it is the same from every working directory
     */
    Positions(Source source, String file) {
        this.source = source;
        this.file = file;
    }

    Position at(int offset, String function) {
        return Position.of(file, function, source.line(offset), source.column(offset));
    }
}
