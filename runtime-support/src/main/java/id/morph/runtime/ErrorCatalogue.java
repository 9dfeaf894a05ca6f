package id.morph.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * The texts of runtime errors, from the one data file {@code errors.properties} that every backend shares. A key is
 * {@code CODE.case}; {@code {0}}, {@code {1}}… in a text stand for its arguments.
 */
public final class ErrorCatalogue {
    private ErrorCatalogue() {}

    /** Loaded when the first message is wanted, so that a program without errors does not pay for it. */
    private static final class Holder {
        static final Properties TEXTS = load();

        private static Properties load() {
            Properties texts = new Properties();
            try (InputStream in = ErrorCatalogue.class.getResourceAsStream("errors.properties")) {
                texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return texts;
        }
    }

    /** All keys, sorted. */
    public static Set<String> keys() {
        return new TreeSet<>(Holder.TEXTS.stringPropertyNames());
    }

    /** The code of a key: the part before its dot. */
    public static ErrorCode code(String key) {
        return ErrorCode.valueOf(key.substring(0, key.indexOf('.')));
    }

    /**
     * The message of a key with its arguments filled in.
     *
     * @throws IllegalArgumentException if there is no such key
     */
    public static String message(String key, Object... arguments) {
        String template = Holder.TEXTS.getProperty(key);
        if (template == null) {
            throw new IllegalArgumentException("no error text for " + key);
        }
        StringBuilder out = new StringBuilder(template.length() + 32);
        int i = 0;
        while (i < template.length()) {
            char c = template.charAt(i);
            if (c == '{' && i + 2 < template.length() && template.charAt(i + 2) == '}') {
                out.append(arguments[template.charAt(i + 1) - '0']);
                i += 3;
            } else {
                out.append(c);
                i++;
            }
        }
        return out.toString();
    }
}
