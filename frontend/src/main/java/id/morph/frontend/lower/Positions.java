package id.morph.frontend.lower;

import id.morph.frontend.Source;
import id.morph.ir.Position;

/** Turns offsets of one source into IR positions. */
final class Positions {

    private final Source source;

    Positions(Source source) {
        this.source = source;
    }

    Position at(int offset, String function) {
        return Position.of(source.path(), function, source.line(offset), source.column(offset));
    }
}
