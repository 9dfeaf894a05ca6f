package id.morph.backend.sfox.image;

import java.util.List;
import java.util.Optional;

/** What a {@code .mvm} file holds. */
public sealed interface Image {

    /** The ten bytes that every image begins with. */
    String MAGIC = "VZOEL FOXS";

    /** The format's version: 1 or 2. */
    int version();

    /** One module; its imports are files. */
    record Single(CodeObject body) implements Image {
        @Override
        public int version() {
            return 1;
        }
    }

    /**
     * A closed program or a library: several modules and all their functions.
     *
     * @param entry index of the function that a run starts with; empty for a library
     */
    record Program(List<UnitTable> units, List<FunctionCode> functions, Optional<Integer> entry) implements Image {
        public Program {
            units = List.copyOf(units);
            functions = List.copyOf(functions);
        }

        @Override
        public int version() {
            return 2;
        }
    }

    /**
     * A module of a program.
     *
     * @param path its canonical path
     * @param file the file name that traces show
     * @param name what {@code <modul name>} prints
     * @param globals its globals, in order; all of them are exported
     * @param body index of the function that runs its statements
     */
    record UnitTable(String path, String file, String name, List<Global> globals, int body) {
        public UnitTable {
            globals = List.copyOf(globals);
        }
    }

    /**
     * A global of a unit.
     *
     * @param constant whether assigning to it through the module is an error
     */
    record Global(String name, boolean constant) {}
}
