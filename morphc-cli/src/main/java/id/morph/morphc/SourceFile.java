package id.morph.morphc;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reading the file named on the command line, with an explanation of whatever can be wrong with it. */
final class SourceFile {
    private SourceFile() {}

    /** The bytes of {@code file}. */
    static byte[] bytes(Path file) throws ToolError {
        try {
            if (Files.isDirectory(file)) {
                throw new ToolError("file.directory", file);
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            Path parent = file.toAbsolutePath().getParent();
            throw parent != null && !Files.isDirectory(parent)
                    ? new ToolError("file.missing.directory", file, parent)
                    : new ToolError("file.missing", file, file.toAbsolutePath());
        } catch (AccessDeniedException e) {
            throw new ToolError("file.denied", file);
        } catch (IOException e) {
            throw new ToolError("file.unreadable", file, e.getMessage());
        }
    }
}
