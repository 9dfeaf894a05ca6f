package id.morph.backend.wasm.binaryen;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Binaryen's program {@code wasm-opt}, found on the PATH or where the environment variable {@code MORPHC_BINARYEN} says. Only what every host
 * runs is switched on.
 */
public final class WasmOpt implements Binaryen {
    private static final String VARIABLE = "MORPHC_BINARYEN";
    private static final String PROGRAM = "wasm-opt";
    private static final List<String> FEATURES =
            List.of("--enable-bulk-memory", "--enable-nontrapping-float-to-int", "--enable-sign-ext");

    @Override
    public byte[] optimize(byte[] module, Goal goal, boolean names) {
        try {
            Path folder = Files.createTempDirectory("morph-wasm-");
            Path before = folder.resolve("before.wasm");
            Path after = folder.resolve("after.wasm");
            try {
                Files.write(before, module);
                run(before, after, goal, names);
                return Files.readAllBytes(after);
            } finally {
                Files.deleteIfExists(before);
                Files.deleteIfExists(after);
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void run(Path before, Path after, Goal goal, boolean names) {
        List<String> command = new ArrayList<>(List.of(program(), before.toString(), "-o", after.toString()));
        command.add(goal.option());
        command.addAll(FEATURES);
        if (names) {
            command.add("-g");
        }
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new BinaryenException(String.join(" ", command) + "\n" + output);
            }
        } catch (IOException e) {
            throw new BinaryenException(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BinaryenException("interrupted");
        }
    }

    /** The variable names the program, or the folder that has it. */
    private static String program() {
        String chosen = System.getenv(VARIABLE);
        if (chosen == null || chosen.isEmpty()) {
            return PROGRAM;
        }
        Path path = Path.of(chosen);
        return (Files.isDirectory(path) ? path.resolve(PROGRAM) : path).toString();
    }
}
