package id.morph.morphc;

import static id.morph.frontend.diagnostic.Language.ENGLISH;
import static id.morph.frontend.diagnostic.Language.INDONESIAN;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LanguageChoiceTest {
    @Test
    void indonesianWhateverTheLocaleIs() {
        assertEquals(INDONESIAN, LanguageChoice.of(Map.of()));
        assertEquals(INDONESIAN, LanguageChoice.of(Map.of("LANG", "en_US.UTF-8", "LC_ALL", "en_GB.UTF-8")));
    }

    @Test
    void ourOwnVariableDecidesAndTheOptionBeatsIt() {
        assertEquals(ENGLISH, LanguageChoice.of(Map.of("MORPHC_LANG", "en")));
        var environment = Map.of("MORPHC_LANG", "id");
        assertEquals(INDONESIAN, LanguageChoice.of(environment));
        assertEquals(ENGLISH, LanguageChoice.of(new String[] {"check", "--lang=en", "x.fox"}, environment));
        assertEquals(ENGLISH, LanguageChoice.of(new String[] {"--lang", "en"}, environment));
    }

    @Test
    void aWrongValueIsComplainedAboutInTheLanguageOfTheEnvironment() {
        assertEquals(ENGLISH, LanguageChoice.of(new String[] {"--lang=fr"}, Map.of("MORPHC_LANG", "en")));
    }
}
