package id.morph.frontend.diagnostic;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/** The texts of one language. Placeholders are {@code {0}}, {@code {1}}; nothing else is special. */
public final class MessageBundle {
    private static final Map<Language, MessageBundle> LOADED = new EnumMap<>(Language.class);

    private final Properties texts;

    private MessageBundle(Properties texts) {
        this.texts = texts;
    }

    /** The texts of {@code language}, read once. */
    public static synchronized MessageBundle of(Language language) {
        return LOADED.computeIfAbsent(language, MessageBundle::load);
    }

    private static MessageBundle load(Language language) {
        String name = "messages_" + language.tag() + ".properties";
        try (var stream = MessageBundle.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("missing resource " + name);
            }
            var texts = new Properties();
            texts.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            return new MessageBundle(texts);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    /** All keys that have a text. */
    public Set<String> keys() {
        return texts.stringPropertyNames();
    }

    /** The text of {@code message} with its arguments filled in. An unknown key is shown as it is. */
    public String render(Message message) {
        return fill(texts.getProperty(message.key(), message.key()), message.arguments());
    }

    /** The text of {@code key} with its arguments filled in. */
    public String render(String key, Object... arguments) {
        return render(Message.of(key, arguments));
    }

    private String fill(String template, List<Object> arguments) {
        if (template.indexOf('{') < 0) {
            return template;
        }
        var filled = new StringBuilder();
        int at = 0;
        while (at < template.length()) {
            char c = template.charAt(at);
            if (c == '{'
                    && at + 2 < template.length()
                    && template.charAt(at + 2) == '}'
                    && Character.isDigit(template.charAt(at + 1))) {
                int index = template.charAt(at + 1) - '0';
                filled.append(index < arguments.size() ? argument(arguments.get(index)) : "?");
                at += 3;
            } else {
                filled.append(c);
                at++;
            }
        }
        return filled.toString();
    }

    private String argument(Object argument) {
        return switch (argument) {
            case Message inner -> render(inner);
            case List<?> lines -> lines.stream().map(this::argument).collect(Collectors.joining("\n"));
            default -> argument.toString();
        };
    }
}
