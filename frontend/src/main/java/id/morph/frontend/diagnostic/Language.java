package id.morph.frontend.diagnostic;

import java.util.Optional;

/** The languages in which diagnostics are written. */
public enum Language {
    INDONESIAN("id"),
    ENGLISH("en");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** The tag that {@code --lang} takes. */
    public String tag() {
        return tag;
    }

    /** The language of a {@code --lang} value, if there is one. */
    public static Optional<Language> of(String tag) {
        for (Language language : values()) {
            if (language.tag.equals(tag)) {
                return Optional.of(language);
            }
        }
        return Optional.empty();
    }
}
