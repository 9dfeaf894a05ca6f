package id.morph.morphc;

import static id.morph.frontend.diagnostic.Language.ENGLISH;
import static id.morph.frontend.diagnostic.Language.INDONESIAN;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LanguageChoiceTest {
    @Test
    void indonesianUnlessSomebodySaysOtherwise() {
        assertEquals(INDONESIAN, LanguageChoice.of(Map.of()));
        assertEquals(INDONESIAN, LanguageChoice.of(Map.of("LANG", "C.UTF-8")));
        assertEquals(INDONESIAN, LanguageChoice.of(Map.of("LANG", "de_DE.UTF-8")));
    }

    @Test
    void theLocaleDecides() {
        assertEquals(ENGLISH, LanguageChoice.of(Map.of("LANG", "en_GB.UTF-8")));
        assertEquals(INDONESIAN, LanguageChoice.of(Map.of("LANG", "en_GB.UTF-8", "LC_ALL", "id_ID.UTF-8")));
    }

    @Test
    void ourOwnVariableBeatsTheLocaleAndTheOptionBeatsBoth() {
        var environment = Map.of("LANG", "en_US.UTF-8", "MORPHC_LANG", "id");
        assertEquals(INDONESIAN, LanguageChoice.of(environment));
        assertEquals(ENGLISH, LanguageChoice.of(new String[] {"check", "--lang=en", "x.fox"}, environment));
        assertEquals(ENGLISH, LanguageChoice.of(new String[] {"--lang", "en"}, environment));
    }

    @Test
    void aWrongValueIsComplainedAboutInTheLanguageOfTheEnvironment() {
        assertEquals(ENGLISH, LanguageChoice.of(new String[] {"--lang=fr"}, Map.of("LANG", "en_US")));
    }
}
