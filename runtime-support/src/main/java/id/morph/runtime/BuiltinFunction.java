package id.morph.runtime;

import java.util.Arrays;

/** A function implemented in Java. */
public final class BuiltinFunction extends MorphFunction {
    /** The implementation; receives exactly {@code arity} arguments unless the arity is open. */
    @FunctionalInterface
    public interface Body {
        Object call(Object[] args);
    }

    private final String name;
    private final int arity;
    private final Body body;

    public BuiltinFunction(String name, int arity, Body body) {
        this.name = name;
        this.arity = arity;
        this.body = body;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int arity() {
        return arity;
    }

    @Override
    public Object call(Object[] args) {
        if (arity == ANY_ARITY || args.length == arity) {
            return body.call(args);
        }
        if (args.length > arity) {
            throw tooManyArguments(args.length);
        }
        Object[] filled = Arrays.copyOf(args, arity);
        Arrays.fill(filled, args.length, arity, Nil.NIL);
        return body.call(filled);
    }
}
