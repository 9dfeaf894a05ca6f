package id.morph.frontend.module;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How the module graph reaches files; tests and the library compiler put something else in its place. */
public interface FileAccess {

    boolean exists(Path path);

    byte[] read(Path path) throws IOException;

    /** The path that identifies the file, with links resolved. */
    Path canonical(Path path) throws IOException;

    /** The real file system. */
    FileAccess DISK = new FileAccess() {
        @Override
        public boolean exists(Path path) {
            return Files.isRegularFile(path);
        }

        @Override
        public byte[] read(Path path) throws IOException {
            return Files.readAllBytes(path);
        }

        @Override
        public Path canonical(Path path) throws IOException {
            return path.toRealPath();
        }
    };
}
