package id.morph.runtime.primitive;

import id.morph.runtime.PrintStyle;
import id.morph.runtime.Printer;
import id.morph.runtime.RuntimeContext;

/** Calls primitives the way a program does. */
final class Call {
    private final RuntimeContext context;

    Call(RuntimeContext context) {
        this.context = context;
    }

    Object call(String name, Object... args) {
        for (int i = 0; i < args.length; i++) {
            if (args[i] instanceof Integer number) {
                args[i] = (long) number;
            }
        }
        return Primitives.find(name).orElseThrow().call(context, args);
    }

    /** The result as it prints inside a container. */
    String show(String name, Object... args) {
        return Printer.repr(call(name, args), PrintStyle.MORPH).toString();
    }
}
