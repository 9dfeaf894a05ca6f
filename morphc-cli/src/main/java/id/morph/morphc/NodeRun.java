package id.morph.morphc;

import id.morph.backend.js.JsModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Runs a program that has been compiled to JavaScript on the Node of this machine. */
final class NodeRun {
    private static final String NODE = "node";

    private NodeRun() {}

    /**
     * Runs the module with this process's streams.
     *
     * @return the exit status
     */
    static int execute(Path file, RunOptions options, JsModule module) throws ToolError {
        try {
            Path folder = Files.createTempDirectory("morphc");
            Path program = folder.resolve("program.mjs");
            try {
                Files.writeString(program, settings(file, options) + module.text(), StandardCharsets.UTF_8);
                return new ProcessBuilder(NODE, program.toString())
                        .inheritIO()
                        .start()
                        .waitFor();
            } finally {
                Files.deleteIfExists(program);
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            throw new ToolError("run.no-node", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ToolError("run.no-node", e.getMessage());
        }
    }

    /** What the module's runtime reads when it starts. */
    private static String settings(Path file, RunOptions options) {
        List<String> arguments = new ArrayList<>();
        arguments.add(file.toString());
        arguments.addAll(options.arguments());
        return "globalThis.morphHost = { maxDepth: " + options.maxDepth() + ", printStyle: "
                + JsModule.literal(options.printStyle().name().toLowerCase(Locale.ROOT)) + ", arguments: "
                + arguments.stream().map(JsModule::literal).collect(Collectors.joining(", ", "[", "]")) + " };\n";
    }
}
