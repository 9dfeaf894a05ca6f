package id.morph.backend.wasm;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The module of JavaScript that runs a compiled program, in Node and in browsers. */
public final class Loader {
    private static final String RESOURCE = "/id/morph/wasm/loader.mjs";

    private Loader() {}

    /**
     * Its text.
     *
     * @param file the name of the WebAssembly module, which lies beside it
     * @param deep whether the program may recurse
     */
    public static String of(String file, boolean deep) {
        try (InputStream in = Loader.class.getResourceAsStream(RESOURCE)) {
            String name = file.replace("\\", "\\\\").replace("\"", "\\\"");
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("PROGRAM.wasm", name)
                    .replace("PROGRAM.fox", name.replaceFirst("\\.wasm$", ".fox"))
                    .replace("const DEEP = true", "const DEEP = " + deep);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
