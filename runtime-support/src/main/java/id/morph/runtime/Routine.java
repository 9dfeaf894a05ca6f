package id.morph.runtime;

import java.util.ArrayList;
import java.util.List;

/** The handle of a running {@code asink fungsi}. */
public final class Routine {
    private final String name;
    final Resumable body;

    /** What the next resumption is given. */
    Object input = Nil.NIL;

    MorphError inputError;

    /** Routines suspended in {@code tunggu} on this one, in order. */
    final List<Routine> waiters = new ArrayList<>(1);

    private boolean done;
    private Object result;
    private MorphError failure;

    /** Whether somebody has asked, or is waiting, for the outcome. */
    boolean awaited;

    Routine(String name, Resumable body) {
        this.name = name;
        this.body = body;
    }

    public String name() {
        return name;
    }

    public boolean isDone() {
        return done;
    }

    void complete(Object value) {
        done = true;
        result = value;
    }

    void fail(MorphError error) {
        done = true;
        failure = error;
    }

    /** The error it failed with, null if none (yet). */
    MorphError failure() {
        return failure;
    }

    /** The value of a finished routine; throws what it failed with. */
    Object outcome() {
        awaited = true;
        if (failure != null) {
            throw failure.copy();
        }
        return result;
    }
}
