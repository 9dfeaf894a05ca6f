package id.morph.runtime.compiled;

import id.morph.runtime.MorphModule;

/** The way into a compiled program; its class {@code morph.Main} implements this. */
public interface ProgramEntry {
    /** Loads the class that holds the program's state. */
    void initialise();

    /** Runs the program; errors that nobody catches leave it. */
    void run();

    /** Runs the main module only, for a host that will call its functions. */
    void load();

    /** The file of the main module, as the program sees it among its arguments. */
    String file();

    /** The globals of the main module. */
    MorphModule module();
}
