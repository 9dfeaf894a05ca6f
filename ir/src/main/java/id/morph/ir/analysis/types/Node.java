package id.morph.ir.analysis.types;

import java.util.ArrayList;
import java.util.List;

/** A variable in memory: what a field, a cell, a global or the elements of a list may hold. */
final class Node {

    final int id;
    TypeValue value = TypeValue.NEVER;
    /** Whether unknown code can read it, so that everything in it escapes. */
    boolean escaped;

    private final List<Runnable> followers = new ArrayList<>(2);
    private final List<Reader> readers = new ArrayList<>(2);

    Node(int id) {
        this.id = id;
    }

    /** A unit of a context that has read the node and is asked again when it changes. */
    record Reader(Context context, int unit) {}

    void addReader(Context context, int unit) {
        readers.add(new Reader(context, unit));
    }

    List<Reader> readers() {
        return readers;
    }

    void addFollower(Runnable follower) {
        followers.add(follower);
    }

    List<Runnable> followers() {
        return followers;
    }
}
