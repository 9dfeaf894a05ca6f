package id.morph.morphc;

import id.morph.frontend.diagnostic.Language;
import java.util.Map;

/** Which language to speak. */
final class LanguageChoice {
    private LanguageChoice() {}

    /**
     * The language of a command line: {@code --lang} wins, then the environment.
     *
     * @param arguments the command line; it is looked through before it is parsed, since what is wrong with it must be
     *     said in the right language
     */
    static Language of(String[] arguments, Map<String, String> environment) {
        for (int i = 0; i < arguments.length; i++) {
            String value = arguments[i].startsWith("--lang=")
                    ? arguments[i].substring("--lang=".length())
                    : arguments[i].equals("--lang") && i + 1 < arguments.length ? arguments[i + 1] : null;
            if (value != null) {
                return Language.of(value).orElseGet(() -> of(environment));
            }
        }
        return of(environment);
    }

    /**
     * The language of {@code MORPHC_LANG}; Indonesian if it is not set. The locale does not count: many who write Morph
     * have a machine that is set to English.
     */
    static Language of(Map<String, String> environment) {
        return environment.getOrDefault("MORPHC_LANG", "").startsWith("en") ? Language.ENGLISH : Language.INDONESIAN;
    }
}
