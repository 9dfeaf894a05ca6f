package id.morph.oracle;

import id.morph.ir.Function;
import id.morph.runtime.MorphFunction;
import id.morph.runtime.MorphList;
import id.morph.runtime.Nil;
import java.util.Arrays;

/** A function of the program as a value, with the cells it has captured. */
final class Closure extends MorphFunction {

    private final Machine machine;
    private final Function function;
    private final Object[] cells;

    Closure(Machine machine, Function function, Object[] cells) {
        this.machine = machine;
        this.function = function;
        this.cells = cells;
    }

    @Override
    public String name() {
        String shown = function.displayName();
        return shown.substring(shown.lastIndexOf('.') + 1);
    }

    @Override
    public String qualifiedName() {
        return function.displayName();
    }

    @Override
    public int arity() {
        return function.variadic() ? ANY_ARITY : function.arity();
    }

    @Override
    public Object call(Object[] args) {
        int arity = function.arity();
        if (!function.variadic() && args.length > arity) {
            throw tooManyArguments(args.length);
        }
        Object[] parameters = Arrays.copyOf(cells, cells.length + arity);
        for (int i = 0; i < arity; i++) {
            parameters[cells.length + i] = i < args.length ? args[i] : Nil.NIL;
        }
        if (function.variadic()) {
            int fixed = arity - 1;
            Object[] rest = args.length > fixed ? Arrays.copyOfRange(args, fixed, args.length) : new Object[0];
            parameters[parameters.length - 1] = MorphList.wrap(rest);
        }
        return machine.call(function, parameters);
    }
}
