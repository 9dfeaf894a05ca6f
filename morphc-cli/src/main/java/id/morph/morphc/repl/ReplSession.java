package id.morph.morphc.repl;

import java.util.Collection;

/** What remembers the names of an interactive session and evaluates its inputs, one after the other. */
public interface ReplSession {
    /**
     * Compiles and runs one complete input in the names that the earlier ones have defined. What the program prints goes to
     * its own standard output at once.
     *
     * @param input one or more statements
     * @return what to show after it: the value of a final expression, diagnostics or an uncaught error; empty if there is
     *     nothing to say. An input that fails changes no names.
     */
    String evaluate(String input);

    /** The names that the inputs so far have defined at the top level. */
    Collection<String> names();
}
