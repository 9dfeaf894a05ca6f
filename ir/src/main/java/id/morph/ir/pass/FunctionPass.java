package id.morph.ir.pass;

import id.morph.ir.Function;
import id.morph.ir.Module;
import java.util.List;

/** A pass that looks at one function at a time and changes nothing outside it. */
public interface FunctionPass extends Pass {

    void run(Function function);

    @Override
    default void run(Module module) {
        List.copyOf(module.functions()).forEach(this::run);
    }
}
