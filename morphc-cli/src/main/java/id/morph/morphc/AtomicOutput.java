package id.morph.morphc;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writing a result so that its file is either complete or as it was before. */
final class AtomicOutput {
    private AtomicOutput() {}

    /** Replaces the contents of {@code file}; on failure {@code file} is untouched and nothing is left lying beside it. */
    static void write(Path file, byte[] contents) throws ToolError {
        if (Files.isDirectory(file)) {
            throw new ToolError("output.directory", file);
        }
        Path folder = file.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) {
            throw new ToolError("output.no-folder", file, folder);
        }
        Path temporary = folder.resolve(
                "." + file.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
        try {
            try {
                Files.write(temporary, contents);
                if (Files.exists(file) && Files.getFileStore(folder).supportsFileAttributeView("posix")) {
                    Files.setPosixFilePermissions(temporary, Files.getPosixFilePermissions(file));
                }
                Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (AccessDeniedException e) {
            throw new ToolError("output.denied", file, folder);
        } catch (IOException e) {
            throw new ToolError("output.failed", file, e.getMessage());
        }
    }
}
