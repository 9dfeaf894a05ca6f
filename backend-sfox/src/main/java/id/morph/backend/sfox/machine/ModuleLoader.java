package id.morph.backend.sfox.machine;

import id.morph.backend.sfox.image.Image;
import java.util.Optional;

/** Finds the modules that version 1 images import by path. */
public interface ModuleLoader {

    /**
     * A module that exists.
     *
     * @param key identifies it: imports with equal keys get the same module
     * @param file its name in traces, and where its own imports are searched from
     */
    record Location(String key, String file) {}

    /**
     * Where a module is.
     *
     * @param path as the import writes it
     * @param importer {@link Location#file} of the importing module
     */
    Optional<Location> locate(String path, String importer);

    /**
     * The module's code. A {@link Image.Program} must have a unit whose path is {@link Location#key}.
     *
     * @throws id.morph.runtime.MorphError if it cannot be read or compiled
     */
    Image load(Location location);

    /** A loader that finds nothing. */
    ModuleLoader NONE = new ModuleLoader() {
        @Override
        public Optional<Location> locate(String path, String importer) {
            return Optional.empty();
        }

        @Override
        public Image load(Location location) {
            throw new IllegalStateException("never located");
        }
    };
}
