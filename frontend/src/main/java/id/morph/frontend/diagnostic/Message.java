package id.morph.frontend.diagnostic;

import java.util.List;

/**
 * A text to be: a key of the bundles and what its placeholders {@code {0}, {@code {1} stand for. An argument that is a
 * {@link Message} is rendered first, so that words like "a name" are translated too; a list is one line per element.
 */
public record Message(String key, List<Object> arguments) {
    public Message {
        arguments = List.copyOf(arguments);
    }

    /** A message with its arguments in order. */
    public static Message of(String key, Object... arguments) {
        return new Message(key, List.of(arguments));
    }

    /** Whether it states a fact ({@code note.…}) and is no advice. */
    boolean isNote() {
        return key.startsWith("note.");
    }
}
