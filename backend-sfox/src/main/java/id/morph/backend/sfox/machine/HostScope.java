package id.morph.backend.sfox.machine;

import java.util.Map;
import java.util.Optional;

/** What the host gives to programs in version 1 images. A version 2 image brings its own library. */
public interface HostScope {

    /** The globals that every module starts with, {@code argumen_sistem} included. */
    Map<String, Object> globals();

    /** The host module of that name ({@code _backend}, {@code builtins}, {@code hashlib}); empty if there is none. */
    Optional<Object> hostModule(String name);

    /** A host without anything. */
    HostScope EMPTY = new HostScope() {
        @Override
        public Map<String, Object> globals() {
            return Map.of();
        }

        @Override
        public Optional<Object> hostModule(String name) {
            return Optional.empty();
        }
    };
}
