package id.morph.backend.wasm;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** The texts of runtime errors. */
final class Catalogue {
    private static final String RESOURCE = "/id/morph/runtime/errors.properties";

    private final Properties texts = new Properties();

    Catalogue() {
        try (InputStream in = Catalogue.class.getResourceAsStream(RESOURCE)) {
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalStateException if there is no such error */
    String text(String key) {
        String text = texts.getProperty(key);
        if (text == null) {
            throw new IllegalStateException("the catalogue has no error " + key);
        }
        return text;
    }
}
