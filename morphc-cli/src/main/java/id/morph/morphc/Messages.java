package id.morph.morphc;

import id.morph.frontend.diagnostic.Language;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;

/** The command line's own texts in one language; diagnostics about programs have their own catalogue in frontend. */
final class Messages {
    private final ResourceBundle bundle;

    private Messages(ResourceBundle bundle) {
        this.bundle = bundle;
    }

    /** The texts in {@code language}. The host's locale plays no part, so that every machine prints the same. */
    static Messages in(Language language) {
        String name = "messages_" + language.tag() + ".properties";
        try (Reader reader = new InputStreamReader(Messages.class.getResourceAsStream(name), StandardCharsets.UTF_8)) {
            return new Messages(new PropertyResourceBundle(reader));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of {@code key}, with {@code details} in the places {@code {0}}, {@code {1}} … */
    String text(String key, Object... details) {
        String text = bundle.getString(key);
        for (int i = 0; i < details.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(details[i]));
        }
        return text;
    }

    /** The same texts, as picocli wants them for its help pages. */
    ResourceBundle bundle() {
        return bundle;
    }
}
