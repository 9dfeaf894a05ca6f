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

    Optional<Unit> unit(String path);

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
        public Optional<Function> function(String symbol) {
            return Optional.empty();
        }

        @Override
        public Collection<Unit.Global> prelude() {
            return List.of();
        }
    };
}
