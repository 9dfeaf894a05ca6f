package id.morph.morphc;

import id.morph.backend.js.JsModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The files of a program for JavaScript: the module, its source map, and the types of what it exports. */
final class JsOutput {
    private static final String MODULE = ".mjs";

    private final Path source;
    private final JsModule module;

    /** @param source the main file, from which other sources are found */
    JsOutput(Path source, JsModule module) {
        this.source = source;
        this.module = module;
    }

    /**
     * Writes the module to {@code file} and the others beside it; each is complete or as it was before.
     *
     * @param minify whether the module is made as small as possible; then it has no source map
     */
    void write(Path file, boolean minify) throws ToolError {
        Path name = file.getFileName();
        boolean alone = name == null || (Files.exists(file) && !Files.isRegularFile(file));
        if (minify) {
            AtomicOutput.write(file, bytes(module.minified()));
        } else if (alone) {
            AtomicOutput.write(file, bytes(module.text()));
        } else {
            String map = name + ".map";
            AtomicOutput.write(file.resolveSibling(map), bytes(module.sourceMap(name.toString(), this::text)));
            AtomicOutput.write(file, bytes(module.text() + "//# sourceMappingURL=" + map + "\n"));
        }
        if (!alone && !module.declarations().isEmpty()) {
            String stem = name.toString().replaceFirst("\\.m?js$", "");
            AtomicOutput.write(file.resolveSibling(stem + ".d.ts"), bytes(module.declarations()));
            if (name.toString().endsWith(MODULE)) {
                // What TypeScript looks for beside an .mjs file.
                AtomicOutput.write(file.resolveSibling(stem + ".d.mts"), bytes(module.declarations()));
            }
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A source file by the name that traces show: beside the main file, or in the bundled library. */
    private Optional<String> text(String file) {
        Path folder = source.toAbsolutePath().getParent();
        Path found = folder.resolve(file);
        try {
            if (Files.isRegularFile(found)) {
                return Optional.of(Files.readString(found, StandardCharsets.UTF_8));
            }
            try (InputStream bundled = JsOutput.class.getResourceAsStream("/" + file)) {
                return bundled == null
                        ? Optional.empty()
                        : Optional.of(new String(bundled.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
