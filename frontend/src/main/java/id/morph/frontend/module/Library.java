package id.morph.frontend.module;

import id.morph.ir.Function;
import id.morph.ir.Unit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The bundled library in compiled form: its units are known at once, its functions are fetched when they are reached. */
public interface Library {

    /** Path of the unit whose functions every program sees. */
    String PRELUDE = "cotc/prelude.fox";

    /** Where the paths of the kernel's units begin: what lies below the language on targets that have nothing below. */
    String KERNEL = "kernel/";

    Optional<Unit> unit(String path);

    /** The paths of all units. */
    Collection<String> paths();

    /** Whether programs import this unit by its path; the prelude is there without, host modules are borrowed, the kernel is not for them. */
    static boolean isForImport(String path) {
        return !path.equals(PRELUDE) && !path.startsWith("cotc/pinjam/") && !path.startsWith(KERNEL);
    }

    Optional<Function> function(String symbol);

    /** The globals that need no import. */
    Collection<Unit.Global> prelude();

    /** A library without anything in it, for compiling the prelude itself. */
    Library EMPTY = new Library() {
        @Override
        public Optional<Unit> unit(String path) {
            return Optional.empty();
        }

        @Override
        public Collection<String> paths() {
            return List.of();
        }

        @Override
        public Optional<Function> function(String symbol) {
            return Optional.empty();
        }

        @Override
        public Collection<Unit.Global> prelude() {
            return List.of();
        }
    };
}
