package id.morph.backend.sfox.register;

import id.morph.runtime.MorphFunction;
import id.morph.runtime.MorphList;

/** A function value: code and captured cells. */
final class CompiledFunction extends MorphFunction {
    static final Object[] NO_CELLS = {};

    final LinkedFunction target;
    final Object[] cells;

    CompiledFunction(LinkedFunction target, Object[] cells) {
        this.target = target;
        this.cells = cells;
    }

    @Override
    public String name() {
        String qualified = target.source.name();
        return qualified.substring(qualified.lastIndexOf('.') + 1);
    }

    @Override
    public String qualifiedName() {
        return target.source.name();
    }

    @Override
    public int arity() {
        return target.source.variadic() ? ANY_ARITY : target.source.arity();
    }

    @Override
    public Object call(Object[] args) {
        return target.program.interpreter().enter(target.code(), window(args));
    }

    @Override
    public Object call1(Object a) {
        if (target.source.variadic() || target.source.arity() != 1) {
            return call(new Object[] {a});
        }
        Object[] window = target.code().template.clone();
        System.arraycopy(cells, 0, window, 0, cells.length);
        window[cells.length] = a;
        return target.program.interpreter().enter(target.code(), window);
    }

    /** The registers of a call with these arguments. */
    Object[] window(Object[] args) {
        RegisterCode code = target.code();
        Object[] window = code.template.clone();
        System.arraycopy(cells, 0, window, 0, cells.length);
        int arity = code.arity;
        if (target.source.variadic()) {
            int fixed = Math.min(arity - 1, args.length);
            System.arraycopy(args, 0, window, cells.length, fixed);
            MorphList rest = new MorphList(args.length - fixed);
            for (int i = fixed; i < args.length; i++) {
                rest.add(args[i]);
            }
            window[cells.length + arity - 1] = rest;
        } else if (args.length > arity) {
            throw tooManyArguments(args.length);
        } else {
            System.arraycopy(args, 0, window, cells.length, args.length);
        }
        return window;
    }
}
