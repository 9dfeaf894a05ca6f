package id.morph.backend.wasm;

import id.morph.ir.Function;
import id.morph.ir.Unit;
import java.util.Collection;
import java.util.Optional;

/** Where the functions of the kernel come from: the library of the toolchain, in compiled form. */
public interface Kernel {
    /** Where the paths of its units begin. */
    String FOLDER = "kernel/";

    /** Ends the symbol of a function on words, and the path of the unit with the variables of a unit. */
    String TYPED = "$mesin";

    /** The paths of all units of the library. */
    Collection<String> paths();

    Optional<Unit> unit(String path);

    /** A function by its symbol, a new one each time. */
    Optional<Function> function(String symbol);
}
