package id.morph.tests;

import java.nio.file.Path;
import java.util.List;

/**
 * What an executor needs to run a program.
 *
 * @param source the main file
 * @param arguments the command line arguments after the file
 * @param standardInput all that the program can read
 * @param directory what relative paths of the program are relative to; it may write there
 */
public record Program(Path source, List<String> arguments, byte[] standardInput, Path directory) {
    public Program {
        arguments = List.copyOf(arguments);
    }
}
