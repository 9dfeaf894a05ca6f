package id.morph.backend.wasm.binaryen;

/** Optimizes modules. */
public interface Binaryen {

    /** How to get it on Debian and its descendants. */
    String INSTALL = "apt-get install binaryen";

    /** What is wanted of the result. */
    enum Goal {
        /** What can be had quickly. */
        QUICK("-O1"),
        /** Speed. */
        FAST("-O3"),
        /** Few bytes. */
        SMALL("-Os");

        private final String option;

        Goal(String option) {
            this.option = option;
        }

        String option() {
            return option;
        }
    }

    /**
     * Gives an equal module that is better.
     *
     * @param names whether functions keep their names
     * @throws BinaryenException if there is no Binaryen here, or it does not take the module
     */
    byte[] optimize(byte[] module, Goal goal, boolean names);
}
