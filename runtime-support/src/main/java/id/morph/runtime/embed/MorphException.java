package id.morph.runtime.embed;

import id.morph.runtime.MorphDict;
import id.morph.runtime.MorphError;
import id.morph.runtime.MorphList;
import id.morph.runtime.Operations;
import id.morph.runtime.interop.ToJava;
import java.util.ArrayList;
import java.util.List;

/** An error that a Morph function has not caught, with the Morph trace that belongs to it. */
public final class MorphException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient MorphDict error;

    MorphException(MorphError cause, MorphDict error) {
        super(text(error, "pesan"), cause);
        this.error = error;
    }

    private static String text(MorphDict error, String key) {
        Object value = error.get(key);
        return value == null ? "" : Operations.toText(value).toString();
    }

    /** {@code jenis}: {@code ErrorSistem} for an error of the runtime, else what the program has said. */
    public String kind() {
        return text(error, "jenis");
    }

    /** {@code kode} of an error of the runtime, such as {@code BAGI_NOL}; empty for any other. */
    public String code() {
        return text(error, "kode");
    }

    /** {@code berkas}: the file of the throwing expression. */
    public String file() {
        return text(error, "berkas");
    }

    /** {@code baris}: its line, counted from 1. */
    public int line() {
        return error.get("baris") instanceof Long line ? line.intValue() : 0;
    }

    /** {@code jejak}: function, file and line of each Morph frame, innermost first. */
    public List<String> trace() {
        List<String> frames = new ArrayList<>();
        if (error.get("jejak") instanceof MorphList trace) {
            for (int i = 0; i < trace.size(); i++) {
                frames.add(Operations.toText(trace.get(i)).toString());
            }
        }
        return frames;
    }

    /** The whole error value, as a handler in Morph would get it: a map. */
    public Object value() {
        return ToJava.natural(error);
    }
}
