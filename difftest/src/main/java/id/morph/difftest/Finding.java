package id.morph.difftest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A program on which an executor differs, already small.
 *
 * @param name after what it comes from: {@code acak_17} is the random program of seed 17
 * @param origin the same for a reader
 * @param executor the guilty one
 * @param report where its outcome differs
 * @param text the program
 */
public record Finding(String name, String origin, String executor, String report, String text) {

    /** Writes it to {@code NAME.fox} in the folder, with all that is known about it in comments at the end. */
    public Path save(Path folder) throws IOException {
        String comment = (origin + ", " + executor + "\n" + report)
                .lines()
                .map(line -> "# " + line + "\n")
                .reduce("", String::concat);
        return Files.writeString(Files.createDirectories(folder).resolve(name + ".fox"), text + comment);
    }

    @Override
    public String toString() {
        return origin + ", " + executor + "\n" + report + "\n" + text;
    }
}
