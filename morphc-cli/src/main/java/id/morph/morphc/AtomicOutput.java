package id.morph.morphc;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writing a result so that its file is either complete or as it was before. */
final class AtomicOutput {
    private AtomicOutput() {}

    /**
     * Replaces the contents of {@code file}, or of what it links to; on failure {@code file} is untouched and nothing is left
     * lying beside it. What is no regular file, such as {@code /dev/stdout} or a pipe, is written to as it is.
     */
    static void write(Path file, byte[] contents) throws ToolError {
        if (Files.isDirectory(file)) {
            throw new ToolError("output.directory", file);
        }
        try {
            if (!Files.exists(file)) {
                replace(file, contents);
            } else if (Files.isRegularFile(file)) {
                replace(file.toRealPath(), contents);
            } else {
                Files.write(file, contents, StandardOpenOption.WRITE);
            }
        } catch (AccessDeniedException e) {
            throw new ToolError("output.denied", file, file.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new ToolError("output.failed", file, e.getMessage());
        }
    }

    private static void replace(Path file, byte[] contents) throws ToolError, IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) {
            throw new ToolError("output.no-folder", file, folder);
        }
        Path temporary = folder.resolve(
                "." + file.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
        try {
            Files.write(temporary, contents);
            if (Files.exists(file) && Files.getFileStore(folder).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(temporary, Files.getPosixFilePermissions(file));
            }
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
