package id.morph.backend.js;

import id.morph.ir.Position;
import java.util.List;

/**
 * Where a statement comes from, and what happens to its errors.
 *
 * @param position in the source
 * @param number of the position in the table of the program if the statement may throw; 0 in functions that traces pass over
 * @param mayThrow whether it may raise a Morph error
 * @param handler where its errors go; null if they leave the function
 * @param marks what the handler wants to be written down before
 */
record Origin(Position position, int number, boolean mayThrow, Handler handler, List<Statement.Mark> marks) {
    static final Origin NONE = new Origin(Position.NONE, 0, false, null, List.of());

    /** Of something that cannot fail. */
    static Origin at(Position position) {
        return position.known() ? new Origin(position, 0, false, null, List.of()) : NONE;
    }

    /** Whether errors of both are told apart by nobody. */
    boolean agreesWith(Origin other) {
        return number == other.number && handler == other.handler && marks.equals(other.marks);
    }
}
