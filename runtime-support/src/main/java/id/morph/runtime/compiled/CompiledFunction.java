package id.morph.runtime.compiled;

import id.morph.runtime.MorphFunction;
import id.morph.runtime.MorphList;
import id.morph.runtime.Nil;
import java.util.Arrays;

/**
 * A function of a compiled program as a value. Compiled callers use the {@code invoke} methods and say how many Morph frames
 * are active; the runtime uses the {@code call} methods, and then the depth is what the program has last written down.
 */
public abstract class CompiledFunction extends MorphFunction {

    /** The number of parameters, {@code ini} of a method included; {@code -n} if the last one collects the rest. */
    public abstract int parameters();

    /**
     * Runs the function.
     *
     * @param args one for each parameter
     * @param depth how many Morph frames are active
     */
    public abstract Object apply(Object[] args, int depth);

    /** The depth that the running program has written down. */
    protected abstract int depth();

    /** Writes the depth down. */
    protected abstract void setDepth(int depth);

    @Override
    public final int arity() {
        return parameters() < 0 ? ANY_ARITY : parameters();
    }

    @Override
    public String name() {
        String shown = qualifiedName();
        return shown.substring(shown.lastIndexOf('.') + 1);
    }

    @Override
    public abstract String qualifiedName();

    /** Calls with any number of arguments. */
    public final Object invoke(Object[] args, int depth) {
        return apply(fitted(args), depth);
    }

    public Object invoke0(int depth) {
        return invoke(new Object[0], depth);
    }

    public Object invoke1(Object a, int depth) {
        return invoke(new Object[] {a}, depth);
    }

    public Object invoke2(Object a, Object b, int depth) {
        return invoke(new Object[] {a, b}, depth);
    }

    public Object invoke3(Object a, Object b, Object c, int depth) {
        return invoke(new Object[] {a, b, c}, depth);
    }

    public Object invoke4(Object a, Object b, Object c, Object d, int depth) {
        return invoke(new Object[] {a, b, c, d}, depth);
    }

    private Object[] fitted(Object[] args) {
        int count = parameters();
        if (args.length == count) {
            return args;
        }
        if (count >= 0) {
            if (args.length > count) {
                throw tooManyArguments(args.length);
            }
            Object[] filled = Arrays.copyOf(args, count);
            Arrays.fill(filled, args.length, count, Nil.NIL);
            return filled;
        }
        int fixed = -count - 1;
        Object[] filled = Arrays.copyOf(args, fixed + 1);
        Arrays.fill(filled, Math.min(args.length, fixed), fixed, Nil.NIL);
        filled[fixed] =
                MorphList.wrap(args.length > fixed ? Arrays.copyOfRange(args, fixed, args.length) : new Object[0]);
        return filled;
    }

    @Override
    public final Object call(Object[] args) {
        int depth = depth();
        try {
            return invoke(args, depth);
        } finally {
            // Whoever called may go on with other code of the program at the depth it had.
            setDepth(depth);
        }
    }

    @Override
    public final Object call0() {
        return call(new Object[0]);
    }

    @Override
    public final Object call1(Object a) {
        return call(new Object[] {a});
    }

    @Override
    public final Object call2(Object a, Object b) {
        return call(new Object[] {a, b});
    }

    @Override
    public final Object call3(Object a, Object b, Object c) {
        return call(new Object[] {a, b, c});
    }
}
